/** How much of the annual and lifetime caps the charges that already stand leave on each day. */
import { FIRST_DAY, dayNumber, type DayNumber } from "../days/civil.ts";
import { anniversaryYear } from "../days/month.ts";
import { daysOf, type Days } from "../days/range.ts";
import { centsOf, type Cents } from "../money/cents.ts";
import { roundProduct } from "../money/round.ts";
import { thresholdOn, type BillingBook, type Threshold } from "./book.ts";
import type { CapFacts } from "./facts.ts";

/** Net capped cents on days of service. */
export interface Contribution extends Days {
  cents: Cents;
}

/** What is left on a day, and the two figures that it is the difference of. */
export interface Slack {
  left: Cents;
  threshold: Cents;
  used: Cents;
}

export interface CapSlack {
  /** First day of the cap year of a day, by which newly charged cents are counted. */
  yearOf(day: DayNumber): DayNumber;
  /** Null when the client has no such cap; "missing" when no threshold is in force. */
  annual(day: DayNumber): Slack | "missing" | null;
  lifetime(day: DayNumber): Slack | "missing" | null;
}

export function contributionsOf(cap: CapFacts): Contribution[] {
  return cap.contributions.map((row) => ({ ...daysOf(row), cents: centsOf(row.amount) }));
}

/** Cents of a contribution that fall on days up to `day`: spread evenly, cumulative, halves away from zero. */
export function contributedBy(contribution: Contribution, day: DayNumber): Cents {
  if (day < contribution.from) return 0;
  if (day >= contribution.to) return contribution.cents;
  return roundProduct(contribution.cents, day - contribution.from + 1, contribution.to - contribution.from + 1);
}

/**
 * The slack of each day of `span`. A day's slack is the least, over that day and every later day that holds
 * contributions, of threshold minus opening minus contributions up to that day: what is charged on a day may not push
 * a later day over its threshold either. Annual slack looks no further than the cap year of the day.
 */
export function capSlack(
  book: BillingBook,
  cap: CapFacts,
  span: Days,
  contributions: readonly Contribution[],
): CapSlack {
  const firstEntry = dayNumber(cap.firstEntryDate);
  const yearStart = remembered((day) => anniversaryYear(firstEntry, day).from);
  const standing = joined(contributions);
  const last = standing.reduce((most, row) => Math.max(most, row.to), span.to);
  const openingYear = cap.openingDate === null ? null : yearStart(dayNumber(cap.openingDate));

  // What stands wholly before the span weighs the same on each of its days in one cap year.
  const settled = standing.filter((row) => row.to < span.from);
  const current = standing.filter((row) => row.to >= span.from);

  const slackTable = (
    rows: readonly Threshold[],
    opening: (day: DayNumber) => Cents,
    scopeOf: (day: DayNumber) => DayNumber,
  ): Map<DayNumber, Slack | "missing"> => {
    const table = new Map<DayNumber, Slack | "missing">();
    const usedBefore = remembered((scope) => {
      return settled.reduce((sum, row) => sum + row.cents - contributedBy(row, scope - 1), 0);
    });
    let tightest: Slack | null = null;
    for (let day = last; day >= span.from; day -= 1) {
      const scope = scopeOf(day);
      // Past the end of the scope of a day, later days have no say in it.
      if (day < last && scope !== scopeOf(day + 1)) tightest = null;
      const holds = current.some((row) => row.from <= day && row.to >= day);
      if (day > span.to && !holds) continue;
      const row = thresholdOn(rows, day);
      if (row === null) {
        table.set(day, "missing");
        continue;
      }
      let used = opening(day) + usedBefore(scope);
      for (const contribution of current) {
        used += contributedBy(contribution, day) - contributedBy(contribution, scope - 1);
      }
      const own: Slack = { left: row.cents - used, threshold: row.cents, used };
      const slack: Slack = tightest === null || own.left <= tightest.left ? own : tightest;
      table.set(day, slack);
      if (holds) tightest = slack;
    }
    return table;
  };

  const annualOpening = centsOf(cap.annualOpening);
  const lifetimeOpening = centsOf(cap.lifetimeOpening);
  const annual = cap.annual
    ? slackTable(book.annualCap, (day) => (yearStart(day) === openingYear ? annualOpening : 0), yearStart)
    : null;
  const lifetime = cap.lifetime
    ? slackTable(
        book.lifetimeCap,
        () => lifetimeOpening,
        () => FIRST_DAY,
      )
    : null;
  return {
    yearOf: yearStart,
    annual: (day) => (annual === null ? null : (annual.get(day) ?? "missing")),
    lifetime: (day) => (lifetime === null ? null : (lifetime.get(day) ?? "missing")),
  };
}

/** Contributions for the same days as one; those that cancel out (a charge that is about to be taken back) as none. */
function joined(contributions: readonly Contribution[]): Contribution[] {
  const byDays = new Map<string, Contribution>();
  for (const row of contributions) {
    const key = `${row.from}/${row.to}`;
    const same = byDays.get(key);
    if (same === undefined) byDays.set(key, { ...row });
    else same.cents += row.cents;
  }
  return [...byDays.values()].filter((row) => row.cents !== 0);
}

/** Each answer once. */
function remembered(answer: (day: DayNumber) => number): (day: DayNumber) => number {
  const known = new Map<DayNumber, number>();
  return (day) => {
    const before = known.get(day);
    if (before !== undefined) return before;
    const found = answer(day);
    known.set(day, found);
    return found;
  };
}
