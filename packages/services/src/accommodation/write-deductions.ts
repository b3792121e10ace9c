import type { OrmTx } from "@banksia/db";
import { lineMovement } from "@banksia/month-end/accommodation/deposit-sql";
import { sql } from "drizzle-orm";
import type { DocumentBlock } from "../ledger/write-documents.ts";
import { writeNumbered, writeSides } from "../ledger/write-numbered.ts";

/**
 * Takes from lump sums what the lines of a journal that is being posted charge to them. The invoice on the account name of
 * type `accommodation` is covered at once by a deduction: the lump-sum liability is debited, the receivable credited, each
 * line is a movement of the lump sum on the day that the deduction counts from, and the settlement ties the two documents.
 * A credit puts money back the same way. The database refuses a lump sum below zero on any day.
 */
export async function writeDeductions(
  tx: OrmTx,
  journalId: number,
  postingDate: string,
): Promise<{ blocks: DocumentBlock[]; entryCount: number }> {
  const drawn = sql`
    select l.*, n.receivable_account_id, n.counter_account_id, t.id as invoice_id, t.amount as invoice_amount
    from journal_line l
    join account_name n on n.id = l.account_name_id and n.type = 'accommodation'
    join customer_transaction t on t.journal_id = l.journal_id and t.customer_id = l.customer_id
      and t.service_id = l.service_id and t.account_name_id = l.account_name_id and t.type in ('invoice', 'credit_note')
    where l.journal_id = ${journalId} and l.accommodation_payment_id is not null`;
  const blocks = await writeNumbered(
    tx,
    journalId,
    postingDate,
    sql`select service_id, customer_id, account_name_id, 'deduction' as type, accommodation_payment_id as source_no,
        accommodation_payment_id, -sum(amount + tax) as amount
      from (${drawn}) d group by service_id, customer_id, account_name_id, accommodation_payment_id having sum(amount + tax) <> 0`,
  );
  const entryCount = await writeSides(
    tx,
    journalId,
    sql`select t.id as transaction_id, n.receivable_account_id as ledger_account_id, t.amount
      from customer_transaction t join account_name n on n.id = t.account_name_id
      where t.journal_id = ${journalId} and t.type = 'deduction'
      union all
      select t.id, n.counter_account_id, -t.amount
      from customer_transaction t join account_name n on n.id = t.account_name_id
      where t.journal_id = ${journalId} and t.type = 'deduction'`,
  );
  await tx.execute(sql`
    insert into deposit_movement (accommodation_payment_id, client_id, service_id, movement_date, kind, amount, journal_id,
      transaction_id, journal_line_id, reverses_id, description)
    select l.accommodation_payment_id, a.client_id, a.service_id,
      ${sql.raw(lineMovement.day)}, ${sql.raw(lineMovement.kind)},
      -(l.amount + l.tax), l.journal_id, t.id, l.id, o.id, l.description
    from (${drawn}) l
    join accommodation_payment a on a.id = l.accommodation_payment_id
    join customer_transaction t on t.journal_id = l.journal_id and t.type = 'deduction' and t.source_no = l.accommodation_payment_id
      and t.customer_id = l.customer_id and t.service_id = l.service_id and t.account_name_id = l.account_name_id
    left join deposit_movement o on o.journal_line_id = l.reverses_id
    where l.amount + l.tax <> 0
    order by l.accommodation_payment_id, l.id`);
  await tx.execute(sql`
    insert into settlement (transaction_id, by_transaction_id, service_id, amount)
    select case when x.amount < 0 then x.invoice_id else x.id end, case when x.amount < 0 then x.id else x.invoice_id end,
      x.service_id, abs(x.amount)
    from (
      select t.id, t.amount, t.service_id, i.id as invoice_id, i.amount as invoice_amount
      from customer_transaction t join customer_transaction i on i.journal_id = t.journal_id and i.customer_id = t.customer_id
        and i.service_id = t.service_id and i.account_name_id = t.account_name_id and i.type in ('invoice', 'credit_note')
      where t.journal_id = ${journalId} and t.type = 'deduction'
    ) x where sign(x.amount) = -sign(x.invoice_amount) and abs(x.amount) <= abs(x.invoice_amount) order by x.id`);
  return { blocks, entryCount };
}
