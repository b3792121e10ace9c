import { z } from "zod";
import { defineEndpoint } from "./define.ts";
import { day, id, instant, money, moneyInput, optionalText, rate, reason } from "./fields.ts";
import { flag, idParam, listOf, page, sortBy } from "./query.ts";
import { feeArrangement, legalFee } from "./schedule.ts";

export const cohort = z.enum(["PRE14", "POST14", "POST14-HC", "NOV25", "OPT-IN", "BREAK"]).meta({ id: "Cohort" });

/** One step of a derivation by a rule of the law. */
export const ruleStep = z
  .object({
    /** Page of the rules, at /docs/rules/{page}. */
    page: z.string(),
    /** Section of the law; null where a policy of the provider or a record decided. */
    law: z.string().nullable(),
    text: z.string(),
    value: z.string().nullable(),
  })
  .meta({ id: "RuleStep" });
export type RuleStep = z.infer<typeof ruleStep>;

/** Something about a client's facts that people should look at; an `error` leaves the client's fees as they were. */
export const residentIssue = z
  .object({
    code: z.string(),
    severity: z.enum(["error", "warning"]),
    day: day.nullable(),
    /** Plain words naming the fact at fault and the fix. */
    message: z.string(),
  })
  .meta({ id: "ResidentIssue" });
export type ResidentIssue = z.infer<typeof residentIssue>;

/** What follows from saving: told before, and again after. */
export const feeEffect = z
  .object({
    /** Nothing was saved; this is what would follow. */
    preview: z.boolean(),
    /** Stretches of days on which what is charged for a day changes. Null amount: not charged. */
    amounts: z.array(
      z.object({
        billingCodeId: id,
        billingCode: z.string(),
        description: z.string(),
        from: day,
        to: day.nullable(),
        before: rate.nullable(),
        after: rate.nullable(),
        /** Where the new amount comes from. */
        source: z.string().nullable(),
      }),
    ),
    /** Stretches of days on which the arrangement changes. Null: none. */
    arrangements: z.array(
      z.object({ from: day, to: day.nullable(), before: cohort.nullable(), after: cohort.nullable() }),
    ),
    /** By how much the next adjustment changes what has been billed, without tax, by code: a minus is a refund. */
    adjustments: z.array(z.object({ billingCodeId: id, billingCode: z.string(), from: day, to: day, amount: money })),
    adjustment: money,
    /** Schedule lines that wait to be adjusted. */
    adjustmentRequiredLines: z.int(),
    issues: z.array(residentIssue),
  })
  .meta({ id: "FeeEffect" });
export type FeeEffect = z.infer<typeof feeEffect>;

/** Work everything out, say what would follow, and save nothing. */
const preview = z.boolean().default(false);
const clientParams = z.object({ clientId: idParam() });

// Facts ---------------------------------------------------------------------------------------------------------------

const facts = {
  /** Home care on 12 September 2024: none, approved, or a continuing recipient since before July 2014. */
  homeCareOnSep2024: z.enum(["none", "approved", "continuing"]),
  /** Written choice of the rules of 1 July 2014. */
  choiceOf2014: day.nullable(),
  /** First day of the election of the rules of 1 November 2025. */
  electionOf2025: day.nullable(),
  agreementBefore2014: z.enum(["formal", "bond", "charge", "eligible", "none", "unknown"]),
  /** Which basic daily fee a person of before July 2014 pays. */
  pre2014Fee: z.enum(["standard", "protected", "non_standard"]),
  hasDependentChild: z.boolean(),
  formerPrisonerOfWar: z.boolean(),
  /** Was in residential care between 1 October 1997 and 28 February 1998. */
  inCareIn1997: z.boolean(),
  /** Days of a determination that hotelling and non-clinical care contribution are zero. */
  zeroFrom: day.nullable(),
  zeroTo: day.nullable(),
  /** When the person, and the provider, were told the first amounts; null: on the day of the first advice. */
  personInformedOn: day.nullable(),
  providerInformedOn: day.nullable(),
};

export const residentFacts = z
  .object({ clientId: id, ...facts, /** Null: never saved; these are the defaults. */ updatedAt: instant.nullable() })
  .meta({ id: "ResidentFacts" });
export type ResidentFacts = z.infer<typeof residentFacts>;

export const getResidentFacts = defineEndpoint({
  id: "getResidentFacts",
  area: "fees",
  method: "get",
  path: "/customers/{clientId}/resident-facts",
  scope: "customers:read",
  summary: "The dates and choices of a resident that arrangements and exemptions follow from",
  params: clientParams,
  response: residentFacts,
});

