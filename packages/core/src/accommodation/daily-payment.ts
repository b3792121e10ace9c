/** The daily payment that equals a price, and the price agreement day (docs/rules/daily-accommodation-payment.md). */
import { error, step, type LawIssue, type Outcome } from "../arrangements/outcome.ts";
import type { CivilDate, DecimalText } from "../billing/facts.ts";
import { civilOf, dayNumber, isLeapYear } from "../days/civil.ts";
import { centsOf, centsText, type Cents } from "../money/cents.ts";
import { Decimal } from "../money/decimal.ts";
import { add, scaledOf, scaledText } from "../money/scaled.ts";
import { ACCOMMODATION_POLICY, type AccommodationPolicy } from "./policy.ts";
import { YEAR_DAYS, interestCents, isAbove, rateOf, type CentRounding, type Rate } from "./rate.ts";

export interface DailyPaymentFacts {
  /** Agreed accommodation payment amount as a refundable deposit. */
  price: DecimalText;
  /** Maximum permissible interest rate of the price agreement day, percent a year. */
  mpir: DecimalText;
  /** What was agreed instead; null: the MPIR. */
  agreedRate: DecimalText | null;
}

export interface DailyPayment {
  /** At the MPIR: the most for a day without a lump sum, before indexation. */
  maximum: DecimalText;
  /** At the agreed rate. */
  agreed: DecimalText;
}

export type DailyPaymentIssueCode = "AGREED_RATE_ABOVE_MPIR";

/** Of a price in cents, not indexed, nothing paid. */
export function dailyPaymentCents(price: Cents, rate: Rate, rounding: CentRounding): Cents {
  return interestCents(price, rate, 1, rounding);
}

/** Null where the agreed rate is above the MPIR. */
export function dailyPayment(
  facts: DailyPaymentFacts,
  policy: AccommodationPolicy = ACCOMMODATION_POLICY,
): Outcome<DailyPayment | null, DailyPaymentIssueCode> {
  const price = centsOf(facts.price);
  const mpir = rateOf(facts.mpir);
  const rate = facts.agreedRate === null ? mpir : rateOf(facts.agreedRate);
  if (isAbove(rate, mpir)) {
    const message = `The agreed rate ${facts.agreedRate}% is above the MPIR of ${facts.mpir}%: agree on that or less.`;
    const issues: LawIssue<DailyPaymentIssueCode>[] = [error("AGREED_RATE_ABOVE_MPIR", "agreedRate", null, message)];
    return { result: null, issues, trace: [] };
  }
  const result: DailyPayment = {
    maximum: centsText(dailyPaymentCents(price, mpir, policy.dailyRounding)),
    agreed: centsText(dailyPaymentCents(price, rate, policy.dailyRounding)),
  };
  const law = "Aged Care Rules 2025 s.296-5(3)";
  const trace = [step(PAGE, law, `${facts.price} x ${facts.mpir}% / ${YEAR_DAYS}`, result.maximum)];
  if (facts.agreedRate !== null) {
    trace.push(step(PAGE, null, `agreed: ${facts.price} x ${facts.agreedRate}% / ${YEAR_DAYS}`, result.agreed));
  }
  return { result, issues: [], trace };
}

const PAGE = "daily-accommodation-payment";

/** The highest price that needs no approval, a day: at the MPIR of the day asked for, not of an agreement. */
export function maximumPriceDaily(facts: { maximumPrice: DecimalText; mpirOfDay: DecimalText }): DecimalText {
  return centsText(dailyPaymentCents(centsOf(facts.maximumPrice), rateOf(facts.mpirOfDay), "half_up"));
}

export interface PriceAgreementFacts {
  /** The accommodation agreement was made. */
  agreedOn: CivilDate;
  /** Changes of room in the home, any order. */
  moves: readonly RoomMove[];
  /** First day in the room asked for. */
  day: CivilDate;
}

export type RoomMove =
  | { voluntary: true; occupiedFrom: CivilDate; agreementVariedOn: CivilDate }
  | { voluntary: false; occupiedFrom: CivilDate; noticeOn: CivilDate; twentyEightDaysOrMore: boolean };

/**
 * The day whose MPIR holds for the daily payment on a day: the agreement, the variation for a voluntary change of room,
 * or the notice of another one for 28 days or longer. For contributions it is the start day, always.
 */
export function priceAgreementDay(facts: PriceAgreementFacts): CivilDate {
  const asked = dayNumber(facts.day);
  const counted = facts.moves
    .filter((move) => dayNumber(move.occupiedFrom) <= asked && (move.voluntary || move.twentyEightDaysOrMore))
    .sort((a, b) => (a.occupiedFrom < b.occupiedFrom ? -1 : 1));
  const last = counted.at(-1);
  if (last === undefined) return facts.agreedOn;
  return last.voluntary ? last.agreementVariedOn : last.noticeOn;
}

/** The most that may be agreed on after a change of room (Rules s.294-5(3)-(5)). */
export function mostAfterMove(facts: {
  move: RoomMove;
  priceBefore: DecimalText;
  published: DecimalText;
}): DecimalText {
  const before = centsOf(facts.priceBefore);
  const published = centsOf(facts.published);
  if (facts.move.voluntary) return centsText(published);
  return centsText(facts.move.twentyEightDaysOrMore ? Math.min(before, published) : before);
}

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
