/** Writes what differs between the plans of residents and what stands: a statement for each kind of change. */
import type { CohortRow, DerivedRateRow, ResidentRecord } from "./record.ts";
import type { ResidentPlan } from "./plan.ts";
import { type Query, idList, rowList } from "./query.ts";
import type { WantedHold, WantedRate } from "./assemble.ts";
import type { LineInsert, LineUpdate } from "./calculated-lines.ts";

/** What is to be written for one client. */
export interface Difference {
  clientId: number;
  /** All cohorts of the client anew; null: they stand as they should. */
  cohorts: CohortRow[] | null;
  rates: { inserts: WantedRate[]; updates: (WantedRate & { id: number; grows: boolean })[]; deletes: number[] };
  holds: { inserts: WantedHold[]; deletes: number[] };
  lines: { inserts: LineInsert[]; updates: LineUpdate[]; deletes: number[] };
}

/** What a plan changes; null when everything stands as it should. */
export function differenceOf(record: ResidentRecord, plan: ResidentPlan): Difference | null {
  if (plan.issues.some((issue) => issue.severity === "error")) return null;
  const cohorts = same(record.cohorts.map(cohortKey), plan.cohorts.map(cohortKey)) ? null : plan.cohorts;
  const rates = rateChanges(record.derived, plan.rates);
  const holds = {
    inserts: plan.holds.filter((hold) => !record.holds.some((there) => sameHold(there, hold))),
    deletes: record.holds.filter((there) => !plan.holds.some((hold) => sameHold(there, hold))).map((there) => there.id),
  };
  const { lines } = plan;
  const changes = [rates, holds, lines].some((part) => Object.values(part).some((rows) => rows.length > 0));
  return cohorts === null && !changes ? null : { clientId: plan.clientId, cohorts, rates, holds, lines };
}

/** Rows that differences come to. */
export function rowsOf(difference: Difference): { cohorts: number; rates: number; lines: number; holds: number } {
  const count = (part: object): number =>
    Object.values(part).reduce((sum: number, rows: unknown) => sum + (Array.isArray(rows) ? rows.length : 0), 0);
  return {
    cohorts: difference.cohorts === null ? 0 : Math.max(difference.cohorts.length, 1),
    rates: count(difference.rates),
    lines: count(difference.lines),
    holds: count(difference.holds),
  };
}

const sameHold = (a: WantedHold, b: WantedHold): boolean =>
  a.scheduleLineId === b.scheduleLineId &&
  a.startDate === b.startDate &&
  a.endDate === b.endDate &&
  a.reason === b.reason;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

/** With the keys of every object in order: the database keeps its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]: [string, unknown]) => [key, sorted(each)]),
  );
}

function cohortKey(row: CohortRow): unknown[] {
  return [
    row.startDate,
    row.endDate,
    row.cohort,
    row.fee,
    row.accommodation,
    row.retention,
    row.indexation,
    row.nonClinicalCareZero,
    row.meansTestedFeeZero,
    row.basis,
  ];
}

/**
 * A row with the same first day and amount stays, with another end or derivation; so days whose amount does not change
 * are not looked at again by the adjustment.
 */
function rateChanges(there: readonly DerivedRateRow[], wanted: readonly WantedRate[]): Difference["rates"] {
  const changes: Difference["rates"] = { inserts: [], updates: [], deletes: [] };
  const left = new Map(there.map((row) => [rateKey(row), row]));
  for (const rate of wanted) {
    const row = left.get(rateKey(rate));
    if (row === undefined) {
      changes.inserts.push(rate);
      continue;
    }
    left.delete(rateKey(rate));
    const marked = row.source === rate.source && row.verified === rate.verified;
    if (row.endDate === rate.endDate && marked && same(row.basis, rate.basis)) continue;
    const grows = row.endDate !== null && (rate.endDate === null || rate.endDate > row.endDate);
    changes.updates.push({ ...rate, id: row.id, grows });
  }
  changes.deletes = [...left.values()].map((row) => row.id);
  return changes;
}

const rateKey = (row: { billingCodeId: number; startDate: string; rate: string }): string =>
  `${row.billingCodeId} ${row.startDate} ${row.rate.includes(".") ? row.rate.replace(/\.?0+$/, "") : row.rate}`;

/** Writes all differences. The transaction is marked so that the database lets derived rows be written. */
export async function writeDifferences(query: Query, differences: readonly Difference[]): Promise<void> {
  if (differences.length === 0) return;
  await query("select set_config('banksia.calculating', 'on', true)", []);
  await writeCohorts(query, differences);
  await writeLines(query, differences);
  await writeRates(query, differences);
  await writeHolds(query, differences);
  await query("select set_config('banksia.calculating', '', true)", []);
}

