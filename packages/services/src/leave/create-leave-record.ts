import type { LeaveType } from "@banksia/core/leave/facts";
import { schema } from "@banksia/db";
import { insertRow } from "../common/row.ts";
import { type Context, requireScope } from "../context.ts";
import { type LeaveChange, changeLeave } from "./change-leave.ts";
import { checkLeaveDays } from "./check-leave-record.ts";
import { loadStay } from "./leave-stay.ts";

export interface LeaveRecordFields {
  type: LeaveType;
  /** First day away. */
  startDate: string;
  /** Day of the return, of the next absence, or of departure; null while it lasts. */
  endDate: string | null;
  cameBack: boolean;
  note: string | null;
}

/**
 * Enters an absence. Fees follow from it at once; billed days wait to be adjusted.
 * @throws NOT_FOUND, VALIDATION
 */
export function createLeaveRecord(
  ctx: Context,
  input: LeaveRecordFields & { serviceEntryId: number; preview: boolean },
): Promise<LeaveChange> {
  requireScope(ctx, "customers:write");
  const { serviceEntryId, preview, type, startDate, endDate, cameBack, note } = input;
  return changeLeave(
    ctx,
    preview,
    async (tx) => (await loadStay(tx, serviceEntryId)).clientId,
    async (tx) => {
      const stay = await loadStay(tx, serviceEntryId);
      await checkLeaveDays(tx, stay, input, null);
      const { clientId, serviceId } = stay;
      await insertRow(
        tx,
        ctx,
        schema.leaveRecord,
        { serviceEntryId, clientId, serviceId, type, startDate, endDate, cameBack, note },
        { verb: "createLeaveRecord", objectType: "leave_record", serviceId },
      );
    },
  );
}
