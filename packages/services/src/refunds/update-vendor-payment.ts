import { schema } from "@banksia/db";
import { lockRow, updateRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import type { Warning } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { lockDraftOf } from "../ledger/lock-draft-of.ts";
import { type PaymentInput, paymentValues } from "./payment-values.ts";
import { type VendorPayment, vendorPaymentView } from "./vendor-payment-view.ts";

export interface UpdateVendorPaymentInput extends Omit<PaymentInput, "refundId" | "customerId" | "serviceId"> {
  vendorPaymentId: number;
}

/**
 * Changes a payment of a draft journal: how much, when, and between which accounts; what it pays and to whom stays.
 * The bank account that it goes to is looked up anew.
 * @throws NOT_FOUND, JOURNAL_NOT_DRAFT, VALIDATION
 */
export async function updateVendorPayment(
  ctx: Context,
  input: UpdateVendorPaymentInput,
): Promise<{ vendorPayment: VendorPayment; warnings: Warning[] }> {
  requireScope(ctx, "journals:write");
  return change(ctx, async (tx) => {
    const { vendorPaymentId, ...given } = input;
    const before = await lockRow(tx, schema.vendorPayment, vendorPaymentId, "payment");
    await lockDraftOf(tx, ctx, before.journalId, "payments");
    const { refundId, customerId, serviceId } = before;
    const { values, warnings } = await paymentValues(
      tx,
      { ...given, refundId, customerId, serviceId },
      vendorPaymentId,
    );
    await updateRow(tx, ctx, schema.vendorPayment, before, values, {
      verb: "updateVendorPayment",
      objectType: "vendor_payment",
      serviceId: before.serviceId,
    });
    return { vendorPayment: await loadOne<VendorPayment>(tx, vendorPaymentView, vendorPaymentId), warnings };
  });
}
