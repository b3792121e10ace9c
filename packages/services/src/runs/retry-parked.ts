import { auditSql } from "../common/audit-sql.ts";
import { changeSql, requireScope } from "../context.ts";
import { type RunContext, engineRefusal } from "./engine.ts";
import { getRun } from "./get-run.ts";
import type { Run } from "./run-view.ts";

export interface RetryParkedInput {
  runId: number;
  /** All that are still open, when left out. */
  clientIds?: number[];
}

/**
 * Runs the clients that a run set aside again, alone, with the facts as they are now.
 * @throws NOT_FOUND, CONFLICT while the run is going or when none of them is parked, JOURNAL_NOT_DRAFT
 */
export async function retryParked(ctx: RunContext, input: RetryParkedInput): Promise<Run> {
  requireScope(ctx, "runs:start");
  await changeSql(ctx, async (tx) => {
    const count = await ctx.runs.retryIn(tx, ctx.actor, input.runId, input.clientIds ?? null);
    await auditSql(tx, ctx, {
      verb: "retryParked",
      objectType: "run",
      objectId: input.runId,
      after: { clientIds: input.clientIds ?? null, count },
    });
  }).catch(engineRefusal);
  return getRun(ctx, input);
}
