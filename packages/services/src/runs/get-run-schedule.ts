import { type Context, read, requireScope } from "../context.ts";
import { type RunSchedule, loadRunSchedule } from "./run-schedule-view.ts";

/** One unattended run. @throws NOT_FOUND */
export function getRunSchedule(ctx: Context, input: { runScheduleId: number }): Promise<RunSchedule> {
  requireScope(ctx, "runs:read");
  return read(ctx, (tx) => loadRunSchedule(tx, input.runScheduleId));
}
