import { dayText } from "@banksia/core/days/index";
import { type Sql, openDatabase } from "@banksia/db";
import { runEngine } from "@banksia/month-end";
import { finishRuns } from "@banksia/month-end/run-finish";
import { loadRun, processShard } from "@banksia/month-end/shard";
import { createContext } from "@banksia/services/context";
import { postJournal } from "@banksia/services/ledger/post-journal";
import type { RunContext, RunKind } from "@banksia/services/runs/engine";
import { startRun } from "@banksia/services/runs/start-run";
import type { Provider } from "../provider.ts";
import { journalTypeId } from "../setup/books.ts";

/** Whoever does the bookkeeping of deposits while a demo is loaded: by the verbs that people use, on the demo's own day. */
export interface Bookkeeper {
  ctx: RunContext;
  sql: Sql;
  close(): Promise<void>;
}

/** The parts of a run are done here and now. */
const noQueue: Parameters<typeof runEngine>[1] = {
  send: () => Promise.resolve(),
  fetch: () => Promise.resolve([]),
  complete: () => Promise.resolve(),
  fail: () => Promise.resolve(),
  touch: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

export function openBookkeeper(ownerUrl: string, sql: Sql, provider: Provider): Bookkeeper {
  // Many short changes: the progress of the load is committed behind them, and with it all of them reach the disk.
  const settings = { synchronous_commit: "off", jit: "off", max_parallel_workers_per_gather: "0" };
  const db = openDatabase({ url: ownerUrl, max: 1, name: "banksia demo", settings });
  const today = dayText(provider.plan.todayDay);
  const ctx = {
    ...createContext(db, { kind: "system", name: "Demonstration" }),
    today: () => today,
    runs: runEngine(db, noQueue),
  };
  return { ctx, sql, close: () => db.close() };
}

/** Proposes for some clients, or all, up to a day and posts what came of it, also what an interrupted load had proposed. */
export async function proposeAndPost(
  keeper: Bookkeeper,
  kind: RunKind,
  clientIds: number[] | null,
  what: { endDate: string; postingDate: string; description: string },
): Promise<void> {
  const { ctx, sql } = keeper;
  await runToEnd(keeper, kind, clientIds, { ...what, journalTypeId: journalTypeId("accommodation") });
  const filled = await sql<{ id: number }[]>`
    select id from journal j where status = 'draft' and description = ${what.description}
      and exists (select from journal_line l where l.journal_id = j.id) order by id`;
  for (const { id } of filled) await postJournal(ctx, { journalId: id });
}

/** A run of all its parts, one after the other. Kinds that write no journal need only an end date. */
export async function runToEnd(
  { ctx }: Bookkeeper,
  kind: RunKind,
  clientIds: number[] | null,
  what: { endDate: string; postingDate: string; description?: string; journalTypeId?: number },
): Promise<void> {
  const run = await startRun(ctx, {
    kind,
    preview: false,
    ...what,
    filters: { timing: null, serviceIds: null, billingCodeIds: null, customerGroupIds: null, clientIds },
  });
  const facts = await ctx.db.sql.begin(async (tx) => {
    await tx`select banksia.begin_as_system()`;
    return loadRun(tx, run.id);
  });
  for (let shard = 0; shard < run.shardCount; shard += 1) await processShard(ctx.db.sql, facts, shard, "demo");
  await finishRuns(ctx.db.sql);
}
