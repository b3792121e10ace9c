import { centsOf } from "@banksia/core/money/index";
import { type OrmTx, schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { lockRow, updateRow } from "../common/row.ts";
import { oneOf } from "../common/rows.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import { type AccommodationDetail, loadDetail } from "./accommodation-detail.ts";

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
    faults.push(...(await beforeFaults(tx, before, patch)));
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
  payment: { serviceEntryId: number },
  patch: Pick<UpdateAccommodationPaymentInput, "retainedBefore" | "deductedBefore">,
): Promise<FieldError[]> {
  const faults: FieldError[] = [];
  for (const name of ["retainedBefore", "deductedBefore"] as const) {
    const amount = patch[name];
    if (amount === undefined || centsOf(amount) === 0) continue;
    const pointer = `/${name}`;
    if (centsOf(amount) < 0) faults.push({ pointer, code: "OUT_OF_RANGE", detail: "An amount cannot be negative." });
    const stay = await oneOf<{ entryDate: string; billFrom: string | null }>(
      tx,
      sql`select e.entry_date as "entryDate", g.bill_from as "billFrom" from service_entry e join service s on s.id = e.service_id
        join legal_entity g on g.id = s.legal_entity_id where e.id = ${payment.serviceEntryId}`,
    );
    if (stay.billFrom === null || stay.entryDate >= stay.billFrom)
      faults.push({
        pointer,
        code: "NOT_ALLOWED",
        detail: "All of this stay is billed here: nothing was taken from its lump sum before.",
      });
  }
  return faults;
}
