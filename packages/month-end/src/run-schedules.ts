import { type Recurrence, type RelativeDate, nextFiring, relativeDate } from "@banksia/core/runs/index";
import type { Actor, Role, Sql, SqlTx } from "@banksia/db";
import type { ShardQueue } from "./queue.ts";
import { startRunIn } from "./run-plan.ts";
import type { RunFilters, RunKind } from "./run-request.ts";

type StoredRecurrence =
  | { every: "week"; interval: number; weekday: number }
  | { every: "month"; interval: number; day: number | "last" };

interface DueSchedule {
  id: number;
  name: string;
  kind: RunKind;
  filters: RunFilters;
  journalTypeId: number | null;
  recurrence: StoredRecurrence;
  postingDateRule: RelativeDate;
  endDateRule: RelativeDate;
  nextDate: string;
  timesLeft: number | null;
  userId: number;
  userName: string;
  role: Role;
}

/** Where the days of unattended runs turn. */
const TIME_ZONE = "Australia/Sydney";

/**
 * Starts every unattended run whose day has come, as the person who set it up, and moves it to its next day. Runners that
 * look at the same time take turns, and a run of a schedule exists at most once a day, so nothing fires twice.
 * @returns the runs started
 */
export async function startDueSchedules(
  sql: Sql,
  queue: ShardQueue,
  today = Temporal.Now.plainDateISO(TIME_ZONE).toString(),
): Promise<number[]> {
  const [due] = await sql`select from run_schedule where active and next_date <= ${today} limit 1`;
  if (due === undefined) return [];
  const started: number[] = [];
  for (;;) {
    const runId = await sql.begin((tx) => startNext(tx, queue, today));
    if (runId === null) return started;
    started.push(runId);
  }
}

async function startNext(tx: SqlTx, queue: ShardQueue, today: string): Promise<number | null> {
  const [schedule] = await tx<DueSchedule[]>`
    select s.id, s.name, s.kind, s.filters, s.journal_type_id as "journalTypeId", s.recurrence, s.posting_date_rule as "postingDateRule",
      s.end_date_rule as "endDateRule", s.next_date as "nextDate", s.times_left as "timesLeft", u.id as "userId", u.name as "userName", u.role
    from run_schedule s join app_user u on u.id = s.user_id and u.active
    where s.active and s.next_date <= ${today} order by s.next_date, s.id limit 1 for update of s skip locked`;
  if (schedule === undefined) return null;
  await tx`select banksia.begin_as_user(${schedule.userId})`;
  const actor: Actor = {
    kind: "user",
    id: schedule.userId,
    userId: schedule.userId,
    name: schedule.userName,
    role: schedule.role,
    scopes: null,
  };
  const date = schedule.nextDate;
  const { runId } = await startRunIn(tx, queue, actor, {
    kind: schedule.kind,
    preview: false,
    postingDate: relativeDate(schedule.postingDateRule, date),
    endDate: relativeDate(schedule.endDateRule, date),
    filters: schedule.filters,
    journalId: null,
    newJournal:
      schedule.journalTypeId === null
        ? null
        : { journalTypeId: schedule.journalTypeId, description: `${schedule.name}, ${date}` },
    schedule: { id: schedule.id, date },
  });
  const timesLeft = schedule.timesLeft === null ? null : schedule.timesLeft - 1;
  const rule: Recurrence = { start: date, until: null, count: null, ...schedule.recurrence };
  // Days missed while nothing ran are made up once, not once each.
  const next = timesLeft === 0 ? null : nextFiring(rule, today > date ? today : date);
  await tx`update run_schedule set next_date = ${next}, times_left = ${timesLeft}, active = ${next !== null} where id = ${schedule.id}`;
  await tx`insert into audit_log (actor_kind, actor_id, actor_name, verb, object_type, object_id, after)
    values ('run', ${schedule.id}, ${`schedule ${schedule.name}`}, 'startRun', 'run', ${String(runId)}, ${JSON.stringify({ scheduleId: schedule.id, date })}::text::jsonb)`;
  return runId;
}
