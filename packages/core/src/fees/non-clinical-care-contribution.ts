/** The non-clinical care contribution of a day (docs/rules/non-clinical-care-contribution.md). */
import { step, type Outcome } from "../arrangements/outcome.ts";
import type { DecimalText } from "../billing/facts.ts";
import { Decimal, decimalText, roundToCent } from "../money/decimal.ts";
import type { MeansTest } from "./facts.ts";
import { between, type HotellingFacts } from "./hotelling-contribution.ts";

export interface NonClinicalCareFacts extends HotellingFacts {
  means: MeansTest;
  maximumContribution: DecimalText;
  /** Days before this one on which it could have been charged, but for a fee reduction, with any provider. */
  daysBefore: number;
  /** After how many such days it ends: 1,460. */
  maximumDays: number;
  /** On a day before this one, the contributions that count went past the lifetime cap of that day. */
  lifetimeCapPassed: boolean;
}

/** "0.00" while the means are unknown. */
export function nonClinicalCareContribution(facts: NonClinicalCareFacts): Outcome<DecimalText, never> {
  const { means, maximumContribution: most } = facts;
  if (facts.daysBefore >= facts.maximumDays) {
    return outcome("0.00", "Act 2024 s.279(4)", `Could be charged on ${facts.daysBefore} days before: ended.`);
  }
  if (facts.lifetimeCapPassed) {
    return outcome("0.00", "Act 2024 s.279(5)", "The lifetime cap was passed on a day before: ended.");
  }
  if (means.status === "unknown") {
    return outcome("0.00", "Act 2024 s.319", "The daily means tested amount is not known yet: nothing may be asked.");
  }
  if (means.status === "not_disclosed") {
    return outcome(money(new Decimal(most)), "Act 2024 s.279(2)", "Means not disclosed: the maximum contribution");
  }
  const others = new Decimal(facts.maximumAccommodationSupplement).plus(facts.maximumHotellingSupplement);
  const amount = between(new Decimal(means.amount).minus(others), most);
  const text = `means tested amount ${means.amount} less ${decimalText(others)}, between 0 and ${most}`;
  return outcome(money(amount), "Act 2024 s.279(1)", text);
}

function money(value: Decimal): DecimalText {
  return decimalText(roundToCent(value));
}

function outcome(result: DecimalText, section: string, text: string): Outcome<DecimalText, never> {
  return {
    result,
    issues: [],
    trace: [step("non-clinical-care-contribution", `Aged Care ${section}`, text, result)],
  };
}
