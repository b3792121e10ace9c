import { z } from "zod";
import { defineEndpoint } from "./define.ts";
import { day, id, instant, money, moneyInput, name, optionalText, percent, reason, warning } from "./fields.ts";
import { flag, idParam, listOf, listWithSums, page, search, sortBy } from "./query.ts";

export const accommodationKind = z
  .enum(["payment", "interim", "contribution", "bond", "charge", "ingoing"])
  .meta({ id: "AccommodationKind" });
export const accommodationMethod = z.enum(["lump_sum", "daily", "combination"]).meta({ id: "AccommodationMethod" });
export const collection = z.enum(["billed", "drawdown"]).meta({ id: "Collection" });
export const chargeKind = z
  .enum([
    "daily_payment",
    "unpaid_lump_sum_daily",
    "retention",
    "bond_retention",
    "interest_payable",
    "overdue_interest",
    "dmf",
    "crf",
    "lump_sum",
    "fee",
  ])
  .meta({ id: "ChargeKind" });

/** One step of a derivation, in words that add up. */
export const lawStep = z
  .object({ page: z.string(), law: z.string().nullable(), text: z.string(), value: z.string().nullable() })
  .meta({ id: "LawStep" });

export const accommodationLine = z
  .object({
    id,
    accommodationPaymentId: id,
    startDate: day,
    endDate: day.nullable(),
    kind: accommodationKind,
    method: accommodationMethod,
    /** RAD, DAP, RAD and DAP, RAC, DAC, bond, ingoing contribution and the like. */
    title: z.string(),
    description: z.string().nullable(),
    placePrice: money.nullable(),
    agreedAmount: money.nullable(),
    agreedLumpSum: money,
    rateDate: day,
    mpir: percent.nullable(),
    agreedRate: percent.nullable(),
    assessedAmount: money.nullable(),
    perDay: money.nullable(),
    occupiedFrom: day,
    maintained: z.boolean(),
    accountNameId: id,
    accountName: z.string(),
    collection,
    /** The most that may be asked for a day if nothing were paid as a lump sum; null where it cannot be worked out. */
    maximumDaily: money.nullable(),
    /** Lump sum that equals the assessed daily contribution. */
    maximumLumpSum: money.nullable(),
    forecastDaily: money.nullable(),
    forecastDate: day.nullable(),
    inError: z.boolean(),
    steps: z.array(lawStep),
  })
  .meta({ id: "AccommodationLine" });
export type AccommodationLine = z.infer<typeof accommodationLine>;

export const accommodationFigures = z
  .object({
    invoiced: money,
    received: money,
    /** Daily payments, agreed deductions and the like taken from the lump sum. */
    drawnDown: money,
    retained: money,
    refunded: money,
    /** What is held: refundable. */
    balance: money,
    /** Agreed as a lump sum and not received. */
    unpaidLumpSum: money,
    ongoingBilled: money,
    unpaidBilled: money,
    interestPayable: money,
  })
  .meta({ id: "AccommodationFigures" });
export type AccommodationFigures = z.infer<typeof accommodationFigures>;

export const accommodationPayment = z
  .object({
    id,
    serviceEntryId: id,
    clientId: id,
    clientName: z.string(),
    clientAccount: z.string(),
    serviceId: id,
    serviceName: z.string(),
    setting: z.string(),
    placeCode: z.string().nullable(),
    entryDate: day,
    departureDate: day.nullable(),
    departureReason: z.string().nullable(),
    noticeDate: day.nullable(),
    probateDate: day.nullable(),
    accommodationStatus: z.string(),
    /** Under which rules the room is paid for today. */
    arrangement: z.enum(["PRE14", "POST14", "NOV25"]).nullable(),
    retention: z.boolean(),
    agreementDate: day.nullable(),
    title: z.string().nullable(),
    agreedAmount: money.nullable(),
    agreedLumpSum: money.nullable(),
    forecastDaily: money.nullable(),
    figures: accommodationFigures,
    /** Last day for the refund by law; null while none runs or not known yet. */
    refundDueDate: day.nullable(),
    status: z.enum(["none", "agreed", "partly_paid", "held", "refund_due", "refund_overdue", "refunded"]),
    adjustmentRequired: z.boolean(),
  })
  .meta({ id: "AccommodationPayment" });
