/** Billing rates with their dates and numbers read, ready for look-up by code and day. */
import { daysOf, type Days } from "../days/range.ts";
import type { DayNumber } from "../days/civil.ts";
import { scaledOf, scaledText, type Scaled } from "../money/scaled.ts";
import type { Basis, BillingIssueCode, BillingRateFacts } from "./facts.ts";
import { priceOf, type Price } from "./price.ts";

export type RateRow = Days & { id: number } & (
    | { model: "amount"; price: Price }
    | { model: "percentage"; baseCodeId: number; percent: Scaled; percentText: string }
  );

export interface RateProblem {
  code: BillingIssueCode;
  billingCodeId: number;
  message: string;
}

/** The rate of a code, or why there is none, on a stretch of days over which nothing about it changes. */
export interface RateSegment extends Days {
  price: Price | null;
  /** The row in force, then the rows of the codes that percentages are taken of. */
  chain: Basis["rates"];
  problem: RateProblem | null;
}

/** Rows by billing code. Throws a RangeError for text that is no date or number. */
export function compileRates(rates: readonly BillingRateFacts[]): Map<number, RateRow[]> {
  const byCode = new Map<number, RateRow[]>();
  for (const rate of rates) {
    const days = daysOf(rate);
    const row: RateRow =
      rate.model === "amount"
        ? { ...days, id: rate.id, model: "amount", price: priceOf(scaledOf(rate.rate)) }
        : percentageRow(rate.id, days, rate.baseCodeId, scaledOf(rate.percent));
    const rows = byCode.get(rate.billingCodeId);
    if (rows === undefined) byCode.set(rate.billingCodeId, [row]);
    else rows.push(row);
  }
  return byCode;
}

function percentageRow(id: number, days: Days, baseCodeId: number, percent: Scaled): RateRow {
  return { ...days, id, model: "percentage", baseCodeId, percent, percentText: scaledText(percent) };
}

/**
 * The row in force on a day: of several (which the database refuses) the one that began last, then the one entered
 * last. `bounds` is narrowed to the days over which that answer stays the same.
 */
export function rowOn(rows: readonly RateRow[] | undefined, day: DayNumber, bounds: Days): RateRow | null {
  let found: RateRow | null = null;
  for (const row of rows ?? []) {
    if (row.from > day) bounds.to = Math.min(bounds.to, row.from - 1);
    else if (row.to < day) bounds.from = Math.max(bounds.from, row.to + 1);
    else {
      bounds.from = Math.max(bounds.from, row.from);
      bounds.to = Math.min(bounds.to, row.to);
      if (found === null || row.from > found.from || (row.from === found.from && row.id > found.id)) found = row;
    }
  }
  return found;
}
