import { schema } from "@banksia/db";
import { deleteRow, lockRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";
import { lockDraftOf } from "../ledger/lock-draft-of.ts";

/**
 * Deletes a payment of a draft journal.
 * @throws NOT_FOUND, JOURNAL_NOT_DRAFT
 */
export async function deleteVendorPayment(ctx: Context, input: { vendorPaymentId: number }): Promise<void> {
  requireScope(ctx, "journals:write");
  return change(ctx, async (tx) => {
    const before = await lockRow(tx, schema.vendorPayment, input.vendorPaymentId, "payment");
    await lockDraftOf(tx, ctx, before.journalId, "payments");
    await deleteRow(tx, ctx, schema.vendorPayment, before, {
      verb: "deleteVendorPayment",
      objectType: "vendor_payment",
      serviceId: before.serviceId,
    });
  });
}
