import { type Context, read, requireScope } from "../context.ts";
import { type BillingCode, loadBillingCode } from "./billing-code-view.ts";

/**
 * One billing code with today's global rate.
 * @throws NOT_FOUND
 */
export async function getBillingCode(ctx: Context, input: { billingCodeId: number }): Promise<BillingCode> {
  requireScope(ctx, "setup:read");
  return read(ctx, (tx) => loadBillingCode(tx, ctx, input.billingCodeId));
}
