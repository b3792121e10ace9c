import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPageWithSums } from "../common/page.ts";
import { matches, sumText } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { maskedSql } from "../customers/mask-number.ts";
import { openAmount } from "../ledger/open-transactions.ts";

/** What is owed to a customer and not paid. */
export interface VendorBalance {
  customerId: number;
  customerName: string;
  customerAccount: string;
  amount: string;
  /** Of it, in draft journals of payments already. */
  paying: string;
  /** Posting date of the oldest of it. */
  oldest: string;
  /** The approved account that direct debits draw on, masked; null: there is none to pay to. */
  bankAccount: string | null;
}

export interface ListVendorBalancesInput extends PageInput<"customerName" | "amount"> {
  serviceId?: number;
  search?: string;
}

/** What is owed to customers and not paid, with the sum of all. */
export async function listVendorBalances(
  ctx: Context,
  input: ListVendorBalancesInput,
): Promise<Page<VendorBalance> & { sums: { amount: string } }> {
  requireScope(ctx, "ledger:read");
  return read(ctx, (tx) =>
    fetchPageWithSums<VendorBalance, { amount: string }, "customerName" | "amount">(
      tx,
      {
        columns: sql`q.customer_id as "customerId", coalesce(c.name, '') as "customerName", coalesce(c.account, '') as "customerAccount",
          q.amount, coalesce((select sum(p.amount) from vendor_payment p where p.customer_id = q.customer_id and p.transaction_id is null
            ${input.serviceId === undefined ? sql`` : sql`and p.service_id = ${input.serviceId}`}), 0)::numeric(16, 2) as paying,
          q.oldest, v.number as "bankAccount"`,
        from: sql`(
          select t.customer_id, -sum(${openAmount})::numeric(16, 2) as amount, min(t.posting_date) filter (where ${openAmount} < 0) as oldest
          from customer_transaction t join account_name n on n.id = t.account_name_id and n.type = 'vendor'
          ${input.serviceId === undefined ? sql`` : sql`where t.service_id = ${input.serviceId}`}
          group by t.customer_id having sum(${openAmount}) < 0
        ) q left join customer c on c.id = q.customer_id
        left join lateral (select ${maskedSql(sql`b.account_number`)} as number from bank_account_version b
          join bank_account k on k.id = b.bank_account_id and k.active
          where b.bank_account_id = c.bank_account_id and b.status = 'approved' order by b.id desc limit 1) v on true`,
        where: [matches(input.search, sql`c.account`, sql`c.name`)],
        keys: {
          customerName: { by: sql`coalesce(c.name, '')`, type: "text" },
          amount: { by: sql`q.amount`, type: "numeric" },
        },
        id: sql`q.customer_id`,
        order: [{ key: "customerName", descending: false }],
        sums: { amount: sumText(sql`q.amount`) },
      },
      input,
    ),
  );
}
