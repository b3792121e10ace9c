/** On which days an unattended run fires. */
import {
  LAST_DAY,
  civilOf,
  dayNumber,
  dayNumberOr,
  dayOf,
  dayText,
  daysInMonth,
  type DayNumber,
} from "../days/civil.ts";
import { weekday } from "../days/month.ts";

/** Plain data, kept with the schedule of a run. Civil dates are `YYYY-MM-DD`. */
export type Recurrence = {
  /** It never fires before this day. */
  start: string;
  /** Nor after this one; null: no end by date. */
  until: string | null;
  /** At most so many times; null: no end by count. */
  count: number | null;
} & (
  | {
      every: "month";
      /** 1: each month, 3: each quarter; counted from the month of `start`. */
      interval: number;
      /** 1 to 31, or the last day. A month without that day fires on its last. */
      day: number | "last";
    }
  | {
      every: "week";
      /** Counted from the week (Monday to Sunday) of `start`. */
      interval: number;
      /** 1 Monday to 7 Sunday. */
      weekday: number;
    }
);

/** What is wrong with a recurrence, in words that name the field; null when it can be used. */
export function recurrenceProblem(rule: Recurrence): string | null {
  if (!Number.isInteger(rule.interval) || rule.interval < 1) return "interval: a whole number from 1";
  if (rule.count !== null && (!Number.isInteger(rule.count) || rule.count < 1)) return "count: a whole number from 1";
  if (rule.until !== null && rule.until < rule.start) return "until: not before start";
  if (rule.every === "week") {
    return Number.isInteger(rule.weekday) && rule.weekday >= 1 && rule.weekday <= 7
      ? null
      : "weekday: 1 (Monday) to 7 (Sunday)";
  }
  if (rule.day === "last") return null;
  return Number.isInteger(rule.day) && rule.day >= 1 && rule.day <= 31 ? null : 'day: 1 to 31, or "last"';
}

/** The firing of the `step`th month or week, counted from that of `start`. */
function candidate(rule: Recurrence, start: DayNumber, step: number): DayNumber {
  if (rule.every === "week") return start - weekday(start) + rule.weekday + step * 7 * rule.interval;
  const { year, month } = civilOf(start);
  const index = year * 12 + month - 1 + step * rule.interval;
  const inYear = Math.floor(index / 12);
  if (inYear > 9999) return LAST_DAY + 1;
  const inMonth = index - inYear * 12 + 1;
  const length = daysInMonth(inYear, inMonth);
  return dayOf(inYear, inMonth, rule.day === "last" ? length : Math.min(rule.day, length));
}

function refuseUnusable(rule: Recurrence): void {
  const problem = recurrenceProblem(rule);
  if (problem !== null) throw new RangeError(problem);
}

/** The days on which it fires, in order, at most `limit` of them. Throws a RangeError as `recurrenceProblem` words it. */
export function firings(rule: Recurrence, limit: number): string[] {
  refuseUnusable(rule);
  const start = dayNumber(rule.start);
  const until = dayNumberOr(rule.until, LAST_DAY);
  const most = Math.min(limit, rule.count ?? limit);
  const days: string[] = [];
  for (let step = 0; days.length < most; step += 1) {
    const day = candidate(rule, start, step);
    if (day > until) break;
    if (day >= start) days.push(dayText(day));
  }
  return days;
}

/**
 * The first day after `after` (or from the start, when null) on which it fires; null when it fires no more. Throws a
 * RangeError as `recurrenceProblem` words it.
 */
export function nextFiring(rule: Recurrence, after: string | null): string | null {
  refuseUnusable(rule);
  const start = dayNumber(rule.start);
  const until = dayNumberOr(rule.until, LAST_DAY);
  const later = after === null ? start - 1 : dayNumber(after);
  for (let step = 0, fired = 0; fired < (rule.count ?? Number.POSITIVE_INFINITY); step += 1) {
    const day = candidate(rule, start, step);
    if (day > until) return null;
    if (day < start) continue;
    if (day > later) return dayText(day);
    fired += 1;
  }
  return null;
}
