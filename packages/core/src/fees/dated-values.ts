/** Values that hold from day to day. */
import { dayNumber, type DayNumber } from "../days/civil.ts";
import { daysOf } from "../days/range.ts";
import type { DatedValue } from "./facts.ts";

/** The days on which dated values begin, or stop. */
export function cutDays(rows: readonly DatedValue<unknown>[]): DayNumber[] {
  return rows.flatMap((row) =>
    row.to === null ? [dayNumber(row.from)] : [dayNumber(row.from), dayNumber(row.to) + 1],
  );
}

/** The value of a day; of overlapping rows the one that began last. Null: none. */
export function valueOn<Value>(rows: readonly DatedValue<Value>[], day: DayNumber): Value | null {
  let best: DatedValue<Value> | null = null;
  for (const row of rows) {
    const days = daysOf(row);
    if (days.from <= day && days.to >= day && (best === null || row.from > best.from)) best = row;
  }
  return best === null ? null : best.value;
}
