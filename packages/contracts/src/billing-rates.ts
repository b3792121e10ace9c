import { z } from "zod";
import { defineEndpoint } from "./define.ts";
import { day, id, instant, json, optionalText, percent, rate, warning } from "./fields.ts";
import { flag, idParam, listOf, page, search, sortBy } from "./query.ts";

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
    /** False: not read in law or on a government page. */
    verified: z.boolean(),
    /** Worked out from the client's facts, and worked out anew when they change; not changed by hand. */
    derived: z.boolean(),
    /** How it was worked out, step by step, where it was. */
    basis: json.nullable(),
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
    /** Worked out from clients' facts, or entered. */
    derived: flag().optional(),
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

export const billingRatesEndpoints = {
  listBillingRates,
  createBillingRate,
  changeBillingRate,
  updateBillingRate,
  deleteBillingRate,
};
