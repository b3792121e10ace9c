/** How much of a daily fee is charged while caps allow, and when they are reached (docs/rules/cap-forecast.md). */
import { error, step, type LawIssue, type Outcome } from "../arrangements/outcome.ts";
import type { CivilDate } from "../billing/facts.ts";
import { LAST_DAY, dayNumber, dayNumberOr, dayText, type DayNumber } from "../days/civil.ts";
import { anniversaryYear } from "../days/month.ts";
import { cutAt, lengthOf, type Days } from "../days/range.ts";
import { centsOf, centsText, type Cents } from "../money/cents.ts";
import { annualCapHolds, reaches, reopens, thresholdDays, thresholdOn, type ThresholdDays } from "./cap-limits.ts";
import { cappingIssues, countedContributions, countedDays, openingOf, reachedIn, sumWithin } from "./cap-lines.ts";
import {
  CAPPING_POLICY,
  type CapKind,
  type CapLimit,
  type CappingFacts,
  type CappingIssueCode,
  type CappingPolicy,
  type CapReached,
  type ChargedDays,
  type DailyCharge,
  type UnderCaps,
} from "./facts.ts";

/** One cap as the days go by. */
interface Account {
  kind: CapKind;
  limit: CapLimit;
  thresholds: readonly ThresholdDays[];
  /** Used in the scope so far. */
  used: Cents;
  /** Reached at the end of the last day. */
  reached: boolean;
  /** Reached, and a higher threshold would not open it again in this scope. */
  closed: boolean;
}

/**
 * Charges the schedule from its first day up to `until`. The schedule must begin after all contributions: what it
 * charges comes on top of them. Piece by piece, so its cost does not grow with the number of days. Null with an error.
 */
export function chargeUnderCaps(
  facts: CappingFacts,
  schedule: readonly DailyCharge[],
  until: CivilDate,
  policy: CappingPolicy = CAPPING_POLICY,
): Outcome<UnderCaps | null, CappingIssueCode> {
  const pieces = schedule
    .map((row) => ({
      from: dayNumber(row.from),
      to: Math.min(dayNumberOr(row.to, LAST_DAY), dayNumber(until)),
      cents: centsOf(row.amount),
    }))
    .sort((a, b) => a.from - b.from);
  const first = pieces[0];
  const issues = [...cappingIssues(facts), ...scheduleIssues(facts, pieces)];
  if (issues.some((found) => found.severity === "error")) return { result: null, issues, trace: [] };
  const result: UnderCaps = { charged: [], reached: [] };
  if (first === undefined) return { result, issues, trace: [] };

  const firstEntry = dayNumber(facts.firstEntryDate);
  const accounts = accountsOn(facts, first.from, policy);
  const cuts = accounts.flatMap((account) => account.thresholds.flatMap((row) => [row.from, row.to + 1]));
  let year = anniversaryYear(firstEntry, first.from);
  for (const piece of pieces) {
    for (const part of cutAt(piece, [...cuts, ...anniversaries(firstEntry, piece)])) {
      if (lengthOf(part) === 0) continue;
      if (part.from > year.to) {
        year = anniversaryYear(firstEntry, part.from);
        for (const account of accounts) {
          if (account.kind === "annual") Object.assign(account, { used: 0, reached: false, closed: false });
        }
      }
      const holding = accounts.filter((account) => account.kind === "lifetime" || annualCapHolds(year.from, policy));
      const missing = holding.find((account) => thresholdOn(account.thresholds, part.from) === null);
      if (missing !== undefined) {
        const day = dayText(part.from);
        const message = `No threshold of ${missing.limit.type} is in force on ${day}: add one.`;
        return { result: null, issues: [error("THRESHOLD_MISSING", missing.kind, day, message)], trace: [] };
      }
      if (facts.allowBeyond) chargeAll(part, piece.cents, holding, result, policy);
      else chargePart(part, piece.cents, holding, result, policy);
    }
  }
  const trace = result.reached.map((row) =>
    step(
      "cap-forecast",
      null,
      `${row.limitType} of ${row.threshold} is reached, ${row.charged} charged that day`,
      row.on,
    ),
  );
  return { result, issues, trace };
}

/** The accounts at the start of a day. */
function accountsOn(facts: CappingFacts, day: DayNumber, policy: CappingPolicy): Account[] {
  const firstEntry = dayNumber(facts.firstEntryDate);
  const account = (kind: CapKind, limit: CapLimit, scope: Days): Account => {
    const thresholds = thresholdDays(limit.thresholds);
    const rows = countedContributions(limit, facts, policy);
    const used = openingOf(kind, scope, facts) + sumWithin(rows, countedDays(kind, scope), day - 1);
    const since = reachedIn(kind, limit, scope, facts, day - 1, thresholds, policy);
    return {
      kind,
      limit,
      thresholds,
      used,
      reached: since !== null,
      closed: since !== null && !reopens(limit.type, policy),
    };
  };
  const found: Account[] = [];
  if (facts.annual !== null) found.push(account("annual", facts.annual, anniversaryYear(firstEntry, day)));
  if (facts.lifetime !== null) found.push(account("lifetime", facts.lifetime, { from: firstEntry, to: LAST_DAY }));
  return found;
}

