import { type SQL, sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPageWithSums } from "../common/page.ts";
import { allOf, matches, sumText, when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";

/** An amount by age on a day. Credit notes stand by their own date and are not set off against older invoices. */
export interface Aged {
  amount: string;
  /** Due on the day or later. */
  notDue: string;
  days1To30: string;
  days31To60: string;
  days61To90: string;
  daysOver90: string;
}

/** What a customer owes on an account name; a credit is negative. */
export interface CustomerBalance extends Aged {
  customerId: number;
  customerName: string;
  customerAccount: string;
  accountNameId: number;
  accountName: string;
}

export interface ListCustomerBalancesInput extends PageInput<"customerName" | "amount"> {
  customerId?: number;
  accountNameId?: number;
  search?: string;
  /** What was posted up to this day, by age on it; all that is posted, by age today, when left out. */
  asOf?: string;
}

/** What customers owe, by account name and age, with the sums of all that match. Balances of nothing are left out. */
export async function listCustomerBalances(
  ctx: Context,
  input: ListCustomerBalancesInput,
): Promise<Page<CustomerBalance> & { sums: Aged }> {
  requireScope(ctx, "ledger:read");
  const { asOf } = input;
  const late = sql`(${asOf ?? ctx.today()}::date - t.due_date)`;
  const aged = (condition: SQL) => sql`coalesce(sum(t.amount) filter (where ${condition}), 0)::numeric(16, 2)`;
  const posted = allOf([
    when(input.customerId, (id) => sql`t.customer_id = ${id}`),
    when(input.accountNameId, (id) => sql`t.account_name_id = ${id}`),
    when(asOf, (day) => sql`t.posting_date <= ${day}`),
  ]);
  return read(ctx, (tx) =>
    fetchPageWithSums<CustomerBalance, Aged, "customerName" | "amount">(
      tx,
      {
        columns: sql`q.customer_id as "customerId", coalesce(c.name, '') as "customerName",
          coalesce(c.account, '') as "customerAccount", q.account_name_id as "accountNameId", n.name as "accountName",
          q.amount, q.not_due as "notDue", q.d30 as "days1To30", q.d60 as "days31To60", q.d90 as "days61To90",
          q.older as "daysOver90"`,
        from: sql`(
          select t.customer_id, t.account_name_id, sum(t.amount)::numeric(16, 2) as amount, ${aged(sql`${late} <= 0`)} as not_due,
            ${aged(sql`${late} between 1 and 30`)} as d30, ${aged(sql`${late} between 31 and 60`)} as d60,
            ${aged(sql`${late} between 61 and 90`)} as d90, ${aged(sql`${late} > 90`)} as older
          from customer_transaction t ${posted} group by t.customer_id, t.account_name_id having sum(t.amount) <> 0
        ) q join account_name n on n.id = q.account_name_id left join customer c on c.id = q.customer_id`,
        where: [matches(input.search, sql`c.account`, sql`c.name`)],
        keys: {
          customerName: { by: sql`coalesce(c.name, '')`, type: "text" },
          amount: { by: sql`q.amount`, type: "numeric" },
        },
        // A customer may have a balance on each account name.
        id: sql`((q.customer_id << 20) + q.account_name_id)`,
        order: [{ key: "customerName", descending: false }],
        sums: {
          amount: sumText(sql`q.amount`),
          notDue: sumText(sql`q.not_due`),
          days1To30: sumText(sql`q.d30`),
          days31To60: sumText(sql`q.d60`),
          days61To90: sumText(sql`q.d90`),
          daysOver90: sumText(sql`q.older`),
        },
      },
      input,
    ),
  );
}
