/** Money as whole cents in a safe integer. */
import { scaledOf } from "./scaled.ts";

/** Whole cents; negative for a credit. */
export type Cents = number;

/** The largest amount that `numeric(14,2)` holds: 999,999,999,999.99. */
export const MAX_CENTS: Cents = 99_999_999_999_999;

/** Cents of "1234.50". Throws a RangeError for fractions of a cent, for amounts past `MAX_CENTS` and for other text. */
export function centsOf(text: string): Cents {
  const value = scaledOf(text);
  if (value.scale > 2 || typeof value.digits === "bigint") throw new RangeError(`"${text}" is not an amount in cents`);
  const cents = value.scale === 2 ? value.digits : value.scale === 1 ? value.digits * 10 : value.digits * 100;
  if (cents > MAX_CENTS || cents < -MAX_CENTS) throw new RangeError(`"${text}" is past the largest amount`);
  return cents;
}

/** "1234.50", "-0.05", "0.00". */
export function centsText(cents: Cents): string {
  if (cents === 0) return "0.00";
  const size = cents < 0 ? -cents : cents;
  const fraction = size % 100;
  const whole = (size - fraction) / 100;
  return `${cents < 0 ? "-" : ""}${whole}${fraction < 10 ? ".0" : "."}${fraction}`;
}
