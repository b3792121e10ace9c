/** Which caps a client has, and which contributions count towards each (docs/rules/cap-lines.md). */
import type { CohortDays, FeeArrangement } from "../arrangements/facts.ts";
import { TRANSITION } from "../arrangements/reform-days.ts";
import type { DatedAmount } from "../billing/facts.ts";
import { LAST_DAY, dayNumber, dayNumberOr, type DayNumber } from "../days/civil.ts";
import { daysOf, intersect, rangeText, type Days } from "../days/range.ts";
import { centsOf, type Cents } from "../money/cents.ts";
import type { CapContribution, CapLimit, CappingPolicy, LimitType } from "./facts.ts";

/** The national thresholds by type. */
export type CapThresholds = Record<LimitType, readonly DatedAmount[]>;

/**
 * The caps that go with a fee arrangement; `PRE14` has none. `history`: the arrangements of all days. The lifetime cap of
 * contributions is that of the class a person was in on the day (Aged Care Rules 2025 s.7-20), so on days of `POST14` it
 * is that of the means tested care fee.
 */
export function capsOfArrangement(
  arrangement: FeeArrangement,
  thresholds: CapThresholds,
  history: readonly Pick<CohortDays, "from" | "to" | "fee">[] = [],
): { annual: CapLimit | null; lifetime: CapLimit | null } {
  const limit = (type: LimitType): CapLimit => ({ type, thresholds: thresholds[type] });
  if (arrangement === "PRE14") return { annual: null, lifetime: null };
  if (arrangement === "POST14")
    return { annual: limit("MEANS_TESTED_ANNUAL"), lifetime: limit("MEANS_TESTED_LIFETIME") };
  const type = "CONTRIBUTION_LIFETIME";
  return {
    annual: null,
    lifetime: { type, thresholds: history.length === 0 ? thresholds[type] : byClass(thresholds, history) },
  };
}

/** The lifetime caps of each class on its days, from the transition time on; before the first days known, as on those. */
function byClass(
  thresholds: CapThresholds,
  history: readonly Pick<CohortDays, "from" | "to" | "fee">[],
): DatedAmount[] {
  const found: DatedAmount[] = [];
  history.forEach((row, at) => {
    const days = {
      from: at === 0 ? TRANSITION : Math.max(dayNumber(row.from), TRANSITION),
      to: dayNumberOr(row.to, LAST_DAY),
    };
    for (const each of thresholds[row.fee === "POST14" ? "MEANS_TESTED_LIFETIME" : "CONTRIBUTION_LIFETIME"]) {
      const both = intersect(days, daysOf(each));
      if (both !== null) found.push({ ...rangeText(both), amount: each.amount });
    }
  });
  return found;
}

/** Whether a contribution counts towards a limit. */
export function countsTowards(type: LimitType, { fee }: Pick<CapContribution, "fee">, policy: CappingPolicy): boolean {
  if (type === "CONTRIBUTION_LIFETIME") return true;
  if (fee === "means_tested_care_fee" || fee === "income_tested_care_fee") return true;
  if (type === "MEANS_TESTED_ANNUAL" || fee === "non_clinical_care_contribution") return false;
  return policy.supportAtHomeInMeansTestedCap === "counts";
}

/** Whether a later, higher threshold gives headroom again once the limit was reached. */
export function reopens(type: LimitType, policy: CappingPolicy): boolean {
  if (policy.afterIndexation !== "by_limit") return policy.afterIndexation === "reopens";
  // Act 2024 s.279(5) asks for the lifetime cap of the trigger day; Rules s.285A-14(3), (4) name one figure.
  return type !== "CONTRIBUTION_LIFETIME";
}

/** Whether the annual cap holds in the cap year that begins on a day. */
export function annualCapHolds(yearFrom: DayNumber, policy: CappingPolicy): boolean {
  return policy.annualCapYears === "every_year" || yearFrom < TRANSITION;
}

export interface ThresholdDays extends Days {
  cents: Cents;
}

/** Thresholds sorted so that the last one that holds a day is the one in force. */
export function thresholdDays(rows: readonly DatedAmount[]): ThresholdDays[] {
  return rows
    .map((row) => ({ ...daysOf(row), cents: centsOf(row.amount) }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
}

/** The threshold in force on a day, or null. */
export function thresholdOn(rows: readonly ThresholdDays[], day: DayNumber): Cents | null {
  return rows.findLast((row) => row.from <= day && row.to >= day)?.cents ?? null;
}

/** Whether a total reaches a threshold: it fills it (`clamp`), or goes past it (`full_day`). */
export function reaches(total: Cents, threshold: Cents, policy: CappingPolicy): boolean {
  return policy.capCrossing === "clamp" ? total >= threshold : total > threshold;
}
