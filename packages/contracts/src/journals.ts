import { z } from "zod";
import { defineEndpoint } from "./define.ts";
import { code, day, id, instant, link, money, name, reason, text } from "./fields.ts";
import { documentType } from "./ledger.ts";
import { flag, idParam, listOf, listWithSums, page, search, sortBy } from "./query.ts";

export const journalType = z.object({ id, code: z.string(), name: z.string() }).meta({ id: "JournalType" });
export type JournalType = z.infer<typeof journalType>;

export const journalKind = z.enum(["lines", "receipts", "refunds", "payments"]).meta({ id: "JournalKind" });

export const journal = z
  .object({
    id,
    journalTypeId: id,
    journalTypeName: z.string(),
    description: z.string(),
    /** `lines`: fees and charges; the others hold movements of money. */
    kind: journalKind,
    status: z.enum(["draft", "posting", "posted"]),
    postingDate: day,
    /** The journal that this one takes back, and the one that takes this one back. */
    reversesId: id.nullable(),
    reversedById: id.nullable(),
    createdBy: id.nullable(),
    createdByName: z.string(),
    createdAt: instant,
    postedAt: instant.nullable(),
    postedBy: id.nullable(),
    postedByName: z.string().nullable(),
    lineCount: z.int(),
    amount: money,
    tax: money,
    total: money,
  })
  .meta({ id: "Journal" });
export type Journal = z.infer<typeof journal>;

/** A reinstatement takes a reversal back: the charge stands again. */
export const lineKind = z.enum(["billing", "reversal", "rebill", "reinstatement", "manual"]).meta({ id: "LineKind" });

export const journalDetail = journal
  .extend({
    clientCount: z.int(),
    customerCount: z.int(),
    /** Lines that a person changed. */
    changedCount: z.int(),
    groupCount: z.int(),
    kinds: z.array(z.object({ kind: lineKind, lineCount: z.int(), amount: money, tax: money, total: money })),
    runIds: z.array(id),
    /** Clients that its runs set aside and that are still open. */
    parkedCount: z.int(),
  })
  .meta({ id: "JournalDetail" });
export type JournalDetail = z.infer<typeof journalDetail>;

export const totalsRow = z
  .object({
    /** The billing code or the service. */
    id,
    code: z.string(),
    name: z.string(),
    lineCount: z.int(),
    /** Without tax. */
    amount: money,
    /** The same of the month before, by posted lines. */
    previousAmount: money,
    difference: money,
  })
  .meta({ id: "TotalsRow" });

export const totals = z
  .object({
    lineCount: z.int(),
    clientCount: z.int(),
    amount: money,
    previousAmount: money,
    difference: money,
    /** The month compared with. */
    previousFrom: day,
    previousTo: day,
    byCode: z.array(totalsRow),
    byService: z.array(totalsRow),
  })
  .meta({ id: "Totals" });
export type Totals = z.infer<typeof totals>;

export const journalIssue = z
  .object({
    code: z.string(),
    severity: z.enum(["error", "warning"]),
    message: z.string(),
    count: z.int(),
    /** Some of the lines concerned, at most 50. */
    lineIds: z.array(id),
    links: z.array(link),
  })
  .meta({ id: "JournalIssue" });

export const validation = z
  .object({
    /** No errors; warnings do not stop posting. */
    ok: z.boolean(),
    lineCount: z.int(),
    customerCount: z.int(),
    amount: money,
    tax: money,
    total: money,
    issues: z.array(journalIssue),
  })
  .meta({ id: "Validation" });
export type Validation = z.infer<typeof validation>;

export const posting = z
  .object({
    journal,
    transactionCount: z.int(),
    entryCount: z.int(),
    documents: z.array(
      z.object({
        legalEntityId: id,
        legalEntityName: z.string(),
        type: documentType,
        count: z.int(),
        firstNumber: z.string(),
        lastNumber: z.string(),
        amount: money,
      }),
    ),
  })
  .meta({ id: "Posting" });
export type Posting = z.infer<typeof posting>;

export const listJournalTypes = defineEndpoint({
  id: "listJournalTypes",
  area: "ledger",
  method: "get",
  path: "/journal-types",
  scope: "setup:read",
  summary: "List journal types",
  list: true,
  query: z.object({ search: search.optional(), sort: sortBy("code", "name").optional(), ...page }),
  response: listOf(journalType),
});

export const createJournalType = defineEndpoint({
  id: "createJournalType",
  area: "ledger",
  method: "post",
  path: "/journal-types",
  scope: "setup:write",
  summary: "Create a journal type",
  created: true,
  body: z.object({ code, name }),
  response: journalType,
});

