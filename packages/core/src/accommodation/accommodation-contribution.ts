/** Daily contribution of a low means person and the lump sum that equals it (docs/rules/accommodation-contribution.md). */
import { step, type Outcome, type TraceStep } from "../arrangements/outcome.ts";
import type { DecimalText } from "../billing/facts.ts";
import { centsOf, centsText, type Cents } from "../money/cents.ts";
import { ACCOMMODATION_POLICY, type AccommodationPolicy } from "./policy.ts";
import { YEAR_DAYS, productCents, rateOf, type Rate } from "./rate.ts";

export interface ContributionFacts {
  /** Assessed from the daily means tested amount, as advised. */
  assessed: DecimalText;
  /** Maximum accommodation supplement amount of the day. */
  maximumSupplement: DecimalText;
  /** Agreed price as a daily payment; null for those in care since before 1 November 2025 in the class of 2014. */
  agreedDaily: DecimalText | null;
  /** MPIR of the start day, percent a year. */
  mpir: DecimalText;
  balance: DecimalText;
  /** Retention deducted up to the day. */
  retained: DecimalText;
}

export interface AccommodationContribution {
  /** The most for the day without a lump sum. */
  maximumDaily: DecimalText;
  /** The most that may be held on the day: retention taken off, cut off to the cent. */
  maximumLumpSum: DecimalText;
  /** The daily contribution beside the balance. */
  daily: DecimalText;
  /** Held above the most, to be refunded and entered in the register (Rules s.150A-15(e)). */
  excess: DecimalText;
}

/** The least of what is assessed, the supplement and the agreed price a day. */
export function maximumContributionCents(assessed: Cents, supplement: Cents, agreedDaily: Cents | null): Cents {
  return Math.min(assessed, supplement, agreedDaily ?? assessed);
}

/** The lump sum that equals a daily contribution, retention not taken off; cut off to the cent. */
export function contributionLumpSumCents(daily: Cents, rate: Rate, policy: AccommodationPolicy): Cents {
  if (rate.digits === 0) return 0;
  const rounding = policy.contributionLumpSum === "half_up" ? "half_up" : "down";
  return productCents(daily * YEAR_DAYS, rate.per, rate.digits, rounding);
}

/** The daily contribution while `covered` is covered: the balance, and what retention took of it. Never below zero. */
export function contributionCents(daily: Cents, rate: Rate, covered: Cents, policy: AccommodationPolicy): Cents {
  if (covered <= 0) return daily;
  if (policy.contributionLumpSum !== "exact") {
    const open = contributionLumpSumCents(daily, rate, policy) - covered;
    return open <= 0 ? 0 : productCents(open, rate.digits, rate.per * YEAR_DAYS, policy.dailyRounding);
  }
  const whole = BigInt(daily) * BigInt(rate.per) * BigInt(YEAR_DAYS) - BigInt(covered) * BigInt(rate.digits);
  return whole <= 0n ? 0 : productCents(whole, 1, rate.per * YEAR_DAYS, policy.dailyRounding);
}

const PAGE = "accommodation-contribution";
const LAW = "Aged Care Rules 2025 s.298-10";

export function accommodationContribution(
  facts: ContributionFacts,
  policy: AccommodationPolicy = ACCOMMODATION_POLICY,
): Outcome<AccommodationContribution, never> {
  const agreed = facts.agreedDaily === null ? null : centsOf(facts.agreedDaily);
  const maximum = maximumContributionCents(centsOf(facts.assessed), centsOf(facts.maximumSupplement), agreed);
  const rate = rateOf(facts.mpir);
  const [balance, retained] = [centsOf(facts.balance), centsOf(facts.retained)];
  const most = Math.max(contributionLumpSumCents(maximum, rate, policy) - retained, 0);
  const result: AccommodationContribution = {
    maximumDaily: centsText(maximum),
    maximumLumpSum: centsText(most),
    daily: centsText(contributionCents(maximum, rate, balance + retained, policy)),
    excess: centsText(Math.max(balance - most, 0)),
  };
  const least = `least of assessed ${facts.assessed}, supplement ${facts.maximumSupplement}`;
  const trace: TraceStep[] = [
    step(
      PAGE,
      "Aged Care Act 2024 s.298(b)-(c)",
      agreed === null ? least : `${least}, agreed price a day ${facts.agreedDaily}`,
      result.maximumDaily,
    ),
    step(
      PAGE,
      `${LAW}(3)`,
      `${result.maximumDaily} x ${YEAR_DAYS} / ${facts.mpir}% less ${facts.retained} retained`,
      result.maximumLumpSum,
    ),
    step(PAGE, `${LAW}(4)`, `${facts.mpir}% of what is not held (${facts.balance} is) / ${YEAR_DAYS}`, result.daily),
  ];
  return { result, issues: [], trace };
}
