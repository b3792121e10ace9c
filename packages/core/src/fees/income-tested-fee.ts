/** The income tested fee of a day of people of before July 2014 (docs/rules/income-tested-fee.md). */
import { step, type Outcome, type TraceStep } from "../arrangements/outcome.ts";
import type { DecimalText } from "../billing/facts.ts";
import { Decimal, decimalText, floorToCent } from "../money/decimal.ts";
import { careCost, type CareCostFacts } from "./cost-of-care.ts";
import { FEE_POLICY, type FeePolicy } from "./facts.ts";

export type IncomeTest =
  /** Total assessable income and the free area, both a year. */
  | { status: "assessed"; income: DecimalText; freeArea: DecimalText }
  | { status: "not_disclosed" }
  | { status: "unknown" };

export interface IncomeTestedFeeFacts extends CareCostFacts {
  income: IncomeTest;
  /** Maximum basic rate of a single person, a fortnight. */
  basePension: DecimalText;
}

const RULE = "Aged Care Rules 2025 s.319-15(1)";

/** "0.00" while the income is unknown. There is no cap on it. */
export function incomeTestedFee(
  facts: IncomeTestedFeeFacts,
  policy: FeePolicy = FEE_POLICY,
): Outcome<DecimalText, never> {
  const { income } = facts;
  const trace: TraceStep[] = [];
  const add = (section: string, text: string, value: DecimalText): DecimalText => {
    trace.push(step("income-tested-fee", `${RULE} ${section}`, text, value));
    return value;
  };
  const done = (result: DecimalText) => ({ result, issues: [], trace });
  if (income.status === "unknown") {
    return done(add("step 1", "The income is not known yet: nothing may be asked.", "0.00"));
  }
  // 135% of a fortnight over 14 is 135% of the year over 364.
  const ofPension = new Decimal(facts.basePension).times(135).div(1400);
  const pensionText = `135% of the base pension of ${facts.basePension} a fortnight, a day`;
  if (income.status === "not_disclosed") {
    return done(add("step 5", `Means not disclosed: ${pensionText}`, decimalText(floorToCent(ofPension))));
  }
  const excess = new Decimal(income.income).minus(income.freeArea);
  if (!excess.greaterThan(0)) {
    return done(add("step 3", `Income ${income.income} is not above the free area ${income.freeArea}.`, "0.00"));
  }
  const ofIncome = excess.times(5).div(12).div(364);
  const { total } = careCost(facts, policy);
  add("step 4(a)", `5/12 of ${income.income} less ${income.freeArea}, over 364`, ofIncome.toFixed(4));
  add("step 4(b)", pensionText, ofPension.toFixed(4));
  add("step 4(c)", "base rate, tariff and supplements of the day", total.toFixed(4));
  const least = floorToCent(Decimal.min(ofIncome, ofPension, total));
  return done(add("step 4", "the smallest, down to the cent", decimalText(least)));
}
