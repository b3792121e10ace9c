import { z } from "zod";
import { warning } from "./admissions.ts";
import { defineEndpoint } from "./define.ts";
import { code, day, id, instant, link, name, optionalText, percent, rate, reason, text } from "./fields.ts";
import { flag, idParam, listOf, page, search, sortBy } from "./query.ts";
import { billingTiming, billingUnit, hold, scheduleLine } from "./schedule.ts";

export const taxCode = z
  .object({
    id,
    code: z.string(),
    name: z.string(),
    percent,
    inclusive: z.boolean(),
    ledgerAccountId: id,
    ledgerAccountCode: z.string(),
  })
  .meta({ id: "TaxCode" });
export type TaxCode = z.infer<typeof taxCode>;

export const accountName = z
  .object({
    id,
    code: z.string(),
    name: z.string(),
    type: z.enum(["customer", "accommodation"]),
    receivableAccountId: id,
    receivableAccountCode: z.string(),
  })
  .meta({ id: "AccountName" });
export type AccountName = z.infer<typeof accountName>;

export const billingCode = z
  .object({
    id,
    code: z.string(),
    description: z.string(),
    unit: billingUnit,
    anchor: z.enum(["line", "calendar"]),
    timing: billingTiming,
    taxCodeId: id,
    taxCode: z.string(),
    accountNameId: id,
    accountName: z.string(),
    revenueAccountId: id,
    revenueAccountCode: z.string(),
    capped: z.boolean(),
    chargeDepartureDay: z.boolean(),
    nationalRate: z.string().nullable(),
    active: z.boolean(),
    /** Global price per unit today, percentages worked out; null when none is in force. */
    rateToday: rate.nullable(),
  })
  .meta({ id: "BillingCode" });
export type BillingCode = z.infer<typeof billingCode>;

export const serviceGroup = z
  .object({
    id,
    code: z.string(),
    name: z.string(),
    billingCodeIds: z.array(id),
    billingCodes: z.array(z.string()),
    /** Empty: offered at every service. */
    serviceIds: z.array(id),
    serviceNames: z.array(z.string()),
  })
  .meta({ id: "ServiceGroup" });
export type ServiceGroup = z.infer<typeof serviceGroup>;

export const scheduleTemplate = z
  .object({
    id,
    code: z.string(),
    name: z.string(),
    careTypes: z.array(z.string()),
    lines: z.array(
      z.object({
        id,
        serviceGroupId: id,
        serviceGroupName: z.string(),
        billingCodeId: id,
        billingCode: z.string(),
        description: z.string(),
        quantity: rate,
      }),
    ),
  })
  .meta({ id: "ScheduleTemplate" });
export type ScheduleTemplate = z.infer<typeof scheduleTemplate>;

export const rateModel = z.enum(["amount", "percentage"]).meta({ id: "RateModel" });

export const billingRate = z
  .object({
    id,
    billingCodeId: id,
    billingCode: z.string(),
    /** Null: valid for all clients without a rate of their own. */
    clientId: id.nullable(),
    clientName: z.string().nullable(),
    startDate: day,
    endDate: day.nullable(),
    model: rateModel,
    rate: rate.nullable(),
    baseCodeId: id.nullable(),
    baseCode: z.string().nullable(),
    percent: percent.nullable(),
    source: z.string().nullable(),
    verified: z.boolean(),
    status: z.enum(["past", "current", "future"]),
    createdAt: instant,
  })
  .meta({ id: "BillingRate" });
export type BillingRate = z.infer<typeof billingRate>;

/** Either model `amount` with `rate`, or model `percentage` with `baseCodeId` and `percent`. */
const price = {
  model: rateModel,
  rate: rate.nullable().default(null),
  baseCodeId: id.nullable().default(null),
  percent: percent.nullable().default(null),
  source: optionalText.default(null),
};

export const listTaxCodes = defineEndpoint({
  id: "listTaxCodes",
  area: "billing",
  method: "get",
  path: "/tax-codes",
  scope: "setup:read",
  summary: "List tax codes",
  list: true,
  query: z.object({ search: search.optional(), sort: sortBy("code", "name").optional(), ...page }),
  response: listOf(taxCode),
});

