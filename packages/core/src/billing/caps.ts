/** Annual and lifetime caps and the days of a contribution: how far capped charges go before one of them stops them. */
import type { CappedFee } from "../capping/facts.ts";
import { dayText, type DayNumber } from "../days/civil.ts";
import { lengthOf, type Days } from "../days/range.ts";
import { centsText, type Cents } from "../money/cents.ts";
import type { BillingBook } from "./book.ts";
import { capSlack, closes, type CapSlack, type FeeContribution, type SlackOfCap } from "./cap-slack.ts";
import { COUNTED_FEE, CareDayRoom } from "./care-day-room.ts";
import type { Basis, BillingIssue, CapFacts, ClientFacts } from "./facts.ts";
import { issue } from "./issues.ts";
import { centsOfDay, prorate } from "./prorate.ts";
import type { Stretch } from "./stretches.ts";
import { taxOf } from "./tax.ts";

type CapBasis = NonNullable<Basis["cap"]>;

/** What stands in the way on a day: the tightest of the caps, the first of those that are equal. */
interface Limit {
  cap: SlackOfCap;
  left: Cents;
  threshold: Cents;
  used: Cents;
}

/** One stretch while its days are walked through. */
interface Walk {
  stretch: Stretch;
  /** First day of the run of full days not yet written out; null when there is none. */
  runFrom: DayNumber | null;
  /** Gross cents of that run, for the tax inside them. */
  runGross: Cents;
}

/** One cap as the days go by. */
interface Account {
  cap: SlackOfCap;
  /** Charged in the scope so far. */
  charged: Cents;
  /** Reached for good on an earlier day. */
  closed: boolean;
}

/**
 * The capped stretches of a client, shortened to what the caps allow: full days, then the day on which a cap is
 * reached as a stretch of its own (`capped`), then nothing until there is headroom again; and of the non-clinical care
 * contribution no more days than there are. Days are walked through in order, and on one day lines in the order of their
 * ids, so the order of the facts changes nothing. `stretches` is sorted by line and day; so is the answer.
 */
export function applyCaps(
  book: BillingBook,
  client: ClientFacts,
  cap: CapFacts,
  stretches: readonly Stretch[],
  contributions: readonly FeeContribution[],
): Stretch[] | BillingIssue {
  const first = stretches[0];
  if (first === undefined) return [];
  const fees = [...new Set(stretches.map((stretch) => stretch.context.code.cappedFee))];
  const span = {
    from: stretches.reduce((least, stretch) => Math.min(least, stretch.from), first.from),
    to: stretches.reduce((most, stretch) => Math.max(most, stretch.to), first.to),
  };
  const slack: CapSlack = cap.allowBeyond
    ? { yearOf: () => span.from, caps: [] }
    : capSlack(book, cap, span, fees, contributions);
  const room = fees.includes(COUNTED_FEE) ? new CareDayRoom(book, client, cap, contributions) : null;
  if (allowsAll(room, span, stretches) && nothingIsReached(slack, span, fees, stretches)) return [...stretches];

  const walks: Walk[] = [...stretches]
    .sort((a, b) => a.context.line.id - b.context.line.id || a.from - b.from)
    .map((stretch) => ({ stretch, runFrom: null, runGross: 0 }));
  const kept: Stretch[] = [];
  const accounts = slack.caps.map((each): Account => ({ cap: each, charged: 0, closed: each.closed }));
  let year: DayNumber | null = null;

  for (let day = span.from; day <= span.to; day += 1) {
    if (year !== null && year !== slack.yearOf(day)) {
      for (const account of accounts) {
        if (account.cap.kind === "annual") Object.assign(account, { charged: 0, closed: false });
      }
    }
    year = slack.yearOf(day);
    const today = walks.filter(({ stretch }) => stretch.from <= day && stretch.to >= day);
    // The limits that the day began with, by fee.
    const mornings = new Map<CappedFee | null, Limit | null>();
    for (const { stretch } of today) {
      const { line, code } = stretch.context;
      const before = limitOn(accounts, day, code.cappedFee);
      if (before === "missing") {
        return issue(
          "CAP_THRESHOLD_MISSING",
          { scheduleLineId: line.id, billingCodeId: code.id, day },
          `${code.code} is capped, but no threshold is in force on ${dayText(day)}: add one.`,
        );
      }
      mornings.set(code.cappedFee, before);
    }
    for (const walk of today) {
      const fee = walk.stretch.context.code.cappedFee;
      const before = mornings.get(fee) ?? null;
      const left = limitOn(accounts, day, fee);
      const limit = left === "missing" ? null : left;
      const full = netOfDay(walk, day);
      let cents = full;
      let reached: CapBasis | null = null;
      if (full > 0 && isClosed(accounts, day, fee)) cents = 0;
      else if (limit !== null && full > 0) {
        if (book.policies.capCrossing === "full_day") {
          // Nothing is charged after a day on which the sum went past the cap (Aged Care Rules 2025, s.285A-14(3)).
          if (before !== null && before.left < 0) cents = 0;
          else if (full > limit.left) reached = basisOf(limit, full);
        } else if (full > limit.left) {
          cents = Math.max(limit.left, 0);
          reached = basisOf(limit, full);
        }
      }
      if (fee === COUNTED_FEE && room !== null && cents > 0 && !room.take(day)) cents = 0;
      for (const account of accounts) if (account.cap.counts(fee)) account.charged += cents;
      if (cents === full && reached === null) {
        walk.runFrom ??= day;
        walk.runGross += centsOfDay(walk.stretch, day);
        if (day === walk.stretch.to) endRun(walk, day, kept);
      } else {
        endRun(walk, day - 1, kept);
        if (cents !== 0 && reached !== null) {
          kept.push({ ...walk.stretch, from: day, to: day, capped: { cents, basis: reached } });
        }
      }
    }
    for (const account of accounts) account.closed ||= closes(account.cap, day, account.charged, book);
  }
  return withLastCareDay(kept, room).sort((a, b) => a.context.line.id - b.context.line.id || a.from - b.from);
}

