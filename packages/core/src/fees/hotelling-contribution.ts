/** The hotelling contribution of a day (docs/rules/hotelling-contribution.md). */
import { step, type Outcome } from "../arrangements/outcome.ts";
import type { DecimalText } from "../billing/facts.ts";
import { Decimal, decimalText, roundToCent } from "../money/decimal.ts";
import type { MeansTest } from "./facts.ts";

export interface HotellingFacts {
  means: MeansTest;
  /** The highest accommodation supplement of the day, whatever the home gets. */
  maximumAccommodationSupplement: DecimalText;
  /** The highest hotelling supplement of the day. */
  maximumHotellingSupplement: DecimalText;
}

const LAW = "Aged Care Act 2024 s.278";

/** "0.00" while the means are unknown. */
export function hotellingContribution(facts: HotellingFacts): Outcome<DecimalText, never> {
  const { means, maximumAccommodationSupplement: room, maximumHotellingSupplement: most } = facts;
  if (means.status === "unknown") {
    return outcome("0.00", "s.319", "The daily means tested amount is not known yet: nothing may be asked.");
  }
  if (means.status === "not_disclosed") {
    return outcome(money(new Decimal(most)), "s.278(2)", "Means not disclosed: the maximum hotelling supplement");
  }
  const amount = between(new Decimal(means.amount).minus(room), most);
  return outcome(money(amount), "s.278(1)", `means tested amount ${means.amount} less ${room}, between 0 and ${most}`);
}

/** `value`, at least zero and at most `most`. */
export function between(value: Decimal, most: DecimalText): Decimal {
  return Decimal.min(Decimal.max(value, 0), most);
}

function money(value: Decimal): DecimalText {
  return decimalText(roundToCent(value));
}

function outcome(result: DecimalText, section: string, text: string): Outcome<DecimalText, never> {
  const law = section === "s.319" ? "Aged Care Act 2024 s.319" : LAW.replace("s.278", section);
  return { result, issues: [], trace: [step("hotelling-contribution", law, text, result)] };
}
