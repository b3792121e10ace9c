import { loadOne } from "../common/view.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type Refund, refundView } from "./refund-view.ts";

/**
 * One refund.
 * @throws NOT_FOUND
 */
export async function getRefund(ctx: Context, input: { refundId: number }): Promise<Refund> {
  requireScope(ctx, "ledger:read");
  return read(ctx, (tx) => loadOne<Refund>(tx, refundView, input.refundId));
}
