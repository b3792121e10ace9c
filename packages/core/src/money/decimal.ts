/** decimal.js with its own settings, for rules whose fractions do not end (interest, indexation). */
import { Decimal as DecimalJs } from "decimal.js";

/** 60 significant digits, no exponents in text; `round` and `toDecimalPlaces` take a half away from zero. */
export const Decimal = DecimalJs.clone({
  precision: 60,
  rounding: DecimalJs.ROUND_HALF_UP,
  toExpNeg: -9e15,
  toExpPos: 9e15,
});
export type Decimal = DecimalJs;

/** To the cent, a half away from zero. */
export function roundToCent(value: Decimal): Decimal {
  return value.toDecimalPlaces(2, DecimalJs.ROUND_HALF_UP);
}

/** Down to the cent, towards zero: how the basic daily fee is rounded. */
export function floorToCent(value: Decimal): Decimal {
  return value.toDecimalPlaces(2, DecimalJs.ROUND_DOWN);
}

/** "66.80" */
export function decimalText(value: Decimal): string {
  return value.toFixed(2, DecimalJs.ROUND_HALF_UP);
}
