/** The 1,460 days after which the non-clinical care contribution ends (docs/rules/non-clinical-care-contribution.md). */
import { step, type Outcome } from "../arrangements/outcome.ts";
import type { CivilDate, DayRange } from "../billing/facts.ts";
import { dayNumber, dayText } from "../days/civil.ts";
import { daysOf, lengthOf, union } from "../days/range.ts";

export interface CareDaysFacts {
  /** Days counted with other providers, or before the ranges. */
  daysBefore: number;
  /** Days on which the contribution could be charged, or could but for a fee reduction; past and to come. */
  days: readonly DayRange[];
  /** After how many days it ends: 1,460. */
  maximumDays: number;
  /** The day it is asked on, counted as a whole. */
  today: CivilDate;
  /** An alert is due so many days before the last day. */
  alertDays: number;
}

export interface CareDays {
  /** Counted up to and including `today`. */
  used: number;
  remaining: number;
  /** The last day on which it can be charged; null: not reached in the ranges, or before them. */
  lastDay: CivilDate | null;
  /** First later day of the ranges, on which it is zero; null: none. */
  firstDayFree: CivilDate | null;
  alertOn: CivilDate | null;
  alertDue: boolean;
}

export function careDays(facts: CareDaysFacts): Outcome<CareDays, never> {
  const today = dayNumber(facts.today);
  const ranges = union(facts.days.map(daysOf));
  let used = Math.min(facts.daysBefore, facts.maximumDays);
  let left = Math.max(facts.maximumDays - facts.daysBefore, 0);
  let lastDay: number | null = null;
  let firstFree: number | null = null;
  for (const range of ranges) {
    const counted = Math.min(left, lengthOf(range));
    if (counted > 0) {
      left -= counted;
      const end = range.from + counted - 1;
      used += Math.max(Math.min(end, today) - range.from + 1, 0);
      if (left === 0) lastDay = end;
    }
    if (left === 0 && counted < lengthOf(range)) firstFree ??= range.from + counted;
  }
  const alert = lastDay === null ? null : lastDay - facts.alertDays;
  const result: CareDays = {
    used,
    remaining: facts.maximumDays - used,
    lastDay: lastDay === null ? null : dayText(lastDay),
    firstDayFree: firstFree === null ? null : dayText(firstFree),
    alertOn: alert === null ? null : dayText(alert),
    alertDue: alert !== null && alert <= today,
  };
  const text = `${used} of ${facts.maximumDays} days by ${facts.today}`;
  const trace = [
    step(
      "non-clinical-care-contribution",
      "Aged Care Act 2024 s.279(4); Aged Care Rules 2025 s.279-10",
      text,
      result.lastDay,
    ),
  ];
  return { result, issues: [], trace };
}
