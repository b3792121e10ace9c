import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, real, text, unique } from "drizzle-orm/pg-core";
import { createdAt, day, id, instant, money, ref } from "./columns.ts";
import { journal } from "./journals.ts";

/** One run of a proposal over many clients. */
export const run = pgTable(
  "run",
  {
    id: id(),
    kind: text("kind", {
      enum: [
        "billing",
        "adjustment",
        "exceeded_leave",
        "resident_fees",
        "capping",
        "accommodation",
        "interest_payable",
        "dmf_crf",
        "balances",
        "supported_ratio",
      ],
    }).notNull(),
    preview: boolean("preview").notNull().default(false),
    status: text("status", { enum: ["planned", "running", "cancelling", "cancelled", "done", "failed"] })
      .notNull()
      .default("planned"),
    journalId: ref("journal_id").references(() => journal.id),
    postingDate: day("posting_date").notNull(),
    endDate: day("end_date").notNull(),
    filters: jsonb("filters").notNull().default({}),
    /** Codes, global rates, caps and policies as they were at the start: what every thread works from. */
    sharedFacts: jsonb("shared_facts").notNull().default({}),
    /** Moves when the shared facts are read anew, for clients that are run again. */
    factsVersion: integer("facts_version").notNull().default(1),
    /** The services the run may touch: those of whoever started it, at that time; null for all. */
    serviceIds: bigint("service_ids", { mode: "number" }).array(),
    startedBy: ref("started_by"),
    startedByName: text("started_by_name").notNull(),
    clientCount: integer("client_count").notNull().default(0),
    createdAt: createdAt(),
    startedAt: instant("started_at"),
    finishedAt: instant("finished_at"),
    error: text("error"),
    scheduleId: ref("schedule_id"),
    scheduleDate: day("schedule_date"),
  },
  (t) => [
    index("run_status").on(t.status, t.id),
    index("run_journal").on(t.journalId),
    unique("run_schedule_once").on(t.scheduleId, t.scheduleDate),
  ],
);

/** Some hundred clients of a run: the unit of work, done in one transaction or not at all. */
export const runShard = pgTable(
  "run_shard",
  {
    runId: ref("run_id")
      .notNull()
      .references(() => run.id),
    shardNo: integer("shard_no").notNull(),
    clientIds: bigint("client_ids", { mode: "number" }).array().notNull(),
    status: text("status", { enum: ["waiting", "done", "cancelled"] })
      .notNull()
      .default("waiting"),
    attempts: integer("attempts").notNull().default(0),
    clientCount: integer("client_count").notNull(),
    lineCount: integer("line_count").notNull().default(0),
    amount: money("amount").notNull().default("0"),
    parkedCount: integer("parked_count").notNull().default(0),
    /** Amounts by service and code, for the totals of a preview. */
    totals: jsonb("totals"),
    seconds: real("seconds"),
    worker: text("worker"),
    finishedAt: instant("finished_at"),
  },
  (t) => [primaryKey({ columns: [t.runId, t.shardNo] })],
);

/** A client that a run could not do, with the reason; run again alone once mended. */
export const runParked = pgTable(
  "run_parked",
  {
    id: id(),
    runId: ref("run_id")
      .notNull()
      .references(() => run.id),
    clientId: ref("client_id").notNull(),
    code: text("code").notNull(),
    message: text("message").notNull(),
    detail: jsonb("detail").notNull().default({}),
    parkedAt: createdAt(),
    resolvedAt: instant("resolved_at"),
  },
  (t) => [
    index("run_parked_run").on(t.runId),
    index("run_parked_open")
      .on(t.clientId)
      .where(sql`${t.resolvedAt} is null`),
  ],
);

/** A file brought in from outside: checked whole, then loaded whole or not at all. */
export const bringIn = pgTable("bring_in", {
  id: id(),
  kind: text("kind", {
    enum: ["customers", "service_entries", "schedule_lines", "rates", "admissions", "fee_advices", "national_rates"],
  }).notNull(),
  fileName: text("file_name").notNull(),
  status: text("status", { enum: ["checking", "checked", "loading", "loaded", "refused", "failed"] }).notNull(),
  rowCount: integer("row_count").notNull().default(0),
  doneCount: integer("done_count").notNull().default(0),
  errorCount: integer("error_count").notNull().default(0),
  /** The first errors: row, column, code, message. */
  errors: jsonb("errors").notNull().default([]),
  startedBy: ref("started_by"),
  startedByName: text("started_by_name").notNull(),
  createdAt: createdAt(),
  finishedAt: instant("finished_at"),
});

/** A runner process that is alive while `last_seen_at` moves. */
export const runner = pgTable("runner", {
  name: text("name").primaryKey(),
  threads: integer("threads").notNull(),
  startedAt: createdAt(),
  lastSeenAt: instant("last_seen_at").notNull().defaultNow(),
});
