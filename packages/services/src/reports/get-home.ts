import { centsOf, centsText } from "@banksia/core/money/index";
import type { OrmTx } from "@banksia/db";
import { type SQL, sql } from "drizzle-orm";
import { oneOf, rowsOf } from "../common/rows.ts";
import { allOf, sumText } from "../common/sql.ts";
import { todays } from "../common/today.ts";
import { type Context, read, requireScope, userIdOf } from "../context.ts";
import { type Journal, journalSeen, journalView } from "../ledger/journal-view.ts";
import { monthBefore } from "../ledger/totals.ts";
import { type Run, isActive, runView } from "../runs/run-view.ts";

/** What was billed in a month, by posting date; without tax. */
export interface HomeMonth {
  from: string;
  to: string;
  postedAmount: string;
  draftAmount: string;
  /** Posted and draft lines together. */
  lineCount: number;
}

/** The figures of the home screen, over the services that the caller sees or one of them. */
export interface Home {
  today: string;
  unpostedCount: number;
  /** The newest, at most 20. */
  unpostedJournals: Journal[];
  /** Running now, and failed in the last seven days; at most 20. */
  runs: Run[];
  /** Clients that runs set aside and that are still open. */
  parkedOpen: number;
  adjustmentRequiredLines: number;
  adjustmentRequiredClients: number;
  currentEntries: number;
  thisMonth: HomeMonth;
  lastMonth: HomeMonth;
  /** Posted and draft amounts together. */
  byService: {
    serviceId: number;
    serviceName: string;
    thisMonth: string;
    lastMonth: string;
    difference: string;
  }[];
}

const shown = 20;

/** The figures of the home screen. */
export async function getHome(ctx: Context, input: { serviceId?: number }): Promise<Home> {
  requireScope(ctx, "journals:read");
  requireScope(ctx, "runs:read");
  const userId = userIdOf(ctx.actor);
  const today = ctx.today();
  const { serviceId } = input;
  const at = (column: SQL) => (serviceId === undefined ? null : sql`${column} = ${serviceId}`);
  return read(ctx, async (tx) => {
    const unposted = sql`j.status <> 'posted' and ${journalSeen(userId)}`;
    const { unpostedCount } = await oneOf<{ unpostedCount: number }>(
      tx,
      sql`select count(*) as "unpostedCount" from journal j where ${unposted}`,
    );
    const unpostedJournals = await rowsOf<Journal>(
      tx,
      sql`select ${journalView.columns} from ${journalView.from} where ${unposted} order by j.id desc limit ${shown}`,
    );
    const runs = await rowsOf<Run>(
      tx,
      sql`select ${runView.columns} from ${runView.from}
        where ${isActive} or (r.status = 'failed' and r.finished_at > now() - interval '7 days') order by r.id desc limit ${shown}`,
    );
    const waiting = await oneOf<Pick<Home, "parkedOpen" | "adjustmentRequiredLines" | "adjustmentRequiredClients">>(
      tx,
      sql`select (select count(distinct p.client_id) from run_parked p join run r on r.id = p.run_id
            where p.resolved_at is null and not r.preview) as "parkedOpen",
          count(*) as "adjustmentRequiredLines", count(distinct l.client_id) as "adjustmentRequiredClients"
        from billing_schedule_line l ${allOf([sql`l.adjust_from is not null`, at(sql`l.service_id`)])}`,
    );
    const { currentEntries } = await oneOf<{ currentEntries: number }>(
      tx,
      sql`select count(*) as "currentEntries" from service_entry e join service s on s.id = e.service_id
        join ${await todays(tx, ctx)} on zone.legal_entity_id = s.legal_entity_id
        ${allOf([
          sql`e.entry_date <= zone.today and (e.departure_date is null or e.departure_date > zone.today)`,
          at(sql`e.service_id`),
        ])}`,
    );
    const { months, byService } = await billed(tx, today, at);
    const [thisMonth, lastMonth] = months;
    return {
      today,
      unpostedCount,
      unpostedJournals,
      runs,
      ...waiting,
      currentEntries,
      thisMonth,
      lastMonth,
      byService,
    };
  });
}

interface Cell {
  serviceId: number;
  serviceName: string;
  current: boolean;
  posted: string;
  draft: string;
  lines: number;
}

/** What was earned; an invoiced lump sum stays the client's own money and is not counted. */
async function billed(
  tx: OrmTx,
  today: string,
  at: (column: SQL) => SQL | null,
): Promise<{ months: [HomeMonth, HomeMonth]; byService: Home["byService"] }> {
  const first = Temporal.PlainDate.from(today).with({ day: 1 });
  const now = { from: first.toString(), to: first.with({ day: first.daysInMonth }).toString() };
  const before = monthBefore(today);
  const cells = await rowsOf<Cell>(
    tx,
    sql`select s.id as "serviceId", s.name as "serviceName", q.posting_date >= ${now.from} as current,
        ${sumText(sql`case when q.posted then q.amount else 0 end`)} as posted,
        ${sumText(sql`case when q.posted then 0 else q.amount end`)} as draft, sum(q.lines)::int as lines
      from (
        select j.posting_date, true as posted, t.service_id, t.amount, t.line_count as lines
        from journal j join journal_total t on t.journal_id = j.id
          join billing_code b on b.id = t.billing_code_id join ledger_account a on a.id = b.revenue_account_id
        where a.type in ('income', 'expense') and j.posting_date between ${before.from} and ${now.to}
        union all
        select j.posting_date, false, l.service_id, sum(l.amount), count(*)
        from journal j join journal_line l on l.journal_id = j.id
          join billing_code b on b.id = l.billing_code_id join ledger_account a on a.id = b.revenue_account_id
        where a.type in ('income', 'expense') and j.status <> 'posted' and j.posting_date between ${before.from} and ${now.to}
        group by j.id, l.service_id
      ) q join service s on s.id = q.service_id ${allOf([at(sql`s.id`)])}
      group by s.id, 3 order by s.name, s.id`,
  );
  const month = (days: { from: string; to: string }, current: boolean): HomeMonth => {
    const mine = cells.filter((cell) => cell.current === current);
    const sum = (field: "posted" | "draft") => centsText(mine.reduce((total, cell) => total + centsOf(cell[field]), 0));
    return {
      ...days,
      postedAmount: sum("posted"),
      draftAmount: sum("draft"),
      lineCount: mine.reduce((total, cell) => total + cell.lines, 0),
    };
  };
  const byService = [...Map.groupBy(cells, (cell) => cell.serviceId)].map(([serviceId, own]) => {
    const of = (current: boolean) =>
      own
        .filter((cell) => cell.current === current)
        .reduce((total, cell) => total + centsOf(cell.posted) + centsOf(cell.draft), 0);
    return {
      serviceId,
      serviceName: own[0]?.serviceName ?? "",
      thisMonth: centsText(of(true)),
      lastMonth: centsText(of(false)),
      difference: centsText(of(true) - of(false)),
    };
  });
  return { months: [month(now, true), month(before, false)], byService };
}