export const updateJournalType = defineEndpoint({
  id: "updateJournalType",
  area: "ledger",
  method: "patch",
  path: "/journal-types/{journalTypeId}",
  scope: "setup:write",
  summary: "Change a journal type",
  params: z.object({ journalTypeId: idParam() }),
  body: z.object({ code: code.optional(), name: name.optional() }),
  response: journalType,
});

export const listJournals = defineEndpoint({
  id: "listJournals",
  area: "ledger",
  method: "get",
  path: "/journals",
  scope: "journals:read",
  summary: "List journals; unposted ones unless asked otherwise",
  list: true,
  query: z.object({
    show: z.enum(["unposted", "posted", "all"]).default("unposted"),
    /** Only those that whoever asks has created. */
    mine: flag().default(false),
    journalTypeId: idParam().optional(),
    kind: journalKind.optional(),
    search: search.optional(),
    postingFrom: day.optional(),
    postingTo: day.optional(),
    sort: sortBy("id", "postingDate", "description", "createdAt").optional(),
    ...page,
  }),
  response: listWithSums(journal, z.object({ lineCount: z.int(), amount: money, tax: money, total: money })),
});

/** The journal in the path. */
export const journalParams = z.object({ journalId: idParam() });

export const getJournal = defineEndpoint({
  id: "getJournal",
  area: "ledger",
  method: "get",
  path: "/journals/{journalId}",
  scope: "journals:read",
  summary: "One journal with its totals",
  params: journalParams,
  response: journalDetail,
});

export const getJournalTotals = defineEndpoint({
  id: "getJournalTotals",
  area: "ledger",
  method: "get",
  path: "/journals/{journalId}/totals",
  scope: "journals:read",
  summary: "A journal by code and by service, with the difference to the month before",
  params: journalParams,
  response: totals,
});

export const createJournal = defineEndpoint({
  id: "createJournal",
  area: "ledger",
  method: "post",
  path: "/journals",
  scope: "journals:write",
  summary: "Create an empty journal",
  created: true,
  body: z.object({ journalTypeId: id, description: name, postingDate: day, kind: journalKind.default("lines") }),
  response: journalDetail,
});

export const updateJournal = defineEndpoint({
  id: "updateJournal",
  area: "ledger",
  method: "patch",
  path: "/journals/{journalId}",
  scope: "journals:write",
  summary: "Change type, description or posting date of a draft journal",
  params: journalParams,
  body: z.object({ journalTypeId: id.optional(), description: name.optional(), postingDate: day.optional() }),
  response: journalDetail,
});

export const deleteJournal = defineEndpoint({
  id: "deleteJournal",
  area: "ledger",
  method: "delete",
  path: "/journals/{journalId}",
  scope: "journals:write",
  summary: "Delete an empty draft journal that no run belongs to",
  params: journalParams,
});

export const consolidateJournal = defineEndpoint({
  id: "consolidateJournal",
  area: "ledger",
  method: "post",
  path: "/journals/{journalId}/consolidate",
  scope: "journals:write",
  summary: "Show and invoice lines of the same customer, code and service as one",
  params: journalParams,
  response: journalDetail,
});

export const unconsolidateJournal = defineEndpoint({
  id: "unconsolidateJournal",
  area: "ledger",
  method: "post",
  path: "/journals/{journalId}/unconsolidate",
  scope: "journals:write",
  summary: "Take a consolidation back",
  params: journalParams,
  response: journalDetail,
});

export const validateJournal = defineEndpoint({
  id: "validateJournal",
  area: "ledger",
  method: "post",
  path: "/journals/{journalId}/validate",
  scope: "journals:read",
  summary: "Check whether a journal can be posted",
  params: journalParams,
  response: validation,
});

export const postJournal = defineEndpoint({
  id: "postJournal",
  area: "ledger",
  method: "post",
  path: "/journals/{journalId}/post",
  scope: "journals:post",
  summary: "Post a journal: ledger entries, customer transactions and document numbers",
  description:
    "With `expectedLineCount` and `expectedTotal` it is refused (412) when the journal is no longer what the person saw.",
  params: journalParams,
  body: z.object({ expectedLineCount: z.int().min(0).optional(), expectedTotal: money.optional() }),
  response: posting,
});

export const reverseJournal = defineEndpoint({
  id: "reverseJournal",
  area: "ledger",
  method: "post",
  path: "/journals/{journalId}/reverse",
  scope: "journals:post",
  summary: "Make a draft journal that takes a posted one back line by line",
  created: true,
  params: journalParams,
  body: z.object({ postingDate: day, description: text.min(1).optional(), reason }),
  response: journalDetail,
});

export const journalsEndpoints = {
  listJournalTypes,
  createJournalType,
  updateJournalType,
  listJournals,
  getJournal,
  getJournalTotals,
  createJournal,
  updateJournal,
  deleteJournal,
  consolidateJournal,
  unconsolidateJournal,
  validateJournal,
  postJournal,
  reverseJournal,
};
