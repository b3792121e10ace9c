import { z } from "zod";
import { defineEndpoint } from "./define.ts";
import { code, day, id, instant, money, name, optionalText, rate, warning } from "./fields.ts";
import { flag, idParam, listOf, page, search, sortBy } from "./query.ts";

/** An amount per unit with all its digits: a share of a rate may have more than six. */
export const exactRate = z
  .string()
  .regex(/^-?\d{1,20}(\.\d{1,20})?$/)
  .meta({
    id: "ExactRate",
    description: "An amount per unit with all its digits, as a decimal string",
    example: "-19.98666",
  });

export const fundingUnit = z.enum(["day", "month"]).meta({ id: "FundingUnit" });

export const fundingCode = z
  .object({
    id,
    code: z.string(),
    description: z.string(),
    unit: fundingUnit,
    /** Paid for the room: reduced by the assessed amount of the client. */
    accommodationAssociated: z.boolean(),
    /** The code that payment statements know it by. */
    externalCode: z.string().nullable(),
    revenueAccountId: id.nullable(),
    revenueAccountCode: z.string().nullable(),
    /** The key of the national table that its global rates come from; null: the provider's own figures. */
    nationalRate: z.string().nullable(),
    active: z.boolean(),
    /** Global rate per unit today; null when none is in force, or when all its lines mirror fees. */
    rateToday: rate.nullable(),
    /** False: the figure of today is not read in law or on a government page. Null without a figure. */
    rateVerified: z.boolean().nullable(),
    /** The fees whose mirror lines have this code. */
    offsetOf: z.array(z.object({ id, code: z.string(), description: z.string() })),
  })
  .meta({ id: "FundingCode" });
export type FundingCode = z.infer<typeof fundingCode>;

export const fundingRate = z
  .object({
    id,
    fundingCodeId: id,
    fundingCode: z.string(),
    /** Null: for all clients without a rate of their own. */
    clientId: id.nullable(),
    clientName: z.string().nullable(),
    startDate: day,
    endDate: day.nullable(),
    rate,
    source: z.string().nullable(),
    verified: z.boolean(),
    status: z.enum(["past", "current", "future"]),
    createdAt: instant,
  })
  .meta({ id: "FundingRate" });
export type FundingRate = z.infer<typeof fundingRate>;

/** One step of how an amount came about. */
export const fundingStep = z.object({ label: z.string(), value: z.string().nullable() }).meta({ id: "FundingStep" });

/** What a funding line pays per unit on days. */
export const fundingAmountPeriod = z
  .object({
    from: day,
    to: day.nullable(),
    /** Null when it cannot be told: no rate is in force. */
    amount: exactRate.nullable(),
    /** Before the assessed amount was taken off, for codes paid for the room. */
    fullRate: rate.nullable(),
    assessedAmount: money.nullable(),
    /** The funding rate; null for mirror lines. */
    fundingRateId: id.nullable(),
    /** The billing rate of the fee mirrored. */
    billingRateId: id.nullable(),
    own: z.boolean().nullable(),
    source: z.string().nullable(),
    verified: z.boolean().nullable(),
    /** Why there is no amount. */
    problem: warning.nullable(),
    steps: z.array(fundingStep),
  })
  .meta({ id: "FundingAmountPeriod" });
export type FundingAmountPeriod = z.infer<typeof fundingAmountPeriod>;

export const fundingLine = z
  .object({
    id,
    clientId: id,
    clientName: z.string(),
    clientAccount: z.string(),
    serviceEntryId: id,
    serviceGroupId: id.nullable(),
    serviceGroupName: z.string().nullable(),
    fundingCodeId: id,
    fundingCode: z.string(),
    /** The line's own description, or that of the code. */
    description: z.string(),
    ownDescription: z.string().nullable(),
    /** Per day or per month. */
    unit: fundingUnit,
    accommodationAssociated: z.boolean(),
    /** The service whose claim carries the line. */
    serviceId: id,
    serviceName: z.string(),
    startDate: day,
    /** Last funded day. */
    endDate: day.nullable(),
    /** The fee that this line mirrors; such a line is changed through the fee. */
    offsetOf: z.object({ scheduleLineId: id, billingCodeId: id, billingCode: z.string() }).nullable(),
    inError: z.boolean(),
    /** Last day that a claim holds. */
    lastCalculatedDate: day.nullable(),
    /** The day that `amount` is of. */
    amountDay: day,
    /** The rate applying on that day, worked out; null when there is none, or the line does not run on it. */
    amount: exactRate.nullable(),
    runsOnDay: z.boolean(),
    /** Taken off for the client's assessed amount on that day. */
    assessedAmount: money.nullable(),
    verified: z.boolean().nullable(),
    /** First later day on which the amount changes, and to what. */
    next: z.object({ from: day, amount: exactRate.nullable() }).nullable(),
    /** A missing rate, a rate of $0.00, days outside the stay. */
    warnings: z.array(warning),
  })
  .meta({ id: "FundingLine" });
