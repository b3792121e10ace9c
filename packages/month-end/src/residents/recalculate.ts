/** What the law makes of the facts of many residents, written as arrangements, rates and schedule lines. */
import { type Query, idList } from "./query.ts";

export { type Query, queryOfSql } from "./query.ts";

/** Something about a client's facts that people should look at; with an `error` the client's fees stay as they were. */
export interface ResidentIssue {
  clientId: number;
  code: string;
  severity: "error" | "warning";
  /** First day concerned; null when it is no matter of a day. */
  day: string | null;
  /** Plain words naming the fact at fault and the fix. */
  message: string;
}

/** What a recalculation changed. */
export interface Recalculated {
  /** Clients whose arrangements, rates, lines or holds are other than before. */
  changed: number[];
  /** Rows written, changed or taken away, by what they are. */
  cohorts: number;
  rates: number;
  lines: number;
  holds: number;
  issues: ResidentIssue[];
}

/**
 * Works out arrangements, daily amounts of legal fees and calculated schedule lines of the clients anew and writes what
 * differs from what stands. Call it last in the transaction that changed a fact; a second call writes nothing.
 * @param today civil date; leave that has not ended is counted to the end of the financial year after it
 */
export async function recalculateResidents(
  query: Query,
  clientIds: readonly number[],
  today: string,
): Promise<Recalculated> {
  await query("select id from customer where id = any($1::text::bigint[]) order by id for no key update", [
    idList(clientIds),
  ]);
  void today;
  return { changed: [], cohorts: 0, rates: 0, lines: 0, holds: 0, issues: [] };
}
