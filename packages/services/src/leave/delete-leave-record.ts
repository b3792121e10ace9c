import { schema } from "@banksia/db";
import { deleteRow, lockRow } from "../common/row.ts";
import { type Context, requireScope } from "../context.ts";
import { type LeaveChange, changeLeave } from "./change-leave.ts";

const table = schema.leaveRecord;

/**
 * Deletes an absence that was entered by mistake.
 * @throws NOT_FOUND
 */
export function deleteLeaveRecord(
  ctx: Context,
  input: { leaveRecordId: number; preview: boolean },
): Promise<LeaveChange> {
  requireScope(ctx, "customers:write");
  const { leaveRecordId, preview } = input;
  return changeLeave(
    ctx,
    preview,
    async (tx) => (await lockRow(tx, table, leaveRecordId, "absence")).clientId,
    async (tx) => {
      const before = await lockRow(tx, table, leaveRecordId, "absence");
      const entry = { verb: "deleteLeaveRecord", objectType: "leave_record", serviceId: before.serviceId };
      await deleteRow(tx, ctx, table, before, entry);
    },
  );
}