async function writeCohorts(query: Query, differences: readonly Difference[]): Promise<void> {
  const changed = differences.filter((each) => each.cohorts !== null);
  if (changed.length === 0) return;
  await query("delete from client_cohort where client_id = any((select $1::text::bigint[])::bigint[])", [
    idList(changed.map((each) => each.clientId)),
  ]);
  const rows = changed.flatMap(({ clientId, cohorts }) => (cohorts ?? []).map((row) => ({ ...row, clientId })));
  if (rows.length === 0) return;
  await query(
    `insert into client_cohort (client_id, start_date, end_date, cohort, fee, accommodation, retention, indexation,
       non_clinical_care_zero, means_tested_fee_zero, basis)
     select x."clientId", x."startDate", x."endDate", x.cohort, x.fee, x.accommodation, x.retention, x.indexation,
       x."nonClinicalCareZero", x."meansTestedFeeZero", x.basis
     from jsonb_to_recordset($1::text::jsonb) as x ("clientId" bigint, "startDate" date, "endDate" date, cohort text, fee text,
       accommodation text, retention boolean, indexation boolean, "nonClinicalCareZero" text, "meansTestedFeeZero" text, basis jsonb)`,
    [rowList(rows)],
  );
}

async function writeLines(query: Query, differences: readonly Difference[]): Promise<void> {
  const deletes = differences.flatMap((each) => each.lines.deletes);
  if (deletes.length > 0) {
    await query(
      "update billing_schedule_line set in_error = true where id = any((select $1::text::bigint[])::bigint[])",
      [idList(deletes)],
    );
    await query("delete from billing_schedule_line where id = any((select $1::text::bigint[])::bigint[])", [
      idList(deletes),
    ]);
  }
  const updates = differences.flatMap((each) => each.lines.updates);
  if (updates.length > 0) {
    await query(
      `update billing_schedule_line l set start_date = x."startDate", end_date = x."endDate", bill_to_date = x."billToDate", in_error = false
       from jsonb_to_recordset($1::text::jsonb) as x (id bigint, "startDate" date, "endDate" date, "billToDate" date) where l.id = x.id`,
      [rowList(updates)],
    );
  }
  const inserts = differences.flatMap((each) =>
    each.lines.inserts.map((line) => ({ ...line, clientId: each.clientId })),
  );
  if (inserts.length > 0) {
    await query(
      `insert into billing_schedule_line (client_id, service_entry_id, service_group_id, billing_code_id, service_id, quantity,
         start_date, end_date, origin)
       select x."clientId", x."serviceEntryId", x."serviceGroupId", x."billingCodeId", x."serviceId", x.quantity, x."startDate",
         x."endDate", x.origin
       from jsonb_to_recordset($1::text::jsonb) as x ("clientId" bigint, "serviceEntryId" bigint, "serviceGroupId" bigint,
         "billingCodeId" bigint, "serviceId" bigint, quantity numeric, "startDate" date, "endDate" date, origin text)
       order by x."clientId", x."serviceEntryId", x."billingCodeId", x."startDate"`,
      [rowList(inserts)],
    );
  }
}

async function writeRates(query: Query, differences: readonly Difference[]): Promise<void> {
  const deletes = differences.flatMap((each) => each.rates.deletes);
  if (deletes.length > 0)
    await query("delete from billing_rate where id = any((select $1::text::bigint[])::bigint[])", [idList(deletes)]);
  const updates = differences.flatMap((each) => each.rates.updates);
  // Those that give days up go before those that take them: no two rates of a code hold on one day, not even for a moment.
  for (const grows of [false, true]) {
    const some = updates.filter((each) => each.grows === grows);
    if (some.length === 0) continue;
    await query(
      `update billing_rate r set end_date = x."endDate", source = x.source, verified = x.verified, basis = x.basis
       from jsonb_to_recordset($1::text::jsonb) as x (id bigint, "endDate" date, source text, verified boolean, basis jsonb) where r.id = x.id`,
      [rowList(some)],
    );
  }
  const inserts = differences.flatMap((each) =>
    each.rates.inserts.map((rate) => ({ ...rate, clientId: each.clientId })),
  );
  if (inserts.length === 0) return;
  await query(
    `insert into billing_rate (billing_code_id, client_id, start_date, end_date, model, rate, source, verified, derived, basis)
     select x."billingCodeId", x."clientId", x."startDate", x."endDate", 'amount', x.rate, x.source, x.verified, true, x.basis
     from jsonb_to_recordset($1::text::jsonb) as x ("billingCodeId" bigint, "clientId" bigint, "startDate" date, "endDate" date,
       rate numeric, source text, verified boolean, basis jsonb)
     order by x."clientId", x."billingCodeId", x."startDate"`,
    [rowList(inserts)],
  );
}

async function writeHolds(query: Query, differences: readonly Difference[]): Promise<void> {
  const deletes = differences.flatMap((each) => each.holds.deletes);
  if (deletes.length > 0)
    await query("delete from billing_schedule_hold where id = any((select $1::text::bigint[])::bigint[])", [
      idList(deletes),
    ]);
  const inserts = differences.flatMap((each) => each.holds.inserts);
  if (inserts.length === 0) return;
  await query(
    `insert into billing_schedule_hold (schedule_line_id, start_date, end_date, reason, derived)
     select x."scheduleLineId", x."startDate", x."endDate", x.reason, true
     from jsonb_to_recordset($1::text::jsonb) as x ("scheduleLineId" bigint, "startDate" date, "endDate" date, reason text)
     where exists (select from billing_schedule_line l where l.id = x."scheduleLineId")
     order by x."scheduleLineId", x."startDate"`,
    [rowList(inserts)],
  );
}