export const setResidentFacts = defineEndpoint({
  id: "setResidentFacts",
  area: "fees",
  method: "put",
  path: "/customers/{clientId}/resident-facts",
  scope: "customers:write",
  summary: "Set the facts of a resident; arrangements and fees follow at once",
  params: clientParams,
  body: z.object({
    homeCareOnSep2024: facts.homeCareOnSep2024.optional(),
    choiceOf2014: facts.choiceOf2014.optional(),
    electionOf2025: facts.electionOf2025.optional(),
    agreementBefore2014: facts.agreementBefore2014.optional(),
    pre2014Fee: facts.pre2014Fee.optional(),
    hasDependentChild: facts.hasDependentChild.optional(),
    formerPrisonerOfWar: facts.formerPrisonerOfWar.optional(),
    inCareIn1997: facts.inCareIn1997.optional(),
    zeroFrom: facts.zeroFrom.optional(),
    zeroTo: facts.zeroTo.optional(),
    personInformedOn: facts.personInformedOn.optional(),
    providerInformedOn: facts.providerInformedOn.optional(),
    preview,
  }),
  response: z.object({ residentFacts, effect: feeEffect }),
});

// Stays elsewhere -----------------------------------------------------------------------------------------------------

export const earlierStay = z
  .object({
    id,
    clientId: id,
    kind: z.enum(["permanent", "respite", "multi_purpose"]),
    home: z.string(),
    startDate: day,
    endDate: day.nullable(),
  })
  .meta({ id: "EarlierStay" });
export type EarlierStay = z.infer<typeof earlierStay>;

const stayFields = {
  kind: z.enum(["permanent", "respite", "multi_purpose"]),
  home: z.string().trim().min(1, "Name the home.").max(200),
  startDate: day,
  endDate: day.nullable().default(null),
};
const stayParams = z.object({ earlierStayId: idParam() });
const stayAnswer = z.object({ earlierStay, effect: feeEffect });

export const createEarlierStay = defineEndpoint({
  id: "createEarlierStay",
  area: "fees",
  method: "post",
  path: "/customers/{clientId}/earlier-stays",
  scope: "customers:write",
  summary: "Record a stay in residential care with another provider",
  created: true,
  params: clientParams,
  body: z.object({ ...stayFields, preview }),
  response: stayAnswer,
});

export const updateEarlierStay = defineEndpoint({
  id: "updateEarlierStay",
  area: "fees",
  method: "put",
  path: "/earlier-stays/{earlierStayId}",
  scope: "customers:write",
  summary: "Correct a stay with another provider",
  params: stayParams,
  body: z.object({ ...stayFields, preview }),
  response: stayAnswer,
});

export const deleteEarlierStay = defineEndpoint({
  id: "deleteEarlierStay",
  area: "fees",
  method: "post",
  path: "/earlier-stays/{earlierStayId}/remove",
  scope: "customers:write",
  summary: "Take away a stay that was recorded by mistake",
  params: stayParams,
  body: z.object({ preview }),
  response: z.object({ effect: feeEffect }),
});

// Arrangements --------------------------------------------------------------------------------------------------------

const basis = {
  arrangement: feeArrangement,
  /** Which test decided. */
  reason: z.string(),
  law: z.string().nullable(),
  /** The test with this person's dates, in plain words. */
  text: z.string(),
};

export const arrangementDays = z
  .object({
    from: day,
    to: day.nullable(),
    ...basis,
    /** What the dates say, where people decided otherwise; null where the dates decide. */
    derived: z.object(basis).nullable(),
    /** Only of the accommodation arrangement. */
    retention: z.boolean().nullable(),
    indexation: z.boolean().nullable(),
  })
  .meta({ id: "ArrangementDays" });
export type ArrangementDays = z.infer<typeof arrangementDays>;

export const arrangementOverride = z
  .object({
    id,
    clientId: id,
    field: z.enum(["fee", "accommodation"]),
    arrangement: feeArrangement,
    startDate: day,
    endDate: day.nullable(),
    reason: z.string(),
    retention: z.boolean().nullable(),
    createdByName: z.string(),
    createdAt: instant,
  })
  .meta({ id: "ArrangementOverride" });
export type ArrangementOverride = z.infer<typeof arrangementOverride>;