export const createTaxCode = defineEndpoint({
  id: "createTaxCode",
  area: "billing",
  method: "post",
  path: "/tax-codes",
  scope: "setup:write",
  summary: "Create a tax code",
  created: true,
  body: z.object({ code, name, percent, inclusive: z.boolean().default(false), ledgerAccountId: id }),
  response: taxCode,
});

export const updateTaxCode = defineEndpoint({
  id: "updateTaxCode",
  area: "billing",
  method: "patch",
  path: "/tax-codes/{taxCodeId}",
  scope: "setup:write",
  summary: "Change a tax code; lines already made keep their tax",
  params: z.object({ taxCodeId: idParam() }),
  body: z.object({
    code: code.optional(),
    name: name.optional(),
    percent: percent.optional(),
    inclusive: z.boolean().optional(),
    ledgerAccountId: id.optional(),
  }),
  response: taxCode,
});

export const listAccountNames = defineEndpoint({
  id: "listAccountNames",
  area: "billing",
  method: "get",
  path: "/account-names",
  scope: "setup:read",
  summary: "List account names (posting profiles)",
  list: true,
  query: z.object({ search: search.optional(), sort: sortBy("code", "name").optional(), ...page }),
  response: listOf(accountName),
});

export const createAccountName = defineEndpoint({
  id: "createAccountName",
  area: "billing",
  method: "post",
  path: "/account-names",
  scope: "setup:write",
  summary: "Create an account name",
  created: true,
  body: z.object({ code, name, type: z.enum(["customer", "accommodation"]), receivableAccountId: id }),
  response: accountName,
});

export const updateAccountName = defineEndpoint({
  id: "updateAccountName",
  area: "billing",
  method: "patch",
  path: "/account-names/{accountNameId}",
  scope: "setup:write",
  summary: "Change an account name; what is posted stays where it is",
  params: z.object({ accountNameId: idParam() }),
  body: z.object({ code: code.optional(), name: name.optional(), receivableAccountId: id.optional() }),
  response: accountName,
});

export const listBillingCodes = defineEndpoint({
  id: "listBillingCodes",
  area: "billing",
  method: "get",
  path: "/billing-codes",
  scope: "setup:read",
  summary: "List billing codes",
  list: true,
  query: z.object({
    search: search.optional(),
    unit: billingUnit.optional(),
    timing: billingTiming.optional(),
    capped: flag().optional(),
    active: flag().optional(),
    /** Offered in this service group. */
    serviceGroupId: idParam().optional(),
    sort: sortBy("code", "description").optional(),
    ...page,
  }),
  response: listOf(billingCode),
});

const codeParams = z.object({ billingCodeId: idParam() });

export const getBillingCode = defineEndpoint({
  id: "getBillingCode",
  area: "billing",
  method: "get",
  path: "/billing-codes/{billingCodeId}",
  scope: "setup:read",
  summary: "One billing code",
  params: codeParams,
  response: billingCode,
});

export const createBillingCode = defineEndpoint({
  id: "createBillingCode",
  area: "billing",
  method: "post",
  path: "/billing-codes",
  scope: "codes:write",
  summary: "Create a billing code",
  created: true,
  body: z.object({
    code,
    description: name,
    unit: billingUnit,
    anchor: z.enum(["line", "calendar"]).default("line"),
    timing: billingTiming,
    taxCodeId: id,
    accountNameId: id,
    revenueAccountId: id,
    capped: z.boolean().default(false),
    chargeDepartureDay: z.boolean().default(true),
    nationalRate: optionalText.default(null),
  }),
  response: billingCode,
});

export const updateBillingCode = defineEndpoint({
  id: "updateBillingCode",
  area: "billing",
  method: "patch",
  path: "/billing-codes/{billingCodeId}",
  scope: "codes:write",
  summary: "Change a billing code; unit and anchor only while nothing is billed with it",
  params: codeParams,
  body: z.object({
    code: code.optional(),
    description: name.optional(),
    unit: billingUnit.optional(),
    anchor: z.enum(["line", "calendar"]).optional(),
    timing: billingTiming.optional(),
    taxCodeId: id.optional(),
    accountNameId: id.optional(),
    revenueAccountId: id.optional(),
    capped: z.boolean().optional(),
    chargeDepartureDay: z.boolean().optional(),
    nationalRate: optionalText.optional(),
    active: z.boolean().optional(),
  }),
  response: billingCode,
});

