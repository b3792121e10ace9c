import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";

/**
 * Does set-based work on a whole journal with joins by hashing and sorting in memory only. The planner does not know yet
 * what was written a moment ago and believes it to be a few rows: a nested loop over all of them would not end.
 */
export async function withHashing<T>(tx: OrmTx, work: () => Promise<T>): Promise<T> {
  await tx.execute(sql`select set_config('enable_nestloop', 'off', true), set_config('enable_mergejoin', 'off', true),
    set_config('work_mem', '128MB', true), set_config('jit', 'off', true)`);
  const done = await work();
  await tx.execute(sql`select set_config('enable_nestloop', 'on', true), set_config('enable_mergejoin', 'on', true)`);
  return done;
}
