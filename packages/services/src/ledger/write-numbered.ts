import type { OrmTx } from "@banksia/db";
import { type SQL, sql } from "drizzle-orm";
import { oneOf, rowsOf } from "../common/rows.ts";
import { ServiceError } from "../errors.ts";
import { type DocumentBlock, printed } from "./write-documents.ts";

/** Documents of movements of money, each in a series of its own. */
export const moneySeries = { receipt: "-R", deduction: "-D", refund: "-F", payment: "-P" } as const;
export type MoneyDocument = keyof typeof moneySeries;

/**
 * Writes numbered documents of a journal that is being posted, due at once.
 * @param documents a query of `service_id, customer_id, account_name_id, type, source_no, accommodation_payment_id, amount`
 * @returns the blocks of numbers that were taken
 */
export async function writeNumbered(
  tx: OrmTx,
  journalId: number,
  postingDate: string,
  documents: SQL,
): Promise<DocumentBlock[]> {
  const series = sql.join(
    Object.entries(moneySeries).map(([name, suffix]) => sql`(${name}, ${suffix})`),
    sql`, `,
  );
  await tx.execute(sql`
    insert into number_sequence (legal_entity_id, series, prefix)
    select e.id, s.series, e.code || s.suffix from legal_entity e cross join (values ${series}) as s (series, suffix)
    where not exists (select from number_sequence q where q.legal_entity_id = e.id and q.series = s.series)
    on conflict do nothing`);
  const { wanted } = await oneOf<{ wanted: number }>(tx, sql`select count(*) as wanted from (${documents}) d`);
  const blocks = await rowsOf<DocumentBlock>(
    tx,
    sql`
    with document as materialized (
      select d.*, v.legal_entity_id from (${documents}) d join service v on v.id = d.service_id
    ), wanted as (
      select legal_entity_id, type, count(*) as documents from document group by legal_entity_id, type
    ), taken as (
      update number_sequence q set next_number = q.next_number + wanted.documents
      from wanted where q.legal_entity_id = wanted.legal_entity_id and q.series = wanted.type
      returning q.legal_entity_id, q.series, q.prefix, q.next_number - wanted.documents as first_number
    ), written as (
      insert into customer_transaction (journal_id, legal_entity_id, service_id, customer_id, account_name_id, source_no,
        accommodation_payment_id, type, document_number, posting_date, due_date, amount, tax, method_of_payment)
      select ${journalId}::bigint, d.legal_entity_id, d.service_id, d.customer_id, d.account_name_id, d.source_no,
        d.accommodation_payment_id, d.type, ${printed(sql`d.prefix`, sql`d.number`)}, ${postingDate}::date,
        ${postingDate}::date, d.amount, 0, c.method_of_payment
      from (
        select document.*, t.prefix, t.first_number - 1 + row_number() over (
          partition by document.legal_entity_id, document.type
          order by document.service_id, document.customer_id, document.account_name_id, document.source_no) as number
        from document join taken t on t.legal_entity_id = document.legal_entity_id and t.series = document.type
      ) d join customer c on c.id = d.customer_id
      returning legal_entity_id, type, amount
    )
    select t.legal_entity_id as "legalEntityId", t.series as type, w.documents as count,
      (select coalesce(sum(amount), 0)::text from written s where s.legal_entity_id = t.legal_entity_id and s.type = t.series) as amount,
      ${printed(sql`t.prefix`, sql`t.first_number`)} as "firstNumber",
      ${printed(sql`t.prefix`, sql`t.first_number + w.documents - 1`)} as "lastNumber"
    from taken t join wanted w on w.legal_entity_id = t.legal_entity_id and w.type = t.series
    order by t.legal_entity_id, t.series`,
  );
  const { written } = await oneOf<{ written: number }>(
    tx,
    sql`select count(*) as written from customer_transaction t
      where t.journal_id = ${journalId} and exists (select from (${documents}) d where d.type = t.type and d.source_no = t.source_no)`,
  );
  if (written !== wanted)
    throw new ServiceError(
      "FORBIDDEN",
      "Some customers of this journal are kept by facilities you cannot see: someone who sees them has to post it.",
    );
  return blocks;
}

/**
 * Writes ledger entries of a journal that is being posted.
 * @param sides a query of `transaction_id, ledger_account_id, amount`; sides of nothing are left out
 * @returns how many entries
 */
export async function writeSides(tx: OrmTx, journalId: number, sides: SQL): Promise<number> {
  const { entries } = await oneOf<{ entries: number }>(
    tx,
    sql`
    with written as (
      insert into ledger_entry (journal_id, transaction_id, ledger_account_id, service_id, posting_date, amount)
      select t.journal_id, t.id, s.ledger_account_id, t.service_id, t.posting_date, sum(s.amount)
      from (${sides}) s join customer_transaction t on t.id = s.transaction_id and t.journal_id = ${journalId}
      group by t.journal_id, t.id, s.ledger_account_id, t.service_id, t.posting_date having sum(s.amount) <> 0
      order by t.id, s.ledger_account_id
      returning 1)
    select count(*) as entries from written`,
  );
  return entries;
}
