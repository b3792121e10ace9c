import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { moneyWords } from "../common/warning.ts";
import { ServiceError } from "../errors.ts";
import { openAmount } from "./open-transactions.ts";

/**
 * Payments of a journal that is being posted, as far as they settle nothing yet, settle what is owed to their customers,
 * the oldest first.
 * @param accountNameId the posting profile of what is owed
 * @throws OVER_SETTLED when more is paid to somebody than is owed to them
 */
export async function settleOwed(tx: OrmTx, journalId: number, accountNameId: number): Promise<void> {
  await tx.execute(sql`
    with paid as (
      select t.*, sum(t.open) over (partition by t.customer_id order by t.id) as upto from (
        select t.id, t.customer_id, t.service_id, ${openAmount} as open from customer_transaction t
        where t.journal_id = ${journalId} and t.type = 'payment' and t.account_name_id = ${accountNameId}
      ) t where t.open > 0
    ), owed as (
      select o.*, sum(o.open) over (partition by o.customer_id order by o.id) as upto from (
        select t.id, t.customer_id, -${openAmount} as open from customer_transaction t
        where t.account_name_id = ${accountNameId} and t.amount < 0 and t.customer_id in (select customer_id from paid)
      ) o where o.open > 0
    )
    insert into settlement (transaction_id, by_transaction_id, service_id, amount)
    select p.id, o.id, p.service_id, least(p.upto, o.upto) - greatest(p.upto - p.open, o.upto - o.open)
    from paid p join owed o on o.customer_id = p.customer_id
      and least(p.upto, o.upto) > greatest(p.upto - p.open, o.upto - o.open)
    order by p.id, o.id`);
  const [over] = await rowsOf<{ name: string; open: string }>(
    tx,
    sql`select coalesce(c.name, 'customer ' || t.customer_id) as name, sum(${openAmount})::numeric(16, 2) as open
      from customer_transaction t left join customer c on c.id = t.customer_id
      where t.journal_id = ${journalId} and t.type = 'payment' and t.account_name_id = ${accountNameId}
      group by t.customer_id, c.name having sum(${openAmount}) > 0 order by c.name limit 1`,
  );
  if (over !== undefined)
    throw new ServiceError(
      "OVER_SETTLED",
      `${over.name} would be paid ${moneyWords(over.open)} more than is owed: lower or delete the payment.`,
    );
}
