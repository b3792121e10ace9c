import { sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { instantText } from "../common/sql.ts";
import { loadOne } from "../common/view.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type CustomerTransaction, customerTransactionView } from "./customer-transaction-view.ts";

/** Method of payment and bank account of a transaction from an instant on. */
export interface TransactionTag {
  methodOfPayment: string;
  bankAccountId: number | null;
  bankAccountCode: string | null;
  /** Null for the tag that it was posted with. */
  taggedByName: string | null;
  createdAt: string;
}

export interface CustomerTransactionDetail extends CustomerTransaction {
  /** Every tag that it had, the one in force first, the one that it was posted with last. */
  tags: TransactionTag[];
}

/**
 * One invoice or credit note, with every tag that it had.
 * @throws NOT_FOUND
 */
export async function getCustomerTransaction(
  ctx: Context,
  input: { transactionId: number },
): Promise<CustomerTransactionDetail> {
  requireScope(ctx, "ledger:read");
  return read(ctx, async (tx) => {
    const transaction = await loadOne<CustomerTransaction>(tx, customerTransactionView, input.transactionId);
    const tags = await rowsOf<TransactionTag>(
      tx,
      sql`select x.method_of_payment as "methodOfPayment", x.bank_account_id as "bankAccountId", b.code as "bankAccountCode",
          x.tagged_by_name as "taggedByName", ${instantText(sql`x.created_at`)} as "createdAt"
        from (
          select id, method_of_payment, bank_account_id, tagged_by_name, created_at from transaction_tag
          where transaction_id = ${input.transactionId}
          union all
          select 0, method_of_payment, bank_account_id, null, created_at from customer_transaction where id = ${input.transactionId}
        ) x left join bank_account b on b.id = x.bank_account_id order by x.id desc`,
    );
    return { ...transaction, tags };
  });
}
