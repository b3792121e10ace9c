/** Periodic payments of a bond, and what is owed for one never paid (docs/rules/bond-payments.md). */
import { step, warning, type LawIssue, type Outcome, type TraceStep } from "../arrangements/outcome.ts";
import type { CivilDate, DecimalText } from "../billing/facts.ts";
import { dayNumber, dayText } from "../days/civil.ts";
import { addMonths, monthEnd, monthStart } from "../days/month.ts";
import { centsOf, centsText } from "../money/cents.ts";
import { Decimal } from "../money/decimal.ts";
import { YEAR_DAYS, interestCents, isAbove, rateOf, type Rate } from "./rate.ts";

/** The lower of the agreement's rate and the pre-2014 MPIR of the start day. */
function lowerRate(agreed: DecimalText, mpir: DecimalText): { rate: Rate; text: DecimalText } {
  const text = isAbove(rateOf(agreed), rateOf(mpir)) ? mpir : agreed;
  return { rate: rateOf(text), text };
}

export interface PeriodicPaymentFacts {
  bond: DecimalText;
  /** Part of the bond that is paid by periodic payments. */
  lumpSumEquivalent: DecimalText;
  agreedRate: DecimalText;
  /** Pre-2014 maximum permissible interest rate of the start day. */
  mpir: DecimalText;
  /** The most retention of the first year on the whole bond, from `bondRetention`; "0" when no retention may be taken. */
  retentionPerYear: DecimalText;
  /** All retention is taken from the lump sum, by the person's election (s.287-70(6)). */
  retentionFromLumpSum: boolean;
  /** Payments a year. */
  payments: number;
}

export interface PeriodicPayment {
  /** Interest and retention of a year. */
  interest: DecimalText;
  retention: DecimalText;
  /** One payment, half up. */
  payment: DecimalText;
}

/** (LSE x IR + RC) / NPP. */
export function bondPeriodicPayment(facts: PeriodicPaymentFacts): Outcome<PeriodicPayment, "RATE_LIMITED"> {
  const { rate, text } = lowerRate(facts.agreedRate, facts.mpir);
  const issues: LawIssue<"RATE_LIMITED">[] = [];
  if (text !== facts.agreedRate) {
    const message = `The agreed rate ${facts.agreedRate}% is above the most of the start day, ${text}%, which is taken.`;
    issues.push(warning("RATE_LIMITED", "agreedRate", null, message));
  }
  const interest = new Decimal(facts.lumpSumEquivalent).times(rate.digits).div(rate.per);
  const share = new Decimal(facts.lumpSumEquivalent).div(facts.bond);
  const retention = facts.retentionFromLumpSum ? new Decimal(0) : share.times(facts.retentionPerYear);
  const cents = (value: Decimal): DecimalText => value.toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toFixed(2);
  const payment = cents(interest.plus(retention).div(facts.payments));
  const words = `(${facts.lumpSumEquivalent} x ${text}% + ${cents(retention)}) / ${facts.payments}`;
  const trace: TraceStep[] = [step("bond-payments", "Aged Care Rules 2025 s.287-70(3)", words, payment)];
  return { result: { interest: cents(interest), retention: cents(retention), payment }, issues, trace };
}

export interface InterestEquivalentFacts {
  /** Agreed to be paid as a lump sum, and not paid. */
  lumpSum: DecimalText;
  agreedRate: DecimalText;
  mpir: DecimalText;
  startDay: CivilDate;
  ceasedOn: CivilDate;
  /** The lump sum was to be paid on this day. */
  payableOn: CivilDate;
}

export interface InterestEquivalent {
  from: CivilDate;
  to: CivilDate;
  days: number;
  amount: DecimalText;
}

/** I x LS x D / 365; null for care of two months or less. */
export function bondInterestEquivalent(facts: InterestEquivalentFacts): Outcome<InterestEquivalent | null, never> {
  const law = "Aged Care Rules 2025 s.287-80";
  const ceased = dayNumber(facts.ceasedOn);
  if (ceased < addMonths(dayNumber(facts.startDay), 2)) {
    const trace = [step("bond-payments", `${law}(1)(c)`, "Care lasted two months or less", null)];
    return { result: null, issues: [], trace };
  }
  const { rate, text } = lowerRate(facts.agreedRate, facts.mpir);
  const from = monthStart(dayNumber(facts.payableOn));
  const to = monthEnd(ceased);
  const days = Math.max(to - from + 1, 0);
  const amount = centsText(interestCents(centsOf(facts.lumpSum), rate, days));
  const words = `${text}% x ${facts.lumpSum} x ${days} / ${YEAR_DAYS}`;
  const trace = [step("bond-payments", `${law}(3)`, words, amount)];
  return { result: { from: dayText(from), to: dayText(to), days, amount }, issues: [], trace };
}
