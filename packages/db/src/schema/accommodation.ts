import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { accommodationPayment, service } from "./admissions.ts";
import { accountName, billingCode, dayset } from "./billing.ts";
import { createdAt, day, id, instant, money, percent, ref } from "./columns.ts";

/** What was agreed to pay for the room from a day on. Lines of one payment follow each other. */
export const accommodationLine = pgTable(
  "accommodation_line",
  {
    id: id(),
    accommodationPaymentId: ref("accommodation_payment_id")
      .notNull()
      .references(() => accommodationPayment.id),
    clientId: ref("client_id").notNull(),
    serviceId: ref("service_id").notNull(),
    startDate: day("start_date").notNull(),
    endDate: day("end_date"),
    /** `payment`: RAD and DAP; `interim`: means not known yet; `contribution`: RAC and DAC; `bond` and `charge`: before July 2014; `ingoing`: a village. */
    kind: text("kind", { enum: ["payment", "interim", "contribution", "bond", "charge", "ingoing"] }).notNull(),
    method: text("method", { enum: ["lump_sum", "daily", "combination"] }).notNull(),
    description: text("description"),
    /** Published price of the place on the agreement day. */
    placePrice: money("place_price"),
    /** The price that was agreed, as a lump sum. */
    agreedAmount: money("agreed_amount"),
    /** Of the agreed amount, to be paid as a lump sum. */
    agreedLumpSum: money("agreed_lump_sum").notNull().default("0"),
    /** The price agreement day, or the start day for a contribution: it decides the MPIR. */
    rateDate: day("rate_date").notNull(),
    /** Percent a year. The agreed rate is never above the maximum permissible one. */
    mpir: percent("mpir"),
    agreedRate: percent("agreed_rate"),
    /** Daily contribution as assessed. */
    assessedAmount: money("assessed_amount"),
    /** Daily amount of a charge, or of another payment that is agreed by the day. */
    perDay: money("per_day"),
    /** First day in the room that the price is for. */
    occupiedFrom: day("occupied_from").notNull(),
    /** Deductions other than retention raise the daily payment. */
    maintained: boolean("maintained").notNull().default(false),
    /** Of type `accommodation`: daily payments are taken from the lump sum as long as it reaches. */
    accountNameId: ref("account_name_id")
      .notNull()
      .references(() => accountName.id),
    /** The daily payment as last calculated, and for which day. */
    forecastDaily: money("forecast_daily"),
    forecastDate: day("forecast_date"),
    inError: boolean("in_error").notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    index("accommodation_line_payment").on(t.accommodationPaymentId, t.startDate),
    index("accommodation_line_client").on(t.clientId),
    check("accommodation_line_dates", sql`${t.endDate} is null or ${t.endDate} >= ${t.startDate}`),
    check("accommodation_line_rate", sql`${t.agreedRate} is null or ${t.mpir} is null or ${t.agreedRate} <= ${t.mpir}`),
    check(
      "accommodation_line_lump_sum",
      sql`${t.agreedLumpSum} >= 0 and (${t.kind} <> 'payment' or ${t.agreedAmount} is null or ${t.agreedLumpSum} <= ${t.agreedAmount})`,
    ),
  ],
);

