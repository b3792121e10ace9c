/** Whether a fee reduction supplement applies on a day (docs/rules/fee-reduction.md). */
import { step, warning, type LawIssue, type Outcome } from "../arrangements/outcome.ts";
import type { CivilDate, DecimalText } from "../billing/facts.ts";
import { dayNumber } from "../days/civil.ts";
import { Decimal, decimalText } from "../money/decimal.ts";
import { financialYearOf } from "../leave/financial-year.ts";

export interface FeeReductionEligibilityFacts {
  day: CivilDate;
  incomeDetermined: boolean;
  assetsDetermined: boolean;
  meansNotDisclosed: boolean;
  /** Assets as determined, without those that cannot be realised. */
  assets: DecimalText;
  /** Base rate, pension supplement and energy supplement of a single person, a fortnight. */
  fullPension: DecimalText;
  gifts: readonly { on: CivilDate; amount: DecimalText }[];
  /** A determination is in force on the day. */
  determinationInForce: boolean;
}

export type FeeReductionEligibilityCode =
  | "INCOME_NOT_DETERMINED"
  | "ASSETS_NOT_DETERMINED"
  | "MEANS_NOT_DISCLOSED"
  | "ASSETS_TOO_HIGH"
  | "GIFTS_IN_A_YEAR_TOO_HIGH"
  | "GIFTS_IN_FIVE_YEARS_TOO_HIGH"
  | "NO_DETERMINATION";

/** In a financial year, and in that year and the four before it together. */
const GIFTS_A_YEAR = 10_000;
const GIFTS_IN_FIVE_YEARS = 30_000;
const LAW = "Aged Care Rules 2025 s.231-15(1)";

/** True when every condition is met; the issues name those that are not. */
export function feeReductionEligibility(
  facts: FeeReductionEligibilityFacts,
): Outcome<boolean, FeeReductionEligibilityCode> {
  const issues: LawIssue<FeeReductionEligibilityCode>[] = [];
  const not = (code: FeeReductionEligibilityCode, field: string, message: string): void => {
    issues.push(warning(code, field, facts.day, message));
  };
  if (!facts.incomeDetermined)
    not("INCOME_NOT_DETERMINED", "incomeDetermined", "No income determination is in effect.");
  if (!facts.assetsDetermined) not("ASSETS_NOT_DETERMINED", "assetsDetermined", "No asset determination is in effect.");
  if (facts.meansNotDisclosed)
    not("MEANS_NOT_DISCLOSED", "meansNotDisclosed", "The person has means not disclosed status.");
  // 1.5 times 26 fortnights.
  const most = new Decimal(facts.fullPension).times(39);
  if (new Decimal(facts.assets).greaterThan(most)) {
    not(
      "ASSETS_TOO_HIGH",
      "assets",
      `Assets of ${facts.assets} are more than ${decimalText(most)}, 1.5 times the full pension of a year.`,
    );
  }
  const year = financialYearOf(dayNumber(facts.day));
  const years = [0, 1, 2, 3, 4].map((back) => gifted(facts, year - back));
  const worst = Decimal.max(...years);
  if (worst.greaterThan(GIFTS_A_YEAR)) {
    not(
      "GIFTS_IN_A_YEAR_TOO_HIGH",
      "gifts",
      `Gave away ${decimalText(worst)} in one financial year, more than ${GIFTS_A_YEAR}.`,
    );
  }
  const together = years.reduce((sum, each) => sum.plus(each), new Decimal(0));
  if (together.greaterThan(GIFTS_IN_FIVE_YEARS)) {
    const text = `Gave away ${decimalText(together)} in five financial years, more than ${GIFTS_IN_FIVE_YEARS}.`;
    not("GIFTS_IN_FIVE_YEARS_TOO_HIGH", "gifts", text);
  }
  if (!facts.determinationInForce)
    not("NO_DETERMINATION", "determinationInForce", "No determination is in effect on the day.");
  const result = issues.length === 0;
  const text = `assets ${facts.assets} against ${decimalText(most)}, gifts ${decimalText(worst)} and ${decimalText(together)}`;
  return { result, issues, trace: [step("fee-reduction", LAW, text, result ? "applies" : "does not apply")] };
}

/** Gifts made in a financial year, up to the day asked about. */
function gifted(facts: FeeReductionEligibilityFacts, year: number): Decimal {
  return facts.gifts
    .filter((gift) => gift.on <= facts.day && financialYearOf(dayNumber(gift.on)) === year)
    .reduce((sum, gift) => sum.plus(gift.amount), new Decimal(0));
}