export type AccommodationPayment = z.infer<typeof accommodationPayment>;

export const ingoingContribution = z
  .object({
    agreedAmount: money,
    accountNameId: id,
    startDate: day,
    base: z.enum(["entry", "resale"]),
    method: z.enum(["daily", "completed_years", "started_years", "ended_years"]),
    dayDivisor: z.enum(["days_in_year", "365"]),
    /** Percent of each year of the stay in turn; null: the dated rates hold. */
    dmfYears: z.array(percent).nullable(),
    crfYears: z.array(percent).nullable(),
    capYears: percent.nullable(),
    capPercent: percent.nullable(),
    leastPercent: percent.nullable(),
    gainShare: percent,
    lossShare: percent,
    resalePrice: money.nullable(),
    resaleDate: day.nullable(),
    otherDeductions: money,
    rates: z.array(
      z.object({
        startDate: day,
        endDate: day.nullable(),
        dmfPercent: percent,
        dmfCodeId: id.nullable(),
        crfPercent: percent,
        crfCodeId: id.nullable(),
      }),
    ),
  })
  .meta({ id: "IngoingContribution" });
export type IngoingContribution = z.infer<typeof ingoingContribution>;

export const accommodationDetail = accommodationPayment
  .extend({
    /** Whether lines may be added, and why not. */
    mayAddLine: z.boolean(),
    whyNotLine: z.string().nullable(),
    elsewhereFirstPaid: day.nullable(),
    elsewhereCountedDays: z.int(),
    /** Taken out of the lump sum by an earlier system. */
    retainedBefore: money,
    deductedBefore: money,
    /** First day that is billed here, of a stay that began before it. */
    broughtOverOn: day.nullable(),
    heldForReentryUntil: day.nullable(),
    transferredFromId: id.nullable(),
    retentionDaysLeft: z.int().nullable(),
    lines: z.array(accommodationLine),
    ingoing: ingoingContribution.nullable(),
    warnings: z.array(warning),
  })
  .meta({ id: "AccommodationDetail" });
export type AccommodationDetail = z.infer<typeof accommodationDetail>;

export const depositMovement = z
  .object({
    id,
    movementDate: day,
    kind: z.string(),
    amount: money,
    /** After it, at the end of its day. */
    balance: money,
    description: z.string(),
    journalId: id,
    transactionId: id,
    documentNumber: z.string(),
    journalLineId: id.nullable(),
    reversesId: id.nullable(),
    postingDate: day,
    createdAt: instant,
  })
  .meta({ id: "DepositMovement" });
export type DepositMovement = z.infer<typeof depositMovement>;

export const depositSegment = z
  .object({
    from: day,
    to: day,
    days: z.int(),
    causes: z.array(z.string()),
    inCare: z.boolean(),
    balance: money,
    retained: money,
    unpaidLumpSum: money,
    daily: money,
    ongoing: money,
    unpaid: money,
    retention: z.boolean(),
    /** Retention that accrues on one of these days, exact to six decimals of a dollar. */
    retentionADay: z.string(),
    text: z.string(),
  })
  .meta({ id: "DepositSegment" });

export const depositCharge = z
  .object({
    kind: chargeKind,
    drawdown: z.boolean(),
    from: day,
    to: day,
    days: z.int(),
    perDay: money.nullable(),
    amount: money,
    deductedOn: day.nullable(),
    text: z.string(),
    /** The line that charges it, where one does. */
    journalLineId: id.nullable(),
  })
  .meta({ id: "DepositCharge" });

