/** Accommodation charge of before July 2014 (docs/rules/accommodation-charge.md). */
import { step, type Outcome } from "../arrangements/outcome.ts";
import type { DecimalText } from "../billing/facts.ts";
import { centsOf, centsText, type Cents } from "../money/cents.ts";

export interface AccommodationChargeFacts {
  /** A day, of the most recent accommodation charge agreement. */
  agreed: DecimalText;
  /** Of the start day; null: the person did not give enough to work it out. */
  assets: { value: DecimalText; minimum: DecimalText } | null;
  /** Ceiling that already held at the transition time; null: none. */
  earlierCeiling: DecimalText | null;
  /** Fee reduction supplement applied towards it, a day. */
  supplement: DecimalText;
}

const ASSET_DIVISOR = 2080;

/** The most of an accommodation charge a day (Rules ss.287-130, 287-135). */
export function accommodationCharge(facts: AccommodationChargeFacts): Outcome<DecimalText, never> {
  const amounts: Cents[] = [centsOf(facts.agreed)];
  if (facts.assets !== null) {
    const above = Math.max(centsOf(facts.assets.value) - centsOf(facts.assets.minimum), 0);
    amounts.push((above - (above % ASSET_DIVISOR)) / ASSET_DIVISOR);
  }
  if (facts.earlierCeiling !== null) amounts.push(centsOf(facts.earlierCeiling));
  const most = Math.min(...amounts);
  const charge = centsText(Math.max(most - centsOf(facts.supplement), 0));
  const text = `lowest of ${amounts.map(centsText).join(", ")}, less supplement ${facts.supplement}`;
  return {
    result: charge,
    issues: [],
    trace: [step("accommodation-charge", "Aged Care Rules 2025 s.287-135", text, charge)],
  };
}
