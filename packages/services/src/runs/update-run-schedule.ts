import { schema } from "@banksia/db";
import { unknownReferences } from "../common/known.ts";
import { lockRow, updateRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { type CreateRunScheduleInput, journalTypeFaults } from "./create-run-schedule.ts";
import { type RunSchedule, loadRunSchedule } from "./run-schedule-view.ts";
import { firstFiring, toRelativeDate } from "./schedule-dates.ts";

export type UpdateRunScheduleInput = { runScheduleId: number; active?: boolean } & Partial<
  Omit<CreateRunScheduleInput, "kind">
>;

/**
 * Changes, stops or resumes an unattended run. A new recurrence, first day or resumption counts its next day from today.
 * @throws NOT_FOUND, VALIDATION for an unknown journal type
 */
export function updateRunSchedule(ctx: Context, input: UpdateRunScheduleInput): Promise<RunSchedule> {
  requireScope(ctx, "runs:schedule");
  return change(ctx, async (tx) => {
    refuseIfAny(
      await unknownReferences(tx, {
        pointer: "/journalTypeId",
        table: schema.journalType,
        what: "journal type",
        id: input.journalTypeId,
      }),
    );
    const before = await lockRow(tx, schema.runSchedule, input.runScheduleId, "unattended run");
    if (input.journalTypeId !== undefined) refuseIfAny(journalTypeFaults(before.kind, input.journalTypeId));
    const { recurrence: current } = await loadRunSchedule(tx, input.runScheduleId);
    const recurrence = input.recurrence ?? current;
    const resumed = input.active === true && !before.active;
    const moved = input.recurrence !== undefined || input.firstDate !== undefined || resumed;
    await updateRow(
      tx,
      ctx,
      schema.runSchedule,
      before,
      {
        name: input.name,
        filters: input.filters,
        journalTypeId: input.journalTypeId,
        recurrence: input.recurrence,
        postingDateRule: input.postingDateRule === undefined ? undefined : toRelativeDate(input.postingDateRule),
        endDateRule: input.endDateRule === undefined ? undefined : toRelativeDate(input.endDateRule),
        nextDate: moved ? firstFiring(recurrence, input.firstDate ?? ctx.today()) : undefined,
        timesLeft: input.timesLeft,
        active: input.active,
      },
      { verb: "updateRunSchedule", objectType: "run_schedule" },
    );
    return loadRunSchedule(tx, input.runScheduleId);
  });
}
