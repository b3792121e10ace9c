import { schema } from "@banksia/db";
import { unknownReferences } from "../common/known.ts";
import { insertRow } from "../common/row.ts";
import { type Context, change, requireScope, userIdOf } from "../context.ts";
import { type FieldError, ServiceError, refuseIfAny } from "../errors.ts";
import { type RunFilters, type RunKind, departedDefault, writesJournal } from "./engine.ts";
import { type RunSchedule, loadRunSchedule } from "./run-schedule-view.ts";
import { type RelativeDay, type ScheduleRecurrence, firstFiring, toRelativeDate } from "./schedule-dates.ts";

export interface CreateRunScheduleInput {
  name: string;
  kind: RunKind;
  filters: RunFilters;
  /** Null for kinds that write no journal lines. */
  journalTypeId: number | null;
  recurrence: ScheduleRecurrence;
  postingDateRule: RelativeDay;
  endDateRule: RelativeDay;
  /** Not before this day; today when left out. */
  firstDate?: string;
  /** null: no end by count. */
  timesLeft: number | null;
}

/**
 * Sets up a run that starts by itself, with the facilities of whoever sets it up, into a new draft journal each time.
 * @throws VALIDATION for an unknown journal type
 */
export function createRunSchedule(ctx: Context, input: CreateRunScheduleInput): Promise<RunSchedule> {
  requireScope(ctx, "runs:schedule");
  const userId = userIdOf(ctx.actor);
  if (userId === null) throw new ServiceError("FORBIDDEN", "An unattended run belongs to the person who sets it up.");
  return change(ctx, async (tx) => {
    refuseIfAny([
      ...journalTypeFaults(input.kind, input.journalTypeId),
      ...(await unknownReferences(tx, {
        pointer: "/journalTypeId",
        table: schema.journalType,
        what: "journal type",
        id: input.journalTypeId,
      })),
    ]);
    const made = await insertRow(
      tx,
      ctx,
      schema.runSchedule,
      {
        name: input.name,
        kind: input.kind,
        filters: {
          ...input.filters,
          departed: input.filters.departed ?? departedDefault(input.kind),
        },
        journalTypeId: writesJournal(input.kind) ? input.journalTypeId : null,
        recurrence: input.recurrence,
        postingDateRule: toRelativeDate(input.postingDateRule),
        endDateRule: toRelativeDate(input.endDateRule),
        nextDate: firstFiring(input.recurrence, input.firstDate ?? ctx.today()),
        timesLeft: input.timesLeft,
        userId,
      },
      { verb: "createRunSchedule", objectType: "run_schedule" },
    );
    return loadRunSchedule(tx, made.id);
  });
}

/** A kind that writes journal lines needs a type of journal for them. */
export function journalTypeFaults(kind: RunKind, journalTypeId: number | null): FieldError[] {
  if (!writesJournal(kind) || journalTypeId !== null) return [];
  return [{ pointer: "/journalTypeId", code: "REQUIRED", detail: "Choose the type of the journals it makes." }];
}
