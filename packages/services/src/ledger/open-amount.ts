import { sql } from "drizzle-orm";

/** What of a customer transaction, alias `t`, is not settled; below zero for a credit, receipt or refund. */
export const openAmount = sql`(t.amount
  - coalesce((select sum(s.amount) from settlement s where s.transaction_id = t.id), 0)
  + coalesce((select sum(s.amount) from settlement s where s.by_transaction_id = t.id), 0))`;