export const listServiceGroups = defineEndpoint({
  id: "listServiceGroups",
  area: "billing",
  method: "get",
  path: "/service-groups",
  scope: "setup:read",
  summary: "List service groups with the codes that they offer",
  list: true,
  query: z.object({
    search: search.optional(),
    /** Offered at this service. */
    serviceId: idParam().optional(),
    sort: sortBy("code", "name").optional(),
    ...page,
  }),
  response: listOf(serviceGroup),
});

export const createServiceGroup = defineEndpoint({
  id: "createServiceGroup",
  area: "billing",
  method: "post",
  path: "/service-groups",
  scope: "codes:write",
  summary: "Create a service group",
  created: true,
  body: z.object({
    code,
    name,
    billingCodeIds: z.array(id).max(500).default([]),
    serviceIds: z.array(id).max(500).default([]),
  }),
  response: serviceGroup,
});

export const updateServiceGroup = defineEndpoint({
  id: "updateServiceGroup",
  area: "billing",
  method: "patch",
  path: "/service-groups/{serviceGroupId}",
  scope: "codes:write",
  summary: "Change a service group; a list given replaces the old one",
  params: z.object({ serviceGroupId: idParam() }),
  body: z.object({
    code: code.optional(),
    name: name.optional(),
    billingCodeIds: z.array(id).max(500).optional(),
    serviceIds: z.array(id).max(500).optional(),
  }),
  response: serviceGroup,
});

export const listScheduleTemplates = defineEndpoint({
  id: "listScheduleTemplates",
  area: "billing",
  method: "get",
  path: "/schedule-templates",
  scope: "setup:read",
  summary: "List schedule templates with their lines",
  list: true,
  query: z.object({ search: search.optional(), sort: sortBy("code", "name").optional(), ...page }),
  response: listOf(scheduleTemplate),
});

const templateLines = z
  .array(z.object({ serviceGroupId: id, billingCodeId: id, quantity: rate.default("1") }))
  .max(100);

export const createScheduleTemplate = defineEndpoint({
  id: "createScheduleTemplate",
  area: "billing",
  method: "post",
  path: "/schedule-templates",
  scope: "codes:write",
  summary: "Create a schedule template",
  created: true,
  body: z.object({ code, name, lines: templateLines }),
  response: scheduleTemplate,
});

export const updateScheduleTemplate = defineEndpoint({
  id: "updateScheduleTemplate",
  area: "billing",
  method: "patch",
  path: "/schedule-templates/{scheduleTemplateId}",
  scope: "codes:write",
  summary: "Change a schedule template; lines given replace the old ones; clients already admitted keep theirs",
  params: z.object({ scheduleTemplateId: idParam() }),
  body: z.object({ code: code.optional(), name: name.optional(), lines: templateLines.optional() }),
  response: scheduleTemplate,
});

export const listBillingRates = defineEndpoint({
  id: "listBillingRates",
  area: "billing",
  method: "get",
  path: "/billing-rates",
  scope: "rates:read",
  summary: "List billing rates, global ones and clients' own",
  list: true,
  query: z.object({
    search: search.optional(),
    billingCodeId: idParam().optional(),
    clientId: idParam().optional(),
    /** Only global rates, or only clients' own. */
    validFor: z.enum(["all", "client"]).optional(),
    /** In force on this day. */
    on: day.optional(),
    verified: flag().optional(),
    sort: sortBy("billingCode", "clientName", "startDate").optional(),
    ...page,
  }),
  response: listOf(billingRate),
});

const rateParams = z.object({ billingRateId: idParam() });

const rateChange = z
  .object({
    /** The rate that was given an end date. */
    ended: billingRate.nullable(),
    billingRate,
    /** Schedule lines that were billed for days on which their rate has now changed. */
    adjustmentRequiredLines: z.int(),
    /** Gaps to the rates before and after; a rate of nothing. */
    warnings: z.array(warning),
  })
  .meta({ id: "BillingRateChange" });

