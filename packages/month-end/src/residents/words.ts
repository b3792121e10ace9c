/** Plain words for what the calculation decides. */
import type { ZeroReason } from "@banksia/core/fees/resident-day";
import type { CodeFee } from "./record.ts";

/** A day as people here write it: 31/10/2026. */
export function dayWords(day: string): string {
  return `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** Why a fee is nothing on a day; beside the reasons of the rules those of days outside the stay. */
export type NothingReason =
  | ZeroReason
  | "NOT_IN_CARE"
  | "BEFORE_ENTRY"
  | "RESPITE"
  | "OTHER_ARRANGEMENT"
  | "UNFUNDED_LEAVE"
  | "NOT_AGREED";

export const zeroWords: Record<NothingReason, string> = {
  ZERO_DETERMINATION: "A determination that the contributions are zero is in force",
  DIED_BEFORE_INFORMED: "The person died before the provider was told the amount",
  LEFT_BEFORE_INFORMED: "The person left care before the provider was told the amount",
  INFORMED_TOO_LATE: "The person was told the amount more than six months after it could have begun",
  DEPENDENT_CHILD: "The person has a dependent child",
  FORMER_PRISONER_OF_WAR: "The person is a former prisoner of war",
  IN_CARE_IN_1997: "The person was in residential care between 1 October 1997 and 28 February 1998",
  OPTED_IN_FROM_PRE14: "The person elected the rules of November 2025 out of those of before July 2014",
  CONTINUING_HOME_CARE: "The person was a continuing home care recipient on 12 September 2024",
  DEPARTURE_DAY: "No subsidy is paid for the day of departure, so the fee is not charged on it",
  SECOND_HOME_OF_THE_DAY: "The home left on this day charges the fee for it",
  MEANS_NOT_KNOWN: "No advice yet: the means are not known, and nothing may be asked",
  CARE_DAYS_ENDED: "The fee could be charged on 1,460 days before: it has ended",
  CAP_REACHED: "A cap is reached",
  NOT_IN_CARE: "No day of the stay",
  BEFORE_ENTRY: "Before entry only the basic daily fee is charged",
  RESPITE: "In respite only the basic daily fee is charged",
  OTHER_ARRANGEMENT: "Not a fee of the arrangement of these days",
  NOT_AGREED: "No agreed service holds on these days",
  UNFUNDED_LEAVE: "Past the social leave of the year: the bed reservation fee takes the place of the fees",
};

export const feeWords: Record<CodeFee, string> = {
  basic_daily_fee: "basic daily fee",
  hotelling_contribution: "hotelling contribution",
  non_clinical_care_contribution: "non-clinical care contribution",
  means_tested_care_fee: "means tested care fee",
  income_tested_fee: "income tested fee",
  fee_reduction: "fee reduction",
  bed_reservation_fee: "bed reservation fee",
  higher_everyday_living_fee: "higher everyday living fee",
};
