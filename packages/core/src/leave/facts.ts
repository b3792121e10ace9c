/** Leave records of permanent residents, and what each day of absence is. */
import type { CivilDate, DayRange } from "../billing/facts.ts";

/**
 * The Department's types. `hospital_transition` is transition care after hospital; `emergency` needs a situation of
 * emergency declared for the home. Days before entry (pre-entry leave) follow from the dates of the agreement and of
 * entry, see `preEntryLeave`.
 */
export type LeaveType = "social" | "hospital" | "hospital_transition" | "emergency";

/** An absence as it is lodged: the first day is counted, the end day is not. */
export interface LeaveRecord {
  id: number;
  type: LeaveType;
  /** First day away. */
  from: CivilDate;
  /** Day of the return, of the next record, or of departure; null while it lasts. */
  end: CivilDate | null;
  /** On the end day the person was back in the home, and not only on another kind of leave. */
  cameBack: boolean;
}

export interface LeaveFacts {
  /** Any order. */
  records: readonly LeaveRecord[];
  /** First day of the stay and day of departure. */
  startDay: CivilDate;
  departureDay: CivilDate | null;
  /** Leave that has not ended is counted up to and including this day. */
  until: CivilDate;
  /** Days for which a situation of emergency was declared for the home (Aged Care Act 2024 s.245). */
  emergencies: readonly DayRange[];
  /** Social leave days taken in another home, or before these records, by the year in which the financial year begins. */
  socialDaysBefore: readonly { financialYear: number; days: number }[];
}

/** Points that the law leaves open. */
export interface LeavePolicy {
  /**
   * The base rate of the AN-ACC class is nil from the 29th day of a run in hospital: only when the run lasts 30 days or
   * more, as the definition of extended hospital leave reads, or always.
   */
  hospitalCut: "run_of_30_days" | "from_day_29";
}

export const LEAVE_POLICY: LeavePolicy = { hospitalCut: "run_of_30_days" };

/** What a day of absence is; `unfunded_social` is past the 52 days of the financial year. */
export type AbsenceKind = LeaveType | "unfunded_social";

/** What the government pays: everything, all but the base rate of the class, or nothing. */
export type LeaveFunding = "full" | "base_rate_nil" | "none";

/** Days of absence that are alike. */
export interface AbsenceDays {
  from: CivilDate;
  to: CivilDate;
  kind: AbsenceKind;
  funding: LeaveFunding;
}

/** Hospital and hospital transition leave without a day between. */
export interface HospitalRun {
  from: CivilDate;
  to: CivilDate;
  days: number;
  /** 30 days or more: extended hospital leave. */
  extended: boolean;
  /** First and last day without the base rate; null: none. */
  cutFrom: CivilDate | null;
  /** Still going on at the end of the days counted. */
  goingOn: boolean;
}

export interface SocialLeaveYear {
  /** The calendar year in which it begins on 1 July. */
  financialYear: number;
  /** Days of social leave, those taken elsewhere included; at most 52. */
  used: number;
  remaining: number;
  /** Days past the 52, and the first of them. */
  unfunded: number;
  unfundedFrom: CivilDate | null;
}

export interface LeaveAccount {
  absences: AbsenceDays[];
  hospitalRuns: HospitalRun[];
  socialYears: SocialLeaveYear[];
}

export type LeaveIssueCode =
  | "LEAVE_ENDS_BEFORE_IT_STARTS"
  | "LEAVE_OUTSIDE_STAY"
  | "RECORDS_OVERLAP"
  | "NO_OVERNIGHT_ABSENCE"
  | "EMERGENCY_NOT_DECLARED"
  | "SOCIAL_LEAVE_USED_UP";