export const arrangements = z
  .object({
    clientId: id,
    asOf: day,
    /** On `asOf`; null before the first entry into permanent care. */
    cohort: cohort.nullable(),
    fee: z.array(arrangementDays),
    accommodation: z.array(arrangementDays),
    /** Both side by side under the name that people give the case. */
    cohorts: z.array(
      z.object({
        from: day,
        to: day.nullable(),
        cohort,
        fee: feeArrangement,
        accommodation: feeArrangement,
        retention: z.boolean(),
        indexation: z.boolean(),
        nonClinicalCareZero: z.string().nullable(),
        meansTestedFeeZero: z.string().nullable(),
      }),
    ),
    /** All stays in residential care, here and elsewhere, that the arrangements follow from. */
    stays: z.array(
      z.object({
        kind: z.enum(["permanent", "respite", "multi_purpose"]),
        home: z.string(),
        from: day,
        to: day.nullable(),
        serviceEntryId: id.nullable(),
        earlierStayId: id.nullable(),
        /** Follows from a mark on a service entry, not from a dated record. */
        assumed: z.boolean(),
      }),
    ),
    overrides: z.array(arrangementOverride),
    issues: z.array(residentIssue),
  })
  .meta({ id: "Arrangements" });
export type Arrangements = z.infer<typeof arrangements>;

export const getArrangements = defineEndpoint({
  id: "getArrangements",
  area: "fees",
  method: "get",
  path: "/customers/{clientId}/arrangements",
  scope: "customers:read",
  summary: "A resident's fee and accommodation arrangement by days, with the tests that decided",
  params: clientParams,
  query: z.object({ asOf: day.optional() }),
  response: arrangements,
});

const overrideAnswer = z.object({ arrangementOverride, effect: feeEffect });
const overrideParams = z.object({ arrangementOverrideId: idParam() });

export const createArrangementOverride = defineEndpoint({
  id: "createArrangementOverride",
  area: "fees",
  method: "post",
  path: "/customers/{clientId}/arrangement-overrides",
  scope: "customers:write",
  summary: "Decide an arrangement otherwise than the dates say, with the reason",
  created: true,
  params: clientParams,
  body: z.object({
    field: z.enum(["fee", "accommodation"]),
    arrangement: feeArrangement,
    startDate: day,
    endDate: day.nullable().default(null),
    reason,
    /** Whether lump sums are subject to retention; only for `accommodation`. */
    retention: z.boolean().nullable().default(null),
    preview,
  }),
  response: overrideAnswer,
});

export const endArrangementOverride = defineEndpoint({
  id: "endArrangementOverride",
  area: "fees",
  method: "post",
  path: "/arrangement-overrides/{arrangementOverrideId}/end",
  scope: "customers:write",
  summary: "Set the last day of an override; null: until further notice",
  params: overrideParams,
  body: z.object({ endDate: day.nullable(), preview }),
  response: overrideAnswer,
});

export const deleteArrangementOverride = defineEndpoint({
  id: "deleteArrangementOverride",
  area: "fees",
  method: "post",
  path: "/arrangement-overrides/{arrangementOverrideId}/remove",
  scope: "customers:write",
  summary: "Take an override back as if it had never been; the audit log keeps it",
  params: overrideParams,
  body: z.object({ preview }),
  response: z.object({ effect: feeEffect }),
});

// Fee advices ---------------------------------------------------------------------------------------------------------

export const feeAdvice = z
  .object({
    id,
    clientId: id,
    clientName: z.string(),
    clientAccount: z.string(),
    issuedOn: day,
    startDate: day,
    endDate: day.nullable(),
    meansTestedAmount: money.nullable(),
    meansNotDisclosed: z.boolean(),
    hotellingContribution: money.nullable(),
    nonClinicalCareContribution: money.nullable(),
    meansTestedCareFee: money.nullable(),
    incomeTestedFee: money.nullable(),
    accommodationContribution: money.nullable(),
    reference: z.string().nullable(),
    source: z.enum(["entered", "file"]),
    createdByName: z.string(),
    createdAt: instant,
    withdrawnAt: instant.nullable(),
    /** Days on which it is the advice in force; empty: others hold on all of its days. */
    inForce: z.array(z.object({ from: day, to: day.nullable() })),
    /** Speaks of days before it was issued. */
    backDated: z.boolean(),
  })
  .meta({ id: "FeeAdvice" });
export type FeeAdvice = z.infer<typeof feeAdvice>;

export const listFeeAdvices = defineEndpoint({
  id: "listFeeAdvices",
  area: "fees",
  method: "get",
  path: "/fee-advices",
  scope: "customers:read",
  summary: "List fee advices of Services Australia",
  list: true,
  query: z.object({
    clientId: idParam().optional(),
    issuedFrom: day.optional(),
    issuedTo: day.optional(),
    withdrawn: flag().optional(),
    sort: sortBy("issuedOn", "startDate", "clientName").optional(),
    ...page,
  }),
  response: listOf(feeAdvice),
});

