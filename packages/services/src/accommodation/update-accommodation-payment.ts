import { schema } from "@banksia/db";
import { lockRow, updateRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import { type AccommodationDetail, loadDetail } from "./accommodation-detail.ts";

export interface UpdateAccommodationPaymentInput {
  accommodationPaymentId: number;
  agreementDate?: string | null;
  elsewhereFirstPaid?: string | null;
  elsewhereCountedDays?: number;
  heldForReentryUntil?: string | null;
}

/**
 * Changes what is known of the agreement. Days of retention elsewhere change what is retained here: the next run settles it.
 * @throws NOT_FOUND, VALIDATION
 */
export async function updateAccommodationPayment(
  ctx: Context,
  input: UpdateAccommodationPaymentInput,
): Promise<AccommodationDetail> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const { accommodationPaymentId, ...patch } = input;
    const before = await lockRow(tx, schema.accommodationPayment, accommodationPaymentId, "accommodation payment");
    const faults: FieldError[] = [];
    const firstPaid = patch.elsewhereFirstPaid === undefined ? before.elsewhereFirstPaid : patch.elsewhereFirstPaid;
    const days = patch.elsewhereCountedDays ?? before.elsewhereCountedDays;
    if (days > 0 && firstPaid === null)
      faults.push({
        pointer: "/elsewhereFirstPaid",
        code: "REQUIRED",
        detail: "Say when a deposit was first paid elsewhere: the five years of retention count from then.",
      });
    refuseIfAny(faults);
    await updateRow(tx, ctx, schema.accommodationPayment, before, patch, {
      verb: "updateAccommodationPayment",
      objectType: "accommodation_payment",
      serviceId: before.serviceId,
    });
    return loadDetail(tx, accommodationPaymentId, ctx.today());
  });
}
