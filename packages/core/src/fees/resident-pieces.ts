/** The days of a resident's stay by what they are, cut wherever a fact that fees ask for changes. */
import { LAST_DAY, dayNumber, dayNumberOr, type DayNumber } from "../days/civil.ts";
import { cutAt, daysOf, intersect, type Days } from "../days/range.ts";
import { exemptionCuts } from "./contribution-exemptions.ts";
import { cutDays } from "./dated-values.ts";
import type { ResidentFeeDays, ResidentFeeFacts } from "./resident-fee-facts.ts";

export interface Piece extends Days {
  kind: ResidentFeeDays["kind"];
}

/** The days of the period by what they are, cut wherever a fact changes. */
export function piecesOf(facts: ResidentFeeFacts): Piece[] {
  const { stay, rates } = facts;
  const period = { from: dayNumber(facts.from), to: dayNumber(facts.to) };
  const start = dayNumber(stay.startDay);
  const end = dayNumberOr(stay.departureDay, LAST_DAY);
  const cuts: DayNumber[] = [
    ...[rates.basePension, rates.maximumAccommodationSupplement, rates.maximumHotellingSupplement].flatMap(cutDays),
    ...Object.values(rates.publishedBasicDailyFee ?? {}).flatMap(cutDays),
    ...[rates.maximumNonClinicalCare, rates.price, rates.tariffWeight, rates.standardWeight].flatMap(cutDays),
    ...[facts.classWeight, facts.oxygenSupplement, facts.enteralSupplement].flatMap(cutDays),
    ...cutDays(facts.incomes),
    ...facts.cohorts.map((row) => dayNumber(row.from)),
    ...facts.advices.map((row) => dayNumber(row.from)),
    ...facts.absences.flatMap((row) => [dayNumber(row.from), dayNumber(row.to) + 1]),
    ...exemptionCuts(facts.circumstances),
  ];
  const spans: Piece[] = [];
  if (stay.preEntryFrom !== null) spans.push({ from: dayNumber(stay.preEntryFrom), to: start - 1, kind: "pre_entry" });
  if (start === end) spans.push({ from: start, to: start, kind: "only_day" });
  else {
    spans.push(
      { from: start, to: start, kind: "entry" },
      { from: start + 1, to: end === LAST_DAY ? end : end - 1, kind: "care" },
    );
    if (end < LAST_DAY) spans.push({ from: end, to: end, kind: "departure" });
  }
  const unfunded = facts.absences.filter((row) => row.funding === "none").map(daysOf);
  return spans.flatMap((span) => {
    const within = intersect(span, period);
    if (within === null) return [];
    return cutAt(within, cuts).map((days): Piece => {
      const away = span.kind === "care" && unfunded.some((row) => row.from <= days.from && row.to >= days.from);
      return { ...days, kind: away ? "unfunded_leave" : span.kind };
    });
  });
}
