import { z } from "zod";
import { defineEndpoint } from "./define.ts";
import { day, id, instant, money, name, rate, warning } from "./fields.ts";
import { flag, idParam, listOf, page, search, sortBy } from "./query.ts";
import { run } from "./runs.ts";

/** How a figure is known, best first; `provider`: somebody added it here. */
export const rateGrade = z
  .enum(["law", "government", "secondary", "code", "derived", "unverified", "provider"])
  .meta({ id: "RateGrade" });

export const nationalRateUnit = z
  .enum([
    "AUD",
    "AUD per day",
    "AUD per fortnight",
    "AUD per month",
    "AUD per NWAU",
    "percent per year",
    "percent",
    "index number",
    "NWAU",
    "days",
  ])
  .meta({ id: "NationalRateUnit" });

export const nationalRateRow = z
  .object({
    from: day,
    /** Last day; null until further notice. */
    to: day.nullable(),
    /** Null where no figure applies (`none`) or none could be found (`not_found`). */
    value: rate.nullable(),
    missing: z.enum(["none", "not_found"]).nullable(),
    /** The figure that is reckoned with on these days: the last one known where none was found. */
    inUse: rate.nullable(),
    grade: rateGrade,
    /** Read in law or on a government page, or follows by rule from such a figure. */
    verified: z.boolean(),
    source: z.string(),
    status: z.enum(["past", "current", "future"]),
    /** Somebody added it here; null for rows of this edition. */
    added: z.object({ id, byName: z.string(), at: instant }).nullable(),
    /** What this edition says for the day instead. */
    replaces: z.object({ value: rate.nullable(), grade: rateGrade, source: z.string() }).nullable(),
  })
  .meta({ id: "NationalRateRow" });
export type NationalRateRow = z.infer<typeof nationalRateRow>;

/** Codes whose global rates come from a table. */
const codeUse = z.object({ id, code: z.string(), description: z.string() });

export const nationalRate = z
  .object({
    key: z.string(),
    title: z.string(),
    unit: nationalRateUnit,
    /** Where the law fixes the figure or the rule that makes it. */
    law: z.string(),
    area: z.enum(["fees", "caps", "accommodation", "interest", "funding", "weights", "living_costs", "home_care"]),
    /** The row of today. */
    current: nationalRateRow.nullable(),
    /** The figure that is reckoned with today. */
    inUse: rate.nullable(),
    inUseVerified: z.boolean().nullable(),
    /** First day for which a figure is due that nobody has entered. */
    unknownFrom: day.nullable(),
    /** `unknownFrom` has come: a figure is due. */
    overdue: z.boolean(),
    rowCount: z.int(),
    unverifiedCount: z.int(),
    addedCount: z.int(),
    billingCodes: z.array(codeUse),
    fundingCodes: z.array(codeUse),
    /** Amounts of residents are worked out from it. */
    residentFees: z.boolean(),
    /** Caps are counted against it. */
    caps: z.boolean(),
  })
  .meta({ id: "NationalRate" });
export type NationalRate = z.infer<typeof nationalRate>;

export const nationalRateDetail = nationalRate
  .extend({
    /** Newest first. */
    rows: z.array(nationalRateRow),
    /** What the schema checks find over the whole chain; empty when all is well. */
    faults: z.array(z.object({ code: z.string(), from: day.nullable(), detail: z.string() })),
  })
  .meta({ id: "NationalRateDetail" });
export type NationalRateDetail = z.infer<typeof nationalRateDetail>;

export const listNationalRates = defineEndpoint({
  id: "listNationalRates",
  area: "rates",
  method: "get",
  path: "/national-rates",
  scope: "rates:read",
  summary: "List the national tables: today's figure, how it is known, and what is due",
  list: true,
  query: z.object({
    search: search.optional(),
    /** A figure is due that nobody has entered. */
    overdue: flag().optional(),
    /** The figure of today is verified, or is not. */
    verified: flag().optional(),
    sort: sortBy("title", "key", "unknownFrom").optional(),
    ...page,
  }),
  response: listOf(nationalRate),
});

const tableParams = z.object({ key: z.string().regex(/^[a-z][a-z0-9_]{1,80}$/, "There is no such table.") });

