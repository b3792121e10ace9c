/** The life of a deposit from agreement and movements, in stretches (docs/rules/deposit-life.md). */
import { error, step, warning, type LawIssue, type Outcome } from "../arrangements/outcome.ts";
import type { CivilDate } from "../billing/facts.ts";
import { dayNumber, dayText } from "../days/civil.ts";
import type { Days } from "../days/range.ts";
import { centsText, type Cents } from "../money/cents.ts";
import { depositIssues } from "./check-deposit.ts";
import { indexCarried, indexMissing } from "./dap-indexation.ts";
import { compileDeposit, rowOn, type CompiledClass, type CompiledDeposit, type CompiledLine } from "./deposit-cuts.ts";
import { DepositRun } from "./deposit-run.ts";
import { chargesOf, figuresOf, movementOf, segmentOf, shortOf } from "./deposit-words.ts";
import type { DepositFacts, DepositIssueCode, DepositLife, SegmentCause } from "./life-facts.ts";
import { ACCOMMODATION_POLICY, type AccommodationPolicy } from "./policy.ts";
import { accruedCents } from "./retention.ts";
import { segmentDaily, type SegmentDaily } from "./segment-daily.ts";

/** A stretch as it was worked out. */
export interface RunSegment extends Days {
  causes: SegmentCause[];
  inCare: boolean;
  rules: CompiledClass | null;
  line: CompiledLine | null;
  balance: Cents;
  retained: Cents;
  amounts: SegmentDaily | null;
  /** The day of departure of a contribution, for which nothing is charged, and the like. */
  notCharged: boolean;
  retention: boolean;
}

/**
 * Everything that happens to a deposit up to and including a day. Daily payments are drawn at the end of each calendar
 * month and of a stay; retention by policy. Null with an error.
 */
export function depositLife(
  facts: DepositFacts,
  until: CivilDate,
  policy: AccommodationPolicy = ACCOMMODATION_POLICY,
): Outcome<DepositLife | null, DepositIssueCode> {
  const issues = depositIssues(facts);
  const first = facts.opening === null ? dayNumber(facts.startDay) : dayNumber(facts.opening.on) + 1;
  const life: Days = { from: first, to: dayNumber(until) };
  if (life.to < life.from) {
    const message = `There is nothing before ${dayText(first)}: ask for a later day than ${until}.`;
    issues.push(error("UNTIL_BEFORE_START", "until", until, message));
  }
  if (issues.some((found) => found.severity === "error")) return { result: null, issues, trace: [] };
  const deposit = compileDeposit(facts, life, policy);
  const run = new DepositRun(facts, deposit, policy);
  const segments: RunSegment[] = [];
  for (let at = 0; at < deposit.cuts.length; at += 1) {
    const cut = deposit.cuts[at];
    if (cut === undefined) break;
    const to = (deposit.cuts[at + 1]?.day ?? life.to + 1) - 1;
    const problem = stretch(run, deposit, { from: cut.day, to }, cut.causes, segments, issues, policy);
    if (problem !== null) return { result: null, issues: [...issues, problem], trace: [] };
  }
  const closing = run.state(life.to);
  run.listPending();
  noteSegments(segments, issues);
  noteShort(run, issues);
  const result: DepositLife = {
    from: dayText(life.from),
    to: until,
    segments: segments.map(segmentOf),
    charges: chargesOf(run, segments),
    movements: run.movements.map(movementOf),
    short: run.short.map(shortOf),
    figures: figuresOf(run, segments.at(-1) ?? null, accruedCents(run.accrued)),
    retention: {
      length: run.length,
      countedDays: run.countedDays,
      remainingDays: run.length === null ? null : Math.max(run.retentionLeft, 0),
    },
    closing,
  };
  const text = `${result.from} to ${until}: ${segments.length} stretches, ${result.movements.length} movements`;
  return { result, issues, trace: [step("deposit-life", null, text, result.figures.balance)] };
}

