/** Retention from an accommodation bond of before July 2014 (docs/rules/bond-retention.md). */
import { step, type Outcome, type TraceStep } from "../arrangements/outcome.ts";
import type { CivilDate, DayRange, DecimalText } from "../billing/facts.ts";
import { civilOf, dayNumber, dayText, type DayNumber } from "../days/civil.ts";
import { addMonths, anniversaryIn, monthEnd, monthStart } from "../days/month.ts";
import { daysOf, intersect, lengthOf, rangeText, subtract, union, type Days } from "../days/range.ts";
import { centsOf, centsText, type Cents } from "../money/cents.ts";
import type { PlannedBondRetention } from "./life-facts.ts";

export interface BondRetentionFacts {
  bond: DecimalText;
  /** In the home for which the bond is paid. */
  startDay: CivilDate;
  /** In the first home for which a bond was paid; the same as `startDay` where this is the first. */
  firstBondStartDay: CivilDate;
  /** Thresholds of the year that begins on `startDay`; later years keep its maximum. */
  lowerThreshold: DecimalText;
  higherThreshold: DecimalText;
  /** Months for which retention was deducted from earlier bonds. */
  monthsElsewhere: number;
  /** Days out of residential care between the first bond's start day and `startDay`; any order. */
  outOfCareBefore: readonly DayRange[];
  /** Days of care in the home, leave included. */
  stays: readonly DayRange[];
  /** Days on which a fee reduction supplement reduces the bond balance. */
  reduced: readonly DayRange[];
  until: CivilDate;
}

export interface BondRetention {
  /** The most for a year and for a month. */
  perYear: DecimalText;
  perMonth: DecimalText;
  /** Last day of the five years as extended and shortened. */
  lastDay: CivilDate;
  months: PlannedBondRetention[];
}

const YEARS = 5;
const MONTHS = 60;

/** 10% of the bond within its thresholds; a month is a twelfth, cut off to the cent so that a year never has more. */
export function bondRetentionMost(facts: { bond: Cents; lower: Cents; higher: Cents }): { year: Cents; month: Cents } {
  const base = Math.min(Math.max(facts.bond, facts.lower), facts.higher);
  const year = (base - (base % 10)) / 10;
  return { year, month: (year - (year % 12)) / 12 };
}

/** The months for which retention may be deducted up to a day, each at the end of its last day of care. */
export function bondRetention(facts: BondRetentionFacts): Outcome<BondRetention, never> {
  const most = bondRetentionMost({
    bond: centsOf(facts.bond),
    lower: centsOf(facts.lowerThreshold),
    higher: centsOf(facts.higherThreshold),
  });
  const until = dayNumber(facts.until);
  const first = dayNumber(facts.firstBondStartDay);
  const stays = union(facts.stays.map(daysOf));
  const reduced = union(facts.reduced.map(daysOf));
  const lastDay = lastDayOf(facts, first, stays, reduced, until);
  const months: PlannedBondRetention[] = [];
  const start = dayNumber(facts.startDay);
  const care = shortStay(stays, start, until);
  for (
    let from = monthStart(start);
    from <= until && months.length < MONTHS - facts.monthsElsewhere;
    from = monthEnd(from) + 1
  ) {
    const month: Days = { from, to: monthEnd(from) };
    const open = subtract(within(care, month), reduced).filter((days) => days.from <= lastDay);
    const end = open.at(-1);
    if (end === undefined) continue;
    const on = Math.min(within(stays, month).at(-1)?.to ?? lastStayDay(stays, month.from), month.to);
    if (on > until) continue;
    months.push({ ...rangeText(month), on: dayText(Math.max(on, start)), amount: centsText(most.month) });
  }
  const law = "Aged Care Rules 2025 s.287-95";
  const trace: TraceStep[] = [
    step(PAGE, `${law}(1)-(2)`, `10% of ${facts.bond}, between the thresholds, a year`, centsText(most.year)),
    step(PAGE, `${law}(5)`, "a twelfth of it a month", centsText(most.month)),
    step(PAGE, "Aged Care Rules 2025 s.287-100", `${months.length} months up to ${facts.until}`, dayText(lastDay)),
  ];
  return {
    result: { perYear: centsText(most.year), perMonth: centsText(most.month), lastDay: dayText(lastDay), months },
    issues: [],
    trace,
  };
}

const PAGE = "bond-retention";

/** Five years from the first bond's start day, longer by each day out of care or reduced. */
function lastDayOf(
  facts: BondRetentionFacts,
  first: DayNumber,
  stays: readonly Days[],
  reduced: readonly Days[],
  until: DayNumber,
): DayNumber {
  const plain = anniversaryIn(first, civilOf(first).year + YEARS) - 1;
  const start = dayNumber(facts.startDay);
  const away = [...facts.outOfCareBefore.map(daysOf), ...subtract([{ from: start, to: until }], stays)];
  const counted = union([...away, ...reduced]).filter((days) => days.from <= until);
  let last = plain;
  for (const days of counted) {
    const part = intersect(days, { from: first, to: until });
    if (part !== null && part.from <= last) last += lengthOf(part);
  }
  return last;
}

/** A stay of two months or less counts as the month it began in and the two that follow. */
function shortStay(stays: readonly Days[], start: DayNumber, until: DayNumber): Days[] {
  const end = stays.at(-1)?.to ?? start;
  if (end > until || end >= addMonths(start, 2)) return [...stays];
  return [{ from: start, to: monthEnd(addMonths(monthStart(start), 2)) }];
}

function within(ranges: readonly Days[], month: Days): Days[] {
  return ranges.flatMap((range) => intersect(range, month) ?? []);
}

/** For a month that only counts as one of care: the last day of care before it. */
function lastStayDay(stays: readonly Days[], day: DayNumber): DayNumber {
  return stays.findLast((stay) => stay.from <= day)?.to ?? day;
}
