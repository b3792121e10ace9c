/** The facts from which a person's fee arrangement and accommodation arrangement follow, and what follows from them. */
import type { CivilDate, DayRange } from "../billing/facts.ts";

/**
 * Which fees of residential care a person pays:
 * - `PRE14`: basic daily fee and income tested fee (pre-2014 residential contribution class)
 * - `POST14`: basic daily fee and means tested care fee (post-2014 residential contribution class)
 * - `NOV25`: basic daily fee, hotelling and non-clinical care contribution (Aged Care Act 2024 Chapter 4)
 */
export type FeeArrangement = "PRE14" | "POST14" | "NOV25";

/**
 * Under which rules a person pays for the room:
 * - `PRE14`: accommodation bond or charge (pre-2014 accommodation class)
 * - `POST14`: refundable deposit or daily payment without retention and indexation (post-2014 accommodation class)
 * - `NOV25`: refundable deposit or daily payment under the Act of 2024
 */
export type AccommodationArrangement = "PRE14" | "POST14" | "NOV25";

/**
 * Both arrangements as people name them: `POST14-HC` came from home care of 12 September 2024; `OPT-IN` elected the
 * rules of November 2025; `BREAK` kept the fees but lost the accommodation rules by a break of more than 28 days.
 */
export type Cohort = "PRE14" | "POST14" | "POST14-HC" | "NOV25" | "OPT-IN" | "BREAK";

/** A stay in residential care with any provider, as far as known. Leave does not end a stay. */
export interface ResidentialStay {
  /** `multi_purpose`: flexible care in a multi-purpose service, which is no entry into residential care. */
  kind: "permanent" | "respite" | "multi_purpose";
  /** The home, by any name that is the same for the same home. */
  home: string;
  /** Day of entry. */
  from: CivilDate;
  /** Day of departure; null while it lasts. */
  to: CivilDate | null;
}

export interface ArrangementOverride extends DayRange {
  field: "fee" | "accommodation";
  arrangement: FeeArrangement;
  /** Why people decided otherwise than the dates say; may not be blank. */
  reason: string;
  /** Whether lump sums are subject to retention; only for `accommodation`, left out: as the arrangement has it. */
  retention?: boolean;
}

export interface ArrangementFacts {
  /** Any order. */
  stays: readonly ResidentialStay[];
  /**
   * Home care on 12 September 2024: `approved` as a recipient, or even `continuing` since before 1 July 2014
   * (continuing home care recipient, which includes being approved).
   */
  homeCareOnSep2024: "none" | "approved" | "continuing";
  /** Written choice of the rules of 1 July 2014, made before a move to another home up to 31 October 2025. */
  choiceOf2014: CivilDate | null;
  /** First day of the election, in the approved form, of the rules of 1 November 2025. */
  electionOf2025: CivilDate | null;
  /**
   * The agreement of before 1 July 2014 that held immediately before 1 November 2025, or last held before: a formal
   * agreement, a bond or charge agreement, none but `eligible` for one, `none`. `unknown` is taken as `eligible`.
   */
  agreementBefore2014: "formal" | "bond" | "charge" | "eligible" | "none" | "unknown";
  overrides: readonly ArrangementOverride[];
}

/** Points that the law leaves open. */
export interface ArrangementPolicy {
  /**
   * Days of a break: `departure_day`, from the day of departure to the day before the next entry, as leave is counted;
   * or `full_days`, without the day of departure.
   */
  breakDays: "departure_day" | "full_days";
  /**
   * The accommodation class of 2014 ends with election and move: only by a move after the election (`election_first`),
   * as for the class of before 2014 and as the Department says, or in `either_order`, as the definition can be read.
   */
  electionAndMove: "election_first" | "either_order";
  /**
   * A break of more than 28 days that begins after 1 November 2025 leaves a person in the accommodation class of before
   * 2014 (`keeps`, as the definition reads) or ends it (`ends`).
   */
  laterBreakBefore2014: "keeps" | "ends";
}

export const ARRANGEMENT_POLICY: ArrangementPolicy = {
  breakDays: "departure_day",
  electionAndMove: "election_first",
  laterBreakBefore2014: "keeps",
};

/** Which test decided. */
export type ArrangementReason =
  | "ENTERED_BEFORE_JULY_2014"
  | "ENTERED_FROM_JULY_2014"
  | "CHOSE_RULES_OF_2014"
  | "RE_ENTERED_AFTER_BREAK"
  | "HOME_CARE_ON_12_SEPTEMBER_2024"
  | "ENTERED_FROM_NOVEMBER_2025"
  | "BREAK_AT_TRANSITION"
  | "OPTED_IN"
  | "AGREEMENT_AT_TRANSITION"
  | "ELIGIBLE_AT_TRANSITION"
  | "SHORT_BREAK_AT_TRANSITION"
  | "IN_FEE_CLASS_AT_TRANSITION"
  | "OPTED_IN_AND_MOVED"
  | "BREAK_OVER_28_DAYS"
  | "NO_AGREEMENT_AT_TRANSITION"
  | "OVERRIDDEN";

export interface ArrangementBasis {
  reason: ArrangementReason;
  /** Where the law has the test; null where people decided. */
  law: string | null;
  /** The test with this person's dates, in plain words. */
  text: string;
}

/** Days in one arrangement; `to` null until further notice. */
export interface ArrangementDays<Arrangement> extends ArrangementBasis {
  from: CivilDate;
  to: CivilDate | null;
  arrangement: Arrangement;
  /** What the dates say, where people decided otherwise. */
  derived: (ArrangementBasis & { arrangement: Arrangement }) | null;
}

export type FeeArrangementDays = ArrangementDays<FeeArrangement>;

export interface AccommodationArrangementDays extends ArrangementDays<AccommodationArrangement> {
  /** Retention amounts are deducted from a refundable deposit (Aged Care Act 2024 s.308). */
  retention: boolean;
  /** Daily accommodation payments are indexed (Aged Care Act 2024 s.302). */
  indexation: boolean;
}

/** Days on which both arrangements stay the same. */
export interface CohortDays {
  from: CivilDate;
  to: CivilDate | null;
  cohort: Cohort;
  fee: FeeArrangement;
  /** The non-clinical care contribution is zero, and why. */
  nonClinicalCareZero: "OPTED_IN_FROM_PRE14" | "CONTINUING_HOME_CARE" | null;
  /** The means tested care fee is zero, and why. */
  meansTestedFeeZero: "CONTINUING_HOME_CARE" | null;
  accommodation: AccommodationArrangement;
  retention: boolean;
  indexation: boolean;
}

export interface Arrangements {
  /** Each list sorted, without gaps, from the first entry into permanent care on; empty without such an entry. */
  fee: FeeArrangementDays[];
  accommodation: AccommodationArrangementDays[];
  cohorts: CohortDays[];
}

export type ArrangementIssueCode =
  | "STAY_ENDS_BEFORE_IT_STARTS"
  | "STAYS_OVERLAP"
  | "NO_PERMANENT_STAY"
  | "CHOICE_OUTSIDE_2014_RULES"
  | "CHOICE_WITHOUT_MOVE"
  | "CHOICE_WITHOUT_EFFECT"
  | "ELECTION_BEFORE_TRANSITION"
  | "ELECTION_WITHOUT_EFFECT"
  | "AGREEMENT_UNKNOWN"
  | "OVERRIDE_WITHOUT_REASON"
  | "OVERRIDES_OVERLAP"
  | "OVERRIDE_ENDS_BEFORE_IT_STARTS"
  | "OVERRIDE_CHANGES_NOTHING";
