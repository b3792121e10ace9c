import type { OrmTx } from "@banksia/db";
import { type SQL, sql } from "drizzle-orm";
import { oneOf } from "../common/rows.ts";
import { invoicedLumpSumsAccount, vendorProfile } from "../ledger/posting-profiles.ts";
import type { DocumentBlock } from "../ledger/write-documents.ts";
import { lumpSumOf, openAmount } from "../ledger/open-transactions.ts";
import { writeNumbered, writeSides } from "../ledger/write-numbered.ts";

/**
 * Posts the refunds of a journal: what is given back is owed to the client until it is paid. A lump sum comes out of the
 * lump-sum liability and is a movement of it, and settles what more was received than is invoiced, such as a credit note for
 * a cheaper room; credits of fees pass through the clearing account, oldest first; a reversal puts back what a refund took.
 */
export async function writeRefunds(
  tx: OrmTx,
  journalId: number,
  postingDate: string,
): Promise<{ blocks: DocumentBlock[]; entryCount: number }> {
  const vendor = await vendorProfile(tx);
  const { lumpSums } = await oneOf<{ lumpSums: number }>(
    tx,
    sql`select count(*) filter (where accommodation_payment_id is not null) as "lumpSums" from refund where journal_id = ${journalId}`,
  );
  const invoiced = lumpSums > 0 ? await invoicedLumpSumsAccount(tx) : null;
  const blocks = await writeNumbered(
    tx,
    journalId,
    postingDate,
    sql`select service_id, customer_id, ${vendor.accountNameId}::bigint as account_name_id, 'refund' as type, id as source_no,
        accommodation_payment_id, case kind when 'reversal' then amount else -amount end as amount
      from refund where journal_id = ${journalId}
      union all
      select service_id, customer_id, account_name_id, 'refund', id, null, amount
      from refund where journal_id = ${journalId} and kind = 'fees'
      union all
      select r.service_id, r.customer_id, taken.account_name_id, 'refund', r.id, null, -r.amount
      from refund r join refund taken on taken.id = r.reverses_id and taken.kind = 'fees' where r.journal_id = ${journalId}
      union all
      ${lumpSumCredits(journalId)}
      union all
      select r.service_id, r.customer_id, o.account_name_id, 'refund', r.id, r.accommodation_payment_id, -o.amount
      from refund r join refund taken on taken.id = r.reverses_id
      join customer_transaction o on o.journal_id = taken.journal_id and o.type = 'refund' and o.source_no = taken.id and o.amount > 0
      join account_name n on n.id = o.account_name_id and n.type = 'lump_sum' where r.journal_id = ${journalId}`,
  );
  await tx.execute(sql`update refund r set transaction_id = t.id from customer_transaction t
    where r.journal_id = ${journalId} and t.journal_id = r.journal_id and t.type = 'refund' and t.source_no = r.id
      and t.account_name_id = ${vendor.accountNameId}`);
  const liability = sql`(select n.counter_account_id from account_name n where n.type = 'lump_sum' and n.counter_account_id is not null
    order by n.id limit 1)`;
  const entryCount = await writeSides(
    tx,
    journalId,
    sql`select t.id as transaction_id, n.receivable_account_id as ledger_account_id, t.amount
      from customer_transaction t join account_name n on n.id = t.account_name_id
      where t.journal_id = ${journalId} and t.type = 'refund'
      union all
      select t.id, case when n.type = 'lump_sum' then ${invoiced}::bigint
          when r.accommodation_payment_id is null then ${vendor.clearingAccountId}::bigint else ${liability} end, -t.amount
      from customer_transaction t join refund r on r.journal_id = t.journal_id and r.id = t.source_no
      join account_name n on n.id = t.account_name_id
      where t.journal_id = ${journalId} and t.type = 'refund'`,
  );
  await tx.execute(sql`
    insert into deposit_movement (accommodation_payment_id, client_id, service_id, movement_date, kind, amount, journal_id,
      transaction_id, reverses_id, description)
    select r.accommodation_payment_id, r.client_id, r.service_id, coalesce(o.movement_date, r.refund_date),
      coalesce(o.kind, case r.kind when 'transfer' then 'transfer_out' else 'refund' end),
      case r.kind when 'reversal' then r.amount else -r.amount end, r.journal_id, r.transaction_id, o.id, r.description
    from refund r
    left join refund taken on taken.id = r.reverses_id
    left join deposit_movement o on o.transaction_id = taken.transaction_id and o.accommodation_payment_id = r.accommodation_payment_id
    where r.journal_id = ${journalId} and r.accommodation_payment_id is not null order by r.id`);
  await settleCredits(tx, journalId, vendor.accountNameId);
  await tx.execute(sql`
    insert into settlement (transaction_id, by_transaction_id, service_id, amount)
    select r.transaction_id, taken.transaction_id, r.service_id, r.amount
    from refund r join refund taken on taken.id = r.reverses_id where r.journal_id = ${journalId} order by r.id`);
  await tx.execute(sql`
    update refund taken set reversed_at = now(), reversed_by_journal_id = ${journalId}
    from refund r where r.journal_id = ${journalId} and r.reverses_id = taken.id`);
  return { blocks, entryCount };
}

