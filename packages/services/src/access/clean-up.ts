import type { Database } from "@banksia/db";
import { keepDays } from "./idempotency.ts";

/** Removes sessions that have run out and idempotency keys older than a week. */
export async function cleanUpAccess(db: Pick<Database, "sql">): Promise<void> {
  await db.sql`delete from session where expires_at < now()`;
  await db.sql`delete from idempotency_key where created_at < now() - make_interval(days => ${keepDays})`;
}
