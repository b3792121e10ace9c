/** A price per unit, kept exact, and the cents that a part of a unit costs. Rounding happens here and nowhere else. */
import { MAX_CENTS, type Cents } from "../money/cents.ts";
import { roundProduct } from "../money/round.ts";
import { multiply, scaledText, type Scaled } from "../money/scaled.ts";

export interface Price {
  readonly value: Scaled;
  /** The price in cents is `numerator / denominator`. */
  readonly numerator: number | bigint;
  readonly denominator: number | bigint;
  /** At least two decimals, all that there are. */
  readonly text: string;
}

export function priceOf(value: Scaled): Price {
  const { digits, scale } = value;
  const up = scale < 2 ? 10 ** (2 - scale) : 1;
  const scaledUp = typeof digits === "number" ? digits * up : Number.NaN;
  const down = scale > 2 ? 10 ** (scale - 2) : 1;
  return {
    value,
    numerator: Number.isSafeInteger(scaledUp) ? scaledUp : BigInt(digits) * BigInt(up),
    denominator: Number.isSafeInteger(down) ? down : 10n ** BigInt(scale - 2),
    text: scaledText(value, 2),
  };
}

export function timesQuantity(price: Price, quantity: Scaled): Price {
  return quantity.digits === 1 && quantity.scale === 0 ? price : priceOf(multiply(price.value, quantity));
}

/** Whether nothing is charged at this price, however long. */
export function isNothing(price: Price): boolean {
  return Number(price.value.digits) === 0;
}

/** Whether one unit costs more than any amount may be; running totals of smaller prices are exact. */
export function isTooLarge(price: Price): boolean {
  return !(Math.abs(costOfFirst(price, 1, 1)) <= MAX_CENTS);
}

/** What the first `upTo` of `length` parts of a unit cost: `round(price * upTo / length)`, halves away from zero. */
export function costOfFirst(price: Price, upTo: number, length: number): Cents {
  const { numerator, denominator } = price;
  return roundProduct(
    numerator,
    upTo,
    typeof denominator === "number" ? denominator * length : denominator * BigInt(length),
  );
}
