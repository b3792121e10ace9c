import type { CapArrangement, CapLine, CappedFee, LimitType } from "@banksia/contracts";
import { formatMoney, formatNumber } from "../../lib/money.ts";

export const LIMIT_TYPES: Record<LimitType, string> = {
  MEANS_TESTED_ANNUAL: "Annual, means tested care fee",
  MEANS_TESTED_LIFETIME: "Lifetime, means tested care fee",
  CONTRIBUTION_LIFETIME: "Lifetime, contributions",
  CARE_DAYS: "Days of the non-clinical care contribution",
};

/** As a heading of its own. */
export const LIMIT_TITLES: Record<LimitType, string> = {
  MEANS_TESTED_ANNUAL: "Annual cap on the means tested care fee",
  MEANS_TESTED_LIFETIME: "Lifetime cap on the means tested care fee",
  CONTRIBUTION_LIFETIME: "Lifetime cap on contributions",
  CARE_DAYS: "Days of the non-clinical care contribution",
};

export const ARRANGEMENTS: Record<CapArrangement["arrangement"], string> = {
  PRE14: "Before July 2014: no caps",
  POST14: "July 2014: annual and lifetime cap on the means tested care fee",
  NOV25: "November 2025: lifetime cap on contributions, and 1,460 days",
};

export const CAPPED_FEES: Record<CappedFee, string> = {
  means_tested_care_fee: "Means tested care fee",
  income_tested_care_fee: "Income tested care fee (home care)",
  non_clinical_care_contribution: "Non-clinical care contribution",
  support_at_home_contribution: "Support at Home contribution",
};

/** An amount of a cap as people read it: dollars, or whole days. */
export function capAmount(type: LimitType, amount: string | null): string {
  if (amount === null) return "";
  return type === "CARE_DAYS" ? formatNumber(amount) : formatMoney(amount);
}

/** Lines that are shown: of annual caps the last year, or every one. */
export function shownLines(lines: readonly CapLine[], history: boolean): CapLine[] {
  if (history) return [...lines];
  const last = lines.findLast((line) => line.kind === "annual");
  return lines.filter((line) => line.kind !== "annual" || line === last);
}
