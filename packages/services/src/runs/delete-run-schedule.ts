import { schema } from "@banksia/db";
import { deleteRow, lockRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";

/** Deletes an unattended run; the runs that it started stay. @throws NOT_FOUND */
export function deleteRunSchedule(ctx: Context, input: { runScheduleId: number }): Promise<void> {
  requireScope(ctx, "runs:schedule");
  return change(ctx, async (tx) => {
    const before = await lockRow(tx, schema.runSchedule, input.runScheduleId, "unattended run");
    await deleteRow(tx, ctx, schema.runSchedule, before, { verb: "deleteRunSchedule", objectType: "run_schedule" });
  });
}
