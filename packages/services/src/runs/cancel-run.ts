import { audit } from "../common/audit.ts";
import { change, requireScope } from "../context.ts";
import { type RunContext, engineRefusal } from "./engine.ts";
import { getRun } from "./get-run.ts";
import type { Run } from "./run-view.ts";

/**
 * Stops a run between clients. What it proposed stays in the draft journal; a new run proposes the rest.
 * @throws NOT_FOUND, RUN_NOT_ACTIVE when it has ended
 */
export async function cancelRun(ctx: RunContext, input: { runId: number }): Promise<Run> {
  requireScope(ctx, "runs:start");
  await getRun(ctx, input);
  await ctx.runs.cancel(ctx.actor, input.runId).catch(engineRefusal);
  await change(ctx, (tx) => audit(tx, ctx, { verb: "cancelRun", objectType: "run", objectId: input.runId }));
  return getRun(ctx, input);
}
