/** The formulas of the law on lump sums, written anew for tests: whole cents and whole days, no code of the product. */
import { type Client, endpoints } from "@banksia/client";
import { plusDays } from "./days.ts";

/** a / b, half up; both above zero. */
export function halfUp(a: bigint, b: bigint): bigint {
  return (2n * a + b) / (2n * b);
}

const MILLION = 1_000_000n;

/** Decimal text in millionths. */
export function millionths(text: string): bigint {
  const [whole = "0", fraction = ""] = text.split(".");
  return BigInt(whole) * MILLION + BigInt(fraction.padEnd(6, "0").slice(0, 6));
}

/** Days from one day to another, both counted. */
export function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
}

/** Per cent a year of an amount for so many days of 365, half up. */
export function yearly(cents: bigint, percent: string, days: number): bigint {
  return halfUp(cents * millionths(percent) * BigInt(days), 36_500n * MILLION);
}

/** A table of national figures, as it is reckoned with. */
export async function nationalFigure(api: Client, key: string): Promise<(day: string) => string> {
  const { rows } = await api.call(endpoints.getNationalRate, { params: { key } });
  return (day) => {
    const found = rows.find((row) => row.from <= day && (row.to === null || row.to >= day));
    if (found?.inUse == null) throw new Error(`There is no figure of ${key} for ${day}.`);
    return found.inUse;
  };
}

/** Indexation days are 20 March and 20 September. */
export function indexationDaysAround(day: string): { before: string; last: string } {
  const year = Number(day.slice(0, 4));
  const days = [year - 2, year - 1, year, year + 1].flatMap((one) => [`${one}-03-20`, `${one}-09-20`]);
  const last = days.findLast((one) => one <= day) ?? "";
  const following = days.findIndex((one) => one > day);
  return { before: days[following - 1] ?? "", last };
}

export interface Agreement {
  /** In cents. */
  price: bigint;
  /** Maximum permissible interest rate of the day on which the price was agreed. */
  mpir: string;
  occupiedFrom: string;
}

/**
 * Daily payments and retention of some days of one month, all deducted on the last of them: each day's payment is
 * (1 - (balance + retained) / price) x indexed maximum payment, half up (Rules s.296-5(4)); the maximum is MPIR x price /
 * 365, half up (s.289-10), times the index number of the last indexation day over that of the one before the first that
 * followed the day of moving in, to four decimals (s.302-10); retention is 2% a year of each day's balance over 365 (Act
 * s.308), half up at the deduction.
 */
export function monthOf(
  agreement: Agreement,
  days: { from: string; to: string },
  held: { balance: bigint; retained: bigint },
  indexNumber: (day: string) => string,
): { daily: bigint; retention: bigint; byDay: bigint[] } {
  const { price, mpir, occupiedFrom } = agreement;
  const most = halfUp(price * millionths(mpir), 36_500n * MILLION);
  const reference = indexationDaysAround(occupiedFrom).before;
  const byDay: bigint[] = [];
  for (let day = days.from; day <= days.to; day = plusDays(day, 1)) {
    const last = indexationDaysAround(day).last;
    const factor =
      last <= reference ? 10_000n : halfUp(millionths(indexNumber(last)) * 10_000n, millionths(indexNumber(reference)));
    const indexed = halfUp(most * factor, 10_000n);
    byDay.push(halfUp((price - held.balance - held.retained) * indexed, price));
  }
  const retention = yearly(held.balance, "2", byDay.length);
  return { daily: byDay.reduce((sum, one) => sum + one, 0n), retention, byDay };
}

/** Cents as the API writes them: `1234.50`. */
export function moneyText(cents: bigint): string {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, "0");
  return `${cents < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
