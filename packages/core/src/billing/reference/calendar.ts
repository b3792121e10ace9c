/** Civil dates for the reference: Temporal and patience, nothing shared with the fast path. */
import type { BillingUnit, CivilDate } from "../facts.ts";

export function plus(day: CivilDate, days: number): CivilDate {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Every day from `from` to `to`, both included. */
export function daysBetween(from: CivilDate, to: CivilDate): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = from; day <= to; day = plus(day, 1)) days.push(day);
  return days;
}

export function within(day: CivilDate, range: { from: CivilDate; to: CivilDate | null }): boolean {
  return day >= range.from && (range.to === null || day <= range.to);
}

/** The day in `year` on which a year that began on `anchor` begins again. */
function anniversary(anchor: CivilDate, year: number): CivilDate {
  const wanted = `${String(year).padStart(4, "0")}${anchor.slice(4)}`;
  const leap = Temporal.PlainDate.from(`${wanted.slice(0, 4)}-01-01`).inLeapYear;
  return wanted.endsWith("-02-29") && !leap ? `${wanted.slice(0, 4)}-03-01` : wanted;
}

/** First day of the year, counted from anniversary to anniversary of `anchor`, that holds `day`. */
export function yearFrom(anchor: CivilDate, day: CivilDate): CivilDate {
  let year = Number(day.slice(0, 4)) + 1;
  while (anniversary(anchor, year) > day) year -= 1;
  return anniversary(anchor, year);
}

/** Last day that may be asked for in advance: the end of the month that begins on the day after the posting. */
export function oneMonthAfter(posting: CivilDate): CivilDate {
  const first = plus(posting, 1);
  const next = Temporal.PlainDate.from(`${first.slice(0, 7)}-01`).add({ months: 1 });
  const corresponding = Number(first.slice(8));
  if (corresponding > next.daysInMonth) return next.with({ day: next.daysInMonth }).toString();
  return plus(next.with({ day: corresponding }).toString(), -1);
}

/** How many days of the unit period of `day` have passed with it, and of how many. */
export function placeInPeriod(
  unit: BillingUnit,
  anchor: "line" | "calendar",
  lineStart: CivilDate,
  day: CivilDate,
): { upTo: number; length: number } {
  const date = Temporal.PlainDate.from(day);
  if (unit === "each") return { upTo: 1, length: 1 };
  if (unit === "day") return { upTo: date.day, length: 1 };
  if (unit === "month") return { upTo: date.day, length: date.daysInMonth };
  if (unit === "year") {
    if (anchor === "calendar") return { upTo: date.dayOfYear, length: date.daysInYear };
    const from = yearFrom(lineStart, day);
    const next = anniversary(lineStart, Number(from.slice(0, 4)) + 1);
    return { upTo: daysBetween(from, day).length, length: daysBetween(from, plus(next, -1)).length };
  }
  const length = unit === "week" ? 7 : 14;
  // 2024-01-01 was a Monday.
  let from = anchor === "line" ? lineStart : "2024-01-01";
  while (from > day) from = plus(from, -length);
  while (plus(from, length) <= day) from = plus(from, length);
  return { upTo: daysBetween(from, day).length, length };
}
