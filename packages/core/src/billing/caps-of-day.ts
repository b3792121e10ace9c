/** Which caps limit a capped charge on a day: by the client's fee arrangement of the day and the fee. */
import type { FeeArrangement } from "../arrangements/facts.ts";
import { TRANSITION } from "../arrangements/reform-days.ts";
import { countsTowards } from "../capping/cap-limits.ts";
import type { CapKind, CappedFee, CappingPolicy, LimitType } from "../capping/facts.ts";
import { LAST_DAY, type DayNumber } from "../days/civil.ts";
import { daysOf, intersect, type Days } from "../days/range.ts";
import type { BillingBook, Threshold } from "./book.ts";
import type { CapFacts } from "./facts.ts";

export interface ArrangementDays extends Days {
  arrangement: FeeArrangement;
}

/** In the order in which the tighter of equal caps is named. */
export const LIMIT_TYPES: readonly LimitType[] = [
  "MEANS_TESTED_ANNUAL",
  "MEANS_TESTED_LIFETIME",
  "CONTRIBUTION_LIFETIME",
];

export function kindOf(type: LimitType): CapKind {
  return type === "MEANS_TESTED_ANNUAL" ? "annual" : "lifetime";
}

export function arrangementsOf(cap: CapFacts): ArrangementDays[] {
  return cap.arrangements
    .map((row) => ({ ...daysOf(row), arrangement: row.arrangement }))
    .sort((a, b) => a.from - b.from);
}

/** The arrangement of a day; null: none. `rows` are disjoint. */
export function arrangementOn(rows: readonly ArrangementDays[], day: DayNumber): FeeArrangement | null {
  for (const row of rows) if (row.from <= day && row.to >= day) return row.arrangement;
  return null;
}

/** Whether money of a fee counts towards a cap. What charges no fee of the law counts towards every one. */
export function feeCounts(type: LimitType, fee: CappedFee | null, policy: CappingPolicy): boolean {
  return fee === null || countsTowards(type, { fee }, policy);
}

/**
 * Whether a charge of a fee is limited by a cap on a day of an arrangement. Without arrangement the set-up of the client
 * says which caps hold, and contributions of November 2025 are under their own.
 */
export function limits(
  type: LimitType,
  arrangement: FeeArrangement | null,
  fee: CappedFee | null,
  cap: Pick<CapFacts, "annual" | "lifetime">,
): boolean {
  if (arrangement === "PRE14") return false;
  const ofContributions = type === "CONTRIBUTION_LIFETIME";
  if (arrangement === "NOV25") return ofContributions;
  const contribution = fee === "non_clinical_care_contribution" || fee === "support_at_home_contribution";
  if (contribution !== ofContributions) return false;
  if (arrangement === "POST14") return true;
  return type === "MEANS_TESTED_ANNUAL" ? cap.annual : cap.lifetime;
}

/**
 * The thresholds of a cap for one client. The lifetime cap of contributions is that of the class of the day (Aged Care
 * Rules 2025 s.7-20): on days of `POST14` that of the means tested care fee.
 */
export function thresholdsOf(
  book: BillingBook,
  type: LimitType,
  arrangements: readonly ArrangementDays[],
): readonly Threshold[] {
  if (type === "MEANS_TESTED_ANNUAL") return book.annualCap;
  if (type === "MEANS_TESTED_LIFETIME") return book.lifetimeCap;
  const lower = (row: ArrangementDays): boolean => row.arrangement === "POST14";
  if (!arrangements.some(lower)) return book.contributionCap;
  const found: Threshold[] = [];
  arrangements.forEach((row, at) => {
    const next = arrangements[at + 1];
    const days = {
      from: at === 0 ? TRANSITION : Math.max(row.from, TRANSITION),
      to: next === undefined ? LAST_DAY : row.to,
    };
    for (const each of lower(row) ? book.lifetimeCap : book.contributionCap) {
      const both = intersect(days, each);
      if (both !== null) found.push({ ...both, cents: each.cents });
    }
  });
  return found;
}
