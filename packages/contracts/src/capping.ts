import { z } from "zod";
import { defineEndpoint } from "./define.ts";
import { day, id, instant, money, moneyInput, name, warning } from "./fields.ts";
import { idParam, listOf, page, search, sortBy } from "./query.ts";

/** A cap by what counts towards it; `CARE_DAYS` are the days of the non-clinical care contribution. */
export const limitType = z
  .enum(["MEANS_TESTED_ANNUAL", "MEANS_TESTED_LIFETIME", "CONTRIBUTION_LIFETIME", "CARE_DAYS"])
  .meta({ id: "LimitType" });
export type LimitType = z.infer<typeof limitType>;

/** A fee that counts towards caps; the second and fourth are of home care. */
export const cappedFee = z
  .enum([
    "means_tested_care_fee",
    "income_tested_care_fee",
    "non_clinical_care_contribution",
    "support_at_home_contribution",
  ])
  .meta({ id: "CappedFee" });
export type CappedFee = z.infer<typeof cappedFee>;

const careDays = z.int().min(0).max(1460);

export const clientCap = z
  .object({
    clientId: id,
    /** First Commonwealth-funded care with any provider; its anniversaries start the cap years. */
    firstEntryDate: day,
    /** Whether a client without fee arrangement has the cap; of the others the arrangement says it. */
    annual: z.boolean(),
    lifetime: z.boolean(),
    /** Paid elsewhere up to and including the day before. */
    openingDate: day.nullable(),
    annualOpening: money,
    lifetimeOpening: money,
    allowBeyond: z.boolean(),
    /** Days before these records that count towards the 1,460 of the non-clinical care contribution. */
    careDaysBefore: careDays,
  })
  .meta({ id: "ClientCap" });
export type ClientCap = z.infer<typeof clientCap>;

/** A row of the grid: one cap year, or the lifetime. Amounts as last calculated; days of `CARE_DAYS` as whole amounts. */
export const capLine = z
  .object({
    limitType,
    kind: z.enum(["annual", "lifetime", "days"]),
    from: day,
    /** Last day of the cap year; null for the lifetime and for days. */
    to: day.nullable(),
    /** First day whose contributions are counted one by one; what came before is in the opening. */
    fromCalculatedDate: day,
    /** Null when no figure is known for the day. */
    threshold: money.nullable(),
    opening: money,
    /** Billed here, and known from elsewhere, up to the day of calculation. */
    current: money,
    other: money,
    total: money,
    remaining: money.nullable(),
    /** Charged already for later days. */
    ahead: money,
    limitReached: z.boolean(),
    limitReachedDate: day.nullable(),
    /** First day of the next cap year. */
    anniversary: day.nullable(),
    anniversaryReached: z.boolean(),
    /** The day on which the limit will be reached on the present schedule, and the day from which an alert is due. */
    forecastDate: day.nullable(),
    alertDate: day.nullable(),
    /** The day the amounts are of. */
    calculatedDate: day,
  })
  .meta({ id: "CapLine" });
export type CapLine = z.infer<typeof capLine>;

/** Days in one fee arrangement, and the caps that go with it. */
export const capArrangement = z
  .object({
    from: day,
    to: day.nullable(),
    arrangement: z.enum(["PRE14", "POST14", "NOV25"]),
    cohort: z.string(),
    limitTypes: z.array(limitType),
  })
  .meta({ id: "CapArrangement" });
export type CapArrangement = z.infer<typeof capArrangement>;

export const clientCapView = z
  .object({
    /** Null until it is set up; capped fees of the client are then parked by a run. */
    clientCap: clientCap.nullable(),
    /** The usual first entry date, and in words where it comes from; null: no entry gives one. */
    suggestedFirstEntryDate: day.nullable(),
    suggestionReason: z.string(),
    /** Empty for a client without residential arrangement; then the two choices of the set-up hold. */
    arrangements: z.array(capArrangement),
    /** The caps that hold today. */
    limitTypes: z.array(limitType),
    asOf: day,
    /** Next anniversary of the first entry after today; null without annual cap. */
    anniversaryDate: day.nullable(),
    /** The day that the amounts of the lines are of; null when they were never calculated. */
    lastCalculatedDate: day.nullable(),
    lastCalculatedAt: instant.nullable(),
    /** Cap years in order, lifetime, days. */
    lines: z.array(capLine),
    warnings: z.array(warning),
  })
  .meta({ id: "ClientCapView" });
