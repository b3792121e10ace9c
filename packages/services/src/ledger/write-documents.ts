import type { OrmTx } from "@banksia/db";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { ServiceError } from "../errors.ts";

/** The documents of one legal entity and kind that a posting made. */
export interface DocumentBlock {
  legalEntityId: number;
  type: "invoice" | "credit_note" | "receipt" | "deduction" | "refund" | "payment";
  count: number;
  firstNumber: string;
  lastNumber: string;
  /** Tax included; negative for credit notes. */
  amount: string;
}

/** A number of a series as printed: at least seven digits behind the prefix. */
export const printed = (prefix: SQL, number: SQL) =>
  sql`${prefix} || lpad((${number})::text, greatest(7, length((${number})::text)), '0')`;

/**
 * Writes the documents of a journal that is being posted: one customer transaction for each customer, service and
 * account name, numbered without gaps in its legal entity's series. A document below zero is a credit note, due at
 * once; an invoice is due by the customer's terms of payment. One of nothing is still written, as an invoice, so that
 * each line has its document. Each keeps the method of payment and the bank account that the customer's record points to
 * now.
 * @returns the blocks of numbers that were taken
 */
export async function writeDocuments(tx: OrmTx, journalId: number, postingDate: string): Promise<DocumentBlock[]> {
  // Entities made before they ever posted have no series yet.
  await tx.execute(sql`
    insert into number_sequence (legal_entity_id, series, prefix)
    select e.id, s.series, e.code || s.suffix
    from legal_entity e cross join (values ('invoice', '-I'), ('credit_note', '-C')) as s (series, suffix)
    where not exists (select from number_sequence q where q.legal_entity_id = e.id and q.series = s.series)
    on conflict do nothing`);
  const blocks = await rowsOf<DocumentBlock & { written: number }>(
    tx,
    sql`
    with document as materialized (
      select l.customer_id, l.service_id, l.account_name_id, v.legal_entity_id,
        sum(l.amount + l.tax) as amount, sum(l.tax) as tax,
        case when sum(l.amount + l.tax) < 0 then 'credit_note' else 'invoice' end as type
      from journal_line l join service v on v.id = l.service_id
      where l.journal_id = ${journalId}
      group by l.customer_id, l.service_id, l.account_name_id, v.legal_entity_id
    ), wanted as (
      select legal_entity_id, type, count(*) as documents from document group by legal_entity_id, type
    ), taken as (
      update number_sequence q set next_number = q.next_number + wanted.documents
      from wanted where q.legal_entity_id = wanted.legal_entity_id and q.series = wanted.type
      returning q.legal_entity_id, q.series, q.prefix, q.next_number - wanted.documents as first_number
    ), written as (
      insert into customer_transaction (journal_id, legal_entity_id, service_id, customer_id, account_name_id, type,
        document_number, posting_date, due_date, amount, tax, method_of_payment, bank_account_id)
      select ${journalId}::bigint, d.legal_entity_id, d.service_id, d.customer_id, d.account_name_id, d.type,
        ${printed(sql`d.prefix`, sql`d.number`)},
        ${postingDate}::date,
        case when d.type = 'credit_note' then ${postingDate}::date
          when p.from_end_of_month
            then (date_trunc('month', ${postingDate}::date) + interval '1 month - 1 day')::date + p.days
          else ${postingDate}::date + p.days end,
        d.amount, d.tax, c.method_of_payment, c.bank_account_id
      from (
        select document.*, t.prefix, t.first_number - 1 + row_number() over (
          partition by document.legal_entity_id, document.type
          order by document.service_id, document.customer_id, document.account_name_id) as number
        from document join taken t on t.legal_entity_id = document.legal_entity_id and t.series = document.type
      ) d
      join customer c on c.id = d.customer_id
      join terms_of_payment p on p.id = c.terms_of_payment_id
      returning legal_entity_id, type, amount
    ), written_sum as (
      select legal_entity_id, type, count(*) as documents, sum(amount) as amount from written group by legal_entity_id, type
    )
    select t.legal_entity_id as "legalEntityId", t.series as type, w.documents as count,
      coalesce(s.documents, 0) as "written", coalesce(s.amount, 0)::text as amount,
      ${printed(sql`t.prefix`, sql`t.first_number`)} as "firstNumber",
      ${printed(sql`t.prefix`, sql`t.first_number + w.documents - 1`)} as "lastNumber"
    from taken t
    join wanted w on w.legal_entity_id = t.legal_entity_id and w.type = t.series
    left join written_sum s on s.legal_entity_id = t.legal_entity_id and s.type = t.series
    order by t.legal_entity_id, t.series desc`,
  );
  if (blocks.some((block) => block.written !== block.count))
    throw new ServiceError(
      "FORBIDDEN",
      "Some customers of this journal are kept by facilities you cannot see: someone who sees them has to post it.",
    );
  for (const block of blocks) Reflect.deleteProperty(block, "written");
  return blocks;
}
