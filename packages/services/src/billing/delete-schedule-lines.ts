import { schema } from "@banksia/db";
import { inArray } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError } from "../errors.ts";
import { linesChanged } from "../fees/charges-changed.ts";
import { lockScheduleLines } from "./lock-schedule-lines.ts";

/**
 * Deletes lines that are marked as created in error, the second step, with their holds and invoicees.
 * @throws NOT_FOUND, CONFLICT when one is not marked, LINE_BILLED when one was ever billed; then none is deleted
 */
export async function deleteScheduleLines(
  ctx: Context,
  input: { scheduleLineIds: number[] },
): Promise<{ deleted: number }> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const lines = await lockScheduleLines(tx, input.scheduleLineIds);
    const unmarked = lines.filter((line) => !line.inError);
    if (unmarked.length > 0)
      throw new ServiceError(
        "CONFLICT",
        `${unmarked.length} of the lines are not marked as created in error: mark them first.`,
      );
    const table = schema.billingScheduleLine;
    await tx.delete(table).where(
      inArray(
        table.id,
        lines.map((line) => line.id),
      ),
    );
    await linesChanged(tx, ctx, lines);
    await audit(
      tx,
      ctx,
      ...lines.map((line) => ({
        verb: "deleteScheduleLines",
        objectType: "schedule_line",
        objectId: line.id,
        serviceId: line.serviceId,
        before: line,
      })),
    );
    return { deleted: lines.length };
  });
}
