import { schema } from "@banksia/db";
import { lockRow, updateRow } from "../common/row.ts";
import { type Context, requireScope } from "../context.ts";
import { type LeaveChange, changeLeave } from "./change-leave.ts";
import { type BedReservationFields, checkBedReservation } from "./check-bed-reservation.ts";
import { loadStay } from "./leave-stay.ts";

const table = schema.bedReservation;

/**
 * Changes an agreement on a bed reservation.
 * @throws NOT_FOUND, VALIDATION
 */
export function updateBedReservation(
  ctx: Context,
  input: BedReservationFields & { bedReservationId: number; preview: boolean },
): Promise<LeaveChange> {
  requireScope(ctx, "customers:write");
  const { bedReservationId, preview, startDate, endDate, perDay } = input;
  return changeLeave(
    ctx,
    preview,
    async (tx) => (await lockRow(tx, table, bedReservationId, "bed reservation")).clientId,
    async (tx) => {
      const before = await lockRow(tx, table, bedReservationId, "bed reservation");
      await checkBedReservation(tx, await loadStay(tx, before.serviceEntryId), input, before.id);
      const entry = { verb: "updateBedReservation", objectType: "bed_reservation", serviceId: before.serviceId };
      await updateRow(tx, ctx, table, before, { startDate, endDate, perDay }, entry);
    },
  );
}
