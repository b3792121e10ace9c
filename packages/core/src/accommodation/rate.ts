/** Yearly rates in percent, and what they come to on cents: integers throughout, one rounding each. */
import type { DecimalText } from "../billing/facts.ts";
import type { Cents } from "../money/cents.ts";
import { roundProduct } from "../money/round.ts";
import { scaledOf } from "../money/scaled.ts";

/** A yearly rate as a fraction: 7.65 percent is 765 / 10,000. */
export interface Rate {
  readonly digits: number;
  readonly per: number;
}

/** How an amount becomes whole cents: to the nearest, a half away from zero, or cut off. */
export type CentRounding = "half_up" | "down";

/** Days of the year in every formula of accommodation payments, leap years included. */
export const YEAR_DAYS = 365;

/** The rate of "7.65". Throws a RangeError for other text, a negative rate, or more than eight digits after the point. */
export function rateOf(percent: DecimalText): Rate {
  const { digits, scale } = scaledOf(percent);
  if (typeof digits === "bigint" || digits < 0 || scale > 8) throw new RangeError(`"${percent}" is not a yearly rate`);
  return { digits, per: 100 * 10 ** scale };
}

/** Whether one rate is above another, exactly. */
export function isAbove(one: Rate, other: Rate): boolean {
  return BigInt(one.digits) * BigInt(other.per) > BigInt(other.digits) * BigInt(one.per);
}

/** `value * multiplier / divisor` in whole cents, exact for factors of every size. Nothing negative comes in. */
export function productCents(
  value: number | bigint,
  multiplier: number | bigint,
  divisor: number | bigint,
  rounding: CentRounding = "half_up",
): Cents {
  if (rounding === "half_up") return roundProduct(value, multiplier, divisor);
  return Number((BigInt(value) * BigInt(multiplier)) / BigInt(divisor));
}

/** Simple interest on cents for a number of days over 365, in whole cents. */
export function interestCents(cents: Cents, rate: Rate, days: number, rounding: CentRounding = "half_up"): Cents {
  return centDaysInterest(cents * days, rate, rounding);
}

/** The same on a sum of cents times days. */
export function centDaysInterest(centDays: number, rate: Rate, rounding: CentRounding = "half_up"): Cents {
  return productCents(centDays, rate.digits, rate.per * YEAR_DAYS, rounding);
}
