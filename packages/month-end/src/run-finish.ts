import type { Sql, SqlTx } from "@banksia/db";

/** Marks a run as running when its first shard is taken up. */
export async function markRunning(tx: Sql | SqlTx, runId: number): Promise<void> {
  await tx`update run set status = 'running', started_at = coalesce(started_at, now()) where id = ${runId} and status = 'planned'`;
}

/**
 * Ends every run whose last shard is done; safe to call at any time by anybody. A run is ended after the commit of its
 * last shard, or, when its runner died in between, by the next runner that looks.
 */
export async function finishRuns(sql: Sql): Promise<number[]> {
  return sql.begin(async (tx) => {
    await tx`select banksia.begin_as_system()`;
    const rows = await tx<{ id: number }[]>`
      update run r set finished_at = clock_timestamp(),
        status = case when status = 'cancelling' or exists (select from run_shard s where s.run_id = r.id and s.status = 'cancelled')
          then 'cancelled' else 'done' end
      where status in ('planned', 'running', 'cancelling')
        and not exists (select from run_shard s where s.run_id = r.id and s.status = 'waiting')
      returning id`;
    return rows.map((row) => row.id);
  });
}
