/** Points of accommodation payments that the law leaves open, or that are read in more than one way. */
import type { CentRounding } from "./rate.ts";

export interface AccommodationPolicy {
  /** Daily payments to the cent: as the Rules of 2025 say, or cut off as older examples of the Department were. */
  dailyRounding: CentRounding;
  /**
   * Daily payment when part of a lump sum is held: `proportion` of the rounded daily payment (Rules s.296-5(4)), or the
   * `difference` to the price times the rate, as published before; `by_arrangement` takes the first for `NOV25` and the
   * second for `POST14`.
   */
  combination: "by_arrangement" | "proportion" | "difference";
  /** The lump sum that equals a daily contribution, where the Rules name no rounding: what the daily part starts from. */
  contributionLumpSum: "exact" | CentRounding;
  /** Without the index number of a day nothing is worked out, or the last known number goes on. */
  missingIndexNumber: "stop" | "last_known";
  /** Daily payments on the day of departure: of accommodation payments only, all, or none. */
  departureDay: "payments_only" | "all" | "none";
  /** The day of departure counts for retention, or not. */
  retentionOnDepartureDay: "counted" | "not_counted";
  /** 2% a year over 365 days always, or over the days of the calendar year. */
  retentionDivisor: "365" | "days_in_year";
  /** Retention becomes whole cents once at the deduction, for each stretch of one balance, or each day. */
  retentionRounding: "deduction" | "stretch" | "day";
  /** Deducted at the end of each calendar month, or of each calendar quarter. */
  retentionEvery: "month" | "quarter";
  /**
   * "Not more than once in any one month period": once in a calendar month, or never twice in a month counted from the
   * last deduction, so that a deduction is passed over where months are short.
   */
  retentionOnceAMonth: "calendar_month" | "any_month";
  /** Days of the five years: to the fifth anniversary of the first payment, or 1,825. */
  retentionYears: "anniversary" | "1825_days";
  /** Notice of a move that makes the refund due on the day of ceasing: more than 14 days (Act), or 14 as well. */
  refundNotice: "more_than_14" | "at_least_14";
  /** The base interest rate of the first day of the refund period (Rules), or of the day after the event. */
  baseRateDay: "refund_period" | "after_event";
  /** Interest on refunds at the rates fixed for the refund (Rules), or at those of each day. */
  refundRates: "fixed" | "each_day";
  /** Interest on overdue payments starts once they are outstanding for more than a month, or runs back to the due day. */
  overdueInterestFrom: "after_one_month" | "due_day";
  /** The supplement cut by a quarter: exact, or in whole cents. */
  supplementCut: "exact" | CentRounding;
}

export const ACCOMMODATION_POLICY: AccommodationPolicy = {
  dailyRounding: "half_up",
  combination: "by_arrangement",
  contributionLumpSum: "exact",
  missingIndexNumber: "stop",
  departureDay: "payments_only",
  retentionOnDepartureDay: "counted",
  retentionDivisor: "365",
  retentionRounding: "deduction",
  retentionEvery: "month",
  retentionOnceAMonth: "calendar_month",
  retentionYears: "anniversary",
  refundNotice: "more_than_14",
  baseRateDay: "refund_period",
  refundRates: "fixed",
  overdueInterestFrom: "after_one_month",
  supplementCut: "exact",
};
