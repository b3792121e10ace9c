/** The whole unit periods that a price is for, and where a day stands in one. */
import { anniversaryYear, monthEnd, monthStart } from "../days/month.ts";
import { civilOf, dayOf, type DayNumber } from "../days/civil.ts";
import type { BillingUnit } from "./facts.ts";

/** Monday 1 January 2024: calendar weeks and fortnights are counted from it in both directions. */
export const CALENDAR_MONDAY: DayNumber = 19_723;

export interface UnitPeriod {
  from: DayNumber;
  to: DayNumber;
  /** Days that share one price; 1 for the unit `day`, whose period is the month over which cents are cumulated. */
  length: number;
}

let lastMonth: UnitPeriod = { from: 1, to: 0, length: 1 };

/** The calendar month of a day. The last answer is kept, for a run asks for the same month over and over. */
function monthOf(day: DayNumber): UnitPeriod {
  if (day < lastMonth.from || day > lastMonth.to) {
    const to = monthEnd(day);
    const from = monthStart(day);
    lastMonth = { from, to, length: to - from + 1 };
  }
  return lastMonth;
}

function weeksFrom(anchor: DayNumber, day: DayNumber, length: number): UnitPeriod {
  const from = anchor + Math.floor((day - anchor) / length) * length;
  return { from, to: from + length - 1, length };
}

/**
 * The unit period that holds `day`.
 * - day: the calendar month, each day a part of its own
 * - week, fortnight: 7 or 14 days from the line's start, or from a fixed Monday with the anchor `calendar`
 * - month: the calendar month, whatever the anchor
 * - year: from one anniversary of the line's start to the next, or the calendar year
 * - each: the day itself
 */
export function unitPeriod(
  unit: BillingUnit,
  anchor: "line" | "calendar",
  lineStart: DayNumber,
  day: DayNumber,
): UnitPeriod {
  switch (unit) {
    case "day": {
      const month = monthOf(day);
      return { from: month.from, to: month.to, length: 1 };
    }
    case "month":
      return monthOf(day);
    case "week":
      return weeksFrom(anchor === "line" ? lineStart : CALENDAR_MONDAY, day, 7);
    case "fortnight":
      return weeksFrom(anchor === "line" ? lineStart : CALENDAR_MONDAY, day, 14);
    case "year": {
      const year = anchor === "line" ? anniversaryYear(lineStart, day) : calendarYear(day);
      return { ...year, length: year.to - year.from + 1 };
    }
    case "each":
    default:
      return { from: day, to: day, length: 1 };
  }
}

function calendarYear(day: DayNumber): { from: DayNumber; to: DayNumber } {
  const { year } = civilOf(day);
  return { from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) };
}