export const createBillingRate = defineEndpoint({
  id: "createBillingRate",
  area: "billing",
  method: "post",
  path: "/billing-rates",
  scope: "rates:write",
  summary: "Create a rate for days that have none: global, or a client's own",
  description:
    "Model amount needs rate; model percentage needs baseCodeId and percent, and is refused where bases run in a circle.",
  created: true,
  body: z.object({
    billingCodeId: id,
    clientId: id.nullable().default(null),
    startDate: day,
    endDate: day.nullable().default(null),
    ...price,
  }),
  response: rateChange,
});

export const changeBillingRate = defineEndpoint({
  id: "changeBillingRate",
  area: "billing",
  method: "post",
  path: "/billing-rates/{billingRateId}/change",
  scope: "rates:write",
  summary: "Change a rate from a day on: ends the old one the day before and adds the new one",
  created: true,
  params: rateParams,
  body: z.object({ startDate: day, endDate: day.nullable().default(null), ...price }),
  response: rateChange,
});

export const updateBillingRate = defineEndpoint({
  id: "updateBillingRate",
  area: "billing",
  method: "patch",
  path: "/billing-rates/{billingRateId}",
  scope: "rates:write",
  summary: "Set a rate's end date, source or verified mark",
  params: rateParams,
  body: z.object({
    endDate: day.nullable().optional(),
    source: optionalText.optional(),
    verified: z.boolean().optional(),
  }),
  response: rateChange,
});

export const deleteBillingRate = defineEndpoint({
  id: "deleteBillingRate",
  area: "billing",
  method: "delete",
  path: "/billing-rates/{billingRateId}",
  scope: "rates:write",
  summary: "Delete a rate that has not begun",
  params: rateParams,
});

export const listScheduleLines = defineEndpoint({
  id: "listScheduleLines",
  area: "billing",
  method: "get",
  path: "/schedule-lines",
  scope: "customers:read",
  summary: "List billing schedule lines with rate, last run date and adjustment mark",
  list: true,
  query: z.object({
    clientId: idParam().optional(),
    serviceEntryId: idParam().optional(),
    billingCodeId: idParam().optional(),
    serviceId: idParam().optional(),
    /** Lines marked as created in error are left out unless asked for. */
    inError: flag().default(false),
    adjustmentRequired: flag().optional(),
    /** Running on this day. */
    on: day.optional(),
    sort: sortBy("clientName", "billingCode", "startDate").optional(),
    ...page,
  }),
  response: listOf(scheduleLine),
});

const lineParams = z.object({ scheduleLineId: idParam() });

export const getScheduleLine = defineEndpoint({
  id: "getScheduleLine",
  area: "billing",
  method: "get",
  path: "/schedule-lines/{scheduleLineId}",
  scope: "customers:read",
  summary: "One billing schedule line",
  params: lineParams,
  response: scheduleLine,
});

const lineChange = z.object({ scheduleLine, warnings: z.array(warning) }).meta({ id: "ScheduleLineChange" });

export const createScheduleLine = defineEndpoint({
  id: "createScheduleLine",
  area: "billing",
  method: "post",
  path: "/schedule-lines",
  scope: "customers:write",
  summary: "Add a fee to a client's schedule",
  created: true,
  body: z.object({
    serviceEntryId: id,
    /** Limits the codes that may be used; any code without it. */
    serviceGroupId: id.nullable().default(null),
    billingCodeId: id,
    /** The service that delivers the fee; that of the entry when left out. */
    serviceId: id.optional(),
    description: optionalText.default(null),
    quantity: rate.default("1"),
    startDate: day,
    endDate: day.nullable().default(null),
    billToDate: day.nullable().default(null),
  }),
  response: lineChange,
});

export const updateScheduleLine = defineEndpoint({
  id: "updateScheduleLine",
  area: "billing",
  method: "patch",
  path: "/schedule-lines/{scheduleLineId}",
  scope: "customers:write",
  summary: "Change or end a fee; changes on billed days mark the line as to be adjusted",
  params: lineParams,
  body: z.object({
    serviceGroupId: id.nullable().optional(),
    serviceId: id.optional(),
    description: optionalText.optional(),
    quantity: rate.optional(),
    startDate: day.optional(),
    endDate: day.nullable().optional(),
    billToDate: day.nullable().optional(),
  }),
  response: lineChange,
});

