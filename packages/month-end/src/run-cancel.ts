import { type Actor, type Database, asActorSql } from "@banksia/db";
import { finishRuns } from "./run-finish.ts";
import { RunRefused } from "./run-request.ts";

/**
 * Stops a run between clients: shards under way are finished, the rest is not begun. What is proposed stays in the
 * draft journal, and a new run proposes exactly what is missing.
 * @throws RunRefused when there is no such run or it has ended
 */
export async function cancelRun(db: Pick<Database, "sql">, actor: Actor, runId: number): Promise<void> {
  await asActorSql(db, actor, async (tx) => {
    const [run] = await tx<{ status: string }[]>`select status from run where id = ${runId} for update`;
    if (run === undefined) throw new RunRefused("RUN_NOT_FOUND", `There is no run ${runId}.`);
    if (run.status !== "planned" && run.status !== "running")
      throw new RunRefused("RUN_NOT_STOPPABLE", `Run ${runId} is ${run.status} already.`);
    await tx`update run set status = 'cancelling' where id = ${runId}`;
  });
  // In a second step: this waits for the shards under way, which must see the flag meanwhile.
  await asActorSql(
    db,
    actor,
    (tx) =>
      tx`update run_shard set status = 'cancelled', finished_at = now() where run_id = ${runId} and status = 'waiting'`,
  );
  await finishRuns(db.sql);
}