/** What a village contract says of the ingoing contribution: fees while it is held, and shares at the end. */
export const ingoingContribution = pgTable(
  "ingoing_contribution",
  {
    accommodationPaymentId: ref("accommodation_payment_id")
      .primaryKey()
      .references(() => accommodationPayment.id),
    clientId: ref("client_id").notNull(),
    serviceId: ref("service_id").notNull(),
    agreedAmount: money("agreed_amount").notNull(),
    accountNameId: ref("account_name_id")
      .notNull()
      .references(() => accountName.id),
    startDate: day("start_date").notNull(),
    /** The fee is a share of the ingoing contribution, or of the price at resale. */
    base: text("base", { enum: ["entry", "resale"] }).notNull(),
    /** How the fees grow with the stay. */
    method: text("method", { enum: ["daily", "completed_years", "started_years", "ended_years"] }).notNull(),
    /** Percent of each year of the stay in turn; null: the dated rates hold. */
    dmfYears: percent("dmf_years").array(),
    crfYears: percent("crf_years").array(),
    dayDivisor: text("day_divisor", { enum: ["days_in_year", "365"] })
      .notNull()
      .default("days_in_year"),
    capYears: percent("cap_years"),
    capPercent: percent("cap_percent"),
    leastPercent: percent("least_percent"),
    gainShare: percent("gain_share").notNull(),
    lossShare: percent("loss_share").notNull(),
    /** Estimate until the resale, then the price. */
    resalePrice: money("resale_price"),
    resaleDate: day("resale_date"),
    otherDeductions: money("other_deductions").notNull().default("0"),
    createdAt: createdAt(),
  },
  (t) => [
    check("ingoing_contribution_shares", sql`${t.gainShare} between 0 and 100 and ${t.lossShare} between 0 and 100`),
  ],
);

/** Deferred management and capital replacement fee from a day on, percent a year. */
export const ingoingRate = pgTable(
  "ingoing_rate",
  {
    id: id(),
    accommodationPaymentId: ref("accommodation_payment_id")
      .notNull()
      .references(() => accommodationPayment.id),
    clientId: ref("client_id").notNull(),
    serviceId: ref("service_id").notNull(),
    startDate: day("start_date").notNull(),
    endDate: day("end_date"),
    dmfPercent: percent("dmf_percent").notNull().default("0"),
    dmfCodeId: ref("dmf_code_id").references(() => billingCode.id),
    crfPercent: percent("crf_percent").notNull().default("0"),
    crfCodeId: ref("crf_code_id").references(() => billingCode.id),
  },
  (t) => [
    index("ingoing_rate_payment").on(t.accommodationPaymentId),
    check("ingoing_rate_dates", sql`${t.endDate} is null or ${t.endDate} >= ${t.startDate}`),
  ],
);

/** The days of each kind of charge that live lines (draft or posted, net of reversals) hold. Kept by the database. */
export const accommodationCharged = pgTable(
  "accommodation_charged",
  {
    accommodationPaymentId: ref("accommodation_payment_id")
      .notNull()
      .references(() => accommodationPayment.id),
    chargeKind: text("charge_kind").notNull(),
    /** Taken from the lump sum. A day may be drawn as far as the lump sum reaches, and billed for the rest. */
    drawn: boolean("drawn").notNull(),
    serviceId: ref("service_id").notNull(),
    charged: dayset("charged").notNull(),
  },
  (t) => [primaryKey({ columns: [t.accommodationPaymentId, t.chargeKind, t.drawn] })],
);

/**
 * Money into or out of a lump sum, posted. Positive: the balance rises. The movements of a payment up to a day are its
 * balance at the end of that day, and all movements together are the lump-sum liability.
 */
export const depositMovement = pgTable(
  "deposit_movement",
  {
    id: id(),
    accommodationPaymentId: ref("accommodation_payment_id")
      .notNull()
      .references(() => accommodationPayment.id),
    clientId: ref("client_id").notNull(),
    serviceId: ref("service_id")
      .notNull()
      .references(() => service.id),
    movementDate: day("movement_date").notNull(),
    kind: text("kind", {
      enum: [
        "receipt",
        "top_up",
        "transfer_in",
        "refund",
        "transfer_out",
        "daily_payment",
        "agreed_deduction",
        "outstanding_payment",
        "retention",
        "bond_retention",
        "dmf",
        "crf",
      ],
    }).notNull(),
    amount: money("amount").notNull(),
    journalId: ref("journal_id").notNull(),
    transactionId: ref("transaction_id").notNull(),
    journalLineId: ref("journal_line_id"),
    /** The movement that this one takes back. */
    reversesId: ref("reverses_id").references((): AnyPgColumn => depositMovement.id),
    description: text("description").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index("deposit_movement_payment").on(t.accommodationPaymentId, t.movementDate, t.id),
    index("deposit_movement_journal").on(t.journalId),
    unique("deposit_movement_reverses").on(t.reversesId),
    check("deposit_movement_amount", sql`${t.amount} <> 0`),
  ],
);

