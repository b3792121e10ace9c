import { loadOne } from "../common/view.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type VendorPayment, vendorPaymentView } from "./vendor-payment-view.ts";

/**
 * One payment of what was owed to a client.
 * @throws NOT_FOUND
 */
export async function getVendorPayment(ctx: Context, input: { vendorPaymentId: number }): Promise<VendorPayment> {
  requireScope(ctx, "ledger:read");
  return read(ctx, (tx) => loadOne<VendorPayment>(tx, vendorPaymentView, input.vendorPaymentId));
}
