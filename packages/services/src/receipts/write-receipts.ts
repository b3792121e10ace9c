import type { OrmTx } from "@banksia/db";
import { type SQL, sql } from "drizzle-orm";
import { oneOf } from "../common/rows.ts";
import { invoicedLumpSumsAccount, vendorProfile } from "../ledger/posting-profiles.ts";
import type { DocumentBlock } from "../ledger/write-documents.ts";
import { openAmount } from "../ledger/open-transactions.ts";
import { settleOwed } from "../ledger/settle-owed.ts";
import { writeNumbered, writeSides } from "../ledger/write-numbered.ts";

/**
 * Posts the receipts of a journal. Money received credits the receivable and debits the bank; one that comes out of what is
 * owed to the client moves no cash. A receipt of a lump sum also turns what was invoiced into the lump-sum liability, and
 * is a movement of the lump sum. What it pays is settled. One that is taken back is undone by its exact opposite.
 */
export async function writeReceipts(
  tx: OrmTx,
  journalId: number,
  postingDate: string,
): Promise<{ blocks: DocumentBlock[]; entryCount: number }> {
  const { lumpSums, fromVendor } = await oneOf<{ lumpSums: number; fromVendor: number }>(
    tx,
    sql`select count(*) filter (where accommodation_payment_id is not null) as "lumpSums",
      count(*) filter (where "offset" = 'vendor') as "fromVendor" from receipt where journal_id = ${journalId}`,
  );
  const vendor = fromVendor > 0 ? await vendorProfile(tx) : null;
  const invoiced = lumpSums > 0 ? await invoicedLumpSumsAccount(tx) : null;
  const blocks = await writeNumbered(
    tx,
    journalId,
    postingDate,
    sql`select service_id, customer_id, account_name_id, 'receipt' as type, id as source_no, accommodation_payment_id,
        -amount as amount from receipt where journal_id = ${journalId}
      union all
      select service_id, customer_id, ${vendor?.accountNameId ?? null}::bigint, 'payment', id, accommodation_payment_id, amount
      from receipt where journal_id = ${journalId} and "offset" = 'vendor'`,
  );
  await tx.execute(sql`update receipt r set transaction_id = t.id from customer_transaction t
    where r.journal_id = ${journalId} and t.journal_id = r.journal_id and t.type = 'receipt' and t.source_no = r.id`);
  const clearing = vendor?.clearingAccountId ?? null;
  const fresh = sql`r.journal_id = ${journalId} and r.reverses_id is null`;
  const entryCount = await writeSides(
    tx,
    journalId,
    sql`select r.transaction_id, n.receivable_account_id as ledger_account_id, -r.amount as amount
      from receipt r join account_name n on n.id = r.account_name_id where ${fresh}
      union all
      select r.transaction_id, coalesce(r.bank_ledger_account_id, ${clearing}::bigint), r.amount
      from receipt r where ${fresh}
      union all
      select r.transaction_id, ${invoiced}::bigint, r.amount from receipt r
      where ${fresh} and r.accommodation_payment_id is not null
      union all
      select r.transaction_id, n.counter_account_id, -r.amount from receipt r join account_name n on n.id = r.account_name_id
      where ${fresh} and r.accommodation_payment_id is not null
      union all
      select t.id, ${vendor?.payableAccountId ?? null}::bigint, t.amount from customer_transaction t
      join receipt r on r.id = t.source_no and ${fresh} where t.journal_id = ${journalId} and t.type = 'payment'
      union all
      select t.id, ${clearing}::bigint, -t.amount from customer_transaction t
      join receipt r on r.id = t.source_no and ${fresh} where t.journal_id = ${journalId} and t.type = 'payment'
      union all
      ${takenEntries(journalId)}`,
  );
  await tx.execute(sql`
    insert into deposit_movement (accommodation_payment_id, client_id, service_id, movement_date, kind, amount, journal_id,
      transaction_id, reverses_id, description)
    select r.accommodation_payment_id, r.client_id, r.service_id, coalesce(o.movement_date, r.receipt_date),
      coalesce(o.kind, case when r."offset" = 'vendor' then 'transfer_in' else 'receipt' end), r.amount, r.journal_id,
      r.transaction_id, o.id, r.description
    from receipt r left join receipt taken on taken.id = r.reverses_id
    left join deposit_movement o on o.transaction_id = taken.transaction_id and o.accommodation_payment_id = r.accommodation_payment_id
    where r.journal_id = ${journalId} and r.accommodation_payment_id is not null order by r.id`);
  await tx.execute(sql`
    insert into settlement (transaction_id, by_transaction_id, service_id, amount)
    select r.settles_id, r.transaction_id, r.service_id, coalesce(r.amount_to_settle, r.amount)
    from receipt r where ${fresh} and r.settles_id is not null and coalesce(r.amount_to_settle, r.amount) <> 0
    order by r.id`);
  await unsettleTaken(tx, journalId);
  if (vendor !== null) await settleOwed(tx, journalId, vendor.accountNameId);
  return { blocks, entryCount };
}