/** Whether more days of the contribution are left than could be charged, so that none needs a look of its own. */
function allowsAll(room: CareDayRoom | null, span: Days, stretches: readonly Stretch[]): boolean {
  if (room === null) return true;
  const days = stretches
    .filter((stretch) => stretch.context.code.cappedFee === COUNTED_FEE)
    .reduce((sum, stretch) => sum + lengthOf(stretch), 0);
  return room.allows(days, span.to);
}

/** Whether everything together stays under the tightest limit of all days: then no day needs a look of its own. */
function nothingIsReached(
  slack: CapSlack,
  span: Days,
  fees: readonly (CappedFee | null)[],
  stretches: readonly Stretch[],
): boolean {
  if (slack.caps.length === 0) return true;
  if (slack.caps.some((cap) => cap.closed)) return false;
  let total = 0;
  for (const stretch of stretches) if (stretch.price.value.digits > 0) total += prorate(stretch).cents;
  for (const cap of slack.caps) {
    for (let day = span.from; day <= span.to; day += 1) {
      for (const fee of fees) {
        if (!cap.counts(fee)) continue;
        const found = cap.on(day, fee);
        if (found === "missing" || (found !== null && found.left < total)) return false;
      }
      const own = cap.final ? cap.own(day) : null;
      if (own !== null && own.left < total) return false;
    }
  }
  return true;
}

function endRun(walk: Walk, to: DayNumber, kept: Stretch[]): void {
  if (walk.runFrom !== null) kept.push({ ...walk.stretch, from: walk.runFrom, to });
  walk.runFrom = null;
  walk.runGross = 0;
}

/** Cents without tax that a day adds to the run it is in: the days of a run add up to the charge made of it. */
function netOfDay(walk: Walk, day: DayNumber): Cents {
  const { tax } = walk.stretch.context;
  const gross = centsOfDay(walk.stretch, day);
  if (tax.basis === null || !tax.inclusive) return gross;
  return taxOf(tax, walk.runGross + gross).amount - taxOf(tax, walk.runGross).amount;
}

/** Whether a cap that limits a fee on a day was reached for good. */
function isClosed(accounts: readonly Account[], day: DayNumber, fee: CappedFee | null): boolean {
  return accounts.some((account) => account.closed && account.cap.holds(day, fee));
}

function limitOn(accounts: readonly Account[], day: DayNumber, fee: CappedFee | null): Limit | "missing" | null {
  let limit: Limit | null = null;
  for (const { cap, charged } of accounts) {
    if (!cap.counts(fee)) continue;
    const found = cap.on(day, fee);
    if (found === "missing") return "missing";
    if (found === null) continue;
    const left = found.left - charged;
    if (limit === null || left < limit.left)
      limit = { cap, left, threshold: found.threshold, used: found.used + charged };
  }
  return limit;
}

function basisOf({ cap, threshold, used }: Limit, full: Cents): CapBasis {
  return {
    kind: cap.kind,
    limitType: cap.type,
    threshold: centsText(threshold),
    used: centsText(used),
    full: centsText(full),
  };
}

/** The charge that ends with the last day of the contribution says so. */
function withLastCareDay(kept: Stretch[], room: CareDayRoom | null): Stretch[] {
  if (room === null || room.lastDay === null) return kept;
  const { lastDay, maximum } = room;
  return kept.map((stretch) =>
    stretch.context.code.cappedFee === COUNTED_FEE && stretch.to === lastDay
      ? { ...stretch, careDays: { used: maximum, maximum } }
      : stretch,
  );
}
