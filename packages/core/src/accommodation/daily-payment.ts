/** The daily payment that equals a price (docs/rules/daily-accommodation-payment.md). */
import { error, step, type LawIssue, type Outcome } from "../arrangements/outcome.ts";
import type { DecimalText } from "../billing/facts.ts";
import { centsOf, centsText, type Cents } from "../money/cents.ts";
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
