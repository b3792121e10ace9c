import { createBillingBook } from "@banksia/core/billing/book";
import { type Sql, type SqlTx, databaseError } from "@banksia/db";
import type { ClientWork, RunFacts } from "./kinds/kind.ts";
import { kindOf } from "./kinds/kinds.ts";
import { type Parked, park } from "./parked.ts";
import { withProposal } from "./proposed-rates.ts";
import type { RunFilters, RunKind } from "./run-request.ts";
import type { RunSharedFacts } from "./shared-facts.ts";
import { ShardTotals } from "./shard-totals.ts";

export type { RunFacts } from "./kinds/kind.ts";

export interface ShardResult {
  /** Stale: the run was loaded before its facts were last read anew; the shard waits for it to be loaded again. */
  outcome: "done" | "cancelled" | "taken" | "stale";
  clients: number;
  lines: number;
  parked: number;
  seconds: number;
}

export async function loadRun(sql: Sql | SqlTx, runId: number): Promise<RunFacts> {
  const [row] = await sql<
    {
      kind: RunKind;
      preview: boolean;
      journalId: number | null;
      postingDate: string;
      endDate: string;
      filters: RunFilters;
      sharedFacts: RunSharedFacts;
      factsVersion: number;
    }[]
  >`select kind, preview, journal_id as "journalId", posting_date as "postingDate", end_date as "endDate", filters, shared_facts as "sharedFacts", facts_version as "factsVersion"
    from run where id = ${runId}`;
  if (row === undefined) throw new Error(`There is no run ${runId}.`);
  const { filters } = row;
  const listed = (ids: number[] | null | undefined) => (ids == null || ids.length === 0 ? null : ids);
  return {
    id: runId,
    kind: row.kind,
    preview: row.preview,
    journalId: row.journalId,
    window: {
      postingDate: row.postingDate,
      endDate: row.endDate,
      timing: filters.timing ?? null,
      departed: filters.departed ?? (row.kind === "billing" ? "exclude" : "include"),
      billingCodeIds: listed(filters.billingCodeIds),
      serviceIds: listed(filters.serviceIds),
    },
    // A preview of exceeded leave works the residents' fees out anew, and undoes it.
    proposedRates: row.preview ? (filters.proposedRates ?? (row.kind === "exceeded_leave" ? [] : null)) : null,
    filters,
    shared: row.sharedFacts,
    book: createBillingBook(row.sharedFacts),
    factsVersion: row.factsVersion,
  };
}

/**
 * Does one shard in one transaction: whatever happens to thread, machine or database, all of it stands or none.
 * A client whose lines the database refuses is found by doing the clients one by one, and parked.
 */
export async function processShard(sql: Sql, run: RunFacts, shardNo: number, worker: string): Promise<ShardResult> {
  const started = performance.now();
  const attempt = (oneByOne: boolean) => sql.begin((tx) => shardIn(tx, run, shardNo, worker, started, oneByOne));
  try {
    return await attempt(false);
  } catch (error) {
    if (!isClientsFault(error)) throw error;
    return attempt(true);
  }
}

/** Data that the database refused, rather than a connection or server that went away. */
function isClientsFault(error: unknown): boolean {
  if (databaseError(error) !== null) return true;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^(22|23)/.test(code);
}

async function shardIn(
  tx: SqlTx,
  run: RunFacts,
  shardNo: number,
  worker: string,
  started: number,
  oneByOne: boolean,
): Promise<ShardResult> {
  // It need not wait for the disk: whoever notes after it that its job is done does, and until then the job would come back.
  await tx`select banksia.begin_as_run(${run.id}), set_config('synchronous_commit', 'off', true)`;
  const [shard] = await tx<{ clientIds: number[]; status: string; factsVersion: number }[]>`
    select s.client_ids as "clientIds", r.status, r.facts_version as "factsVersion" from run_shard s join run r on r.id = s.run_id
    where s.run_id = ${run.id} and s.shard_no = ${shardNo} and s.status = 'waiting' for update of s skip locked`;
  const result = (outcome: ShardResult["outcome"], clients = 0, lines = 0, parked = 0): ShardResult => ({
    outcome,
    clients,
    lines,
    parked,
    seconds: (performance.now() - started) / 1000,
  });
  if (shard === undefined) return result("taken");
  if (shard.factsVersion !== run.factsVersion) return result("stale");
  if (shard.status === "cancelling" || shard.status === "cancelled") {
    await tx`update run_shard set status = 'cancelled', finished_at = now() where run_id = ${run.id} and shard_no = ${shardNo}`;
    return result("cancelled");
  }
  // Whoever else bills these clients waits here, then sees what this shard did and proposes only what is missing.
  await tx`select from customer where id = any(${shard.clientIds}) order by id for no key update`;

  const totals = new ShardTotals();
  const problems: Parked[] = [];
  const workOut = (on: SqlTx) => kindOf(run.kind).workOut(on, run, shard.clientIds);
  const clients =
    run.proposedRates === null
      ? await workOut(tx)
      : await withProposal(tx, run.proposedRates, shard.clientIds, run.window.postingDate, workOut);
  if (oneByOne) {
    for (const client of clients) {
      try {
        await tx.savepoint((save) => write(save, run, [client]));
        totals.add(client);
      } catch (error) {
        const refused = databaseError(error);
        problems.push({
          clientId: client.clientId,
          code: refused?.code ?? "DATABASE_REFUSED",
          message: refused?.detail ?? (error instanceof Error ? error.message : String(error)),
          detail: {},
        });
      }
    }
  } else {
    await write(tx, run, clients);
    for (const client of clients) totals.add(client);
  }
  for (const client of clients) if (client.problem !== null) problems.push(client.problem);
  await park(tx, run.id, shard.clientIds, problems);
  await tx`update run_shard set status = 'done', attempts = attempts + 1, line_count = ${totals.lineCount}, amount = ${totals.amountText},
    parked_count = ${problems.length}, totals = ${JSON.stringify(totals.rows())}::text::jsonb, seconds = ${(performance.now() - started) / 1000},
    worker = ${worker}, finished_at = clock_timestamp() where run_id = ${run.id} and shard_no = ${shardNo}`;
  return result("done", shard.clientIds.length, totals.lineCount, problems.length);
}

async function write(tx: SqlTx, run: RunFacts, clients: ClientWork[]): Promise<void> {
  if (!run.preview) await kindOf(run.kind).write(tx, run, clients);
}
