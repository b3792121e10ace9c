/** The grid of a client's caps: a row for each cap year and one for the lifetime (docs/rules/cap-lines.md). */
import { error, step, warning, type LawIssue, type Outcome, type TraceStep } from "../arrangements/outcome.ts";
import { contributedBy, type Contribution } from "./contribution.ts";
import type { CivilDate } from "../billing/facts.ts";
import { FIRST_DAY, LAST_DAY, dayNumber, dayText, type DayNumber } from "../days/civil.ts";
import { anniversaryYear } from "../days/month.ts";
import { daysOf, type Days } from "../days/range.ts";
import { centsOf, centsText, type Cents } from "../money/cents.ts";
import {
  annualCapHolds,
  countsTowards,
  reopens,
  thresholdDays,
  thresholdOn,
  type ThresholdDays,
} from "./cap-limits.ts";
import {
  CAPPING_POLICY,
  type CapKind,
  type CapLimit,
  type CapLine,
  type CapLines,
  type CappingFacts,
  type CappingIssueCode,
  type CappingPolicy,
} from "./facts.ts";
import { reachedSince, type Reached } from "./reached-since.ts";

const LAW: Record<CapLimit["type"], string> = {
  MEANS_TESTED_ANNUAL: "Aged Care Rules 2025 s.285A-14(2)-(3)",
  MEANS_TESTED_LIFETIME: "Aged Care Rules 2025 s.285A-14(4)",
  CONTRIBUTION_LIFETIME: "Aged Care Act 2024 s.279(5); Aged Care Rules 2025 ss.7-20, 279-15",
};

/**
 * The lines as calculated on a day, from contributions by day of service. `history`: all cap years since the first
 * entry, or only the one that holds the day. Null with an error.
 */
export function capLines(
  facts: CappingFacts,
  calculatedOn: CivilDate,
  history = false,
  policy: CappingPolicy = CAPPING_POLICY,
): Outcome<CapLines | null, CappingIssueCode> {
  const issues = cappingIssues(facts);
  if (issues.some((found) => found.severity === "error")) return { result: null, issues, trace: [] };
  const day = dayNumber(calculatedOn);
  const firstEntry = dayNumber(facts.firstEntryDate);
  const lines: CapLine[] = [];
  if (facts.annual !== null) {
    const last = anniversaryYear(firstEntry, Math.max(day, firstEntry));
    for (
      let year = history ? anniversaryYear(firstEntry, firstEntry) : last;
      ;
      year = anniversaryYear(firstEntry, year.to + 1)
    ) {
      if (annualCapHolds(year.from, policy)) lines.push(lineOf("annual", facts.annual, year, facts, day, policy));
      if (year.from >= last.from || year.to === LAST_DAY) break;
    }
  }
  if (facts.lifetime !== null) {
    lines.push(lineOf("lifetime", facts.lifetime, { from: firstEntry, to: LAST_DAY }, facts, day, policy));
  }
  for (const line of lines) {
    if (line.threshold !== null) continue;
    const message = `No threshold of ${line.limitType} is in force on ${calculatedOn}: add one.`;
    issues.push(warning("THRESHOLD_MISSING", line.kind, calculatedOn, message));
  }
  const trace: TraceStep[] = lines.map((line) =>
    step(
      "cap-lines",
      LAW[line.limitType],
      `${line.from} to ${line.to ?? "further notice"}: opening ${line.opening}, here ${line.current}, elsewhere ${line.other}, threshold ${line.threshold ?? "not known"}`,
      line.total,
    ),
  );
  const next = facts.annual === null ? null : dayText(anniversaryYear(firstEntry, Math.max(day, firstEntry)).to + 1);
  const result = {
    firstEntryDate: facts.firstEntryDate,
    anniversaryDate: next,
    lastCalculatedDate: calculatedOn,
    lines,
  };
  return { result, issues, trace };
}

/** What counts towards a limit, by its days. */
export function countedContributions(
  limit: CapLimit,
  facts: CappingFacts,
  policy: CappingPolicy,
  source: "here" | "elsewhere" | null = null,
): Contribution[] {
  return facts.contributions
    .filter((row) => (source === null || row.source === source) && countsTowards(limit.type, row, policy))
    .map((row) => ({ ...daysOf(row), cents: centsOf(row.amount) }));
}

/** Opening of a row: the lifetime's whole, the annual one in the cap year that holds the opening date. */
export function openingOf(kind: CapKind, scope: Days, facts: CappingFacts): Cents {
  if (kind === "lifetime") return centsOf(facts.lifetimeOpening);
  const held = facts.openingDate !== null && within(dayNumber(facts.openingDate), scope);
  return held ? centsOf(facts.annualOpening) : 0;
}

/** Cents of contributions on the days of a scope up to a day. */
export function sumWithin(rows: readonly Contribution[], scope: Days, day: DayNumber): Cents {
  let sum = 0;
  const to = Math.min(scope.to, day);
  for (const row of rows)
    sum += contributedBy(row, to) - (to < scope.from ? contributedBy(row, to) : contributedBy(row, scope.from - 1));
  return sum;
}

/** A lifetime has no days before its first entry, but what was charged for such days counts all the same. */
export function countedDays(kind: CapKind, scope: Days): Days {
  return kind === "lifetime" ? { from: FIRST_DAY, to: LAST_DAY } : scope;
}

