import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { oneOf } from "../common/rows.ts";

/**
 * Writes the double entry of each document of a journal that is being posted: the receivable account of the account
 * name is debited with the document, the revenue account of each billing code is credited with its amount and the
 * account of each tax code with its tax. Sides of nothing are left out. The database refuses entries of a document that
 * do not sum to zero.
 * @returns how many entries
 */
export async function writeEntries(tx: OrmTx, journalId: number): Promise<number> {
  const { entries } = await oneOf<{ entries: number }>(
    tx,
    sql`
    with credit as materialized (
      select l.customer_id, l.service_id, l.account_name_id, b.revenue_account_id as account_id, -sum(l.amount) as amount
      from journal_line l join billing_code b on b.id = l.billing_code_id
      where l.journal_id = ${journalId}
      group by l.customer_id, l.service_id, l.account_name_id, b.revenue_account_id
      union all
      select l.customer_id, l.service_id, l.account_name_id, x.ledger_account_id, -sum(l.tax)
      from journal_line l join tax_code x on x.id = l.tax_code_id
      where l.journal_id = ${journalId} and l.tax <> 0
      group by l.customer_id, l.service_id, l.account_name_id, x.ledger_account_id
    ), written as (
    insert into ledger_entry (journal_id, transaction_id, ledger_account_id, service_id, posting_date, amount)
    select t.journal_id, t.id, a.receivable_account_id, t.service_id, t.posting_date, t.amount
    from customer_transaction t join account_name a on a.id = t.account_name_id
    where t.journal_id = ${journalId} and t.amount <> 0
    union all
    select t.journal_id, t.id, c.account_id, t.service_id, t.posting_date, c.amount
    from credit c join customer_transaction t on t.journal_id = ${journalId} and t.customer_id = c.customer_id
      and t.service_id = c.service_id and t.account_name_id = c.account_name_id
    where c.amount <> 0
    returning 1)
    select count(*) as entries from written`,
  );
  return entries;
}
