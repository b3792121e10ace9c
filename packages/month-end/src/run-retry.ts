import { type Actor, type Database, type SqlTx, asActorSql } from "@banksia/db";
import type { ShardQueue } from "./queue.ts";
import { RunRefused } from "./run-request.ts";
import { loadSharedFacts } from "./shared-facts.ts";

/**
 * Runs the parked clients of a run again, alone, with the facts as they are now.
 * @param clientIds null for all that are parked
 * @returns how many clients are run again
 * @throws RunRefused when the run is still going, its journal is posted, or none of the clients is parked
 */
export function retryParked(
  db: Pick<Database, "sql">,
  queue: ShardQueue,
  actor: Actor,
  runId: number,
  clientIds: number[] | null,
): Promise<number> {
  return asActorSql(db, actor, (tx) => retryParkedIn(tx, queue, runId, clientIds));
}

/** The same inside a transaction of the caller, whose scope is set already. */
export async function retryParkedIn(
  tx: SqlTx,
  queue: ShardQueue,
  runId: number,
  clientIds: number[] | null,
): Promise<number> {
  const [run] = await tx<{ status: string; journalStatus: string | null }[]>`
      select r.status, j.status as "journalStatus" from run r left join journal j on j.id = r.journal_id where r.id = ${runId} for update of r`;
  if (run === undefined) throw new RunRefused("RUN_NOT_FOUND", `There is no run ${runId}.`);
  if (run.status !== "done" && run.status !== "cancelled")
    throw new RunRefused("RUN_NOT_FINISHED", `Run ${runId} is still going; parked clients are run again after it.`);
  if (run.journalStatus !== null && run.journalStatus !== "draft") {
    throw new RunRefused(
      "JOURNAL_NOT_DRAFT",
      `The journal of run ${runId} is posted; start a new run for these clients.`,
    );
  }
  const [shard] = await tx<{ shardNo: number; count: number }[]>`
      insert into run_shard (run_id, shard_no, client_ids, client_count)
      select ${runId}, (select coalesce(max(shard_no), -1) + 1 from run_shard where run_id = ${runId}), array_agg(client_id order by client_id), count(*)
      from (select distinct client_id from run_parked where run_id = ${runId} and resolved_at is null
        ${clientIds === null ? tx`` : tx`and client_id = any(${clientIds})`}) p
      having count(*) > 0 returning shard_no as "shardNo", client_count as count`;
  if (shard === undefined) throw new RunRefused("NOTHING_PARKED", `None of these clients is parked in run ${runId}.`);
  const shared = await loadSharedFacts(tx);
  await tx`update run set status = 'planned', finished_at = null, shared_facts = ${JSON.stringify(shared)}::text::jsonb,
      facts_version = facts_version + 1 where id = ${runId}`;
  await queue.send(tx, [{ runId, shardNo: shard.shardNo }]);
  return shard.count;
}
