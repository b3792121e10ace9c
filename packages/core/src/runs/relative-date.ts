/** Dates of an unattended run, told relative to the day on which it fires. */
import { dayNumber, dayText } from "../days/civil.ts";
import { addMonths, monthEnd, monthStart } from "../days/month.ts";

/** Plain data, kept with the schedule of a run. */
export interface RelativeDate {
  /** Go this many months on from the day it fires (back when negative), */
  months: number;
  /** then to that day, the first, or the last day of the month, */
  anchor: "same_day" | "first_of_month" | "last_of_month";
  /** then this many days on. */
  days: number;
}

export const SAME_DAY: RelativeDate = { months: 0, anchor: "same_day", days: 0 };
export const LAST_OF_THIS_MONTH: RelativeDate = { months: 0, anchor: "last_of_month", days: 0 };
export const FIRST_OF_NEXT_MONTH: RelativeDate = { months: 1, anchor: "first_of_month", days: 0 };
export const LAST_OF_NEXT_MONTH: RelativeDate = { months: 1, anchor: "last_of_month", days: 0 };
export const LAST_OF_LAST_MONTH: RelativeDate = { months: -1, anchor: "last_of_month", days: 0 };

/** The date (`YYYY-MM-DD`) that `rule` means on `firingDay`. A day that a month lacks becomes its last day. */
export function relativeDate(rule: RelativeDate, firingDay: string): string {
  const moved = addMonths(dayNumber(firingDay), rule.months);
  const anchored =
    rule.anchor === "first_of_month" ? monthStart(moved) : rule.anchor === "last_of_month" ? monthEnd(moved) : moved;
  return dayText(anchored + rule.days);
}