export type ClientCapView = z.infer<typeof clientCapView>;

const params = z.object({ clientId: idParam() });

export const getClientCap = defineEndpoint({
  id: "getClientCap",
  area: "capping",
  method: "get",
  path: "/customers/{clientId}/cap",
  scope: "customers:read",
  summary: "A client's caps as set up and as last calculated",
  description: "A changed first entry date moves the days of the lines at once; amounts move when they are calculated.",
  params,
  response: clientCapView,
});

export const setClientCap = defineEndpoint({
  id: "setClientCap",
  area: "capping",
  method: "put",
  path: "/customers/{clientId}/cap",
  scope: "customers:write",
  summary: "Set up a client's caps",
  params,
  body: z.object({
    firstEntryDate: day,
    annual: z.boolean().default(true),
    lifetime: z.boolean().default(true),
    openingDate: day.nullable().default(null),
    annualOpening: moneyInput.default("0.00"),
    lifetimeOpening: moneyInput.default("0.00"),
    allowBeyond: z.boolean().default(false),
    careDaysBefore: careDays.default(0),
  }),
  response: clientCapView,
});

export const calculateClientCap = defineEndpoint({
  id: "calculateClientCap",
  area: "capping",
  method: "post",
  path: "/customers/{clientId}/cap/calculate",
  scope: "customers:write",
  summary: "Calculate a client's caps now, as the capping run does",
  params,
  response: clientCapView,
});

/** What a cap comes to if fees stay as they are. */
export const capForecast = z
  .object({
    limitType,
    status: z.enum(["reached", "will_be_reached", "not_reached_by_then"]),
    /** The day at whose end it is reached: past for `reached`, null for `not_reached_by_then`. */
    reachedOn: day.nullable(),
    /** First later day on which this cap leaves nothing to charge. */
    firstDayFree: day.nullable(),
    /** First day after that on which something is charged again. */
    chargedAgainFrom: day.nullable(),
    alertOn: day.nullable(),
    alertDue: z.boolean(),
    daysToGo: z.int().nullable(),
    threshold: money.nullable(),
    used: money,
    remaining: money.nullable(),
    /** What will be used at the ends of months, for a drawing; the threshold in force on each. */
    points: z.array(z.object({ day, used: money, threshold: money.nullable() })),
  })
  .meta({ id: "CapForecast" });
export type CapForecast = z.infer<typeof capForecast>;

export const getCapForecast = defineEndpoint({
  id: "getCapForecast",
  area: "capping",
  method: "get",
  path: "/customers/{clientId}/cap/forecast",
  scope: "customers:read",
  summary: "When each cap will be reached on the present schedule",
  description: "Worked out now from what is billed and from the rates of the client's capped schedule lines.",
  params,
  response: z
    .object({
      asOf: day,
      /** Last day looked at. */
      until: day,
      alertDays: z.int(),
      forecasts: z.array(capForecast),
      warnings: z.array(warning),
    })
    .meta({ id: "CapForecasts" }),
});

export const outsideContribution = z
  .object({
    id,
    clientId: id,
    startDate: day,
    endDate: day,
    amount: money,
    fee: cappedFee,
    /** Where it is known from: a letter, another provider's statement. */
    source: z.string(),
    createdAt: instant,
  })
  .meta({ id: "OutsideContribution" });
export type OutsideContribution = z.infer<typeof outsideContribution>;

export const listOutsideContributions = defineEndpoint({
  id: "listOutsideContributions",
  area: "capping",
  method: "get",
  path: "/outside-contributions",
  scope: "customers:read",
  summary: "List contributions that clients paid elsewhere since their openings",
  list: true,
  query: z.object({
    clientId: idParam().optional(),
    fee: cappedFee.optional(),
    sort: sortBy("startDate", "amount").optional(),
    ...page,
  }),
  response: listOf(outsideContribution),
});

const contributionBody = {
  startDate: day,
  endDate: day,
  amount: moneyInput,
  fee: cappedFee,
  source: name,
};

