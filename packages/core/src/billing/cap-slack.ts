/** How much of the caps of a client the charges that already stand leave on each day. */
import { annualCapHolds, reaches, reopens } from "../capping/cap-limits.ts";
import { contributedBy, type Contribution } from "../capping/contribution.ts";
import type { CapKind, CappedFee, LimitType } from "../capping/facts.ts";
import { reachedSince } from "../capping/reached-since.ts";
import { FIRST_DAY, dayNumber, type DayNumber } from "../days/civil.ts";
import { anniversaryYear } from "../days/month.ts";
import { daysOf, type Days } from "../days/range.ts";
import { centsOf, type Cents } from "../money/cents.ts";
import { thresholdOn, type BillingBook } from "./book.ts";
import { LIMIT_TYPES, arrangementOn, arrangementsOf, feeCounts, kindOf, limits, thresholdsOf } from "./caps-of-day.ts";
import type { CapFacts } from "./facts.ts";

/** A contribution with the fee it is of. */
export interface FeeContribution extends Contribution {
  fee: CappedFee | null;
}

/** What is left on a day, and the two figures that it is the difference of. */
export interface Slack {
  left: Cents;
  threshold: Cents;
  used: Cents;
}

/** One cap as what stands leaves it. */
export interface SlackOfCap {
  readonly type: LimitType;
  readonly kind: CapKind;
  /** Whether what is charged of a fee counts towards it. */
  counts(fee: CappedFee | null): boolean;
  /** Whether it limits a fee on a day of the span. */
  holds(day: DayNumber, fee: CappedFee | null): boolean;
  /**
   * What it leaves for a fee on a day: the least over that day, where it limits the fee, and every later day on which it
   * limits something that stands. Null when it leaves everything; "missing" when no threshold is in force.
   */
  on(day: DayNumber, fee: CappedFee | null): Slack | "missing" | null;
  /** The figures of the day itself; null without threshold. */
  own(day: DayNumber): Slack | null;
  /** A higher threshold does not open it again once it was reached. */
  readonly final: boolean;
  /** It is final, and was reached in the scope of the first day of the span before that day. */
  readonly closed: boolean;
}

export interface CapSlack {
  /** First day of the cap year of a day, by which newly charged cents of annual caps are counted. */
  yearOf(day: DayNumber): DayNumber;
  /** The caps that have a say on any day of the span. */
  readonly caps: readonly SlackOfCap[];
}

export function contributionsOf(cap: CapFacts): FeeContribution[] {
  return cap.contributions.map((row) => ({ ...daysOf(row), cents: centsOf(row.amount), fee: row.fee }));
}

/**
 * The slack of each day of `span` for charges of `fees`. What is charged on a day may not push a later day over its
 * threshold either, so the least over that day and the later ones that hold contributions is what is left: threshold
 * minus opening minus contributions up to the day. Annual slack looks no further than the cap year of the day.
 */
