import { sql } from "drizzle-orm";

/** What of transaction `t` is not settled: owed by the customer, or below zero a credit, receipt or refund. */
export const openAmount = sql`(t.amount
  - coalesce((select sum(s.amount) from settlement s where s.transaction_id = t.id), 0)
  + coalesce((select sum(s.amount) from settlement s where s.by_transaction_id = t.id), 0))`;

/** Whether transaction `t` is still owed: something of it is not settled, and its journal was not taken back. */
export const isOpen = sql`(t.amount > 0 and ${openAmount} > 0
  and not exists (select from journal r where r.reverses_id = t.journal_id and r.status = 'posted'))`;
