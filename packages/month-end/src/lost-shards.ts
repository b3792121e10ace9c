import type { Sql } from "@banksia/db";
import { SHARD_QUEUE, type ShardQueue } from "./queue.ts";
import { park } from "./parked.ts";

/** A shard that failed so often, with the database up, is set aside so that its run can end. */
const FAILURES_MAX = 5;

/** Whether an error says that the connection or the server went away, which is nobody's fault. */
export function isConnectionLoss(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^(CONNECTION|CONNECT_TIMEOUT|ECONN|EPIPE|ETIMEDOUT|08|57P)/.test(code);
}

/** Notes a failure of a shard; after too many its clients are parked with the reason and the shard counts as done. */
export async function noteFailure(sql: Sql, job: { runId: number; shardNo: number }, error: unknown): Promise<void> {
  if (isConnectionLoss(error)) return;
  await sql.begin(async (tx) => {
    await tx`select banksia.begin_as_system()`;
    const [shard] = await tx<{ clientIds: number[]; attempts: number }[]>`
      update run_shard set attempts = attempts + 1 where run_id = ${job.runId} and shard_no = ${job.shardNo} and status = 'waiting'
      returning client_ids as "clientIds", attempts`;
    if (shard === undefined || shard.attempts < FAILURES_MAX) return;
    const message = `These clients could not be worked on after ${shard.attempts} tries: ${error instanceof Error ? error.message : String(error)}`;
    await park(
      tx,
      job.runId,
      shard.clientIds,
      shard.clientIds.map((clientId) => ({ clientId, code: "SHARD_FAILED", message, detail: {} })),
    );
    await tx`update run_shard set status = 'done', parked_count = client_count, finished_at = now() where run_id = ${job.runId} and shard_no = ${job.shardNo}`;
  });
}

/** Puts back on the queue every waiting shard whose job is gone, however that came about. */
export async function requeueLost(sql: Sql, queue: ShardQueue): Promise<number> {
  return sql.begin(async (tx) => {
    await tx`select banksia.begin_as_system()`;
    const [turn] = await tx<{ mine: boolean }[]>`select pg_try_advisory_xact_lock(7215004) as mine`;
    if (turn?.mine !== true) return 0;
    const lost = await tx<{ runId: number; shardNo: number }[]>`
      select s.run_id as "runId", s.shard_no as "shardNo" from run_shard s join run r on r.id = s.run_id
      where s.status = 'waiting' and r.status in ('planned', 'running') and not exists (
        select from pgboss.job j where j.name = ${SHARD_QUEUE} and j.state in ('created', 'retry', 'active')
          and j.singleton_key = s.run_id || '/' || s.shard_no)`;
    await queue.send(tx, [...lost]);
    return lost.length;
  });
}
