/** The means tested care fee of a day, before caps (docs/rules/means-tested-care-fee.md). */
import { step, type Outcome, type TraceStep } from "../arrangements/outcome.ts";
import type { DecimalText } from "../billing/facts.ts";
import { Decimal, decimalText, roundToCent } from "../money/decimal.ts";
import { careCost, type CareCostFacts } from "./cost-of-care.ts";
import { FEE_POLICY, type FeePolicy, type MeansTest } from "./facts.ts";

export interface MeansTestedCareFeeFacts extends CareCostFacts {
  means: MeansTest;
  maximumAccommodationSupplement: DecimalText;
}

const RULE = "Aged Care Rules 2025 s.285A-14(1)";

/** "0.00" while the means are unknown. Annual and lifetime cap come after: see docs/rules/cap-lines.md. */
export function meansTestedCareFee(
  facts: MeansTestedCareFeeFacts,
  policy: FeePolicy = FEE_POLICY,
): Outcome<DecimalText, never> {
  const { means, maximumAccommodationSupplement: room } = facts;
  const trace: TraceStep[] = [];
  const add = (section: string, text: string, value: DecimalText): DecimalText => {
    trace.push(step("means-tested-care-fee", `${RULE} ${section}`, text, value));
    return value;
  };
  const done = (result: DecimalText) => ({ result, issues: [], trace });
  if (means.status === "unknown") {
    return done(add("step 1", "The daily means tested amount is not known yet: nothing may be asked.", "0.00"));
  }
  const excess = means.status === "assessed" ? new Decimal(means.amount).minus(room) : null;
  if (excess !== null && means.status === "assessed") {
    add(
      "step 2",
      `means tested amount ${means.amount} less the highest accommodation supplement ${room}`,
      decimalText(excess),
    );
    if (!excess.greaterThan(0)) return done(add("step 3", "Not above zero: no fee.", "0.00"));
  }
  const cost = careCost(facts, policy);
  const parts = `base rate ${text(cost.baseRate)}, tariff ${text(cost.tariff)}, supplements ${text(cost.supplements)}`;
  add("step 4", `${parts}: the most a day`, text(cost.total));
  if (excess !== null && !excess.greaterThan(cost.total)) {
    return done(add("step 5", "The means tested amount decides.", money(excess)));
  }
  const why = excess === null ? "Means not disclosed: the most a day." : "The cost of care decides.";
  return done(add("step 6", why, money(cost.total)));
}

const text = (value: Decimal): DecimalText => value.toFixed(Math.max(2, value.decimalPlaces()));

function money(value: Decimal): DecimalText {
  return decimalText(roundToCent(value));
}
