import type { RelativeDate } from "@banksia/core/runs/index";
import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { instantText } from "../common/sql.ts";
import { type View, loadOne } from "../common/view.ts";
import type { RunFilters, RunKind } from "./engine.ts";
import { type RelativeDay, type ScheduleRecurrence, dateOn, toRelativeDay } from "./schedule-dates.ts";

export interface RunSchedule {
  id: number;
  name: string;
  kind: RunKind;
  filters: RunFilters;
  journalTypeId: number | null;
  journalTypeName: string | null;
  recurrence: ScheduleRecurrence;
  postingDateRule: RelativeDay;
  endDateRule: RelativeDay;
  /** When it fires next, and with which dates; null when it has ended. */
  nextDate: string | null;
  nextPostingDate: string | null;
  nextEndDate: string | null;
  timesLeft: number | null;
  active: boolean;
  userId: number;
  userName: string;
  lastRunId: number | null;
  createdAt: string;
}

/** As the database has it: the rules of its dates in the form of the rule that reads them. */
export type RunScheduleRow = Omit<
  RunSchedule,
  "postingDateRule" | "endDateRule" | "nextPostingDate" | "nextEndDate"
> & {
  postingDateRule: RelativeDate;
  endDateRule: RelativeDate;
};

export const runScheduleView: View = {
  what: "unattended run",
  id: sql`s.id`,
  columns: sql`s.id, s.name, s.kind, s.filters, s.journal_type_id as "journalTypeId", t.name as "journalTypeName", s.recurrence,
    s.posting_date_rule as "postingDateRule", s.end_date_rule as "endDateRule", s.next_date as "nextDate", s.times_left as "timesLeft",
    s.active, s.user_id as "userId", u.name as "userName", (select max(r.id) from run r where r.schedule_id = s.id) as "lastRunId",
    ${instantText(sql`s.created_at`)} as "createdAt"`,
  from: sql`run_schedule s left join journal_type t on t.id = s.journal_type_id join app_user u on u.id = s.user_id`,
};

/** The row as people see it. */
export function shown(row: RunScheduleRow): RunSchedule {
  const { postingDateRule, endDateRule, ...rest } = row;
  return {
    ...rest,
    postingDateRule: toRelativeDay(postingDateRule),
    endDateRule: toRelativeDay(endDateRule),
    nextPostingDate: dateOn(postingDateRule, row.nextDate),
    nextEndDate: dateOn(endDateRule, row.nextDate),
  };
}

export async function loadRunSchedule(tx: OrmTx, id: number): Promise<RunSchedule> {
  return shown(await loadOne<RunScheduleRow>(tx, runScheduleView, id));
}
