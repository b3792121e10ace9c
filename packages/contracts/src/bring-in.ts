import { z } from "zod";
import { defineEndpoint } from "./define.ts";
import { id, instant } from "./fields.ts";
import { flag, idParam, listOf, page, sortBy } from "./query.ts";

export const bringInKind = z
  .enum(["customers", "admissions", "service_entries", "schedule_lines", "rates", "national_rates", "fee_advices"])
  .meta({ id: "BringInKind" });

export const bringIn = z
  .object({
    id,
    kind: bringInKind,
    fileName: z.string(),
    /** `checked`: only a check was asked for, and every row is good. `refused`: rows are bad and nothing was loaded. */
    status: z.enum(["checking", "checked", "loading", "loaded", "refused", "failed"]),
    rowCount: z.int(),
    doneCount: z.int(),
    errorCount: z.int(),
    startedBy: id.nullable(),
    startedByName: z.string(),
    createdAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: "BringIn" });
export type BringIn = z.infer<typeof bringIn>;

export const bringInError = z
  .object({
    /** Of the file as a spreadsheet counts: the heading is row 1. */
    row: z.int(),
    /** The heading of the column; null when the whole row is at fault. */
    column: z.string().nullable(),
    code: z.string(),
    message: z.string(),
  })
  .meta({ id: "BringInError" });
export type BringInError = z.infer<typeof bringInError>;

/** What a file of one kind holds: its headings in any order, others are refused. */
export const bringInTemplate = z
  .object({
    kind: bringInKind,
    title: z.string(),
    columns: z.array(
      z.object({
        name: z.string(),
        required: z.boolean(),
        description: z.string(),
        /** What it holds in the example row. */
        example: z.string(),
      }),
    ),
    /** Headings and one example row, ready to be filled in. */
    csv: z.string(),
  })
  .meta({ id: "BringInTemplate" });
export type BringInTemplate = z.infer<typeof bringInTemplate>;

export const listBringInTemplates = defineEndpoint({
  id: "listBringInTemplates",
  area: "bring-in",
  method: "get",
  path: "/bring-in-templates",
  scope: "bring-in:read",
  summary: "List what files can be brought in, with their columns and an example",
  response: z.object({ items: z.array(bringInTemplate) }),
});

export const startBringIn = defineEndpoint({
  id: "startBringIn",
  area: "bring-in",
  method: "post",
  path: "/bring-ins",
  scope: "bring-in:load",
  summary: "Bring a CSV file in: every row is checked first, and a file with bad rows loads nothing",
  description:
    "Send the file itself as the body, `Content-Type: text/csv`, UTF-8. Answers at once; follow it at /bring-ins/{bringInId}/events.",
  created: true,
  query: z.object({
    kind: bringInKind,
    fileName: z.string().trim().min(1).max(200),
    /** Check only, load nothing. */
    checkOnly: flag().default(false),
  }),
  textBody: { type: "text/csv", name: "csv" },
  body: z.object({ csv: z.string().min(1, "The file is empty.") }),
  response: bringIn,
});

export const listBringIns = defineEndpoint({
  id: "listBringIns",
  area: "bring-in",
  method: "get",
  path: "/bring-ins",
  scope: "bring-in:read",
  summary: "List files brought in, newest first",
  list: true,
  query: z.object({ kind: bringInKind.optional(), sort: sortBy("id", "createdAt").optional(), ...page }),
  response: listOf(bringIn),
});

const params = z.object({ bringInId: idParam() });

export const getBringIn = defineEndpoint({
  id: "getBringIn",
  area: "bring-in",
  method: "get",
  path: "/bring-ins/{bringInId}",
  scope: "bring-in:read",
  summary: "One file brought in, with its progress",
  params,
  response: bringIn,
});

export const streamBringIn = defineEndpoint({
  id: "streamBringIn",
  area: "bring-in",
  method: "get",
  path: "/bring-ins/{bringInId}/events",
  scope: "bring-in:read",
  summary: "Follow a file being brought in by server-sent events; ends when it is loaded, refused or failed",
  stream: true,
  params,
  response: bringIn,
});

export const listBringInErrors = defineEndpoint({
  id: "listBringInErrors",
  area: "bring-in",
  method: "get",
  path: "/bring-ins/{bringInId}/errors",
  scope: "bring-in:read",
  summary: "List the rows that were refused, with column and reason; the first 1,000 are kept",
  list: true,
  params,
  query: z.object({ ...page }),
  response: listOf(bringInError),
});

export const bringInEndpoints = {
  listBringInTemplates,
  startBringIn,
  listBringIns,
  getBringIn,
  streamBringIn,
  listBringInErrors,
};
