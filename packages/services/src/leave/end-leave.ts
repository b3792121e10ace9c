import { schema } from "@banksia/db";
import { lockRow, updateRow } from "../common/row.ts";
import { dayWords } from "../common/warning.ts";
import { type Context, requireScope } from "../context.ts";
import { ServiceError } from "../errors.ts";
import { type LeaveChange, changeLeave } from "./change-leave.ts";
import { checkLeaveDays } from "./check-leave-record.ts";
import { loadStay } from "./leave-stay.ts";

const table = schema.leaveRecord;

export interface EndLeaveInput {
  leaveRecordId: number;
  endDate: string;
  /** The person was back in the home; false: another kind of leave begins, or the stay ends. */
  cameBack: boolean;
  preview: boolean;
}

/**
 * Ends an absence that lasts.
 * @throws NOT_FOUND, VALIDATION; CONFLICT when it has ended already
 */
export function endLeave(ctx: Context, input: EndLeaveInput): Promise<LeaveChange> {
  requireScope(ctx, "customers:write");
  const { leaveRecordId, endDate, cameBack, preview } = input;
  return changeLeave(
    ctx,
    preview,
    async (tx) => (await lockRow(tx, table, leaveRecordId, "absence")).clientId,
    async (tx) => {
      const before = await lockRow(tx, table, leaveRecordId, "absence");
      if (before.endDate !== null)
        throw new ServiceError(
          "CONFLICT",
          `This absence ended on ${dayWords(before.endDate)} already: change its days instead.`,
        );
      const days = { startDate: before.startDate, endDate };
      await checkLeaveDays(tx, await loadStay(tx, before.serviceEntryId), days, before.id);
      const entry = { verb: "endLeave", objectType: "leave_record", serviceId: before.serviceId };
      await updateRow(tx, ctx, table, before, { endDate, cameBack }, entry);
    },
  );
}
