import { z } from "zod";
import { defineEndpoint } from "./define.ts";
import { day, id, money, moneyInput, name, percent, rate, reason } from "./fields.ts";
import { journalDetail, journalParams, lineKind } from "./journals.ts";
import { flag, idParam, listWithSums, page, search, sortBy } from "./query.ts";

export const journalLine = z
  .object({
    id,
    journalId: id,
    journalStatus: z.enum(["draft", "posting", "posted"]),
    postingDate: day,
    /** The shares of one charge have the same number; they are dropped together. */
    chargeId: id,
    kind: lineKind,
    clientId: id,
    clientName: z.string(),
    clientAccount: z.string(),
    /** Who pays. */
    customerId: id,
    customerName: z.string(),
    customerAccount: z.string(),
    accountNameId: id,
    accountName: z.string(),
    scheduleLineId: id.nullable(),
    billingCodeId: id,
    billingCode: z.string(),
    serviceId: id,
    serviceName: z.string(),
    taxCodeId: id,
    taxCode: z.string(),
    periodFrom: day,
    periodTo: day,
    quantity: rate,
    unit: z.string(),
    rate,
    percent,
    amount: money,
    tax: money,
    total: money,
    /** What a person changed the amount from. */
    computedAmount: money.nullable(),
    description: z.string(),
    /** The line that this one takes back. */
    reversesId: id.nullable(),
    groupId: id.nullable(),
    runId: id.nullable(),
  })
  .meta({ id: "JournalLine" });
export type JournalLine = z.infer<typeof journalLine>;

export const journalLineGroup = z
  .object({
    id,
    journalId: id,
    customerId: id,
    customerName: z.string(),
    billingCodeId: id,
    billingCode: z.string(),
    serviceId: id,
    serviceName: z.string(),
    lineCount: z.int(),
    amount: money,
    tax: money,
    total: money,
  })
  .meta({ id: "JournalLineGroup" });
export type JournalLineGroup = z.infer<typeof journalLineGroup>;

const lineSums = z.object({ amount: money, tax: money, total: money });

const lineFilters = {
  search: search.optional(),
  clientId: idParam().optional(),
  customerId: idParam().optional(),
  billingCodeId: idParam().optional(),
  serviceId: idParam().optional(),
  kind: lineKind.optional(),
  /** Changed by a person. */
  changed: flag().optional(),
  runId: idParam().optional(),
  /** Periods that touch these days. */
  from: day.optional(),
  to: day.optional(),
  /** Amounts without tax in this range, both ends included. */
  amountFrom: moneyInput.optional(),
  amountTo: moneyInput.optional(),
};

export const listJournalLines = defineEndpoint({
  id: "listJournalLines",
  area: "ledger",
  method: "get",
  path: "/journal-lines",
  scope: "journals:read",
  summary: "List lines of a journal, or of all journals by client, customer or schedule line, with sums",
  description:
    "Name at least one of journalId, clientId, customerId, scheduleLineId, chargeId, groupId and runId: all lines there are would be too many.",
  list: true,
  query: z.object({
    journalId: idParam().optional(),
    ...lineFilters,
    scheduleLineId: idParam().optional(),
    chargeId: idParam().optional(),
    groupId: idParam().optional(),
    status: z.enum(["draft", "posted"]).optional(),
    sort: sortBy(
      "id",
      "clientName",
      "customerName",
      "billingCode",
      "serviceName",
      "periodFrom",
      "amount",
      "total",
    ).optional(),
    ...page,
  }),
  response: listWithSums(journalLine, lineSums),
});

const lineParams = z.object({ journalLineId: idParam() });

export const getJournalLine = defineEndpoint({
  id: "getJournalLine",
  area: "ledger",
  method: "get",
  path: "/journal-lines/{journalLineId}",
  scope: "journals:read",
  summary: "One journal line",
  params: lineParams,
  response: journalLine,
});

export const editJournalLine = defineEndpoint({
  id: "editJournalLine",
  area: "ledger",
  method: "patch",
  path: "/journal-lines/{journalLineId}",
  scope: "journals:write",
  summary: "Change a draft charge, with a reason: its amount, or quantity and rate, or its description",
  description:
    "A charge that several customers pay is changed as a whole: the shares follow their percentages. `amount` goes before `quantity` and `rate`.",
  params: lineParams,
  body: z.object({
    /** Of the whole charge, without tax; the tax is worked out again. */
    amount: moneyInput.optional(),
    /** The amount becomes quantity times rate. */
    quantity: rate.optional(),
    rate: rate.optional(),
    description: name.optional(),
    reason,
  }),
  response: journalLine,
});

export const addManualLine = defineEndpoint({
  id: "addManualLine",
  area: "ledger",
  method: "post",
  path: "/journals/{journalId}/lines",
  scope: "journals:write",
  summary: "Enter a line by hand into a draft journal",
  created: true,
  params: journalParams,
  body: z.object({
    clientId: id,
    /** Who pays; the client when left out. */
    customerId: id.optional(),
    /** That of the billing code, when left out. */
    accountNameId: id.optional(),
    billingCodeId: id,
    serviceId: id,
    periodFrom: day,
    periodTo: day,
    quantity: rate.default("1"),
    /** Price per unit; negative for a credit. */
    rate,
    description: name.optional(),
    reason,
  }),
  response: journalLine,
});

export const dropJournalLines = defineEndpoint({
  id: "dropJournalLines",
  area: "ledger",
  method: "post",
  path: "/journals/{journalId}/drop-lines",
  scope: "journals:write",
  summary: "Drop draft lines with all shares of their charges; the days may be proposed again",
  description:
    "Give the lines, or `matching` with the filters of the list: exactly one of the two. With `expectedLineCount` and `expectedTotal` it is refused (412) when something else would be dropped.",
  params: journalParams,
  body: z.object({
    lineIds: z.array(id).min(1).max(10_000).optional(),
    matching: z
      .object({
        search: search.optional(),
        clientId: id.optional(),
        customerId: id.optional(),
        billingCodeId: id.optional(),
        serviceId: id.optional(),
        kind: lineKind.optional(),
        changed: z.boolean().optional(),
        runId: id.optional(),
        from: day.optional(),
        to: day.optional(),
        amountFrom: moneyInput.optional(),
        amountTo: moneyInput.optional(),
      })
      .optional(),
    /** What the person saw: the charges' lines, shares of other payers among them, and their sum with tax. */
    expectedLineCount: z.int().min(1).optional(),
    expectedTotal: money.optional(),
    /** Tell what would be dropped, and drop nothing. */
    preview: z.boolean().default(false),
  }),
  response: z
    .object({ charges: z.int(), lines: z.int(), amount: money, tax: money, total: money, journal: journalDetail })
    .meta({ id: "DroppedLines" }),
});

export const listJournalLineGroups = defineEndpoint({
  id: "listJournalLineGroups",
  area: "ledger",
  method: "get",
  path: "/journals/{journalId}/groups",
  scope: "journals:read",
  summary: "List the consolidated lines of a journal",
  list: true,
  params: journalParams,
  query: z.object({
    search: search.optional(),
    sort: sortBy("customerName", "billingCode", "amount").optional(),
    ...page,
  }),
  response: listWithSums(journalLineGroup, lineSums),
});

export const journalLinesEndpoints = {
  listJournalLines,
  getJournalLine,
  editJournalLine,
  addManualLine,
  dropJournalLines,
  listJournalLineGroups,
};