/** What refunds of lump sums give back of credits for lump sums: as far as more was received or credited than is invoiced. */
const lumpSumCredits = (journalId: number): SQL => sql`
  select r.service_id, r.customer_id, c.account_name_id, 'refund', r.id, r.accommodation_payment_id,
    least(r.amount, c.credit - (r.upto - r.amount))
  from (select *, sum(amount) over (partition by accommodation_payment_id order by id) as upto from refund
    where journal_id = ${journalId} and accommodation_payment_id is not null and kind <> 'reversal') r
  join (
    select t.customer_id, t.account_name_id, ${lumpSumOf} as payment_id, -sum(${openAmount}) as credit
    from customer_transaction t join account_name n on n.id = t.account_name_id and n.type = 'lump_sum'
    where t.customer_id in (select customer_id from refund where journal_id = ${journalId} and accommodation_payment_id is not null)
    group by 1, 2, 3
  ) c on c.customer_id = r.customer_id and c.payment_id = r.accommodation_payment_id
  where c.credit > r.upto - r.amount`;

/** The credits that a refund gives back are settled by it, oldest first: of fees, or of one lump sum. */
async function settleCredits(tx: OrmTx, journalId: number, vendorAccountNameId: number): Promise<void> {
  await tx.execute(sql`
    with given as (
      select o.*, sum(o.amount) over (partition by o.customer_id, o.account_name_id, o.lump_sum order by o.id) as upto
      from (
        select t.id, t.customer_id, t.account_name_id, t.service_id, t.amount, coalesce(t.accommodation_payment_id, 0) as lump_sum
        from customer_transaction t
        where t.journal_id = ${journalId} and t.type = 'refund' and t.amount > 0 and t.account_name_id <> ${vendorAccountNameId}
      ) o
    ), credit as (
      select o.*, sum(o.open) over (partition by o.customer_id, o.account_name_id, o.lump_sum order by o.id) as upto
      from (
        select t.id, t.customer_id, t.account_name_id, -${openAmount} as open,
          case when n.type = 'lump_sum' then coalesce(${lumpSumOf}, 0) else 0 end as lump_sum
        from customer_transaction t join account_name n on n.id = t.account_name_id where t.amount < 0
          and (t.customer_id, t.account_name_id) in (select customer_id, account_name_id from given)
      ) o where o.open > 0
    )
    insert into settlement (transaction_id, by_transaction_id, service_id, amount)
    select g.id, c.id, g.service_id, least(g.upto, c.upto) - greatest(g.upto - g.amount, c.upto - c.open)
    from given g join credit c on c.customer_id = g.customer_id and c.account_name_id = g.account_name_id
      and c.lump_sum = g.lump_sum and least(g.upto, c.upto) > greatest(g.upto - g.amount, c.upto - c.open)
    order by g.id, c.id`);
}
