import { schema } from "@banksia/db";
import { inArray } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError } from "../errors.ts";
import { linesChanged, refuseCalculated } from "../fees/charges-changed.ts";
import { lockScheduleLines } from "./lock-schedule-lines.ts";
import { type ScheduleLine, loadScheduleLines } from "./schedule-line-view.ts";

export interface MarkScheduleLinesInErrorInput {
  scheduleLineIds: number[];
  /** False takes the mark back. */
  inError: boolean;
}

/**
 * Marks lines as created in error, the first of two steps to be rid of them, or takes the mark back.
 * @throws NOT_FOUND, LINE_BILLED when one of them is billed; then none is marked
 */
export async function markScheduleLinesInError(
  ctx: Context,
  input: MarkScheduleLinesInErrorInput,
): Promise<{ scheduleLines: ScheduleLine[] }> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const { inError } = input;
    const lines = await lockScheduleLines(tx, input.scheduleLineIds);
    const billed = lines.filter((line) => line.billed !== "{}");
    if (inError && billed.length > 0)
      throw new ServiceError(
        "LINE_BILLED",
        `${billed.length === 1 ? "One of the lines is" : `${billed.length} of the lines are`} billed (${billed
          .slice(0, 5)
          .map((line) => line.id)
          .join(", ")}): give an end date, and run the adjustment for what was billed beyond.`,
      );
    refuseCalculated(lines);
    const changed = lines.filter((line) => line.inError !== inError);
    const table = schema.billingScheduleLine;
    if (changed.length > 0)
      await tx
        .update(table)
        .set({ inError })
        .where(
          inArray(
            table.id,
            changed.map((line) => line.id),
          ),
        );
    await audit(
      tx,
      ctx,
      ...changed.map((line) => ({
        verb: "markScheduleLinesInError",
        objectType: "schedule_line",
        objectId: line.id,
        serviceId: line.serviceId,
        before: line,
        after: { ...line, inError },
      })),
    );
    await linesChanged(tx, ctx, changed);
    return {
      scheduleLines: await loadScheduleLines(
        tx,
        ctx,
        lines.map((line) => line.id),
      ),
    };
  });
}
