/** What the fees of a resident over a period are worked out from, and what comes of it. */
import type { CohortDays } from "../arrangements/facts.ts";
import type { TraceStep } from "../arrangements/outcome.ts";
import type { CivilDate, DecimalText } from "../billing/facts.ts";
import type { CapThresholds } from "../capping/cap-limits.ts";
import type { CapReached, CappingFacts } from "../capping/facts.ts";
import type { AbsenceDays } from "../leave/facts.ts";
import type { BasicDailyFeeFacts } from "./basic-daily-fee.ts";
import type { Circumstances, DatedValue } from "./facts.ts";
import type { AdviceDays, FeeAdvice } from "./fee-advice.ts";
import type { IncomeTest } from "./income-tested-fee.ts";
import type { DayFeeAmount } from "./resident-day.ts";

export type Dated = readonly DatedValue<DecimalText>[];

/** National figures by day. */
export interface ResidentFeeRates {
  basePension: Dated;
  /** Basic daily fees published for days whose base pension is not known yet; they go before its share. */
  publishedBasicDailyFee?: Partial<Record<BasicDailyFeeFacts["pre2014Fee"], Dated>>;
  maximumAccommodationSupplement: Dated;
  maximumHotellingSupplement: Dated;
  maximumNonClinicalCare: Dated;
  price: Dated;
  tariffWeight: Dated;
  standardWeight: Dated;
  caps: CapThresholds;
  /** Days after which the non-clinical care contribution ends: 1,460. */
  careDays: number;
}

export interface ResidentFeeFacts {
  from: CivilDate;
  to: CivilDate;
  stay: {
    kind: "permanent" | "respite";
    startDay: CivilDate;
    departureDay: CivilDate | null;
    /** First of the days before entry that the place is held for; null: none. */
    preEntryFrom: CivilDate | null;
    /** Came from, or went straight to, another home on the day. */
    cameFromHome: boolean;
    wentToHome: boolean;
  };
  cohorts: readonly CohortDays[];
  pre2014Fee: BasicDailyFeeFacts["pre2014Fee"];
  circumstances: Circumstances;
  advices: readonly AdviceDays[];
  /** Income of people of before July 2014. */
  incomes: readonly DatedValue<IncomeTest>[];
  classWeight: Dated;
  oxygenSupplement: Dated;
  enteralSupplement: Dated;
  absences: readonly AbsenceDays[];
  /** Days before `from` that count towards the 1,460. */
  careDaysBefore: number;
  /** First entry, openings, and contributions of days before `from`. */
  capping: Omit<CappingFacts, "annual" | "lifetime">;
  rates: ResidentFeeRates;
}

/** Days with the same fees. */
export interface ResidentFeeDays {
  from: CivilDate;
  to: CivilDate;
  days: number;
  /** `unfunded_leave`: past the social leave with subsidy, nothing of this may be charged. */
  kind: "pre_entry" | "care" | "entry" | "departure" | "only_day" | "unfunded_leave";
  arrangement: CohortDays["fee"] | null;
  /** A day, in the order of billing. */
  fees: DayFeeAmount[];
  /** The most of the resident contribution of a day: the sum of the fees. */
  total: DecimalText;
}

export interface ResidentFees {
  days: ResidentFeeDays[];
  /** Days that count towards the 1,460, those before included. */
  careDays: number;
  reached: CapReached[];
}

export type ResidentFeeIssueCode =
  | "AMOUNT_MISSING"
  | "NO_ARRANGEMENT"
  | "ADVICE_DIFFERS"
  | "CLASS_NOT_KNOWN"
  | "CAPS_NOT_USABLE";

/** Days with the same fees before caps and the 1,460 days, and how they came about. */
export interface FeeDaysBeforeCaps extends ResidentFeeDays {
  /** The advice that holds on them; null: none. */
  advice: FeeAdvice | null;
  trace: TraceStep[];
}
