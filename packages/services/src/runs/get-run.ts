import { loadOne } from "../common/view.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type Run, runView } from "./run-view.ts";

/** One run with its progress. @throws NOT_FOUND when it is not there or not visible */
export function getRun(ctx: Context, input: { runId: number }): Promise<Run> {
  requireScope(ctx, "runs:read");
  return read(ctx, (tx) => loadOne<Run>(tx, runView, input.runId));
}