/** Which code a charge or movement of accommodation is booked under. */
export const accommodationCode = pgTable("accommodation_code", {
  use: text("use", {
    enum: [
      "lump_sum",
      "lump_sum_transfer",
      "partial_refund",
      "daily_payment",
      "daily_contribution",
      "unpaid_lump_sum_daily",
      "retention",
      "bond_retention",
      "accommodation_charge",
      "interest_payable",
      "overdue_interest",
      "dmf",
      "crf",
    ],
  }).primaryKey(),
  billingCodeId: ref("billing_code_id")
    .notNull()
    .references(() => billingCode.id),
});

/** A published price of a place from a day on. */
export const placePrice = pgTable(
  "place_price",
  {
    id: id(),
    placeId: ref("place_id").notNull(),
    serviceId: ref("service_id").notNull(),
    startDate: day("start_date").notNull(),
    endDate: day("end_date"),
    price: money("price").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index("place_price_place").on(t.placeId, t.startDate),
    check("place_price_dates", sql`${t.endDate} is null or ${t.endDate} >= ${t.startDate}`),
    check("place_price_amount", sql`${t.price} > 0`),
  ],
);

/** Part of an amount owed that a receipt, credit or deduction covers. Both are posted; the row is never changed. */
export const settlement = pgTable(
  "settlement",
  {
    id: id(),
    /** What is owed: above zero. */
    transactionId: ref("transaction_id").notNull(),
    /** What covers it: below zero. */
    byTransactionId: ref("by_transaction_id").notNull(),
    serviceId: ref("service_id").notNull(),
    /** Below zero takes an earlier settlement back. */
    amount: money("amount").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index("settlement_transaction").on(t.transactionId),
    index("settlement_by").on(t.byTransactionId),
    check("settlement_amount", sql`${t.amount} <> 0`),
  ],
);

/** Money received, in a receipt journal: draft with it, posted with it. Below zero: one that is taken back. */
export const receipt = pgTable(
  "receipt",
  {
    id: id(),
    journalId: ref("journal_id").notNull(),
    serviceId: ref("service_id").notNull(),
    clientId: ref("client_id").notNull(),
    customerId: ref("customer_id").notNull(),
    accountNameId: ref("account_name_id").notNull(),
    /** The lump sum it goes to; null for fees. */
    accommodationPaymentId: ref("accommodation_payment_id").references(() => accommodationPayment.id),
    receiptDate: day("receipt_date").notNull(),
    amount: money("amount").notNull(),
    /** What it pays, and how much of it; null: unallocated. */
    settlesId: ref("settles_id"),
    amountToSettle: money("amount_to_settle"),
    /** Where the money is: a bank account of the ledger, or what is owed to the client (no cash moves). */
    offset: text("offset", { enum: ["bank", "vendor"] }).notNull(),
    bankLedgerAccountId: ref("bank_ledger_account_id"),
    description: text("description").notNull(),
    reference: text("reference"),
    transactionId: ref("transaction_id"),
    /** The receipt that this one takes back. */
    reversesId: ref("reverses_id").references((): AnyPgColumn => receipt.id),
    reversedAt: instant("reversed_at"),
    reversedByJournalId: ref("reversed_by_journal_id"),
    createdAt: createdAt(),
  },
  (t) => [
    index("receipt_journal").on(t.journalId),
    index("receipt_payment").on(t.accommodationPaymentId),
    unique("receipt_reverses").on(t.reversesId),
    check("receipt_amount", sql`${t.amount} <> 0 and (${t.amount} < 0) = (${t.reversesId} is not null)`),
    check("receipt_offset", sql`(${t.offset} = 'bank') = (${t.bankLedgerAccountId} is not null)`),
  ],
);