const dailyAmount = moneyInput.nullable().default(null);
const adviceAnswer = z.object({ feeAdvice, effect: feeEffect });

export const createFeeAdvice = defineEndpoint({
  id: "createFeeAdvice",
  area: "fees",
  method: "post",
  path: "/customers/{clientId}/fee-advices",
  scope: "customers:write",
  summary: "Enter a fee advice of Services Australia",
  description:
    "A letter with several periods gives several advices. With `preview` it says which days and amounts change and what the next adjustment refunds, and saves nothing.",
  created: true,
  params: clientParams,
  body: z.object({
    issuedOn: day,
    startDate: day,
    endDate: day.nullable().default(null),
    /** Daily means tested amount. */
    meansTestedAmount: dailyAmount,
    meansNotDisclosed: z.boolean().default(false),
    /** Daily amounts that the letter names; those left out follow from the means tested amount. */
    hotellingContribution: dailyAmount,
    nonClinicalCareContribution: dailyAmount,
    meansTestedCareFee: dailyAmount,
    incomeTestedFee: dailyAmount,
    accommodationContribution: dailyAmount,
    reference: optionalText.default(null),
    preview,
  }),
  response: adviceAnswer,
});

export const withdrawFeeAdvice = defineEndpoint({
  id: "withdrawFeeAdvice",
  area: "fees",
  method: "post",
  path: "/fee-advices/{feeAdviceId}/withdraw",
  scope: "customers:write",
  summary: "Take back an advice that was entered by mistake",
  params: z.object({ feeAdviceId: idParam() }),
  body: z.object({ reason, preview }),
  response: adviceAnswer,
});

// Classification ------------------------------------------------------------------------------------------------------

export const classification = z
  .object({
    id,
    clientId: id,
    /** AN-ACC class: "1" to "13"; "R0" to "R3" in respite. */
    classCode: z.string(),
    startDate: day,
    endDate: day.nullable(),
    /** Weight on its first day; null where the national tables do not hold it. */
    weight: rate.nullable(),
  })
  .meta({ id: "Classification" });
export type Classification = z.infer<typeof classification>;

const classificationAnswer = z.object({ classification, effect: feeEffect });
const classificationParams = z.object({ classificationId: idParam() });

export const listClassifications = defineEndpoint({
  id: "listClassifications",
  area: "fees",
  method: "get",
  path: "/customers/{clientId}/classifications",
  scope: "customers:read",
  summary: "The AN-ACC classes of a resident by days",
  params: clientParams,
  response: z.object({ items: z.array(classification), classCodes: z.array(z.string()) }),
});

export const createClassification = defineEndpoint({
  id: "createClassification",
  area: "fees",
  method: "post",
  path: "/customers/{clientId}/classifications",
  scope: "customers:write",
  summary: "Record a class from a day on; the one before ends the day before",
  created: true,
  params: clientParams,
  body: z.object({
    classCode: z.string().trim().min(1).max(10),
    startDate: day,
    endDate: day.nullable().default(null),
    preview,
  }),
  response: classificationAnswer,
});

export const deleteClassification = defineEndpoint({
  id: "deleteClassification",
  area: "fees",
  method: "post",
  path: "/classifications/{classificationId}/remove",
  scope: "customers:write",
  summary: "Take away a class that was recorded by mistake; the one before goes on",
  params: classificationParams,
  body: z.object({ preview }),
  response: z.object({ effect: feeEffect }),
});

// Fee reductions ------------------------------------------------------------------------------------------------------

export const feeReduction = z
  .object({
    id,
    clientId: id,
    serviceEntryId: id,
    serviceName: z.string(),
    kind: z.enum(["remaining_income", "of_before_november_2025"]),
    startDate: day,
    endDate: day.nullable(),
    dailyRemainingIncome: money.nullable(),
    supplement: money.nullable(),
    accommodationMost: money.nullable(),
    reference: z.string().nullable(),
  })
  .meta({ id: "FeeReduction" });
export type FeeReduction = z.infer<typeof feeReduction>;

const reductionAnswer = z.object({ feeReduction, effect: feeEffect });
const reductionParams = z.object({ feeReductionId: idParam() });

export const listFeeReductions = defineEndpoint({
  id: "listFeeReductions",
  area: "fees",
  method: "get",
  path: "/customers/{clientId}/fee-reductions",
  scope: "customers:read",
  summary: "Hardship determinations of a resident",
  params: clientParams,
  response: z.object({ items: z.array(feeReduction) }),
});

