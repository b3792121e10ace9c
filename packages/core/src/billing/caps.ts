/** Annual and lifetime caps: how far capped charges go before a cap stops them. */
import { dayText, type DayNumber } from "../days/civil.ts";
import type { Days } from "../days/range.ts";
import { centsText, type Cents } from "../money/cents.ts";
import type { BillingBook } from "./book.ts";
import { capSlack, type CapSlack, type Contribution } from "./cap-slack.ts";
import type { Basis, BillingIssue, CapFacts } from "./facts.ts";
import { issue } from "./issues.ts";
import { centsOfDay, prorate } from "./prorate.ts";
import type { Stretch } from "./stretches.ts";
import { taxOf } from "./tax.ts";

type CapBasis = NonNullable<Basis["cap"]>;

/** What stands in the way on a day: the tighter of the two caps, the annual one where they are equal. */
interface Limit {
  kind: CapBasis["kind"];
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

/**
 * The capped stretches of a client, shortened to what the caps allow: full days, then the day on which a cap is
 * reached as a stretch of its own (`capped`), then nothing until there is headroom again. Days are walked through in
 * order, and on one day lines in the order of their ids, so the order of the facts changes nothing.
 * `stretches` is sorted by line and day; so is the answer.
 */
export function applyCaps(
  book: BillingBook,
  cap: CapFacts,
  stretches: readonly Stretch[],
  contributions: readonly Contribution[],
): Stretch[] | BillingIssue {
  const first = stretches[0];
  if (first === undefined || cap.allowBeyond || !(cap.annual || cap.lifetime)) return [...stretches];
  const span = {
    from: stretches.reduce((least, stretch) => Math.min(least, stretch.from), first.from),
    to: stretches.reduce((most, stretch) => Math.max(most, stretch.to), first.to),
  };
  const slack = capSlack(book, cap, span, contributions);
  if (nothingIsReached(slack, span, stretches)) return [...stretches];
  const walks: Walk[] = [...stretches]
    .sort((a, b) => a.context.line.id - b.context.line.id || a.from - b.from)
    .map((stretch) => ({ stretch, runFrom: null, runGross: 0 }));
  const kept: Stretch[] = [];
  const charged = { year: span.from - 1, annual: 0, lifetime: 0 };

  for (let day = span.from; day <= span.to; day += 1) {
    const today = walks.filter(({ stretch }) => stretch.from <= day && stretch.to >= day);
    if (today.length === 0) continue;
    const year = slack.yearOf(day);
    if (charged.year !== year) {
      charged.year = year;
      charged.annual = 0;
    }
    const before = limitOn(slack, day, charged);
    if (before === "missing") {
      const { line, code } = today[0]?.stretch.context ?? first.context;
      return issue(
        "CAP_THRESHOLD_MISSING",
        { scheduleLineId: line.id, billingCodeId: code.id, day },
        `${code.code} is capped, but no threshold is in force on ${dayText(day)}: add one.`,
      );
    }
    for (const walk of today) {
      const left = limitOn(slack, day, charged);
      const limit = left === "missing" || left === null ? null : left;
      const full = netOfDay(walk, day);
      let cents = full;
      let reached: CapBasis | null = null;
      if (limit !== null && full > 0) {
        if (book.policies.capCrossing === "full_day") {
          // Nothing is charged after a day on which the sum went past the cap (Aged Care Rules 2025, s.285A-14(3)).
          if (before !== null && before.left < 0) cents = 0;
          else if (full > limit.left) reached = basisOf(limit, full);
        } else if (full > limit.left) {
          cents = Math.max(limit.left, 0);
          reached = basisOf(limit, full);
        }
      }
      charged.annual += cents;
      charged.lifetime += cents;
      if (reached !== null || cents !== full) {
        endRun(walk, day - 1, kept);
        if (cents !== 0 && reached !== null) {
          kept.push({ ...walk.stretch, from: day, to: day, capped: { cents, basis: reached } });
        }
      } else {
        walk.runFrom ??= day;
        walk.runGross += centsOfDay(walk.stretch, day);
        if (day === walk.stretch.to) endRun(walk, day, kept);
      }
    }
  }
  return kept.sort((a, b) => a.context.line.id - b.context.line.id || a.from - b.from);
}

/** Whether everything together stays under the tightest limit of all days: then no day needs a look of its own. */
function nothingIsReached(slack: CapSlack, span: Days, stretches: readonly Stretch[]): boolean {
  let total = 0;
  for (const stretch of stretches) if (stretch.price.value.digits > 0) total += prorate(stretch).cents;
  for (let day = span.from; day <= span.to; day += 1) {
    for (const kind of ["annual", "lifetime"] as const) {
      const found = slack[kind](day);
      if (found === "missing" || (found !== null && found.left < total)) return false;
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

function limitOn(
  slack: CapSlack,
  day: DayNumber,
  charged: { annual: Cents; lifetime: Cents },
): Limit | "missing" | null {
  let limit: Limit | null = null;
  for (const kind of ["annual", "lifetime"] as const) {
    const found = slack[kind](day);
    if (found === "missing") return "missing";
    if (found === null) continue;
    const left = found.left - charged[kind];
    if (limit === null || left < limit.left) {
      limit = { kind, left, threshold: found.threshold, used: found.used + charged[kind] };
    }
  }
  return limit;
}

function basisOf(limit: Limit, full: Cents): CapBasis {
  return {
    kind: limit.kind,
    threshold: centsText(limit.threshold),
    used: centsText(limit.used),
    full: centsText(full),
  };
}