export function capSlack(
  book: BillingBook,
  cap: CapFacts,
  span: Days,
  fees: readonly (CappedFee | null)[],
  contributions: readonly FeeContribution[],
): CapSlack {
  const firstEntry = dayNumber(cap.firstEntryDate);
  const yearOf = remembered((day) => anniversaryYear(firstEntry, day).from);
  const arrangements = arrangementsOf(cap);
  const standing = joined(contributions);
  const last = standing.reduce((most, row) => Math.max(most, row.to), span.to);
  const policy = book.policies;

  const capOf = (type: LimitType): SlackOfCap => {
    const kind = kindOf(type);
    const thresholds = thresholdsOf(book, type, arrangements);
    const counts = (fee: CappedFee | null): boolean => feeCounts(type, fee, book.policies);
    const rows = standing.filter((row) => counts(row.fee));
    const scopeOf = kind === "annual" ? yearOf : () => FIRST_DAY;
    const holdsIn = (day: DayNumber): boolean => kind === "lifetime" || annualCapHolds(yearOf(day), policy);
    const holds = (day: DayNumber, fee: CappedFee | null): boolean =>
      holdsIn(day) && limits(type, arrangementOn(arrangements, day), fee, cap);
    const openedIn = cap.openingDate === null ? null : yearOf(dayNumber(cap.openingDate));
    const opening = centsOf(kind === "annual" ? cap.annualOpening : cap.lifetimeOpening);
    const openingOn = (day: DayNumber): Cents => (kind === "lifetime" || yearOf(day) === openedIn ? opening : 0);

    // What stands wholly before the span weighs the same on each of its days in one scope.
    const settled = rows.filter((row) => row.to < span.from);
    const current = rows.filter((row) => row.to >= span.from);
    const usedBefore = remembered((scope) =>
      settled.reduce((sum, row) => sum + row.cents - contributedBy(row, scope - 1), 0),
    );
    const own: (Slack | null)[] = [];
    const later: (Slack | null)[] = [];
    let tightest: Slack | null = null;
    for (let day = last; day >= span.from; day -= 1) {
      const scope = scopeOf(day);
      // Past the end of the scope of a day, later days have no say in it.
      if (day < last && scope !== scopeOf(day + 1)) tightest = null;
      const stands = current.some((row) => row.from <= day && row.to >= day && holds(day, row.fee));
      if (day > span.to && !stands) continue;
      const row = thresholdOn(thresholds, day);
      let slack: Slack | null = null;
      if (row !== null) {
        let used = openingOn(day) + usedBefore(scope);
        for (const each of current) used += contributedBy(each, day) - contributedBy(each, scope - 1);
        slack = { left: row.cents - used, threshold: row.cents, used };
      }
      if (day <= span.to) {
        own[day - span.from] = slack;
        later[day - span.from] = tightest;
      }
      if (stands && slack !== null && (tightest === null || slack.left <= tightest.left)) {
        tightest = slack;
      }
    }

    const final = !reopens(type, policy);
    const closedBefore = (): boolean => {
      const scope = scopeOf(span.from);
      const first = kind === "annual" ? scope : rows.reduce((least, row) => Math.min(least, row.from), firstEntry);
      const carried = openingOn(span.from);
      const from = carried === 0 || cap.openingDate === null ? first : Math.max(first, dayNumber(cap.openingDate));
      // What is counted before the first day looked at is there from the beginning.
      const before = rows.reduce((sum, row) => sum + contributedBy(row, from - 1) - contributedBy(row, scope - 1), 0);
      return reachedSince({ from, to: span.from - 1 }, carried + before, rows, thresholds, policy).first !== null;
    };
    return {
      type,
      kind,
      counts,
      holds,
      final,
      closed: final && closedBefore(),
      own: (day) => own[day - span.from] ?? null,
      on: (day, fee) => {
        const at = day - span.from;
        const after = later[at] ?? null;
        if (!holds(day, fee)) return after;
        const mine = own[at] ?? null;
        if (mine === null) return "missing";
        return after === null || mine.left <= after.left ? mine : after;
      },
    };
  };

  /** Whether a cap limits anything from the first day of the span on. */
  const concerns = (type: LimitType): boolean => {
    const present = new Set<(typeof arrangements)[number]["arrangement"] | null>();
    let next = span.from;
    for (const row of arrangements) {
      if (row.to < span.from || row.from > last) continue;
      if (row.from > next) present.add(null);
      present.add(row.arrangement);
      next = row.to + 1;
    }
    if (next <= last) present.add(null);
    const charged = [...fees, ...standing.filter((row) => row.to >= span.from).map((row) => row.fee)];
    return [...present].some((arrangement) => charged.some((fee) => limits(type, arrangement, fee, cap)));
  };
  return { yearOf, caps: LIMIT_TYPES.filter(concerns).map(capOf) };
}

/** Whether newly charged cents bring a final cap to its threshold on a day. */
export function closes(cap: SlackOfCap, day: DayNumber, charged: Cents, book: BillingBook): boolean {
  const own = cap.final ? cap.own(day) : null;
  return own !== null && reaches(own.used + charged, own.threshold, book.policies);
}

/** Contributions for the same days as one; those that cancel out (a charge that is about to be taken back) as none. */
function joined(contributions: readonly FeeContribution[]): FeeContribution[] {
  const byDays = new Map<string, FeeContribution>();
  for (const row of contributions) {
    const key = `${row.from}/${row.to}/${row.fee ?? ""}`;
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
