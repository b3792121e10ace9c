/** Whether the national figures behind an amount were read in law or on a government page. */
import { type DayNumber, dayNumber } from "@banksia/core/days/civil";
import { daysOf } from "@banksia/core/days/range";
import type { DatedValue, FeePolicy, LegalFee } from "@banksia/core/fees/facts";
import type { FactsBeforeCaps } from "@banksia/core/fees/fees-before-caps";
import type { FeeDaysBeforeCaps } from "@banksia/core/fees/resident-fee-facts";

/** A figure with its mark; figures without one are a provider's own and count as verified. */
export interface KnownFigure extends DatedValue<string> {
  verified: boolean;
}

/** Of the figure that the rules take on a day; true where there is none. */
export function verifiedOn(rows: readonly DatedValue<string>[], day: DayNumber): boolean {
  let best: DatedValue<string> | null = null;
  for (const row of rows) {
    const days = daysOf(row);
    if (days.from <= day && days.to >= day && (best === null || row.from > best.from)) best = row;
  }
  return best === null || !("verified" in best) || best.verified !== false;
}

/**
 * Of a fee on days that have the same figures. What an advice names stands on no figure; everything that its fee is worked out
 * from, or limited by, must be verified otherwise.
 */
export function feeVerified(facts: FactsBeforeCaps, row: FeeDaysBeforeCaps, fee: LegalFee, policy: FeePolicy): boolean {
  const { rates } = facts;
  const day = dayNumber(row.from);
  const all = (...figures: (readonly DatedValue<string>[])[]): boolean =>
    figures.every((figure) => verifiedOn(figure, day));
  if (fee === "basic_daily_fee") {
    const share = row.arrangement === "PRE14" && facts.stay.kind !== "respite" ? facts.pre2014Fee : "standard";
    const published = rates.publishedBasicDailyFee?.[share] ?? [];
    return covers(published, day) ? all(published) : all(rates.basePension);
  }
  const { advice } = row;
  const asAdvised = policy.amounts === "advised" || (advice !== null && advice.meansTestedAmount === null);
  if (advice?.amounts[fee] !== undefined && asAdvised) return true;
  const means = advice?.meansNotDisclosed === true ? [] : rates.maximumAccommodationSupplement;
  const { maximumHotellingSupplement: hotelling, maximumNonClinicalCare: nonClinical } = rates;
  if (fee === "hotelling_contribution") return all(means, hotelling);
  if (fee === "non_clinical_care_contribution") return all(means, hotelling, nonClinical);
  const standard = policy.meansTestedFeeTariff === "standard" ? [rates.standardWeight] : [];
  const supplements = [facts.oxygenSupplement, facts.enteralSupplement];
  const cost = [rates.price, rates.tariffWeight, facts.classWeight, ...standard, ...supplements];
  return fee === "means_tested_care_fee" ? all(means, ...cost) : all(rates.basePension, ...cost);
}

function covers(rows: readonly DatedValue<string>[], day: DayNumber): boolean {
  return rows.some((row) => {
    const days = daysOf(row);
    return days.from <= day && days.to >= day;
  });
}
