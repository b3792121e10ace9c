/** Words and shapes that the rules on resident fees share. */
import type { CivilDate, DayRange, DecimalText } from "../billing/facts.ts";

/** A fee of residential care whose most is fixed by law. */
export type LegalFee =
  | "basic_daily_fee"
  | "hotelling_contribution"
  | "non_clinical_care_contribution"
  | "means_tested_care_fee"
  | "income_tested_fee";

/** What is known of a person's means on a day. The daily means tested amount is advised by Services Australia. */
export type MeansTest =
  | { status: "assessed"; amount: DecimalText }
  /** Means not disclosed status (Aged Care Act 2024 s.320): every contribution is at its most. */
  | { status: "not_disclosed" }
  /** No advice yet: contributions cannot be asked for. */
  | { status: "unknown" };

/** A value on days; `to` null until further notice. */
export interface DatedValue<Value> extends DayRange {
  value: Value;
}

/** Facts of a person that make contributions zero, or may. */
export interface Circumstances {
  /** First day of the stay in the home; for days before 1 November 2025 carried over, the day of entry then. */
  startDay: CivilDate;
  /** The day on which the person, and the day on which the provider, was told the amounts; null: not yet. */
  personInformedOn: CivilDate | null;
  providerInformedOn: CivilDate | null;
  /** How the stay ended; `moved` straight into another home. Null while it lasts. */
  ended: { on: CivilDate; how: "died" | "left_care" | "moved" } | null;
  hasDependentChild: boolean;
  /** Former prisoner of war (Veterans' Entitlements Act 1986 s.85(4)(b)). */
  formerPrisonerOfWar: boolean;
  /** Days of a determination that hotelling and non-clinical care contribution are zero (Act s.280(2)). */
  zeroDetermination: readonly DayRange[];
  /** Was in residential care, or on leave from it, between 1 October 1997 and 28 February 1998. */
  inCareIn1997: boolean;
}

/** The person has nothing of the kind; a start for facts. */
export function plainCircumstances(startDay: CivilDate, informedOn: CivilDate | null): Circumstances {
  return {
    startDay,
    personInformedOn: informedOn,
    providerInformedOn: informedOn,
    ended: null,
    hasDependentChild: false,
    formerPrisonerOfWar: false,
    zeroDetermination: [],
    inCareIn1997: false,
  };
}

/** Points of the fee rules that the law leaves open. */
export interface FeePolicy {
  /** Advice later than six months: contributions are zero for the whole stay, or until people are told. */
  lateAdvice: "zero_for_good" | "zero_until_informed";
  /** Base rates and tariffs: each to the cent, each cut off, or exact until the fee that uses them is rounded. */
  nwauRounding: "half_up" | "down" | "exact";
  /** Tariff in the most of the means tested care fee: as the table has it on the day, or 0.50 as before April 2026. */
  meansTestedFeeTariff: "table" | "standard";
  /** Days that count towards the 1,460: with a contribution above zero, or every day in the arrangement. */
  countedCareDays: "contribution_above_zero" | "every_day";
  /** Who is paid for the day of a move between homes: the first (Act s.227(3)-(4)) or the second. */
  sameDayMove: "first_home" | "second_home";
  /** Fees on the day of departure: those without subsidy behind them only, or all. */
  departureDay: "without_subsidy_only" | "all";
  /** The base rate is part of the bed reservation fee of the older arrangements, as the Rules read, or of nobody's. */
  bedReservationBaseRate: "older_arrangements" | "nobody";
  /** Of advices for one day: the one issued last, or the one that begins last. */
  adviceInForce: "latest_issued" | "latest_effective";
  /** Where an advice names an amount: that amount, or the one worked out from the means tested amount. */
  amounts: "advised" | "computed";
}

export const FEE_POLICY: FeePolicy = {
  lateAdvice: "zero_for_good",
  nwauRounding: "half_up",
  meansTestedFeeTariff: "table",
  countedCareDays: "contribution_above_zero",
  sameDayMove: "first_home",
  departureDay: "without_subsidy_only",
  bedReservationBaseRate: "older_arrangements",
  adviceInForce: "latest_issued",
  amounts: "advised",
};
