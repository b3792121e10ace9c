/** A resident's fees worked out for every day by itself, with plain counters: slow, to compare with. */
import { rowOn } from "../../arrangements/arrangements.ts";
import type { CappingPolicy } from "../../capping/facts.ts";
import { dayNumber, dayNumberOr, dayText, LAST_DAY } from "../../days/civil.ts";
import { anniversaryYear } from "../../days/month.ts";
import { centsOf, centsText } from "../../money/cents.ts";
import type { FeePolicy } from "../facts.ts";
import { feesOfPiece } from "../resident-amounts.ts";
import type { ResidentFeeDays, ResidentFeeFacts } from "../resident-fee-facts.ts";

/** No contributions of before; one row a day. */
export function residentFeesDayByDay(
  facts: ResidentFeeFacts,
  policy: FeePolicy,
  capping: CappingPolicy,
): ResidentFeeDays[] {
  const { stay } = facts;
  const start = dayNumber(stay.startDay);
  const end = dayNumberOr(stay.departureDay, LAST_DAY);
  const rows: ResidentFeeDays[] = [];
  let careDays = facts.careDaysBefore;
  let annual = new Map<number, number>();
  const lifetime = {
    means: centsOf(facts.capping.lifetimeOpening),
    contribution: centsOf(facts.capping.lifetimeOpening),
  };
  const closed = new Set<string>();
  const entry = dayNumber(facts.capping.firstEntryDate);
  if (facts.capping.openingDate !== null) {
    const year = anniversaryYear(entry, dayNumber(facts.capping.openingDate)).from;
    annual = new Map([[year, centsOf(facts.capping.annualOpening)]]);
  }
  for (let day = dayNumber(facts.from); day <= dayNumber(facts.to); day += 1) {
    const text = dayText(day);
    let kind: ResidentFeeDays["kind"] | null = null;
    if (stay.preEntryFrom !== null && day >= dayNumber(stay.preEntryFrom) && day < start) kind = "pre_entry";
    if (day === start) kind = start === end ? "only_day" : "entry";
    else if (day === end) kind = "departure";
    else if (day > start && day < end) {
      const away = facts.absences.some((row) => row.funding === "none" && row.from <= text && row.to >= text);
      kind = away ? "unfunded_leave" : "care";
    }
    if (kind === null) continue;
    const row = feesOfPiece(facts, { from: day, to: day, kind }, policy, [], []);
    if (row === null) throw new Error("a figure is missing");

    const care = row.fees.find((each) => each.fee === "non_clinical_care_contribution");
    if (
      care !== undefined &&
      care.zero === null &&
      (policy.countedCareDays === "every_day" || care.amount !== "0.00")
    ) {
      if (careDays >= facts.rates.careDays) {
        if (care.amount !== "0.00") Object.assign(care, { amount: "0.00", zero: "CARE_DAYS_ENDED" });
      } else careDays += 1;
    }

    const arrangement = rowOn(facts.cohorts, text)?.fee;
    const reached = (sum: number, threshold: number): boolean =>
      capping.capCrossing === "clamp" ? sum >= threshold : sum > threshold;
    const thresholdOf = (type: keyof ResidentFeeFacts["rates"]["caps"]): number =>
      centsOf(
        facts.rates.caps[type].find((each) => each.from <= text && (each.to === null || each.to >= text))?.amount ??
          "0",
      );
    const isFinal = (type: string): boolean =>
      capping.afterIndexation === "final" ||
      (capping.afterIndexation === "by_limit" && type === "CONTRIBUTION_LIFETIME");
    // The lifetime cap of contributions on a day is that of the class of the day.
    const ofClass = thresholdOf(arrangement === "POST14" ? "MEANS_TESTED_LIFETIME" : "CONTRIBUTION_LIFETIME");
    const look = (): void => {
      if (isFinal("CONTRIBUTION_LIFETIME") && reached(lifetime.contribution, ofClass))
        closed.add("CONTRIBUTION_LIFETIME");
    };
    const capped = row.fees.find(
      (each) => each.fee === "means_tested_care_fee" || each.fee === "non_clinical_care_contribution",
    );
    if (capped !== undefined && centsOf(capped.amount) > 0) {
      const year = anniversaryYear(entry, day).from;
      const meansTested = arrangement === "POST14";
      const limits: { key: string; used: number; threshold: number; final: boolean }[] = [];
      if (meansTested) {
        const type = "MEANS_TESTED_ANNUAL";
        limits.push({
          key: `${type} ${year}`,
          used: annual.get(year) ?? 0,
          threshold: thresholdOf(type),
          final: isFinal(type),
        });
      }
      const type = meansTested ? "MEANS_TESTED_LIFETIME" : "CONTRIBUTION_LIFETIME";
      const used = meansTested ? lifetime.means : lifetime.contribution;
      limits.push({ key: type, used, threshold: thresholdOf(type), final: isFinal(type) });
      for (const limit of limits) if (limit.final && reached(limit.used, limit.threshold)) closed.add(limit.key);
      const shut = limits.some((limit) => closed.has(limit.key) || reached(limit.used, limit.threshold));
      let cents = shut ? 0 : centsOf(capped.amount);
      if (capping.capCrossing === "clamp")
        for (const limit of limits) cents = Math.min(cents, Math.max(limit.threshold - limit.used, 0));
      if (cents !== centsOf(capped.amount)) Object.assign(capped, { amount: centsText(cents), zero: "CAP_REACHED" });
      if (meansTested) {
        annual.set(year, (annual.get(year) ?? 0) + cents);
        lifetime.means += cents;
      }
      lifetime.contribution += cents;
      for (const limit of limits)
        if (limit.final && reached(limit.used + cents, limit.threshold)) closed.add(limit.key);
    }
    look();
    row.total = centsText(row.fees.reduce((sum, each) => sum + centsOf(each.amount), 0));
    rows.push(row);
  }
  return rows;
}
