import { schema } from "@banksia/db";
import { lockRow, updateRow } from "../common/row.ts";
import { type Context, requireScope } from "../context.ts";
import { type LeaveChange, changeLeave } from "./change-leave.ts";
import { checkLeaveDays } from "./check-leave-record.ts";
import type { LeaveRecordFields } from "./create-leave-record.ts";
import { loadStay } from "./leave-stay.ts";

const table = schema.leaveRecord;

/**
 * Changes an absence.
 * @throws NOT_FOUND, VALIDATION
 */
export function updateLeaveRecord(
  ctx: Context,
  input: LeaveRecordFields & { leaveRecordId: number; preview: boolean },
): Promise<LeaveChange> {
  requireScope(ctx, "customers:write");
  const { leaveRecordId, preview, type, startDate, endDate, cameBack, note } = input;
  return changeLeave(
    ctx,
    preview,
    async (tx) => (await lockRow(tx, table, leaveRecordId, "absence")).clientId,
    async (tx) => {
      const before = await lockRow(tx, table, leaveRecordId, "absence");
      await checkLeaveDays(tx, await loadStay(tx, before.serviceEntryId), input, before.id);
      const patch = { type, startDate, endDate, cameBack, note };
      const entry = { verb: "updateLeaveRecord", objectType: "leave_record", serviceId: before.serviceId };
      await updateRow(tx, ctx, table, before, patch, entry);
    },
  );
}
