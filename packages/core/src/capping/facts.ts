/** The caps of a client, what counts towards them, and the lines that people see. */
import type { CareSetting, CivilDate, DatedAmount, DecimalText } from "../billing/facts.ts";

export type CapKind = "annual" | "lifetime";

/**
 * - `MEANS_TESTED_ANNUAL`: means tested care fees, and income tested care fees of home care, in a cap year
 * - `MEANS_TESTED_LIFETIME`: the same, ever
 * - `CONTRIBUTION_LIFETIME`: non-clinical care and Support at Home contributions and all of the above, ever
 */
export type LimitType = "MEANS_TESTED_ANNUAL" | "MEANS_TESTED_LIFETIME" | "CONTRIBUTION_LIFETIME";

/** A fee that counts towards a cap. `income_tested_care_fee`: of home care, up to 31 October 2025. */
export type CappedFee =
  | "means_tested_care_fee"
  | "income_tested_care_fee"
  | "non_clinical_care_contribution"
  | "support_at_home_contribution";

export interface CapLimit {
  type: LimitType;
  /** Dated thresholds, any order; of overlapping ones the one that began last holds. */
  thresholds: readonly DatedAmount[];
}

/** What was charged for days of service, without tax; spread evenly over its days. Negative: a credit. */
export interface CapContribution {
  from: CivilDate;
  to: CivilDate;
  amount: DecimalText;
  fee: CappedFee;
  /** Billed here, or known from elsewhere since the opening. */
  source: "here" | "elsewhere";
}

export interface CappingFacts {
  /** First day of Commonwealth-funded aged care with any provider, respite aside. Its anniversaries start cap years. */
  firstEntryDate: CivilDate;
  /** Null: the client has no such cap. */
  annual: CapLimit | null;
  lifetime: CapLimit | null;
  /** Paid up to and including the day before `openingDate`, the annual part in the cap year that holds that day. */
  openingDate: CivilDate | null;
  annualOpening: DecimalText;
  lifetimeOpening: DecimalText;
  contributions: readonly CapContribution[];
  /** Charge on past the caps: lines and forecast still say when they are reached. */
  allowBeyond: boolean;
}

/** Points that the law leaves open. */
export interface CappingPolicy {
  /** The day on which a cap is reached: charge what is left under it, or the whole fee of that day. */
  capCrossing: "clamp" | "full_day";
  /** Annual caps hold in every cap year, or only in those that began before 1 November 2025, as s.285A-14(2) reads. */
  annualCapYears: "every_year" | "begun_before_november_2025";
  /**
   * A higher threshold gives headroom again where the law names one current figure, and not where it looks at the cap
   * of the day on which it was passed (`by_limit`); or always; or never.
   */
  afterIndexation: "by_limit" | "reopens" | "final";
  /** Support at Home contributions count towards the lifetime cap of the means tested care fee, or not (s.285A-14(4)). */
  supportAtHomeInMeansTestedCap: "does_not_count" | "counts";
  /** The first entry is that of any entry, or only of those that still last. */
  firstEntry: "any_entry" | "lasting_entries";
}

export const CAPPING_POLICY: CappingPolicy = {
  capCrossing: "clamp",
  annualCapYears: "every_year",
  afterIndexation: "by_limit",
  supportAtHomeInMeansTestedCap: "does_not_count",
  firstEntry: "any_entry",
};

/** A row of the grid: one cap year, or the lifetime. */
export interface CapLine {
  limitType: LimitType;
  kind: CapKind;
  from: CivilDate;
  /** Last day of the cap year; null for the lifetime. */
  to: CivilDate | null;
  /** First day whose contributions are counted one by one; what came before is in the opening. */
  fromCalculatedDate: CivilDate;
  /** In force on the day of calculation, or on the last day of an earlier year; null: none is known. */
  threshold: DecimalText | null;
  opening: DecimalText;
  /** Billed here, and known from elsewhere, on days up to the day of calculation. */
  current: DecimalText;
  other: DecimalText;
  total: DecimalText;
  /** Threshold less total, not below zero; null without a threshold. */
  remaining: DecimalText | null;
  /** Charged already for later days of the row. */
  ahead: DecimalText;
  limitReached: boolean;
  /** Day since which the limit has been reached without a break. */
  limitReachedDate: CivilDate | null;
  /** First day of the next cap year; null for the lifetime. */
  anniversary: CivilDate | null;
  anniversaryReached: boolean;
}

export interface CapLines {
  firstEntryDate: CivilDate;
  /** The next anniversary after the day of calculation; null without annual cap. */
  anniversaryDate: CivilDate | null;
  lastCalculatedDate: CivilDate;
  /** Annual lines in order, then the lifetime. */
  lines: CapLine[];
}

/** A capped fee of so much a day. */
export interface DailyCharge {
  from: CivilDate;
  /** Null: until the end of what is asked. */
  to: CivilDate | null;
  amount: DecimalText;
}

/** Days that are charged the same. */
export interface ChargedDays {
  from: CivilDate;
  to: CivilDate;
  days: number;
  perDay: DecimalText;
  amount: DecimalText;
}

/** A cap that is reached in what is asked. */
export interface CapReached {
  kind: CapKind;
  limitType: LimitType;
  /** The day at whose end the cap is reached (`clamp`) or passed (`full_day`). */
  on: CivilDate;
  threshold: DecimalText;
  /** What is charged for that day. */
  charged: DecimalText;
}

export interface UnderCaps {
  /** What is charged; days left out are not charged. */
  charged: ChargedDays[];
  /** Each time a cap is reached, in order of days. */
  reached: CapReached[];
}

export type CappingIssueCode =
  | "THRESHOLD_MISSING"
  | "OPENING_WITHOUT_DATE"
  | "ANNUAL_OPENING_ABOVE_LIFETIME"
  | "CONTRIBUTION_BEFORE_FIRST_ENTRY"
  | "SCHEDULE_OVERLAPS"
  | "SCHEDULE_BEFORE_CONTRIBUTIONS"
  | "NEGATIVE_CHARGE"
  | "NO_FUNDED_ENTRY";

/** A service entry as far as the first entry date asks. */
export interface FundedEntry {
  setting: CareSetting;
  funded: boolean;
  entryDate: CivilDate;
  departureDate: CivilDate | null;
}
