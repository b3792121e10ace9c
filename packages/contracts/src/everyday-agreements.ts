import { z } from "zod";
import { defineEndpoint } from "./define.ts";
import { feeEffect, residentIssue } from "./fees.ts";
import { day, id, instant, money, moneyInput, name, rate, text } from "./fields.ts";
import { idParam } from "./query.ts";

const per = z.enum(["day", "week", "fortnight", "month", "occasion"]);

/** One agreed amount for one service of an agreement. */
export const everydayService = z
  .object({
    id,
    everydayAgreementId: id,
    service: z.string(),
    /** Higher standard or additional service, as specified. */
    standard: z.string(),
    accommodation: z.boolean(),
    /** As agreed, on `agreedOn`. */
    amount: money,
    /** Today, with indexation; null where an index number is missing or it is not in effect. */
    amountToday: rate.nullable(),
    per,
    agreedOn: day,
    startDate: day,
    endDate: day.nullable(),
    bundle: z.string().nullable(),
    standaloneAmount: money.nullable(),
    /** Schedule lines that charge it. */
    scheduleLineIds: z.array(id),
  })
  .meta({ id: "EverydayService" });
export type EverydayService = z.infer<typeof everydayService>;

/** A higher everyday living agreement. */
export const everydayAgreement = z
  .object({
    id,
    clientId: id,
    serviceEntryId: id,
    serviceName: z.string(),
    kind: z.enum(["standing", "ad_hoc"]),
    offeredOn: day,
    agreedOn: day,
    inWriting: z.boolean(),
    standalone: z.boolean(),
    statesIndexation: z.boolean(),
    annualReview: z.boolean(),
    reviewOn: day.nullable(),
    /** Last day on which the person may end it at once. */
    coolingOffUntil: day,
    endedBy: z.enum(["person", "provider"]).nullable(),
    endedOn: day.nullable(),
    cannotDeliver: z.boolean(),
    /** First day without it. */
    endsFrom: day.nullable(),
    /** By when what was prepaid for later days goes back, and the end is acknowledged in writing. */
    refundDueOn: day.nullable(),
    acknowledgeBy: day.nullable(),
    services: z.array(everydayService),
    /** Requirements of the law that it does not meet. */
    issues: z.array(residentIssue),
    createdAt: instant,
  })
  .meta({ id: "EverydayAgreement" });
export type EverydayAgreement = z.infer<typeof everydayAgreement>;

const preview = z.boolean().default(false);
const clientParams = z.object({ clientId: idParam() });
const agreementParams = z.object({ everydayAgreementId: idParam() });
const answer = z.object({ everydayAgreement, effect: feeEffect });

const serviceFields = {
  service: name,
  standard: text.default(""),
  accommodation: z.boolean().default(false),
  amount: moneyInput,
  per,
  /** The first day of delivery; left out: the day of the agreement or variation. */
  startDate: day.optional(),
  endDate: day.nullable().default(null),
  bundle: z.string().trim().max(60).nullable().default(null),
  standaloneAmount: moneyInput.nullable().default(null),
};

export const listEverydayAgreements = defineEndpoint({
  id: "listEverydayAgreements",
  area: "fees",
  method: "get",
  path: "/customers/{clientId}/everyday-agreements",
  scope: "customers:read",
  summary: "Higher everyday living agreements of a resident",
  params: clientParams,
  response: z.object({ items: z.array(everydayAgreement) }),
});

export const createEverydayAgreement = defineEndpoint({
  id: "createEverydayAgreement",
  area: "fees",
  method: "post",
  path: "/customers/{clientId}/everyday-agreements",
  scope: "customers:write",
  summary: "Record a higher everyday living agreement with its services",
  description:
    "Requirements of the law that it does not meet come back as issues; a charge may stand on it only without any.",
  created: true,
  params: clientParams,
  body: z.object({
    serviceEntryId: id,
    kind: z.enum(["standing", "ad_hoc"]),
    offeredOn: day,
    agreedOn: day,
    inWriting: z.boolean().default(true),
    standalone: z.boolean().default(true),
    statesIndexation: z.boolean().default(true),
    annualReview: z.boolean().default(true),
    reviewOn: day.nullable().default(null),
    services: z.array(z.object(serviceFields)).min(1, "Name at least one service.").max(100),
    preview,
  }),
  response: answer,
});

export const addEverydayService = defineEndpoint({
  id: "addEverydayService",
  area: "fees",
  method: "post",
  path: "/everyday-agreements/{everydayAgreementId}/services",
  scope: "customers:write",
  summary: "Vary an agreement: add a service from the day on which it was agreed",
  created: true,
  params: agreementParams,
  body: z.object({ ...serviceFields, agreedOn: day, preview }),
  response: answer,
});

export const endEverydayService = defineEndpoint({
  id: "endEverydayService",
  area: "fees",
  method: "post",
  path: "/everyday-services/{everydayServiceId}/end",
  scope: "customers:write",
  summary: "Set the last day of one service of an agreement",
  params: z.object({ everydayServiceId: idParam() }),
  body: z.object({ endDate: day.nullable(), preview }),
  response: answer,
});

export const endEverydayAgreement = defineEndpoint({
  id: "endEverydayAgreement",
  area: "fees",
  method: "post",
  path: "/everyday-agreements/{everydayAgreementId}/end",
  scope: "customers:write",
  summary: "End an agreement: at once in the cooling-off, else after 28 days' notice",
  params: agreementParams,
  body: z.object({
    by: z.enum(["person", "provider"]),
    /** Day on which it was said. */
    on: day,
    /** The provider can no longer deliver as agreed. */
    cannotDeliver: z.boolean().default(false),
    preview,
  }),
  response: answer,
});

export const resumeEverydayAgreement = defineEndpoint({
  id: "resumeEverydayAgreement",
  area: "fees",
  method: "post",
  path: "/everyday-agreements/{everydayAgreementId}/resume",
  scope: "customers:write",
  summary: "Take back an end that was recorded by mistake",
  params: agreementParams,
  body: z.object({ preview }),
  response: answer,
});

export const everydayAgreementsEndpoints = {
  listEverydayAgreements,
  createEverydayAgreement,
  addEverydayService,
  endEverydayService,
  endEverydayAgreement,
  resumeEverydayAgreement,
};