export const getNationalRate = defineEndpoint({
  id: "getNationalRate",
  area: "rates",
  method: "get",
  path: "/national-rates/{key}",
  scope: "rates:read",
  summary: "One national table with its whole history, each row with source and grade",
  params: tableParams,
  response: nationalRateDetail,
});

/** A code whose global rate follows the table. */
const followed = z.object({
  code: z.string(),
  description: z.string(),
  /** The rate that was given an end date. */
  ended: z.object({ id, endDate: day }).nullable(),
  /** The rate that was added, with its days; null when one of that day was there already. */
  added: z.object({ id, startDate: day, endDate: day.nullable(), rate }).nullable(),
  /** Schedule lines that were billed for days on which their rate has now changed. */
  adjustmentRequiredLines: z.int(),
});

export const nationalRateChange = z
  .object({
    nationalRate: nationalRateDetail,
    billingRates: z.array(followed),
    fundingRates: z.array(followed),
    adjustmentRequiredLines: z.int(),
    /** The runs to start next, because clients' own amounts, or their caps, are worked out from the table. */
    startRuns: z.array(z.enum(["resident_fees", "capping"])),
    warnings: z.array(warning),
  })
  .meta({ id: "NationalRateChange" });
export type NationalRateChange = z.infer<typeof nationalRateChange>;

export const addNationalRate = defineEndpoint({
  id: "addNationalRate",
  area: "rates",
  method: "post",
  path: "/national-rates/{key}/rows",
  scope: "rates:write",
  summary: "Add the next figure of a national table, and the global rates that follow from it",
  description:
    "Ends the global billing and funding rates of the codes that take theirs from the table the day before, and adds the next ones. With `preview` it does all of that, answers what came of it, and takes it back.",
  created: true,
  params: tableParams,
  body: z.object({
    from: day,
    value: rate,
    source: name,
    /** Whoever adds it has read it in law or on a government page. */
    verified: z.boolean(),
    preview: z.boolean().default(false),
  }),
  response: nationalRateChange,
});

export const deleteNationalRate = defineEndpoint({
  id: "deleteNationalRate",
  area: "rates",
  method: "delete",
  path: "/national-rates/{key}/rows/{nationalRateId}",
  scope: "rates:write",
  summary: "Remove an added figure that nothing has used yet, with the global rates that followed from it",
  params: tableParams.extend({ nationalRateId: idParam() }),
});

export const previewNationalRate = defineEndpoint({
  id: "previewNationalRate",
  area: "rates",
  method: "post",
  path: "/national-rates/{key}/preview",
  scope: "runs:start",
  summary: "Start two previews of a billing run, one with a figure not saved yet and one without",
  description: "Both write no lines. Hold them against each other at /national-rate-previews.",
  created: true,
  params: tableParams,
  body: z.object({
    from: day,
    value: rate,
    /** The last day of the month of `from` when left out. */
    postingDate: day.optional(),
    endDate: day.optional(),
    serviceIds: z.array(id).min(1).max(1000).nullable().default(null),
  }),
  response: z.object({ withRate: run, withoutRate: run }),
});

const effectRow = z.object({
  serviceId: id,
  serviceName: z.string(),
  billingCodeId: id,
  billingCode: z.string(),
  description: z.string(),
  lines: z.int(),
  before: money,
  after: money,
  difference: money,
});

export const nationalRatePreview = z
  .object({
    key: z.string(),
    title: z.string(),
    from: day,
    value: rate,
    postingDate: day,
    endDate: day,
    withRun: run,
    withoutRun: run,
    /** Both runs are done; before that the figures are those so far. */
    done: z.boolean(),
    before: money,
    after: money,
    difference: money,
    /** By facility and fee; only where there is a difference. */
    rows: z.array(effectRow),
  })
  .meta({ id: "NationalRatePreview" });
export type NationalRatePreview = z.infer<typeof nationalRatePreview>;

export const getNationalRatePreview = defineEndpoint({
  id: "getNationalRatePreview",
  area: "rates",
  method: "get",
  path: "/national-rate-previews",
  scope: "runs:read",
  summary: "What a figure not saved yet would change, by facility and fee",
  query: z.object({ withRunId: idParam(), withoutRunId: idParam() }),
  response: nationalRatePreview,
});

export const nationalRatesEndpoints = {
  listNationalRates,
  getNationalRate,
  addNationalRate,
  deleteNationalRate,
  previewNationalRate,
  getNationalRatePreview,
};
