import { type SQL, sql } from "drizzle-orm";

/**
 * What receipts of draft journals pay of transaction `t`.
 * @param exceptId a receipt that does not count
 */
export const payingInDrafts = (exceptId: number | null = null): SQL =>
  sql`coalesce((select sum(coalesce(d.amount_to_settle, d.amount)) from receipt d where d.settles_id = t.id
    and d.transaction_id is null and d.id is distinct from ${exceptId}::bigint), 0)`;
