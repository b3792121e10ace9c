import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { oneOf } from "../common/rows.ts";
import { invoicedLumpSumsAccount, vendorProfile } from "../ledger/posting-profiles.ts";
import type { DocumentBlock } from "../ledger/write-documents.ts";
import { settleOwed } from "../ledger/settle-owed.ts";
import { writeNumbered, writeSides } from "../ledger/write-numbered.ts";

/**
 * Posts the receipts of a journal. Money received credits the receivable and debits the bank; one that comes out of what is
 * owed to the client moves no cash. A receipt of a lump sum also turns what was invoiced into the lump-sum liability, and
 * is a movement of the lump sum. What it pays is settled.
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
  const entryCount = await writeSides(
    tx,
    journalId,
    sql`select r.transaction_id, n.receivable_account_id as ledger_account_id, -r.amount as amount
      from receipt r join account_name n on n.id = r.account_name_id where r.journal_id = ${journalId}
      union all
      select r.transaction_id, coalesce(r.bank_ledger_account_id, ${clearing}::bigint), r.amount
      from receipt r where r.journal_id = ${journalId}
      union all
      select r.transaction_id, ${invoiced}::bigint, r.amount from receipt r
      where r.journal_id = ${journalId} and r.accommodation_payment_id is not null
      union all
      select r.transaction_id, n.counter_account_id, -r.amount from receipt r join account_name n on n.id = r.account_name_id
      where r.journal_id = ${journalId} and r.accommodation_payment_id is not null
      union all
      select t.id, ${vendor?.payableAccountId ?? null}::bigint, t.amount from customer_transaction t
      where t.journal_id = ${journalId} and t.type = 'payment'
      union all
      select t.id, ${clearing}::bigint, -t.amount from customer_transaction t
      where t.journal_id = ${journalId} and t.type = 'payment'`,
  );
  await tx.execute(sql`
    insert into deposit_movement (accommodation_payment_id, client_id, service_id, movement_date, kind, amount, journal_id,
      transaction_id, description)
    select r.accommodation_payment_id, r.client_id, r.service_id, r.receipt_date,
      case when r."offset" = 'vendor' then 'transfer_in' else 'receipt' end, r.amount, r.journal_id, r.transaction_id, r.description
    from receipt r where r.journal_id = ${journalId} and r.accommodation_payment_id is not null order by r.id`);
  await tx.execute(sql`
    insert into settlement (transaction_id, by_transaction_id, service_id, amount)
    select r.settles_id, r.transaction_id, r.service_id, coalesce(r.amount_to_settle, r.amount)
    from receipt r where r.journal_id = ${journalId} and r.settles_id is not null and coalesce(r.amount_to_settle, r.amount) <> 0
    order by r.id`);
  if (vendor !== null) await settleOwed(tx, journalId, vendor.accountNameId);
  return { blocks, entryCount };
}
