import { type Recurrence, type RelativeDate, nextFiring, relativeDate } from "@banksia/core/runs/index";

/** When an unattended run fires, as people set it. */
export type ScheduleRecurrence =
  | { every: "week"; interval: number; weekday: number }
  | { every: "month"; interval: number; day: number | "last" };

/** A day told relative to the day on which the run fires, as people set it. */
export type RelativeDay = { kind: "days"; days: number } | { kind: "month_day"; months: number; day: number | "last" };

/** The form in which the rule of relative dates takes it. */
export function toRelativeDate(day: RelativeDay): RelativeDate {
  if (day.kind === "days") return { months: 0, anchor: "same_day", days: day.days };
  if (day.day === "last") return { months: day.months, anchor: "last_of_month", days: 0 };
  return { months: day.months, anchor: "first_of_month", days: day.day - 1 };
}

/** The way back. */
export function toRelativeDay(date: RelativeDate): RelativeDay {
  if (date.anchor === "same_day") return { kind: "days", days: date.days };
  return { kind: "month_day", months: date.months, day: date.anchor === "last_of_month" ? "last" : date.days + 1 };
}

/** The first day on or after `from` on which it fires. */
export function firstFiring(recurrence: ScheduleRecurrence, from: string): string | null {
  const rule: Recurrence = { ...recurrence, start: from, until: null, count: null };
  return nextFiring(rule, null);
}

/** The date that a stored rule means on a day; null without a day. */
export function dateOn(rule: RelativeDate, day: string | null): string | null {
  return day === null ? null : relativeDate(rule, day);
}
