import { dayFromNumber, dayNumber, isCivilDay, isWeekend } from "./civil-day.ts";
import type { DateRule } from "./profile.ts";

/**
 * The day to put in the header so that money moves on the wanted day: the wanted day, or the working day before it when
 * it is none, then as many working days earlier as the bank asks for.
 * @param wanted the day on which funds are wanted, YYYY-MM-DD
 * @param rule the date rule of the bank's profile
 * @param holidays days YYYY-MM-DD on which banks do not process, besides weekends
 * @returns YYYY-MM-DD, or undefined when `wanted` is no real day or a year's worth of days holds no working day
 */
export function processingDay(
  wanted: string,
  rule: Pick<DateRule, "leadWorkingDays">,
  holidays: ReadonlySet<string> = new Set(),
): string | undefined {
  if (!isCivilDay(wanted)) return undefined;
  const first = dayNumber(wanted);
  let left = rule.leadWorkingDays;
  for (let number = first; number > first - 366; number--) {
    const day = dayFromNumber(number);
    if (isWeekend(day) || holidays.has(day)) continue;
    if (left === 0) return day;
    left--;
  }
  return undefined;
}
