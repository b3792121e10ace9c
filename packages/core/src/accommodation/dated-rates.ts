/** Interest on dated rates: pieces of one rate and one balance, exact until one rounding. */
import type { CivilDate, DecimalText } from "../billing/facts.ts";
import { dayText, type DayNumber } from "../days/civil.ts";
import { cutAt, lengthOf, type Days } from "../days/range.ts";
import { cutDays, valueOn } from "../fees/dated-values.ts";
import type { DatedValue } from "../fees/facts.ts";
import { centsText, type Cents } from "../money/cents.ts";
import { Decimal } from "../money/decimal.ts";
import { YEAR_DAYS } from "./rate.ts";

export type DatedRates = readonly DatedValue<DecimalText>[];

/** Days of one balance at one rate. */
export interface InterestPiece {
  from: CivilDate;
  to: CivilDate;
  days: number;
  balance: DecimalText;
  /** Percent a year. */
  rate: DecimalText;
}

export interface BalanceSteps {
  /** Held at the start. */
  cents: Cents;
  /** What it changes by, from a day on. */
  changes: readonly { from: DayNumber; cents: Cents }[];
}

/**
 * Pieces of the days; `rateOn` gives the rate of a day, or null where none is known: then the day is the answer. Days
 * without balance give no piece.
 */
export function interestPieces(
  days: Days,
  steps: BalanceSteps,
  rates: readonly DatedRates[],
  rateOn: (day: DayNumber) => DecimalText | null,
): InterestPiece[] | { missing: DayNumber } {
  if (lengthOf(days) === 0) return [];
  const pieces: InterestPiece[] = [];
  for (const part of cutAt(days, [...steps.changes.map((row) => row.from), ...rates.flatMap(cutDays)])) {
    const cents = steps.changes.reduce((sum, row) => (row.from <= part.from ? sum + row.cents : sum), steps.cents);
    if (cents <= 0) continue;
    const rate = rateOn(part.from);
    if (rate === null) return { missing: part.from };
    const balance = centsText(cents);
    const last = pieces.at(-1);
    if (last?.rate === rate && last.balance === balance && last.to === dayText(part.from - 1)) {
      last.to = dayText(part.to);
      last.days += lengthOf(part);
    } else {
      pieces.push({ from: dayText(part.from), to: dayText(part.to), days: lengthOf(part), balance, rate });
    }
  }
  return pieces;
}

/** Simple interest over 365 days a year, to the cent once, half up. */
export function interestOf(pieces: readonly InterestPiece[]): DecimalText {
  const sum = pieces.reduce(
    (total, piece) => total.plus(new Decimal(piece.balance).times(piece.rate).times(piece.days)),
    new Decimal(0),
  );
  return sum
    .div(100 * YEAR_DAYS)
    .toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
    .toFixed(2);
}

export function rateOfDay(rates: DatedRates): (day: DayNumber) => DecimalText | null {
  return (day) => valueOn(rates, day);
}

/** "400000.00 x 2.75% x 14 days" for each piece. */
export function piecesText(pieces: readonly InterestPiece[]): string {
  return pieces
    .map((piece) => `${piece.balance} x ${piece.rate}% x ${piece.days} ${piece.days === 1 ? "day" : "days"}`)
    .join(" + ");
}
