import { z } from "zod";
import { defineEndpoint } from "./define.ts";
import { day, id, optionalText, percent, rate, reason, warning } from "./fields.ts";
import { flag, idParam, listOf, page, sortBy } from "./query.ts";
import { hold, scheduleLine } from "./schedule.ts";

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
    /** The clause of a higher everyday living agreement; of that kind of fee only, and then needed. */
    everydayServiceId: id.nullable().default(null),
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

export const scheduleLinesEndpoints = {
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
};
