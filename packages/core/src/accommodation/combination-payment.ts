/** The daily payment when part of the lump sum is held (docs/rules/combination-payment.md). */
import type { AccommodationArrangement } from "../arrangements/facts.ts";
import { step, type Outcome } from "../arrangements/outcome.ts";
import type { DecimalText } from "../billing/facts.ts";
import { centsOf, centsText, type Cents } from "../money/cents.ts";
import { dailyPaymentCents } from "./daily-payment.ts";
import { factorText, indexedCents, type IndexFactor } from "./dap-indexation.ts";
import { ACCOMMODATION_POLICY, type AccommodationPolicy } from "./policy.ts";
import { productCents, rateOf, type Rate } from "./rate.ts";

export type CombinationMethod = "proportion" | "difference";

/** How the daily part of a combination is worked out. */
export function combinationMethod(
  arrangement: AccommodationArrangement,
  policy: AccommodationPolicy,
): CombinationMethod {
  if (policy.combination !== "by_arrangement") return policy.combination;
  return arrangement === "NOV25" ? "proportion" : "difference";
}

/** Price, rate and index of a day. */
export interface DailyTerms {
  price: Cents;
  rate: Rate;
  factor: IndexFactor;
  method: CombinationMethod;
}

/**
 * The daily payment while `covered` of the price is covered: the balance, and what retention took of it. Never below
 * zero. With nothing covered both methods give the indexed daily payment of the whole price.
 */
export function combinationCents(terms: DailyTerms, covered: Cents, policy: AccommodationPolicy): Cents {
  const open = terms.price - covered;
  if (open <= 0) return 0;
  return partCents(terms, Math.min(open, terms.price), policy);
}

/** The daily payment on a part of the price. */
export function partCents(terms: DailyTerms, part: Cents, policy: AccommodationPolicy): Cents {
  const { price, rate, factor, method } = terms;
  if (part <= 0) return 0;
  const rounding = policy.dailyRounding;
  if (method === "difference") return indexedCents(dailyPaymentCents(part, rate, rounding), factor);
  const whole = indexedCents(dailyPaymentCents(price, rate, rounding), factor);
  return productCents(whole, part, price, rounding);
}

export interface CombinationFacts {
  price: DecimalText;
  /** Agreed rate, percent a year, at most the MPIR of the price agreement day. */
  rate: DecimalText;
  /** Ten-thousandths; 10,000 without indexation. */
  factor: IndexFactor;
  /** Refundable deposit balance of the day. */
  balance: DecimalText;
  /** Retention deducted up to the day. */
  retained: DecimalText;
  arrangement: AccommodationArrangement;
}

const PAGE = "combination-payment";

export function combinationPayment(
  facts: CombinationFacts,
  policy: AccommodationPolicy = ACCOMMODATION_POLICY,
): Outcome<DecimalText, never> {
  const method = combinationMethod(facts.arrangement, policy);
  const terms: DailyTerms = { price: centsOf(facts.price), rate: rateOf(facts.rate), factor: facts.factor, method };
  const covered = centsOf(facts.balance) + centsOf(facts.retained);
  const whole = centsText(partCents(terms, terms.price, policy));
  const daily = centsText(combinationCents(terms, covered, policy));
  const held = `${facts.balance} held and ${facts.retained} retained`;
  const text =
    method === "proportion"
      ? `(1 - (${held}) / ${facts.price}) x ${whole}`
      : `(${facts.price} less ${held}) x ${facts.rate}% / 365${indexWords(facts.factor)}`;
  const law = method === "proportion" ? "Aged Care Rules 2025 s.296-5(4)" : null;
  return { result: daily, issues: [], trace: [step(PAGE, law, text, daily)] };
}

function indexWords(factor: IndexFactor): string {
  return factor === 10_000 ? "" : ` x ${factorText(factor)}`;
}

/** The most that may be held or topped up to: the price less what retention took (Act ss.297, 303(2)(a)). */
export function mostLumpSum(facts: { price: DecimalText; retained: DecimalText }): DecimalText {
  return centsText(Math.max(centsOf(facts.price) - centsOf(facts.retained), 0));
}
