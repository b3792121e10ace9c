import { schema } from "@banksia/db";
import { insertRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import type { Warning } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { lockDraftOf } from "../ledger/lock-draft-of.ts";
import { type PaymentInput, paymentValues } from "./payment-values.ts";
import { type VendorPayment, vendorPaymentView } from "./vendor-payment-view.ts";

export interface AddVendorPaymentInput extends PaymentInput {
  journalId: number;
}

/**
 * Pays a refund, or part of what is owed to a client, in a draft journal of payments. It goes to the approved bank account
 * that the customer's record points to, unless another is named.
 * @throws NOT_FOUND, JOURNAL_NOT_DRAFT, CONFLICT for a journal of another kind, VALIDATION
 */
export async function addVendorPayment(
  ctx: Context,
  input: AddVendorPaymentInput,
): Promise<{ vendorPayment: VendorPayment; warnings: Warning[] }> {
  requireScope(ctx, "journals:write");
  return change(ctx, async (tx) => {
    await lockDraftOf(tx, ctx, input.journalId, "payments");
    const { values, warnings } = await paymentValues(tx, input);
    const { id } = await insertRow(
      tx,
      ctx,
      schema.vendorPayment,
      { ...values, journalId: input.journalId },
      { verb: "addVendorPayment", objectType: "vendor_payment", serviceId: values.serviceId },
    );
    return { vendorPayment: await loadOne<VendorPayment>(tx, vendorPaymentView, id), warnings };
  });
}