/** A stretch between two cuts, in two where the five years end inside it. */
function stretch(
  run: DepositRun,
  deposit: CompiledDeposit,
  days: Days,
  causes: SegmentCause[],
  segments: RunSegment[],
  issues: LawIssue<DepositIssueCode>[],
  policy: AccommodationPolicy,
): LawIssue<DepositIssueCode> | null {
  run.takeIn(days.from);
  const stay = rowOn(deposit.stays, days.from);
  const rules = rowOn(deposit.classes, days.from);
  const line = stay === null ? null : rowOn(deposit.lines, days.from);
  const departure = stay !== null && days.from === stay.to;
  const worked = days.from >= deposit.workedFrom;
  if (worked && line !== null && rules === null) {
    const message = `No accommodation arrangement is known for ${dayText(days.from)}: complete the arrangements.`;
    return error("NO_ARRANGEMENT", "classes", dayText(days.from), message);
  }
  const counts =
    stay !== null &&
    rules?.retention === true &&
    run.paidOn !== null &&
    !(departure && policy.retentionOnDepartureDay === "not_counted");
  if (counts) run.startCounting(days.from);
  const left = counts ? run.retentionLeft : 0;
  const here = left > 0 ? { from: days.from, to: Math.min(days.to, days.from + left - 1) } : days;

  let amounts: SegmentDaily | null = null;
  if (worked && line !== null && rules !== null) {
    const found = segmentDaily(deposit, line, rules, run, days.from, policy);
    if ("code" in found) {
      if (found.code === "INDEX_NUMBER_MISSING") return indexMissing(found.day);
      const message = `No maximum accommodation supplement is in force on ${dayText(days.from)}: add it.`;
      return error("SUPPLEMENT_MISSING", "rates.maximumSupplement", dayText(days.from), message);
    }
    amounts = found.amounts;
    if (found.carried !== null) noteOnce(issues, indexCarried(found.carried));
  }
  const notCharged = departure && line !== null && !chargedOnDeparture(line, policy);
  const index = segments.push({
    ...here,
    causes,
    inCare: stay !== null,
    rules,
    line,
    balance: run.balance,
    retained: run.retained,
    amounts,
    notCharged,
    retention: worked && left > 0,
  });
  if (amounts !== null && line !== null && !notCharged && amounts.daily > 0)
    charge(run, line, here, amounts, index - 1);
  if (left > 0) run.count(here);
  const stayEnds = stay !== null && here.to === stay.to;
  const retains = worked && (counts || departs(departure, run, rules));
  run.endDay(here.to, stayEnds, stay, retains, left > 0 && run.retentionLeft === 0);
  if (here.to === days.to) return null;
  const rest = { from: here.to + 1, to: days.to };
  return stretch(run, deposit, rest, ["retention_end"], segments, issues, policy);
}

/** What was counted before is deducted on the day of departure, even where that day itself does not count. */
function departs(departure: boolean, run: DepositRun, rules: CompiledClass | null): boolean {
  return departure && rules?.retention === true && run.paidOn !== null;
}

function chargedOnDeparture(line: CompiledLine, policy: AccommodationPolicy): boolean {
  if (policy.departureDay === "none") return false;
  return policy.departureDay === "all" || line.line.kind !== "contribution";
}

function charge(run: DepositRun, line: CompiledLine, days: Days, amounts: SegmentDaily, segment: number): void {
  const row = {
    ...days,
    lineId: line.line.id,
    ongoing: amounts.daily - amounts.unpaid,
    unpaid: amounts.unpaid,
    segment,
  };
  if (line.line.collection === "drawdown" && run.paidOn !== null) {
    run.wait(row);
    return;
  }
  const { lineId, from, to } = row;
  const plain = { lineId, segment, from, to, drawdown: false, deductedOn: null };
  if (row.ongoing > 0) run.daily.push({ ...plain, kind: "daily_payment", perDay: row.ongoing });
  if (row.unpaid > 0) run.daily.push({ ...plain, kind: "unpaid_lump_sum_daily", perDay: row.unpaid });
}

function noteOnce(issues: LawIssue<DepositIssueCode>[], found: LawIssue<DepositIssueCode>): void {
  if (!issues.some((issue) => issue.code === found.code && issue.day === found.day)) issues.push(found);
}

/** The first day of each stretch of days on which more is held than may be. */
function noteSegments(segments: readonly RunSegment[], issues: LawIssue<DepositIssueCode>[]): void {
  let before: Cents = 0;
  for (const segment of segments) {
    const excess = segment.amounts?.excess ?? 0;
    if (excess > before) {
      const on = dayText(segment.from);
      const message = `From ${on} on ${centsText(excess)} more is held than may be: refund it.`;
      issues.push(warning("HELD_ABOVE_MOST", "movements", on, message));
    }
    before = excess;
  }
}

function noteShort(run: DepositRun, issues: LawIssue<DepositIssueCode>[]): void {
  for (const { move, taken } of run.short) {
    const on = dayText(move.day);
    const refund = move.kind === "refund" || move.kind === "transfer_out";
    const rest = centsText(move.cents - taken);
    const message = refund
      ? `The ${move.kind} of ${on} is ${rest} above the balance of that day: ask for it back.`
      : `The balance does not reach for ${rest} of the ${move.kind} of ${on}: bill it.`;
    issues.push(warning(refund ? "REFUND_ABOVE_BALANCE" : "DEDUCTION_ABOVE_BALANCE", "movements.amount", on, message));
  }
}