export const depositLife = z
  .object({
    accommodationPaymentId: id,
    from: day,
    to: day,
    segments: z.array(depositSegment),
    charges: z.array(depositCharge),
    movements: z.array(
      z.object({ on: day, kind: z.string(), amount: money, balance: money, reference: z.string().nullable() }),
    ),
    figures: accommodationFigures,
    /** What the rules give less what is posted; nothing when the books are up to date. */
    difference: money,
    issues: z.array(warning),
    steps: z.array(lawStep),
  })
  .meta({ id: "DepositLife" });
export type DepositLife = z.infer<typeof depositLife>;

export const depositDay = z
  .object({
    on: day,
    balance: money,
    retained: money,
    unpaidLumpSum: money,
    daily: money,
    retentionADay: z.string(),
    cause: z.string(),
  })
  .meta({ id: "DepositDay" });

export const exitEstimate = z
  .object({
    on: day,
    resalePrice: money.nullable(),
    ingoing: money,
    dmf: money,
    dmfPercent: z.string(),
    crf: money,
    crfPercent: z.string(),
    gainOrLoss: money,
    share: money,
    otherDeductions: money,
    unpaidFees: money,
    exitAmount: money,
    steps: z.array(lawStep),
  })
  .meta({ id: "ExitEstimate" });
export type ExitEstimate = z.infer<typeof exitEstimate>;

const entryPath = z.object({ accommodationPaymentId: idParam() });
const linePath = z.object({ accommodationLineId: idParam() });

const lineFields = {
  startDate: day,
  endDate: day.nullable().default(null),
  kind: accommodationKind,
  method: accommodationMethod,
  description: optionalText.default(null),
  /** That of the place on the rate date, when left out. */
  placePrice: moneyInput.nullable().optional(),
  agreedAmount: moneyInput.nullable().default(null),
  agreedLumpSum: moneyInput.default("0.00"),
  /**
   * The price agreement day. Left out: the first day in a room that was moved to, else the day of the agreement, else the
   * first day of the line; for a contribution the day of entry.
   */
  rateDate: day.optional(),
  /** Left out: the maximum permissible interest rate of the rate date. Never above it. */
  agreedRate: percent.nullable().optional(),
  assessedAmount: moneyInput.nullable().default(null),
  perDay: moneyInput.nullable().default(null),
  /** First day in the room, which indexation follows. Left out: that of the last move, or of entry. */
  occupiedFrom: day.optional(),
  /** Deductions other than retention raise the daily payment: the provider requires the price to be maintained. */
  maintained: z.boolean().default(true),
  accountNameId: id,
};

export const accommodationPreview = z
  .object({
    accommodationPayment: accommodationDetail,
    /** What the next run will charge and take back because of it. */
    charges: z.array(depositCharge),
    reversals: z.array(depositCharge),
    difference: money,
    warnings: z.array(warning),
  })
  .meta({ id: "AccommodationPreview" });
export type AccommodationPreview = z.infer<typeof accommodationPreview>;

