import type { SqlTx } from "@banksia/db";
import { queryOfSql } from "@banksia/month-end/residents/query";
import { recalculateResidents } from "@banksia/month-end/residents/recalculate";
import type { FileJob } from "./kind.ts";

const clientsAtOnce = 2000;

/**
 * Rows written a moment ago have no statistics, and a planner without them may read a whole table for each list of
 * clients: from here to the end of the transaction it goes by the indexes.
 */
export async function byIndexes(tx: SqlTx): Promise<void> {
  await tx`select set_config('enable_seqscan', 'off', true)`;
}

/** Works the resident fees of clients out anew after a file has written what they follow from. */
export async function recalculateClients({ tx, ctx, pace }: FileJob, clientIds: ReadonlySet<number>): Promise<void> {
  await byIndexes(tx);
  const ids = [...clientIds].toSorted((a, b) => a - b);
  for (let from = 0; from < ids.length; from += clientsAtOnce) {
    await pace.step();
    await recalculateResidents(queryOfSql(tx), ids.slice(from, from + clientsAtOnce), ctx.today());
  }
}
