/** Daily payments of days against a balance: what is drawn, and what is billed when it runs out. */
import type { DayNumber } from "../days/civil.ts";
import type { Days } from "../days/range.ts";
import type { Cents } from "../money/cents.ts";

/** Days at the same daily payment that the lump sum is to pay. */
export interface DrawDays extends Days {
  lineId: number;
  ongoing: Cents;
  unpaid: Cents;
  /** The stretch that explains the amount. */
  segment: number;
}

/** Days of one charge: `perDay` each. */
export interface DrawnDays extends Days {
  lineId: number;
  kind: "daily_payment" | "unpaid_lump_sum_daily";
  perDay: Cents;
  drawdown: boolean;
  segment: number;
}

/**
 * Day after day the balance pays while it reaches; of one day the ongoing payment first. On the day it runs out it pays
 * what it can, and the rest of that day and every later one is billed.
 */
export function drawDays(days: readonly DrawDays[], available: Cents): { drawn: Cents; charges: DrawnDays[] } {
  const charges: DrawnDays[] = [];
  let left = Math.max(available, 0);
  let drawn = 0;
  for (const row of days) {
    const perDay = row.ongoing + row.unpaid;
    if (perDay === 0) continue;
    const count = row.to - row.from + 1;
    const whole = Math.min(count, (left - (left % perDay)) / perDay);
    push(charges, row, row.from, row.from + whole - 1, row.ongoing, row.unpaid, true);
    left -= whole * perDay;
    drawn += whole * perDay;
    if (whole === count) continue;
    const day = row.from + whole;
    const ongoing = Math.min(left, row.ongoing);
    const unpaid = left - ongoing;
    push(charges, row, day, day, ongoing, unpaid, true);
    push(charges, row, day, day, row.ongoing - ongoing, row.unpaid - unpaid, false);
    push(charges, row, day + 1, row.to, row.ongoing, row.unpaid, false);
    drawn += left;
    left = 0;
  }
  return { drawn, charges };
}

function push(
  charges: DrawnDays[],
  row: DrawDays,
  from: DayNumber,
  to: DayNumber,
  ongoing: Cents,
  unpaid: Cents,
  drawdown: boolean,
): void {
  if (to < from) return;
  const { lineId, segment } = row;
  if (ongoing > 0) charges.push({ lineId, segment, from, to, kind: "daily_payment", perDay: ongoing, drawdown });
  if (unpaid > 0) charges.push({ lineId, segment, from, to, kind: "unpaid_lump_sum_daily", perDay: unpaid, drawdown });
}