/** First day of a scope from which contributions are counted one by one. */
export function countedFrom(kind: CapKind, scope: Days, facts: CappingFacts): DayNumber {
  if (facts.openingDate === null || openingOf(kind, scope, facts) === 0) return scope.from;
  return Math.max(scope.from, dayNumber(facts.openingDate));
}

const within = (day: DayNumber, days: Days): boolean => days.from <= day && day <= days.to;

function lineOf(
  kind: CapKind,
  limit: CapLimit,
  scope: Days,
  facts: CappingFacts,
  day: DayNumber,
  policy: CappingPolicy,
): CapLine {
  const thresholds = thresholdDays(limit.thresholds);
  const opening = openingOf(kind, scope, facts);
  const here = countedContributions(limit, facts, policy, "here");
  const elsewhere = countedContributions(limit, facts, policy, "elsewhere");
  const counted = countedDays(kind, scope);
  const current = sumWithin(here, counted, day);
  const other = sumWithin(elsewhere, counted, day);
  const total = opening + current + other;
  const ahead = sumWithin([...here, ...elsewhere], counted, scope.to) - current - other;
  const threshold = thresholdOn(thresholds, Math.min(day, scope.to));
  const reached = reachedIn(kind, limit, scope, facts, day, thresholds, policy);
  const anniversary = scope.to === LAST_DAY ? null : scope.to + 1;
  return {
    limitType: limit.type,
    kind,
    from: dayText(scope.from),
    to: scope.to === LAST_DAY ? null : dayText(scope.to),
    fromCalculatedDate: dayText(countedFrom(kind, scope, facts)),
    threshold: threshold === null ? null : centsText(threshold),
    opening: centsText(opening),
    current: centsText(current),
    other: centsText(other),
    total: centsText(total),
    remaining: threshold === null ? null : centsText(Math.max(threshold - total, 0)),
    ahead: centsText(ahead),
    limitReached: reached !== null,
    limitReachedDate: reached === null ? null : dayText(reached),
    anniversary: anniversary === null ? null : dayText(anniversary),
    anniversaryReached: anniversary !== null && day >= anniversary,
  };
}

/** Since which day the limit of a scope counts as reached on `day`; null: it does not. */
export function reachedIn(
  kind: CapKind,
  limit: CapLimit,
  scope: Days,
  facts: CappingFacts,
  day: DayNumber,
  thresholds: readonly ThresholdDays[],
  policy: CappingPolicy,
): DayNumber | null {
  const reached = reachedBy(kind, limit, scope, facts, day, thresholds, policy);
  return reopens(limit.type, policy) ? reached.since : reached.first;
}

/** The first day after `today` and up to `day` on which what is charged already reaches the limit of a scope. */
export function reachedAhead(
  kind: CapKind,
  limit: CapLimit,
  scope: Days,
  facts: CappingFacts,
  today: DayNumber,
  day: DayNumber,
  policy: CappingPolicy,
): DayNumber | null {
  const { first, since } = reachedBy(kind, limit, scope, facts, day, thresholdDays(limit.thresholds), policy);
  if (first !== null && first > today) return first;
  return since !== null && since > today ? since : null;
}

function reachedBy(
  kind: CapKind,
  limit: CapLimit,
  scope: Days,
  facts: CappingFacts,
  day: DayNumber,
  thresholds: readonly ThresholdDays[],
  policy: CappingPolicy,
): Reached {
  const opening = openingOf(kind, scope, facts);
  const rows = countedContributions(limit, facts, policy);
  const first = kind === "lifetime" ? earliest(rows, scope.from) : scope.from;
  const start = opening === 0 ? first : Math.max(first, countedFrom(kind, scope, facts));
  // What is counted before the first day looked at is there from the beginning.
  const before = sumWithin(rows, countedDays(kind, scope), start - 1);
  const span = { from: start, to: Math.min(day, scope.to) };
  return reachedSince(span, opening + before, rows, thresholds, policy);
}

function earliest(rows: readonly Contribution[], day: DayNumber): DayNumber {
  return rows.reduce((least, row) => Math.min(least, row.from), day);
}

/** Faults of a client's cap set-up. */
export function cappingIssues(facts: CappingFacts): LawIssue<CappingIssueCode>[] {
  const issues: LawIssue<CappingIssueCode>[] = [];
  const annual = centsOf(facts.annualOpening);
  const lifetime = centsOf(facts.lifetimeOpening);
  if (facts.openingDate === null && (annual !== 0 || lifetime !== 0)) {
    issues.push(
      error(
        "OPENING_WITHOUT_DATE",
        "openingDate",
        null,
        "There are opening balances without a date: say up to when they count.",
      ),
    );
  }
  if (annual > lifetime) {
    const message = `The annual opening ${facts.annualOpening} is more than the lifetime opening ${facts.lifetimeOpening}, which includes it.`;
    issues.push(error("ANNUAL_OPENING_ABOVE_LIFETIME", "annualOpening", facts.openingDate, message));
  }
  const early = facts.contributions.find((row) => row.from < facts.firstEntryDate);
  if (early !== undefined) {
    const message = `There is a contribution for ${early.from}, before the first entry ${facts.firstEntryDate}: check the date.`;
    issues.push(warning("CONTRIBUTION_BEFORE_FIRST_ENTRY", "firstEntryDate", early.from, message));
  }
  return issues;
}