export type FundingLine = z.infer<typeof fundingLine>;

export const listFundingCodes = defineEndpoint({
  id: "listFundingCodes",
  area: "funding",
  method: "get",
  path: "/funding-codes",
  scope: "setup:read",
  summary: "List funding codes",
  list: true,
  query: z.object({
    search: search.optional(),
    unit: fundingUnit.optional(),
    active: flag().optional(),
    accommodationAssociated: flag().optional(),
    sort: sortBy("code", "description").optional(),
    ...page,
  }),
  response: listOf(fundingCode),
});

const codeParams = z.object({ fundingCodeId: idParam() });

export const getFundingCode = defineEndpoint({
  id: "getFundingCode",
  area: "funding",
  method: "get",
  path: "/funding-codes/{fundingCodeId}",
  scope: "setup:read",
  summary: "One funding code",
  params: codeParams,
  response: fundingCode,
});

export const createFundingCode = defineEndpoint({
  id: "createFundingCode",
  area: "funding",
  method: "post",
  path: "/funding-codes",
  scope: "codes:write",
  summary: "Create a funding code",
  created: true,
  body: z.object({
    code,
    description: name,
    unit: fundingUnit,
    accommodationAssociated: z.boolean().default(false),
    externalCode: optionalText.default(null),
    revenueAccountId: id.nullable().default(null),
    nationalRate: optionalText.default(null),
  }),
  response: fundingCode,
});

export const updateFundingCode = defineEndpoint({
  id: "updateFundingCode",
  area: "funding",
  method: "patch",
  path: "/funding-codes/{fundingCodeId}",
  scope: "codes:write",
  summary: "Change a funding code; the unit only while no line has it",
  params: codeParams,
  body: z.object({
    code: code.optional(),
    description: name.optional(),
    unit: fundingUnit.optional(),
    accommodationAssociated: z.boolean().optional(),
    externalCode: optionalText.optional(),
    revenueAccountId: id.nullable().optional(),
    nationalRate: optionalText.optional(),
    active: z.boolean().optional(),
  }),
  response: fundingCode,
});

export const listFundingRates = defineEndpoint({
  id: "listFundingRates",
  area: "funding",
  method: "get",
  path: "/funding-rates",
  scope: "rates:read",
  summary: "List funding rates, global ones and clients' own",
  list: true,
  query: z.object({
    search: search.optional(),
    fundingCodeId: idParam().optional(),
    clientId: idParam().optional(),
    /** Only global rates, or only clients' own. */
    validFor: z.enum(["all", "client"]).optional(),
    /** In force on this day. */
    on: day.optional(),
    verified: flag().optional(),
    sort: sortBy("fundingCode", "clientName", "startDate").optional(),
    ...page,
  }),
  response: listOf(fundingRate),
});

const fundingRateChange = z
  .object({
    /** The rate that was given an end date. */
    ended: fundingRate.nullable(),
    fundingRate,
    /** Funding lines whose claimed days have another rate now. */
    claimedLines: z.int(),
    /** Gaps to the rates before and after; a rate of nothing. */
    warnings: z.array(warning),
  })
  .meta({ id: "FundingRateChange" });

const rateParams = z.object({ fundingRateId: idParam() });

export const createFundingRate = defineEndpoint({
  id: "createFundingRate",
  area: "funding",
  method: "post",
  path: "/funding-rates",
  scope: "rates:write",
  summary: "Create a funding rate for days that have none: global, or a client's own",
  created: true,
  body: z.object({
    fundingCodeId: id,
    clientId: id.nullable().default(null),
    startDate: day,
    endDate: day.nullable().default(null),
    rate,
    source: optionalText.default(null),
    verified: z.boolean().default(true),
  }),
  response: fundingRateChange,
});

export const changeFundingRate = defineEndpoint({
  id: "changeFundingRate",
  area: "funding",
  method: "post",
  path: "/funding-rates/{fundingRateId}/change",
  scope: "rates:write",
  summary: "Change a funding rate from a day on: ends the old one the day before and adds the new one",
  created: true,
  params: rateParams,
  body: z.object({
    startDate: day,
    endDate: day.nullable().default(null),
    rate,
    source: optionalText.default(null),
    verified: z.boolean().default(true),
  }),
  response: fundingRateChange,
});

