import { loadOne } from "../common/view.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type CustomerTransaction, customerTransactionView } from "./customer-transaction-view.ts";

/**
 * One invoice or credit note.
 * @throws NOT_FOUND
 */
export async function getCustomerTransaction(
  ctx: Context,
  input: { transactionId: number },
): Promise<CustomerTransaction> {
  requireScope(ctx, "ledger:read");
  return read(ctx, (tx) => loadOne<CustomerTransaction>(tx, customerTransactionView, input.transactionId));
}
