/** Months, anniversaries and weekdays on day numbers. */
import { civilOf, dayOf, daysInMonth, LAST_DAY, type DayNumber } from "./civil.ts";

/** First day of the calendar month that holds `day`. */
export function monthStart(day: DayNumber): DayNumber {
  return day - civilOf(day).day + 1;
}

/** Last day of the calendar month that holds `day`. */
export function monthEnd(day: DayNumber): DayNumber {
  const date = civilOf(day);
  return day - date.day + daysInMonth(date.year, date.month);
}

/**
 * The same day of the month `months` later (earlier when negative); the last day of that month where it is shorter.
 * 31 January plus one month is 28 or 29 February.
 */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const date = civilOf(day);
  const index = date.year * 12 + date.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  if (year > 9999) return LAST_DAY;
  return dayOf(year, month, Math.min(date.day, daysInMonth(year, month)));
}

/**
 * Last day of the period of one month that begins on `first`: the day before the corresponding day of the next month,
 * or the end of that month when it has no such day (Acts Interpretation Act 1901 (Cth) s.2G).
 */
export function endOfMonthFrom(first: DayNumber): DayNumber {
  const date = civilOf(first);
  const next = addMonths(first, 1);
  if (next === LAST_DAY) return LAST_DAY;
  return civilOf(next).day === date.day ? next - 1 : next;
}

/**
 * The anniversary of `anchor` in `year`. A day that began on 29 February begins on 1 March of a common year, so that
 * each year from it is twelve whole months (Acts Interpretation Act 1901 (Cth) s.2G).
 */
export function anniversaryIn(anchor: DayNumber, year: number): DayNumber {
  const date = civilOf(anchor);
  if (date.month === 2 && date.day === 29 && daysInMonth(year, 2) === 28) return dayOf(year, 3, 1);
  return dayOf(year, date.month, date.day);
}

/** The year from one anniversary of `anchor` to the day before the next, that holds `day` (before or after `anchor`). */
export function anniversaryYear(anchor: DayNumber, day: DayNumber): { from: DayNumber; to: DayNumber } {
  const { year } = civilOf(day);
  const here = anniversaryIn(anchor, year);
  if (day >= here) return { from: here, to: year === 9999 ? LAST_DAY : anniversaryIn(anchor, year + 1) - 1 };
  return { from: year === 1 ? anniversaryIn(anchor, 1) - 366 : anniversaryIn(anchor, year - 1), to: here - 1 };
}

/** 1 Monday to 7 Sunday. */
export function weekday(day: DayNumber): number {
  const fromMonday = (day + 3) % 7;
  return (fromMonday < 0 ? fromMonday + 7 : fromMonday) + 1;
}