export const updateFundingRate = defineEndpoint({
  id: "updateFundingRate",
  area: "funding",
  method: "patch",
  path: "/funding-rates/{fundingRateId}",
  scope: "rates:write",
  summary: "Set a funding rate's end date, source or verified mark",
  params: rateParams,
  body: z.object({
    endDate: day.nullable().optional(),
    source: optionalText.optional(),
    verified: z.boolean().optional(),
  }),
  response: fundingRateChange,
});

export const deleteFundingRate = defineEndpoint({
  id: "deleteFundingRate",
  area: "funding",
  method: "delete",
  path: "/funding-rates/{fundingRateId}",
  scope: "rates:write",
  summary: "Delete a funding rate that has not begun",
  params: rateParams,
});

export const listFundingLines = defineEndpoint({
  id: "listFundingLines",
  area: "funding",
  method: "get",
  path: "/funding-lines",
  scope: "customers:read",
  summary: "List funding schedule lines, with what each pays on a day",
  list: true,
  query: z.object({
    clientId: idParam().optional(),
    serviceEntryId: idParam().optional(),
    fundingCodeId: idParam().optional(),
    serviceId: idParam().optional(),
    /** The day that the amounts are of; today of the service when left out. */
    on: day.optional(),
    /** Only lines that run on that day. */
    running: flag().default(false),
    /** Lines marked as created in error are left out unless asked for. */
    inError: flag().default(false),
    /** Only lines that mirror fees, or only others. */
    offset: flag().optional(),
    sort: sortBy("clientName", "fundingCode", "startDate").optional(),
    ...page,
  }),
  response: listOf(fundingLine),
});

const lineParams = z.object({ fundingLineId: idParam() });

export const getFundingLine = defineEndpoint({
  id: "getFundingLine",
  area: "funding",
  method: "get",
  path: "/funding-lines/{fundingLineId}",
  scope: "customers:read",
  summary: "One funding schedule line",
  params: lineParams,
  query: z.object({ on: day.optional() }),
  response: fundingLine,
});

export const getFundingAmounts = defineEndpoint({
  id: "getFundingAmounts",
  area: "funding",
  method: "get",
  path: "/funding-lines/{fundingLineId}/amounts",
  scope: "customers:read",
  summary: "What a funding line pays over its life, cut where the amount changes, each with how it came about",
  params: lineParams,
  response: z.object({ fundingLine, periods: z.array(fundingAmountPeriod) }),
});

const lineChange = z.object({ fundingLine, warnings: z.array(warning) }).meta({ id: "FundingLineChange" });

export const createFundingLine = defineEndpoint({
  id: "createFundingLine",
  area: "funding",
  method: "post",
  path: "/funding-lines",
  scope: "customers:write",
  summary: "Add funding to a client's schedule",
  created: true,
  body: z.object({
    serviceEntryId: id,
    serviceGroupId: id.nullable().default(null),
    fundingCodeId: id,
    /** The service whose claim carries the line; that of the entry when left out. */
    serviceId: id.optional(),
    description: optionalText.default(null),
    startDate: day,
    endDate: day.nullable().default(null),
  }),
  response: lineChange,
});

export const updateFundingLine = defineEndpoint({
  id: "updateFundingLine",
  area: "funding",
  method: "patch",
  path: "/funding-lines/{fundingLineId}",
  scope: "customers:write",
  summary: "Change or end funding; lines that mirror a fee are changed through the fee",
  params: lineParams,
  body: z.object({
    serviceGroupId: id.nullable().optional(),
    serviceId: id.optional(),
    description: optionalText.optional(),
    startDate: day.optional(),
    endDate: day.nullable().optional(),
  }),
  response: lineChange,
});

const someLines = z.object({ fundingLineIds: z.array(id).min(1).max(1000) });

export const markFundingLinesInError = defineEndpoint({
  id: "markFundingLinesInError",
  area: "funding",
  method: "post",
  path: "/funding-lines/mark-in-error",
  scope: "customers:write",
  summary: "Mark funding lines as created in error, or take the mark back; refused for claimed ones",
  body: someLines.extend({ inError: z.boolean().default(true) }),
  response: z.object({ fundingLines: z.array(fundingLine) }),
});

export const deleteFundingLines = defineEndpoint({
  id: "deleteFundingLines",
  area: "funding",
  method: "post",
  path: "/funding-lines/delete",
  scope: "customers:write",
  summary: "Delete funding lines that are marked as created in error and were never claimed",
  body: someLines,
  response: z.object({ deleted: z.int() }),
});

export const fundingEndpoints = {
  listFundingCodes,
  getFundingCode,
  createFundingCode,
  updateFundingCode,
  listFundingRates,
  createFundingRate,
  changeFundingRate,
  updateFundingRate,
  deleteFundingRate,
  listFundingLines,
  getFundingLine,
  getFundingAmounts,
  createFundingLine,
  updateFundingLine,
  markFundingLinesInError,
  deleteFundingLines,
};