/** What is given back to a client: a lump sum whole or in part, or credits of fees. It goes to what is owed to the client. */
export const refund = pgTable(
  "refund",
  {
    id: id(),
    journalId: ref("journal_id").notNull(),
    serviceId: ref("service_id").notNull(),
    clientId: ref("client_id").notNull(),
    /** Who is owed it: the client for a lump sum, whoever has the credits for fees. */
    customerId: ref("customer_id").notNull(),
    kind: text("kind", { enum: ["full", "partial", "transfer", "fees", "reversal"] }).notNull(),
    accommodationPaymentId: ref("accommodation_payment_id").references(() => accommodationPayment.id),
    /** The account name whose credits are given back; only for fees. */
    accountNameId: ref("account_name_id"),
    /** The refund that a reversal takes back. */
    reversesId: ref("reverses_id").references((): AnyPgColumn => refund.id),
    refundDate: day("refund_date").notNull(),
    /** Last day of the refund period by law; null where none runs. */
    dueDate: day("due_date"),
    /** Out of the lump sum, or out of credits. */
    amount: money("amount").notNull(),
    /** How the due date and the amount came about. */
    basis: jsonb("basis").notNull(),
    description: text("description").notNull(),
    transactionId: ref("transaction_id"),
    reversedAt: instant("reversed_at"),
    reversedByJournalId: ref("reversed_by_journal_id"),
    createdAt: createdAt(),
  },
  (t) => [
    index("refund_journal").on(t.journalId),
    index("refund_payment").on(t.accommodationPaymentId),
    check("refund_amount", sql`${t.amount} > 0`),
    unique("refund_reverses").on(t.reversesId),
    check("refund_reversal", sql`(${t.kind} = 'reversal') = (${t.reversesId} is not null)`),
    check(
      "refund_lump_sum",
      sql`${t.kind} = 'reversal' or ((${t.kind} = 'fees') = (${t.accommodationPaymentId} is null)
        and (${t.kind} = 'fees') = (${t.accountNameId} is not null))`,
    ),
  ],
);

/** A payment of what is owed to a client, to the bank account in force on the day. Below zero: one that is taken back. */
export const vendorPayment = pgTable(
  "vendor_payment",
  {
    id: id(),
    journalId: ref("journal_id").notNull(),
    serviceId: ref("service_id").notNull(),
    clientId: ref("client_id").notNull(),
    customerId: ref("customer_id").notNull(),
    paymentDate: day("payment_date").notNull(),
    amount: money("amount").notNull(),
    bankLedgerAccountId: ref("bank_ledger_account_id").notNull(),
    /** The approved version of the client's bank account that was paid to; null: paid otherwise. */
    bankAccountVersionId: ref("bank_account_version_id"),
    refundId: ref("refund_id").references(() => refund.id),
    description: text("description").notNull(),
    transactionId: ref("transaction_id"),
    /** The payment that this one takes back. */
    reversesId: ref("reverses_id").references((): AnyPgColumn => vendorPayment.id),
    reversedAt: instant("reversed_at"),
    reversedByJournalId: ref("reversed_by_journal_id"),
    createdAt: createdAt(),
  },
  (t) => [
    index("vendor_payment_journal").on(t.journalId),
    unique("vendor_payment_reverses").on(t.reversesId),
    check("vendor_payment_amount", sql`${t.amount} <> 0 and (${t.amount} < 0) = (${t.reversesId} is not null)`),
  ],
);

/** The supported resident ratio of a service and calendar month, as calculated. */
export const supportedRatio = pgTable(
  "supported_ratio",
  {
    serviceId: ref("service_id")
      .notNull()
      .references(() => service.id),
    monthStart: day("month_start").notNull(),
    lowMeansDays: integer("low_means_days").notNull(),
    totalDays: integer("total_days").notNull(),
    ratio: percent("ratio").notNull(),
    threshold: percent("threshold").notNull(),
    /** Percent by which the accommodation supplement is cut. */
    discount: percent("discount").notNull(),
    calculatedAt: instant("calculated_at").notNull().defaultNow(),
    runId: ref("run_id"),
  },
  (t) => [primaryKey({ columns: [t.serviceId, t.monthStart] })],
);