export const createOutsideContribution = defineEndpoint({
  id: "createOutsideContribution",
  area: "capping",
  method: "post",
  path: "/outside-contributions",
  scope: "customers:write",
  summary: "Record a contribution that a client paid elsewhere",
  created: true,
  body: z.object({ clientId: id, ...contributionBody }),
  response: outsideContribution,
});

const contributionParams = z.object({ outsideContributionId: idParam() });

export const updateOutsideContribution = defineEndpoint({
  id: "updateOutsideContribution",
  area: "capping",
  method: "put",
  path: "/outside-contributions/{outsideContributionId}",
  scope: "customers:write",
  summary: "Correct a contribution that a client paid elsewhere",
  params: contributionParams,
  body: z.object(contributionBody),
  response: outsideContribution,
});

export const deleteOutsideContribution = defineEndpoint({
  id: "deleteOutsideContribution",
  area: "capping",
  method: "delete",
  path: "/outside-contributions/{outsideContributionId}",
  scope: "customers:write",
  summary: "Delete a contribution that a client paid elsewhere",
  params: contributionParams,
});

/** A client who will reach a cap soon. */
export const capAlert = z
  .object({
    clientId: id,
    clientName: z.string(),
    clientAccount: z.string(),
    serviceId: id.nullable(),
    serviceName: z.string().nullable(),
    limitType,
    startDate: day,
    threshold: money.nullable(),
    total: money,
    remaining: money.nullable(),
    forecastDate: day,
    /** From today; negative when the day has passed since the calculation. */
    daysToGo: z.int(),
    alertDate: day,
    alertDue: z.boolean(),
    calculatedDate: day,
  })
  .meta({ id: "CapAlert" });
export type CapAlert = z.infer<typeof capAlert>;

export const listCapAlerts = defineEndpoint({
  id: "listCapAlerts",
  area: "capping",
  method: "get",
  path: "/cap-alerts",
  scope: "customers:read",
  summary: "List clients who will reach a cap within so many days, as last calculated",
  list: true,
  query: z.object({
    /** Left out: those whose alert is due today. */
    withinDays: z.coerce.number<number>().pipe(z.int().min(0).max(3660)).optional(),
    serviceId: idParam().optional(),
    limitType: limitType.optional(),
    search: search.optional(),
    sort: sortBy("forecastDate", "clientName", "remaining").optional(),
    ...page,
  }),
  response: listOf(capAlert),
});

/** Points of the caps that the law leaves open, and when alerts are due. */
export const cappingPolicies = z
  .object({
    /** The day on which a cap is reached: charge what is left under it, or the whole fee of that day. */
    capCrossing: z.enum(["clamp", "full_day"]),
    /** Annual caps hold in every cap year, or only in those that began before 1 November 2025. */
    annualCapYears: z.enum(["every_year", "begun_before_november_2025"]),
    /** Whether a higher threshold gives headroom again: by what the law says of each cap, always, or never. */
    afterIndexation: z.enum(["by_limit", "reopens", "final"]),
    /** Whether Support at Home contributions count towards the lifetime cap of the means tested care fee. */
    supportAtHomeInMeansTestedCap: z.enum(["does_not_count", "counts"]),
    /** The usual first entry is that of any entry, or only of those that still last. */
    firstEntry: z.enum(["any_entry", "lasting_entries"]),
    /** An alert is due so many days before a cap is reached. */
    alertDays: z.int().min(0).max(730),
  })
  .meta({ id: "CappingPolicies" });
export type CappingPolicies = z.infer<typeof cappingPolicies>;

export const getCappingPolicies = defineEndpoint({
  id: "getCappingPolicies",
  area: "capping",
  method: "get",
  path: "/capping-policies",
  scope: "setup:read",
  summary: "How caps are applied where the law leaves it open",
  response: cappingPolicies,
});

export const setCappingPolicies = defineEndpoint({
  id: "setCappingPolicies",
  area: "capping",
  method: "put",
  path: "/capping-policies",
  scope: "setup:write",
  summary: "Change how caps are applied where the law leaves it open",
  body: cappingPolicies,
  response: cappingPolicies,
});

export const cappingEndpoints = {
  getClientCap,
  setClientCap,
  calculateClientCap,
  getCapForecast,
  listOutsideContributions,
  createOutsideContribution,
  updateOutsideContribution,
  deleteOutsideContribution,
  listCapAlerts,
  getCappingPolicies,
  setCappingPolicies,
};
