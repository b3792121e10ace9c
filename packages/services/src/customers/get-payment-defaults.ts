import { type Context, read, requireScope } from "../context.ts";
import { type PaymentDefaults, loadPaymentDefaults } from "./payment-defaults-view.ts";

/**
 * How a customer pays: method, bank account, direct debit limit and fixed amounts.
 * @throws NOT_FOUND
 */
export async function getPaymentDefaults(ctx: Context, input: { customerId: number }): Promise<PaymentDefaults> {
  requireScope(ctx, "customers:read");
  return read(ctx, (tx) => loadPaymentDefaults(tx, input.customerId));
}