/** Days of one amount, one cap year and one threshold of each cap. */
function chargePart(
  part: Days,
  cents: Cents,
  accounts: readonly Account[],
  result: UnderCaps,
  policy: CappingPolicy,
): void {
  const limits = accounts.map((account) => thresholdOn(account.thresholds, part.from) ?? 0);
  // A higher threshold may have opened a cap that was reached.
  accounts.forEach((account, at) => {
    account.reached = account.closed || reaches(account.used, limits[at] ?? 0, policy);
    account.closed = account.reached && !reopens(account.limit.type, policy);
  });
  if (cents === 0 || accounts.some((account) => account.reached)) return;
  const days = lengthOf(part);
  const room = accounts.reduce(
    (least, account, at) => Math.min(least, (limits[at] ?? 0) - account.used),
    Number.MAX_SAFE_INTEGER,
  );
  // Whole days before the one on which the first cap is reached, and what that day is charged.
  const full = wholeDays(room, cents, policy);
  if (full >= days) {
    push(result.charged, part, cents);
    for (const account of accounts) account.used += cents * days;
    return;
  }
  const last = policy.capCrossing === "clamp" ? room - full * cents : cents;
  const crossing = part.from + full;
  if (full > 0) push(result.charged, { from: part.from, to: crossing - 1 }, cents);
  push(result.charged, { from: crossing, to: crossing }, last);
  accounts.forEach((account, at) => {
    account.used += cents * full + last;
    const threshold = limits[at] ?? 0;
    if (reaches(account.used, threshold, policy)) note(account, crossing, threshold, last, result, policy);
  });
}

/** The same where fees go on past the caps: everything is charged, and each cap is reached by itself. */
function chargeAll(
  part: Days,
  cents: Cents,
  accounts: readonly Account[],
  result: UnderCaps,
  policy: CappingPolicy,
): void {
  if (cents === 0) return;
  const days = lengthOf(part);
  push(result.charged, part, cents);
  const rows: { account: Account; threshold: Cents; full: number }[] = [];
  for (const account of accounts) {
    const threshold = thresholdOn(account.thresholds, part.from) ?? 0;
    account.reached = account.closed || reaches(account.used, threshold, policy);
    const full = wholeDays(threshold - account.used, cents, policy);
    account.used += cents * days;
    if (!account.reached && full < days) rows.push({ account, threshold, full });
  }
  for (const { account, threshold, full } of rows.sort((a, b) => a.full - b.full)) {
    note(account, part.from + full, threshold, cents, result, policy);
  }
}

/** Days charged whole before the one on which `room` is filled (`clamp`) or passed (`full_day`). */
function wholeDays(room: Cents, cents: Cents, policy: CappingPolicy): number {
  return policy.capCrossing === "clamp" ? Math.ceil(room / cents) - 1 : Math.floor(room / cents);
}

function note(
  account: Account,
  on: DayNumber,
  threshold: Cents,
  charged: Cents,
  result: UnderCaps,
  policy: CappingPolicy,
): void {
  account.reached = true;
  account.closed = !reopens(account.limit.type, policy);
  const { kind, limit } = account;
  const row: CapReached = {
    kind,
    limitType: limit.type,
    on: dayText(on),
    threshold: centsText(threshold),
    charged: centsText(charged),
  };
  result.reached.push(row);
}

/** Adds days, to the last ones where they go on at the same amount. */
function push(charged: ChargedDays[], days: Days, cents: Cents): void {
  const last = charged.at(-1);
  const perDay = centsText(cents);
  if (last !== undefined && last.perDay === perDay && dayNumber(last.to) + 1 === days.from) {
    last.to = dayText(days.to);
    last.days += lengthOf(days);
    last.amount = centsText(cents * last.days);
    return;
  }
  const count = lengthOf(days);
  charged.push({
    from: dayText(days.from),
    to: dayText(days.to),
    days: count,
    perDay,
    amount: centsText(cents * count),
  });
}

function anniversaries(firstEntry: DayNumber, span: Days): DayNumber[] {
  const found: DayNumber[] = [];
  for (
    let year = anniversaryYear(firstEntry, span.from);
    year.to < span.to;
    year = anniversaryYear(firstEntry, year.to + 1)
  ) {
    found.push(year.to + 1);
  }
  return found;
}

function scheduleIssues(
  facts: CappingFacts,
  pieces: readonly (Days & { cents: Cents })[],
): LawIssue<CappingIssueCode>[] {
  const issues: LawIssue<CappingIssueCode>[] = [];
  const first = pieces[0];
  if (first === undefined) return issues;
  const day = dayText(first.from);
  const last = facts.contributions.reduce<CivilDate | null>(
    (most, row) => (most === null || row.to > most ? row.to : most),
    null,
  );
  if (last !== null && last >= day) {
    issues.push(
      error(
        "SCHEDULE_BEFORE_CONTRIBUTIONS",
        "schedule",
        day,
        `The schedule begins on ${day}, but days up to ${last} are charged already: begin after them.`,
      ),
    );
  }
  if (facts.openingDate !== null && facts.openingDate > day && centsOf(facts.lifetimeOpening) !== 0) {
    issues.push(
      error(
        "SCHEDULE_BEFORE_CONTRIBUTIONS",
        "schedule",
        day,
        `The schedule begins on ${day}, before the opening balances of ${facts.openingDate}.`,
      ),
    );
  }
  pieces.forEach((piece, at) => {
    const next = pieces[at + 1];
    if (next !== undefined && next.from <= piece.to) {
      const text = dayText(next.from);
      issues.push(
        error("SCHEDULE_OVERLAPS", "schedule", text, `Two amounts are due on ${text}: end the first before.`),
      );
    }
    if (piece.cents < 0) {
      const text = dayText(piece.from);
      issues.push(
        error(
          "NEGATIVE_CHARGE",
          "schedule",
          text,
          `The amount from ${text} is negative: credits are contributions, not charges.`,
        ),
      );
    }
  });
  return issues;
}
