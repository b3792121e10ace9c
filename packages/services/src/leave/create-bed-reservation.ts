import { schema } from "@banksia/db";
import { insertRow } from "../common/row.ts";
import { type Context, requireScope } from "../context.ts";
import { type LeaveChange, changeLeave } from "./change-leave.ts";
import { type BedReservationFields, checkBedReservation } from "./check-bed-reservation.ts";
import { loadStay } from "./leave-stay.ts";

/**
 * Records what a resident agreed to pay to keep the place past the social leave of the year.
 * @throws NOT_FOUND, VALIDATION
 */
export function createBedReservation(
  ctx: Context,
  input: BedReservationFields & { serviceEntryId: number; preview: boolean },
): Promise<LeaveChange> {
  requireScope(ctx, "customers:write");
  const { serviceEntryId, preview, startDate, endDate, perDay } = input;
  return changeLeave(
    ctx,
    preview,
    async (tx) => (await loadStay(tx, serviceEntryId)).clientId,
    async (tx) => {
      const stay = await loadStay(tx, serviceEntryId);
      await checkBedReservation(tx, stay, input, null);
      const { clientId, serviceId } = stay;
      await insertRow(
        tx,
        ctx,
        schema.bedReservation,
        { serviceEntryId, clientId, serviceId, startDate, endDate, perDay },
        { verb: "createBedReservation", objectType: "bed_reservation", serviceId },
      );
    },
  );
}
