import { centsOf } from "@banksia/core/money/index";
import { type OrmTx, schema } from "@banksia/db";
import { lockRow, updateRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import { type AccommodationDetail, loadDetail } from "./accommodation-detail.ts";
import { loadDeposit } from "./load-deposit.ts";

export interface UpdateAccommodationPaymentInput {
  accommodationPaymentId: number;
  agreementDate?: string | null;
  elsewhereFirstPaid?: string | null;
  elsewhereCountedDays?: number;
  retainedBefore?: string;
  deductedBefore?: string;
  heldForReentryUntil?: string | null;
}

/**
 * Changes what is known of the agreement. Days of retention elsewhere, and what an earlier system took from the lump sum,
 * change what is charged here: the next run settles it.
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
    faults.push(...(await beforeFaults(tx, accommodationPaymentId, patch)));
    refuseIfAny(faults);
    await updateRow(tx, ctx, schema.accommodationPayment, before, patch, {
      verb: "updateAccommodationPayment",
      objectType: "accommodation_payment",
      serviceId: before.serviceId,
    });
    return loadDetail(tx, accommodationPaymentId, ctx.today());
  });
}

/** Only a stay that began before its legal entity was billed here has anything that an earlier system took. */
async function beforeFaults(
  tx: OrmTx,
  paymentId: number,
  patch: Pick<UpdateAccommodationPaymentInput, "retainedBefore" | "deductedBefore">,
): Promise<FieldError[]> {
  const given = (["retainedBefore", "deductedBefore"] as const).filter((name) => centsOf(patch[name] ?? "0") !== 0);
  if (given.length === 0) return [];
  const { broughtOver } = (await loadDeposit(tx, paymentId)).facts;
  const faults: FieldError[] = [];
  for (const name of given) {
    const pointer = `/${name}`;
    if (centsOf(patch[name] ?? "0") < 0)
      faults.push({ pointer, code: "OUT_OF_RANGE", detail: "An amount cannot be negative." });
    if (broughtOver === null)
      faults.push({
        pointer,
        code: "NOT_ALLOWED",
        detail: "All of this stay is billed here: nothing was taken from its lump sum before.",
      });
  }
  return faults;
}
