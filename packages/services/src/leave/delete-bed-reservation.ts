import { schema } from "@banksia/db";
import { deleteRow, lockRow } from "../common/row.ts";
import { type Context, requireScope } from "../context.ts";
import { type LeaveChange, changeLeave } from "./change-leave.ts";

const table = schema.bedReservation;

/**
 * Deletes an agreement on a bed reservation that was entered by mistake.
 * @throws NOT_FOUND
 */
export function deleteBedReservation(
  ctx: Context,
  input: { bedReservationId: number; preview: boolean },
): Promise<LeaveChange> {
  requireScope(ctx, "customers:write");
  const { bedReservationId, preview } = input;
  return changeLeave(
    ctx,
    preview,
    async (tx) => (await lockRow(tx, table, bedReservationId, "bed reservation")).clientId,
    async (tx) => {
      const before = await lockRow(tx, table, bedReservationId, "bed reservation");
      const entry = { verb: "deleteBedReservation", objectType: "bed_reservation", serviceId: before.serviceId };
      await deleteRow(tx, ctx, table, before, entry);
    },
  );
}
