/** What the law makes of the facts of many residents, written as arrangements, rates, schedule lines and holds. */
import { loadRecords } from "./load-records.ts";
import { type ResidentPlan, planResident } from "./plan.ts";
import { type Query, idList } from "./query.ts";
import type { ResidentRecord } from "./record.ts";
import { type ResidentShared, loadResidentShared } from "./shared.ts";
import { type Difference, differenceOf, rowsOf, writeDifferences } from "./write-plans.ts";

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

/** One client as planned, with what that changes. */
export interface PlannedResident {
  record: ResidentRecord;
  plan: ResidentPlan;
  difference: Difference | null;
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
  const ids = [...new Set(clientIds)].sort((a, b) => a - b);
  if (ids.length === 0) return { changed: [], cohorts: 0, rates: 0, lines: 0, holds: 0, issues: [] };
  return seeingEverything(query, async () => {
    // Whoever changes other facts of these clients waits here, and then sees these.
    await query(
      "select id from customer where id = any((select $1::text::bigint[])::bigint[]) order by id for no key update",
      [idList(ids)],
    );
    return writePlanned(query, await planResidents(query, ids, today), today);
  });
}

/** Writes what the plans change. Lines that were made now may have to be held: clients with several stays are planned again. */
export async function writePlanned(
  query: Query,
  planned: readonly PlannedResident[],
  today: string,
  shared?: ResidentShared,
): Promise<Recalculated> {
  const differences = (of: readonly PlannedResident[]) => of.flatMap(({ difference }) => difference ?? []);
  await writeDifferences(query, differences(planned));
  const summary = summaryOf(planned);
  const again = planned.filter(
    ({ record, difference }) => record.stays.length > 1 && (difference?.lines.inserts.length ?? 0) > 0,
  );
  if (again.length === 0) return summary;
  const held = await planResidents(
    query,
    again.map(({ record }) => record.clientId),
    today,
    shared,
  );
  await writeDifferences(query, differences(held));
  summary.holds += summaryOf(held).holds;
  return summary;
}

/** The plans of the clients, written nowhere. The caller sees every facility: see `seeingEverything`. */
export async function planResidents(
  query: Query,
  clientIds: readonly number[],
  today: string,
  shared?: ResidentShared,
): Promise<PlannedResident[]> {
  const using = shared ?? (await loadResidentShared(query));
  const records = await loadRecords(query, clientIds);
  return [...records.values()].map((record) => {
    const plan = planResident(record, using, today);
    return { record, plan, difference: differenceOf(record, plan) };
  });
}

/**
 * Runs `work` with the scope of the transaction lifted: a person's fees follow from all of their stays, whichever
 * facilities the caller sees. Only counts and issues come back from it.
 */
export async function seeingEverything<T>(query: Query, work: () => Promise<T>): Promise<T> {
  const [scope] = await query<{ before: string }>(
    "select coalesce(current_setting('banksia.all', true), '') as before",
    [],
  );
  await query("select set_config('banksia.all', 'on', true)", []);
  const done = await work();
  await query("select set_config('banksia.all', $1::text, true)", [scope?.before ?? ""]);
  return done;
}

export function summaryOf(planned: readonly PlannedResident[]): Recalculated {
  const summary: Recalculated = { changed: [], cohorts: 0, rates: 0, lines: 0, holds: 0, issues: [] };
  for (const { plan, difference } of planned) {
    summary.issues.push(...issuesOf(plan));
    if (difference === null) continue;
    const rows = rowsOf(difference);
    summary.changed.push(plan.clientId);
    summary.cohorts += rows.cohorts;
    summary.rates += rows.rates;
    summary.lines += rows.lines;
    summary.holds += rows.holds;
  }
  return summary;
}

export function issuesOf({ clientId, issues }: ResidentPlan): ResidentIssue[] {
  return issues.map(({ code, severity, day, message }) => ({ clientId, code, severity, day, message }));
}
