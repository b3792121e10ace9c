import { z } from "zod";
import { defineEndpoint } from "./define.ts";
import { feeArrangement } from "./entry-fields.ts";
import { code, id, name, optionalText, percent, rate } from "./fields.ts";
import { flag, idParam, listOf, page, search, sortBy } from "./query.ts";
import { billingTiming, billingUnit, legalFee } from "./schedule.ts";

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

/** `accommodation`: drawn from a lump sum; `lump_sum`: invoiced of lump sums; `vendor`: owed to customers. */
export const accountNameType = z
  .enum(["customer", "accommodation", "lump_sum", "vendor"])
  .meta({ id: "AccountNameType" });

export const accountName = z
  .object({
    id,
    code: z.string(),
    name: z.string(),
    type: accountNameType,
    receivableAccountId: id,
    receivableAccountCode: z.string(),
    /** The lump-sum liability, or the clearing account of what is owed to customers; null for type `customer`. */
    counterAccountId: id.nullable(),
    counterAccountCode: z.string().nullable(),
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
    /** Which fee of the law it charges; its amounts for a resident are worked out from the resident's facts. */
    legalFee: legalFee.nullable(),
    /** The funding code of the line that mirrors this fee on the funding schedule, with the opposite sign. */
    fundingCodeId: id.nullable(),
    fundingCode: z.string().nullable(),
    active: z.boolean(),
    /** Global price per unit today, percentages worked out; null when none is in force. */
    rateToday: rate.nullable(),
    /** False: today's figure is not read in law or on a government page. Null without a rate. */
    rateVerified: z.boolean().nullable(),
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
        /** Only for clients of this fee arrangement; null: for all. */
        feeArrangement: feeArrangement.nullable(),
      }),
    ),
    /** The funding that a funded client gets besides the mirrors of the fees. */
    fundingLines: z.array(
      z.object({
        id,
        serviceGroupId: id.nullable(),
        serviceGroupName: z.string().nullable(),
        fundingCodeId: id,
        fundingCode: z.string(),
        description: z.string(),
      }),
    ),
  })
  .meta({ id: "ScheduleTemplate" });
export type ScheduleTemplate = z.infer<typeof scheduleTemplate>;

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
  body: z.object({
    code,
    name,
    type: accountNameType,
    receivableAccountId: id,
    counterAccountId: id.nullable().default(null),
  }),
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
  body: z.object({
    code: code.optional(),
    name: name.optional(),
    receivableAccountId: id.optional(),
    counterAccountId: id.nullable().optional(),
  }),
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
    legalFee: legalFee.nullable().default(null),
    fundingCodeId: id.nullable().default(null),
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
    legalFee: legalFee.nullable().optional(),
    /** Setting or taking it away makes or removes the mirror lines of all schedules that hold the fee. */
    fundingCodeId: id.nullable().optional(),
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
  .array(
    z.object({
      serviceGroupId: id,
      billingCodeId: id,
      quantity: rate.default("1"),
      feeArrangement: feeArrangement.nullable().default(null),
    }),
  )
  .max(100);
const templateFundingLines = z
  .array(z.object({ serviceGroupId: id.nullable().default(null), fundingCodeId: id }))
  .max(100);

export const createScheduleTemplate = defineEndpoint({
  id: "createScheduleTemplate",
  area: "billing",
  method: "post",
  path: "/schedule-templates",
  scope: "codes:write",
  summary: "Create a schedule template",
  created: true,
  body: z.object({ code, name, lines: templateLines, fundingLines: templateFundingLines.default([]) }),
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
  body: z.object({
    code: code.optional(),
    name: name.optional(),
    lines: templateLines.optional(),
    fundingLines: templateFundingLines.optional(),
  }),
  response: scheduleTemplate,
});

export const billingCodesEndpoints = {
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
};
