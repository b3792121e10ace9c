/** The maximum permissible interest rate (docs/rules/daily-accommodation-payment.md). */
import type { CivilDate, DecimalText } from "../billing/facts.ts";
import { civilOf, dayNumber, isLeapYear } from "../days/civil.ts";
import { Decimal } from "../money/decimal.ts";
import { add, scaledOf, scaledText } from "../money/scaled.ts";

const POINTS_BELOW_GIC = "-3";

/** MPIR from the general interest charge of a day, a year: 3 points less. For bonds of before July 2014 too. */
export function mpirOfGic(gicPerYear: DecimalText): DecimalText {
  return scaledText(add(scaledOf(gicPerYear), scaledOf(POINTS_BELOW_GIC)), 2);
}

/** The same from the daily rate in percent, which is the yearly one over the days of the calendar year; to 2 decimals. */
export function mpirOfDailyGic(gicPerDay: DecimalText, day: CivilDate): DecimalText {
  const days = isLeapYear(civilOf(dayNumber(day)).year) ? 366 : 365;
  return mpirOfGic(new Decimal(gicPerDay).times(days).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toFixed(2));
}
