/** Financial years, 1 July to 30 June, by the calendar year in which they begin. */
import { civilOf, dayOf, type DayNumber } from "../days/civil.ts";
import type { Days } from "../days/range.ts";

/** 2025 for the days of 1 July 2025 to 30 June 2026. */
export function financialYearOf(day: DayNumber): number {
  const { year, month } = civilOf(day);
  return month >= 7 ? year : year - 1;
}

export function financialYearDays(year: number): Days {
  return { from: dayOf(year, 7, 1), to: dayOf(year + 1, 6, 30) };
}
