import { loadOne } from "../common/view.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type Receipt, receiptView } from "./receipt-view.ts";

/**
 * One receipt.
 * @throws NOT_FOUND
 */
export async function getReceipt(ctx: Context, input: { receiptId: number }): Promise<Receipt> {
  requireScope(ctx, "ledger:read");
  return read(ctx, (tx) => loadOne<Receipt>(tx, receiptView, input.receiptId));
}
