import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { vendorProfile } from "../ledger/posting-profiles.ts";
import type { DocumentBlock } from "../ledger/write-documents.ts";
import { settleOwed } from "../ledger/settle-owed.ts";
import { writeNumbered, writeSides } from "../ledger/write-numbered.ts";

/**
 * Posts the payments of a journal: what was owed to clients leaves the bank, and settles the refund that it pays. One that
 * is taken back is undone by its exact opposite, and is owed again.
 */
export async function writePayments(
  tx: OrmTx,
  journalId: number,
  postingDate: string,
): Promise<{ blocks: DocumentBlock[]; entryCount: number }> {
  const vendor = await vendorProfile(tx);
  const blocks = await writeNumbered(
    tx,
    journalId,
    postingDate,
    sql`select p.service_id, p.customer_id, ${vendor.accountNameId}::bigint as account_name_id, 'payment' as type, p.id as source_no,
        r.accommodation_payment_id, p.amount
      from vendor_payment p left join refund r on r.id = p.refund_id where p.journal_id = ${journalId}`,
  );
  await tx.execute(sql`update vendor_payment p set transaction_id = t.id from customer_transaction t
    where p.journal_id = ${journalId} and t.journal_id = p.journal_id and t.type = 'payment' and t.source_no = p.id`);
  const entryCount = await writeSides(
    tx,
    journalId,
    sql`select p.transaction_id, ${vendor.payableAccountId}::bigint as ledger_account_id, p.amount
      from vendor_payment p where p.journal_id = ${journalId} and p.reverses_id is null
      union all
      select p.transaction_id, p.bank_ledger_account_id, -p.amount from vendor_payment p
      where p.journal_id = ${journalId} and p.reverses_id is null
      union all
      select p.transaction_id, e.ledger_account_id, -e.amount
      from vendor_payment p join vendor_payment taken on taken.id = p.reverses_id
      join ledger_entry e on e.transaction_id = taken.transaction_id where p.journal_id = ${journalId}`,
  );
  await tx.execute(sql`
    insert into settlement (transaction_id, by_transaction_id, service_id, amount)
    select p.transaction_id, r.transaction_id, p.service_id, p.amount
    from vendor_payment p join refund r on r.id = p.refund_id
    where p.journal_id = ${journalId} and p.reverses_id is null order by p.id`);
  await unsettleTaken(tx, journalId);
  await settleOwed(tx, journalId, vendor.accountNameId);
  return { blocks, entryCount };
}

/** What a payment settled that is taken back is owed again; it and its opposite settle each other. */
async function unsettleTaken(tx: OrmTx, journalId: number): Promise<void> {
  await tx.execute(sql`
    with taken as (
      select t.id, t.transaction_id, p.transaction_id as opposite, p.service_id, t.amount
      from vendor_payment p join vendor_payment t on t.id = p.reverses_id where p.journal_id = ${journalId}
    )
    insert into settlement (transaction_id, by_transaction_id, service_id, amount)
    select s.transaction_id, s.by_transaction_id, taken.service_id, -sum(s.amount)
    from taken join settlement s on s.transaction_id = taken.transaction_id
    group by s.transaction_id, s.by_transaction_id, taken.service_id having sum(s.amount) <> 0
    union all
    select transaction_id, opposite, service_id, amount from taken`);
  await tx.execute(sql`update vendor_payment t set reversed_at = now(), reversed_by_journal_id = ${journalId}
    from vendor_payment p where p.journal_id = ${journalId} and p.reverses_id = t.id`);
}
