import { sql } from "drizzle-orm";

/** What of transaction `t` is not settled: owed by the customer, or below zero a credit, receipt or refund. */
export const openAmount = sql`(t.amount
  - coalesce((select sum(s.amount) from settlement s where s.transaction_id = t.id), 0)
  + coalesce((select sum(s.amount) from settlement s where s.by_transaction_id = t.id), 0))`;

/** Whether transaction `t` is still owed: something of it is not settled, and its journal was not taken back. */
export const isOpen = sql`(t.amount > 0 and ${openAmount} > 0
  and not exists (select from journal r where r.reverses_id = t.journal_id and r.status = 'posted'))`;

/** The accommodation payment that transaction `t`, of an account name `n`, is about: an invoice has it on its lines. */
export const lumpSumOf = sql`coalesce(t.accommodation_payment_id, (select min(l.accommodation_payment_id) from journal_line l
  where n.type = 'lump_sum' and l.journal_id = t.journal_id and l.customer_id = t.customer_id and l.service_id = t.service_id
    and l.account_name_id = t.account_name_id and l.charge_kind = 'lump_sum'))`;