const someLines = z.object({ scheduleLineIds: z.array(id).min(1).max(1000) });

export const markScheduleLinesInError = defineEndpoint({
  id: "markScheduleLinesInError",
  area: "billing",
  method: "post",
  path: "/schedule-lines/mark-in-error",
  scope: "customers:write",
  summary: "Mark lines as created in error, or take the mark back; refused for lines already billed",
  body: someLines.extend({ inError: z.boolean().default(true) }),
  response: z.object({ scheduleLines: z.array(scheduleLine) }),
});

export const deleteScheduleLines = defineEndpoint({
  id: "deleteScheduleLines",
  area: "billing",
  method: "post",
  path: "/schedule-lines/delete",
  scope: "customers:write",
  summary: "Delete lines that are marked as created in error and were never billed",
  body: someLines,
  response: z.object({ deleted: z.int() }),
});

export const createHold = defineEndpoint({
  id: "createHold",
  area: "billing",
  method: "post",
  path: "/schedule-lines/{scheduleLineId}/holds",
  scope: "customers:write",
  summary: "Hold a fee for some days",
  created: true,
  params: lineParams,
  body: z.object({ startDate: day, endDate: day.nullable().default(null), reason }),
  response: hold,
});

const holdParams = z.object({ holdId: idParam() });

export const updateHold = defineEndpoint({
  id: "updateHold",
  area: "billing",
  method: "patch",
  path: "/holds/{holdId}",
  scope: "customers:write",
  summary: "Change a hold",
  params: holdParams,
  body: z.object({ startDate: day.optional(), endDate: day.nullable().optional(), reason: reason.optional() }),
  response: hold,
});

export const deleteHold = defineEndpoint({
  id: "deleteHold",
  area: "billing",
  method: "delete",
  path: "/holds/{holdId}",
  scope: "customers:write",
  summary: "Delete a hold",
  params: holdParams,
});

export const setInvoicees = defineEndpoint({
  id: "setInvoicees",
  area: "billing",
  method: "put",
  path: "/schedule-lines/{scheduleLineId}/invoicees",
  scope: "customers:write",
  summary: "Set who pays a fee from a day on; the shares must add up to 100",
  description:
    "Ends the invoicees in force the day before and removes those set for later days. An empty list: the client pays.",
  params: lineParams,
  body: z.object({
    startDate: day,
    invoicees: z
      .array(
        z.object({
          customerId: id,
          /** That of the billing code, when left out. */
          accountNameId: id.optional(),
          percent,
        }),
      )
      .max(20),
  }),
  response: lineChange,
});

export const whyNot = defineEndpoint({
  id: "whyNot",
  area: "billing",
  method: "get",
  path: "/why-not",
  scope: "journals:read",
  summary: "Why a client was not billed a code in a period",
  query: z.object({ clientId: idParam(), billingCodeId: idParam(), from: day, to: day }),
  response: z
    .object({
      clientId: id,
      clientName: z.string(),
      billingCodeId: id,
      billingCode: z.string(),
      from: day,
      to: day,
      /** The whole period, cut wherever the reason changes. */
      stretches: z.array(
        z.object({
          from: day,
          to: day,
          billed: z.boolean(),
          code: z.string(),
          text,
          links: z.array(link),
        }),
      ),
    })
    .meta({ id: "WhyNot" }),
});

export const billingEndpoints = {
  listTaxCodes,
  createTaxCode,
  updateTaxCode,
  listAccountNames,
  createAccountName,
  updateAccountName,
  listBillingCodes,
  getBillingCode,
  createBillingCode,
  updateBillingCode,
  listServiceGroups,
  createServiceGroup,
  updateServiceGroup,
  listScheduleTemplates,
  createScheduleTemplate,
  updateScheduleTemplate,
  listBillingRates,
  createBillingRate,
  changeBillingRate,
  updateBillingRate,
  deleteBillingRate,
  listScheduleLines,
  getScheduleLine,
  createScheduleLine,
  updateScheduleLine,
  markScheduleLinesInError,
  deleteScheduleLines,
  createHold,
  updateHold,
  deleteHold,
  setInvoicees,
  whyNot,
};
