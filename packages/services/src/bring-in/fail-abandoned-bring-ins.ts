import { type Database, asActorSql } from "@banksia/db";
import { keeper } from "./progress.ts";
import { interrupted } from "./fail-bring-in.ts";
import { workerLock } from "./run-bring-in.ts";

/**
 * Marks files failed whose process died while it checked or loaded them; nothing of them was loaded. Those that another
 * process works on are left alone. Call it when a process starts that brings files in.
 * @returns how many there were
 */
export function failAbandonedBringIns(db: Database): Promise<number> {
  const reason = JSON.stringify([{ row: 1, column: null, code: "INTERRUPTED", message: interrupted }]);
  return asActorSql(db, keeper, async (tx) => {
    const rows = await tx`
      update bring_in set status = 'failed', error_count = 1, errors = ${reason}::text::jsonb, finished_at = now()
      where status in ('checking', 'loading') and pg_try_advisory_xact_lock(${tx.unsafe(workerLock)}) returning 1 as marked`;
    return rows.length;
  });
}