export const accommodationEndpoints = {
  listAccommodationPayments: defineEndpoint({
    id: "listAccommodationPayments",
    area: "accommodation",
    method: "get",
    path: "/accommodation-payments",
    scope: "customers:read",
    summary: "The register of lump sums and daily payments",
    list: true,
    query: z.object({
      search: search.optional(),
      serviceId: idParam().optional(),
      clientId: idParam().optional(),
      status: z.enum(["none", "agreed", "partly_paid", "held", "refund_due", "refund_overdue", "refunded"]).optional(),
      refundDueBy: day.optional(),
      adjustmentRequired: flag().optional(),
      /** Balances by movements up to this day; today when left out. */
      asOf: day.optional(),
      sort: sortBy("clientName", "entryDate", "balance", "refundDueDate").optional(),
      ...page,
    }),
    response: listWithSums(accommodationPayment, accommodationFigures),
  }),
  getAccommodationPayment: defineEndpoint({
    id: "getAccommodationPayment",
    area: "accommodation",
    method: "get",
    path: "/accommodation-payments/{accommodationPaymentId}",
    scope: "customers:read",
    summary: "One accommodation payment with its lines and figures",
    params: entryPath,
    response: accommodationDetail,
  }),
  updateAccommodationPayment: defineEndpoint({
    id: "updateAccommodationPayment",
    area: "accommodation",
    method: "patch",
    path: "/accommodation-payments/{accommodationPaymentId}",
    scope: "customers:write",
    summary: "Change what is known of the agreement",
    params: entryPath,
    body: z.object({
      agreementDate: day.nullable().optional(),
      elsewhereFirstPaid: day.nullable().optional(),
      elsewhereCountedDays: z.int().min(0).max(1826).optional(),
      /** What an earlier system took out of the lump sum; what is received is entered without it. */
      retainedBefore: moneyInput.optional(),
      deductedBefore: moneyInput.optional(),
      heldForReentryUntil: day.nullable().optional(),
    }),
    response: accommodationDetail,
  }),
  addAccommodationLine: defineEndpoint({
    id: "addAccommodationLine",
    area: "accommodation",
    method: "post",
    path: "/accommodation-payments/{accommodationPaymentId}/lines",
    scope: "customers:write",
    summary: "Agree on payment from a day on; a line that runs on ends the day before",
    description: "With `preview` nothing is kept: the answer says what the next run will charge and take back.",
    created: true,
    params: entryPath,
    body: z.object({ ...lineFields, preview: z.boolean().default(false) }),
    response: accommodationPreview,
  }),
  updateAccommodationLine: defineEndpoint({
    id: "updateAccommodationLine",
    area: "accommodation",
    method: "patch",
    path: "/accommodation-lines/{accommodationLineId}",
    scope: "customers:write",
    summary: "Correct a line; what was charged is settled by the next run",
    params: linePath,
    body: z.object({
      startDate: day.optional(),
      endDate: day.nullable().optional(),
      method: accommodationMethod.optional(),
      description: optionalText.optional(),
      placePrice: moneyInput.nullable().optional(),
      agreedAmount: moneyInput.nullable().optional(),
      agreedLumpSum: moneyInput.optional(),
      rateDate: day.optional(),
      agreedRate: percent.nullable().optional(),
      assessedAmount: moneyInput.nullable().optional(),
      perDay: moneyInput.nullable().optional(),
      occupiedFrom: day.optional(),
      maintained: z.boolean().optional(),
      accountNameId: id.optional(),
      preview: z.boolean().default(false),
    }),
    response: accommodationPreview,
  }),
  markAccommodationLineInError: defineEndpoint({
    id: "markAccommodationLineInError",
    area: "accommodation",
    method: "post",
    path: "/accommodation-lines/{accommodationLineId}/mark-in-error",
    scope: "customers:write",
    summary: "Mark a line as created in error",
    params: linePath,
    body: z.object({ reason, preview: z.boolean().default(false) }),
    response: accommodationPreview,
  }),
  setIngoingContribution: defineEndpoint({
    id: "setIngoingContribution",
    area: "accommodation",
    method: "put",
    path: "/accommodation-payments/{accommodationPaymentId}/ingoing-contribution",
    scope: "customers:write",
    summary: "Set up the ingoing contribution of a village: fees while it is held, shares at the end",
    params: entryPath,
    body: ingoingContribution,
    response: accommodationDetail,
  }),
  getExitEstimate: defineEndpoint({
    id: "getExitEstimate",
    area: "accommodation",
    method: "get",
    path: "/accommodation-payments/{accommodationPaymentId}/exit-estimate",
    scope: "customers:read",
    summary: "What would come back to a village resident who leaves on a day",
    params: entryPath,
    query: z.object({ on: day.optional(), resalePrice: moneyInput.optional() }),
    response: exitEstimate,
  }),
  getDepositLife: defineEndpoint({
    id: "getDepositLife",
    area: "accommodation",
    method: "get",
    path: "/accommodation-payments/{accommodationPaymentId}/life",
    scope: "customers:read",
    summary: "The life of a deposit: every stretch, charge and movement, as the rules give it",
    params: entryPath,
    query: z.object({ until: day.optional() }),
    response: depositLife,
  }),
  listDepositDays: defineEndpoint({
    id: "listDepositDays",
    area: "accommodation",
    method: "get",
    path: "/accommodation-payments/{accommodationPaymentId}/days",
    scope: "customers:read",
    summary: "A deposit day by day",
    list: true,
    params: entryPath,
    query: z.object({ from: day.optional(), until: day.optional(), ...page }),
    response: listOf(depositDay),
  }),
  listDepositMovements: defineEndpoint({
    id: "listDepositMovements",
    area: "accommodation",
    method: "get",
    path: "/accommodation-payments/{accommodationPaymentId}/movements",
    scope: "customers:read",
    summary: "Posted movements of a lump sum",
    list: true,
    params: entryPath,
    query: z.object({ ...page }),
    response: listOf(depositMovement),
  }),
  listAccommodationCodes: defineEndpoint({
    id: "listAccommodationCodes",
    area: "accommodation",
    method: "get",
    path: "/accommodation-codes",
    scope: "setup:read",
    summary: "Which billing code each charge of accommodation is booked under",
    response: z.object({
      items: z.array(
        z.object({
          use: z.string(),
          title: z.string(),
          billingCodeId: id.nullable(),
          billingCode: z.string().nullable(),
        }),
      ),
    }),
  }),
  setAccommodationCode: defineEndpoint({
    id: "setAccommodationCode",
    area: "accommodation",
    method: "put",
    path: "/accommodation-codes/{use}",
    scope: "setup:write",
    summary: "Choose the billing code of a charge of accommodation",
    params: z.object({ use: z.string().max(40) }),
    body: z.object({ billingCodeId: id }),
    response: z.object({ use: z.string(), billingCodeId: id }),
  }),
  listPlacePrices: defineEndpoint({
    id: "listPlacePrices",
    area: "accommodation",
    method: "get",
    path: "/place-prices",
    scope: "setup:read",
    summary: "Published prices of places and their history",
    list: true,
    query: z.object({
      serviceId: idParam().optional(),
      placeId: idParam().optional(),
      /** Only those in force on this day. */
      on: day.optional(),
      search: search.optional(),
      sort: sortBy("placeCode", "startDate", "price").optional(),
      ...page,
    }),
    response: listOf(
      z
        .object({
          id,
          placeId: id,
          placeCode: z.string(),
          wing: z.string().nullable(),
          serviceId: id,
          serviceName: z.string(),
          startDate: day,
          endDate: day.nullable(),
          price: money,
          /** As a daily payment at the maximum permissible rate of its first day; null where that is not known. */
          daily: money.nullable(),
        })
        .meta({ id: "PlacePrice" }),
    ),
  }),
  addPlacePrice: defineEndpoint({
    id: "addPlacePrice",
    area: "accommodation",
    method: "post",
    path: "/places/{placeId}/prices",
    scope: "setup:write",
    summary: "Publish a price of a place from a day on; the one before ends",
    created: true,
    params: z.object({ placeId: idParam() }),
    body: z.object({ startDate: day, price: moneyInput }),
    response: z.object({
      id,
      placeId: id,
      startDate: day,
      endDate: day.nullable(),
      price: money,
      warnings: z.array(warning),
    }),
  }),
  listSupportedRatios: defineEndpoint({
    id: "listSupportedRatios",
    area: "accommodation",
    method: "get",
    path: "/supported-ratios",
    scope: "customers:read",
    summary: "Supported resident ratios by service and month",
    list: true,
    query: z.object({ serviceId: idParam().optional(), from: day.optional(), to: day.optional(), ...page }),
    response: listOf(
      z
        .object({
          serviceId: id,
          serviceName: name,
          monthStart: day,
          lowMeansDays: z.int(),
          totalDays: z.int(),
          ratio: z.string(),
          threshold: z.string(),
          discount: z.string(),
          calculatedAt: instant,
        })
        .meta({ id: "SupportedRatio" }),
    ),
  }),
};
