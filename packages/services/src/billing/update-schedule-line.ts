import { schema } from "@banksia/db";
import { lockRow, updateRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError, refuseIfAny } from "../errors.ts";
import { linesChanged, refuseCalculated } from "../fees/charges-changed.ts";
import type { ScheduleLineChange } from "./create-schedule-line.ts";
import { lineWarnings } from "./line-warnings.ts";
import { scheduleLineDateWarnings, scheduleLineFaults } from "./schedule-line-faults.ts";
import { loadScheduleLine } from "./schedule-line-view.ts";

export interface UpdateScheduleLineInput {
  scheduleLineId: number;
  serviceGroupId?: number | null;
  serviceId?: number;
  description?: string | null;
  quantity?: string;
  startDate?: string;
  endDate?: string | null;
  billToDate?: string | null;
}

/**
 * Changes or ends a fee. What changes on billed days marks the line as to be adjusted.
 * @throws NOT_FOUND, VALIDATION, CONFLICT for a line marked as created in error
 */
export async function updateScheduleLine(ctx: Context, input: UpdateScheduleLineInput): Promise<ScheduleLineChange> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const { scheduleLineId, ...patch } = input;
    const before = await lockRow(tx, schema.billingScheduleLine, scheduleLineId, "schedule line");
    if (before.inError)
      throw new ServiceError("CONFLICT", "This line is marked as created in error: take the mark back first.");
    refuseCalculated([before]);
    refuseIfAny(await scheduleLineFaults(tx, { ...before, ...patch }, false));
    await updateRow(tx, ctx, schema.billingScheduleLine, before, patch, {
      verb: "updateScheduleLine",
      objectType: "schedule_line",
      serviceId: before.serviceId,
    });
    await linesChanged(tx, ctx, [before]);
    return {
      scheduleLine: await loadScheduleLine(tx, ctx, scheduleLineId),
      warnings: [
        ...(await scheduleLineDateWarnings(tx, scheduleLineId)),
        ...(await lineWarnings(tx, [scheduleLineId])),
      ],
    };
  });
}
