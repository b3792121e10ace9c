/** The most that may be asked to hold a bed past 52 days of social leave (docs/rules/bed-reservation-fee.md). */
import type { FeeArrangement } from "../arrangements/facts.ts";
import { step, type Outcome } from "../arrangements/outcome.ts";
import type { DecimalText } from "../billing/facts.ts";
import { FEE_POLICY, type FeePolicy } from "../fees/facts.ts";
import { nwauAmount } from "../fees/nwau-amount.ts";
import { Decimal, decimalText, roundToCent } from "../money/decimal.ts";

export interface BedReservationFacts {
  arrangement: FeeArrangement;
  /** Most of the resident contribution of the day, as if care were delivered: basic daily fee and contributions. */
  residentContribution: DecimalText;
  /** AN-ACC price of the day. */
  price: DecimalText;
  /** Weight of the person's class; not used for `NOV25`. */
  classWeight: DecimalText;
  /** Weight of the standard base provider amount: 0.50. */
  standardWeight: DecimalText;
}

export function bedReservationFee(
  facts: BedReservationFacts,
  policy: FeePolicy = FEE_POLICY,
): Outcome<DecimalText, never> {
  const { arrangement, residentContribution, price } = facts;
  const provider = nwauAmount(price, facts.standardWeight, policy.nwauRounding);
  const transitional = arrangement !== "NOV25";
  const withBaseRate = transitional && policy.bedReservationBaseRate === "older_arrangements";
  const baseRate = withBaseRate ? nwauAmount(price, facts.classWeight, policy.nwauRounding) : new Decimal(0);
  const most = decimalText(roundToCent(provider.plus(baseRate).plus(residentContribution)));
  const law = transitional ? "Aged Care Rules 2025 s.285A-20(3)" : "Aged Care Rules 2025 s.282-5";
  const text = `resident contribution ${residentContribution}${withBaseRate ? `, base rate ${baseRate.toFixed()}` : ""}, standard base provider amount ${provider.toFixed()}`;
  return { result: most, issues: [], trace: [step("bed-reservation-fee", law, text, most)] };
}