export const createFeeReduction = defineEndpoint({
  id: "createFeeReduction",
  area: "fees",
  method: "post",
  path: "/customers/{clientId}/fee-reductions",
  scope: "customers:write",
  summary: "Record a hardship determination: the reduction is charged as a negative fee and claimed",
  created: true,
  params: clientParams,
  body: z.object({
    serviceEntryId: id,
    kind: z.enum(["remaining_income", "of_before_november_2025"]),
    startDate: day,
    endDate: day.nullable().default(null),
    /** Income less essential expenses a day, as determined; may be below zero. Only of `remaining_income`. */
    dailyRemainingIncome: dailyAmount,
    /** Supplement a day, only of `of_before_november_2025`; then also the most of the accommodation payment a day. */
    supplement: dailyAmount,
    accommodationMost: dailyAmount,
    reference: optionalText.default(null),
    preview,
  }),
  response: reductionAnswer,
});

export const endFeeReduction = defineEndpoint({
  id: "endFeeReduction",
  area: "fees",
  method: "post",
  path: "/fee-reductions/{feeReductionId}/end",
  scope: "customers:write",
  summary: "Set the last day of a hardship determination; null: until further notice",
  params: reductionParams,
  body: z.object({ endDate: day.nullable(), preview }),
  response: reductionAnswer,
});

export const deleteFeeReduction = defineEndpoint({
  id: "deleteFeeReduction",
  area: "fees",
  method: "post",
  path: "/fee-reductions/{feeReductionId}/remove",
  scope: "customers:write",
  summary: "Take away a hardship determination that was recorded by mistake",
  params: reductionParams,
  body: z.object({ preview }),
  response: z.object({ effect: feeEffect }),
});

// Daily fees ----------------------------------------------------------------------------------------------------------

/** One fee of a day, before caps and the 1,460 days. */
export const dayFee = z
  .object({
    legalFee,
    amount: money,
    /** Why it is nothing, or less; null: charged as worked out. */
    zero: z.string().nullable(),
    /** The same in plain words. */
    zeroText: z.string().nullable(),
    /** Where the amount comes from: "Fee advice of 12/11/2025: means tested amount 134.22 a day". */
    source: z.string(),
    steps: z.array(ruleStep),
    /** Codes of the client's schedule that charge it in this stay; empty: it is not billed here. */
    billingCodes: z.array(z.string()),
  })
  .meta({ id: "DayFee" });
export type DayFee = z.infer<typeof dayFee>;

/** Days of one stay on which the daily fees are the same. */
export const feeDays = z
  .object({
    serviceEntryId: id,
    serviceName: z.string(),
    from: day,
    to: day.nullable(),
    kind: z.enum(["pre_entry", "care", "entry", "departure", "only_day", "unfunded_leave"]),
    arrangement: feeArrangement.nullable(),
    fees: z.array(dayFee),
    total: money,
  })
  .meta({ id: "FeeDays" });
export type FeeDays = z.infer<typeof feeDays>;

export const residentFees = z
  .object({
    clientId: id,
    from: day,
    to: day,
    days: z.array(feeDays),
    issues: z.array(residentIssue),
  })
  .meta({ id: "ResidentFees" });
export type ResidentFees = z.infer<typeof residentFees>;

export const getResidentFees = defineEndpoint({
  id: "getResidentFees",
  area: "fees",
  method: "get",
  path: "/customers/{clientId}/resident-fees",
  scope: "customers:read",
  summary: "What the law makes of a resident's facts, day by day: fees, amounts, why zero, with the derivation",
  params: clientParams,
  /** Left out: a year back to a year ahead of today. */
  query: z.object({ from: day.optional(), to: day.optional() }),
  response: residentFees,
});

export const recalculateFees = defineEndpoint({
  id: "recalculateFees",
  area: "fees",
  method: "post",
  path: "/customers/{clientId}/resident-fees/recalculate",
  scope: "customers:write",
  summary: "Work a resident's arrangements and fees out anew from the facts as they are",
  params: clientParams,
  body: z.object({ preview }),
  response: z.object({ effect: feeEffect }),
});

export const feesEndpoints = {
  getResidentFacts,
  setResidentFacts,
  createEarlierStay,
  updateEarlierStay,
  deleteEarlierStay,
  getArrangements,
  createArrangementOverride,
  endArrangementOverride,
  deleteArrangementOverride,
  listFeeAdvices,
  createFeeAdvice,
  withdrawFeeAdvice,
  listClassifications,
  createClassification,
  deleteClassification,
  listFeeReductions,
  createFeeReduction,
  endFeeReduction,
  deleteFeeReduction,
  getResidentFees,
  recalculateFees,
};
