import type { OrmTx } from "@banksia/db";
import { type SQL, sql } from "drizzle-orm";
import { oneOf, rowsOf } from "../common/rows.ts";
import { ids } from "../common/sql.ts";
import { dayWords } from "../common/warning.ts";
import { moneyIssues } from "./money-issues.ts";

export interface Link {
  type:
    | "customer"
    | "service_entry"
    | "service"
    | "schedule_line"
    | "billing_code"
    | "billing_rate"
    | "journal"
    | "journal_line"
    | "run"
    | "customer_transaction"
    | "tax_code"
    | "client_cap"
    | "rule"
    | "law";
  /** Null for rules and laws. */
  id: number | null;
  label: string;
  /** Null for records. */
  href: string | null;
}

/** Something about a journal that stops it from being posted (`error`), or that people should know (`warning`). */
export interface JournalIssue {
  code: string;
  severity: "error" | "warning";
  message: string;
  count: number;
  /** Some of the lines concerned, at most 50. */
  lineIds: number[];
  links: Link[];
}

interface Draft {
  id: number;
  status: string;
  postingDate: string;
  lineCount: number;
}

interface Found {
  count: number;
  lineIds: number[];
}

const shown = 50;

/** Everything to be said about a journal before it is posted, errors first. */
export async function journalIssues(tx: OrmTx, journal: Draft): Promise<JournalIssue[]> {
  const issues: JournalIssue[] = [];
  const add = (
    severity: JournalIssue["severity"],
    code: string,
    count: number,
    message: string,
    more: Partial<Pick<JournalIssue, "lineIds" | "links">> = {},
  ) => {
    if (count > 0) issues.push({ code, severity, message, count, lineIds: [], links: [], ...more });
  };
  /** Lines `l` of the journal under a condition. */
  const lines = (condition: SQL, from: SQL = sql`journal_line l`) =>
    oneOf<Found>(
      tx,
      sql`select count(*) as count, coalesce((array_agg(l.id order by l.id))[1:${sql.raw(String(shown))}], '{}') as "lineIds"
        from ${from} where l.journal_id = ${journal.id} and ${condition}`,
    );

  if (journal.status !== "draft") add("error", "JOURNAL_NOT_DRAFT", 1, `The journal is ${journal.status} already.`);
  if (journal.lineCount === 0) add("error", "JOURNAL_EMPTY", 1, "The journal has no lines.");
  for (const { name, from, to } of await closedPeriods(tx, journal))
    add(
      "error",
      "PERIOD_CLOSED",
      1,
      `${name}: the period ${dayWords(from)} to ${dayWords(to)} is closed. Choose another posting date.`,
    );
  const { hidden } = await oneOf<{ hidden: number }>(
    tx,
    sql`select count(*) as hidden from unnest(banksia.journal_service_ids(${journal.id})) as v (id)
      where v.id not in (select id from service)`,
  );
  add(
    "error",
    "OUT_OF_SCOPE",
    hidden,
    `It has lines of ${hidden} services that you cannot see: someone who sees them all has to post it.`,
  );
  const running = await runsInto(tx, journal.id);
  add(
    "error",
    "RUN_ACTIVE",
    running.length,
    `Run ${running.join(", ")} still writes into it: wait for its end, or cancel it.`,
    {
      links: running.map((id) => ({ type: "run", id, label: `Run ${id}`, href: null })),
    },
  );

  const changedSince = await lines(
    sql`s.adjust_from is not null and s.adjust_from <= l.period_to and l.kind in ('billing', 'rebill')`,
    sql`journal_line l join billing_schedule_line s on s.id = l.schedule_line_id`,
  );
  add(
    "warning",
    "ADJUSTMENT_REQUIRED",
    changedSince.count,
    `The facts of ${changedSince.count} lines have changed since they were proposed: drop them and run again, or adjust after posting.`,
    changedSince,
  );
  const { parked } = await oneOf<{ parked: number }>(
    tx,
    sql`select count(distinct p.client_id) as parked from run_parked p join run r on r.id = p.run_id
      where r.journal_id = ${journal.id} and p.resolved_at is null`,
  );
  add(
    "warning",
    "CLIENTS_PARKED",
    parked,
    `${parked} clients were set aside by its runs and are not billed: mend what is wrong and run them again.`,
  );
  const zero = await lines(sql`l.amount = 0 and l.tax = 0`);
  add("warning", "AMOUNT_ZERO", zero.count, `${zero.count} lines come to 0.00.`, zero);
  const edited = await lines(sql`l.computed_amount is not null`);
  add("warning", "CHANGED_BY_HAND", edited.count, `${edited.count} lines were changed by hand.`, edited);
  const inactive = await lines(sql`not c.active`, sql`journal_line l join customer c on c.id = l.customer_id`);
  add(
    "warning",
    "CUSTOMER_INACTIVE",
    inactive.count,
    `${inactive.count} lines are for customers that are no longer active.`,
    inactive,
  );
  const { negative } = await oneOf<{ negative: number }>(
    tx,
    sql`select count(*) as negative from (
        select 1 from journal_line where journal_id = ${journal.id}
        group by customer_id, service_id, account_name_id having sum(amount + tax) < 0) d`,
  );
  add(
    "warning",
    "CREDIT_NOTES",
    negative,
    `${negative} customers get a credit note, for what they are owed is more than what they owe.`,
  );
  await unverifiedRates(tx, lines, add);
  for (const issue of await moneyIssues(tx, journal.id)) add(issue.severity, issue.code, issue.count, issue.message);
  return issues.sort((a, b) => Number(a.severity === "warning") - Number(b.severity === "warning"));
}

/** The closed periods that the posting date falls into, of the legal entities whose services have lines. */
export function closedPeriods(
  tx: OrmTx,
  journal: Pick<Draft, "id" | "postingDate">,
): Promise<{ name: string; from: string; to: string }[]> {
  return rowsOf(
    tx,
    sql`select e.name, p.start_date as "from", p.end_date as "to" from accounting_period p
      join legal_entity e on e.id = p.legal_entity_id
      where p.closed_at is not null and ${journal.postingDate}::date between p.start_date and p.end_date
        and e.id in (select s.legal_entity_id from service s where s.id = any(banksia.journal_service_ids(${journal.id})))
      order by e.name`,
  );
}

/** Runs that have not ended and write into a journal, also those that the caller does not see. */
export async function runsInto(tx: OrmTx, journalId: number): Promise<number[]> {
  const { ids } = await oneOf<{ ids: number[] }>(tx, sql`select banksia.journal_run_ids(${journalId}) as ids`);
  return ids;
}

async function unverifiedRates(
  tx: OrmTx,
  lines: (condition: SQL) => Promise<Found>,
  add: (severity: "warning", code: string, count: number, message: string, more: Found & { links: Link[] }) => void,
): Promise<void> {
  const unverified = await rowsOf<{ id: number; code: string }>(
    tx,
    sql`select r.id, b.code from billing_rate r join billing_code b on b.id = r.billing_code_id where not r.verified`,
  );
  if (unverified.length === 0) return;
  const rateIds = unverified.map((rate) => rate.id);
  const found = await lines(sql`(l.basis -> 'rates' -> 0 ->> 'rateId')::bigint = any(${ids(rateIds)})`);
  add("warning", "RATE_UNVERIFIED", found.count, `${found.count} lines use rates that nobody has confirmed yet.`, {
    ...found,
    links: unverified
      .slice(0, 20)
      .map(({ id, code }) => ({ type: "billing_rate", id, label: `${code}, rate ${id}`, href: null })),
  });
}