/** The opposite of what was booked of each document of a receipt that is taken back. */
const takenEntries = (journalId: number): SQL => sql`
  select t.id, e.ledger_account_id, -e.amount
  from receipt r join receipt taken on taken.id = r.reverses_id
  join customer_transaction t on t.journal_id = r.journal_id and t.source_no = r.id
  join customer_transaction o on o.journal_id = taken.journal_id and o.source_no = taken.id and o.type = t.type
  join ledger_entry e on e.transaction_id = o.id
  where r.journal_id = ${journalId}`;

/**
 * What a receipt paid that is taken back is owed again; its documents and their opposites settle each other. So do a refund
 * that gave its credit back, and the credit of taking that refund back.
 */
async function unsettleTaken(tx: OrmTx, journalId: number): Promise<void> {
  await tx.execute(sql`
    with document as (
      select o.id as taken, t.id as opposite, t.service_id, t.amount
      from receipt r join receipt taken on taken.id = r.reverses_id
      join customer_transaction t on t.journal_id = r.journal_id and t.source_no = r.id
      join customer_transaction o on o.journal_id = taken.journal_id and o.source_no = taken.id and o.type = t.type
      where r.journal_id = ${journalId}
    )
    insert into settlement (transaction_id, by_transaction_id, service_id, amount)
    select s.transaction_id, s.by_transaction_id, d.service_id, -sum(s.amount)
    from document d join settlement s on d.taken in (s.transaction_id, s.by_transaction_id)
    group by s.transaction_id, s.by_transaction_id, d.service_id having sum(s.amount) <> 0
    union all
    select g.transaction_id, t.id, g.service_id, least(g.amount, -${openAmount})
    from (
      select s.transaction_id, d.service_id, b.journal_id as back_journal_id, b.id as back_id, r.account_name_id, sum(s.amount) as amount
      from document d join settlement s on s.by_transaction_id = d.taken
      join customer_transaction r on r.id = s.transaction_id and r.type = 'refund'
      join refund f on f.journal_id = r.journal_id and f.id = r.source_no join refund b on b.reverses_id = f.id
      group by s.transaction_id, d.service_id, b.journal_id, b.id, r.account_name_id having sum(s.amount) > 0
    ) g join customer_transaction t on t.journal_id = g.back_journal_id and t.source_no = g.back_id
      and t.account_name_id = g.account_name_id and t.amount < 0
    where ${openAmount} < 0
    union all
    select case when amount > 0 then opposite else taken end, case when amount > 0 then taken else opposite end, service_id, abs(amount)
    from document`);
  await tx.execute(sql`update receipt taken set reversed_at = now(), reversed_by_journal_id = ${journalId}
    from receipt r where r.journal_id = ${journalId} and r.reverses_id = taken.id`);
}
