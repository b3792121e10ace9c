/** Interest payable to the client on a refund (docs/rules/refund-interest.md). */
import { error, step, type LawIssue, type Outcome, type TraceStep } from "../arrangements/outcome.ts";
import type { CivilDate, DecimalText } from "../billing/facts.ts";
import { dayNumber, dayText, type DayNumber } from "../days/civil.ts";
import { lengthOf, type Days } from "../days/range.ts";
import { centsOf, centsText } from "../money/cents.ts";
import {
  interestOf,
  interestPieces,
  piecesText,
  rateOfDay,
  type DatedRates,
  type InterestPiece,
} from "./dated-rates.ts";
import { ACCOMMODATION_POLICY, type AccommodationPolicy } from "./policy.ts";
import type { AccommodationCharge } from "./life-facts.ts";
import type { RefundDue } from "./refund-due.ts";

export interface RefundInterestFacts {
  due: RefundDue;
  /** Refundable deposit or bond: only the law named differs. */
  kind: "deposit" | "bond";
  /** What is to be refunded, after all that is deducted from it. */
  balance: DecimalText;
  /** Refunds made, in whole or part, any order. */
  refunds: readonly { on: CivilDate; amount: DecimalText }[];
  /** Interest up to and including this day, or the day on which all was refunded if that is earlier. */
  until: CivilDate;
  baseRates: DatedRates;
  mpir: DatedRates;
}

/** Days of one kind of rate. */
export interface InterestLine {
  rateKind: "base" | "maximum";
  from: CivilDate;
  to: CivilDate;
  days: number;
  pieces: InterestPiece[];
  amount: DecimalText;
}

export interface RefundInterest {
  /** One line inside the refund period, two beyond it. */
  lines: InterestLine[];
  total: DecimalText;
  /** The refund period is not open yet, so the base rate is that of the last day asked for. */
  provisional: boolean;
}

export type RefundInterestIssueCode = "RATE_MISSING";

const PAGE = "refund-interest";

/** Null where a rate is missing. */
export function refundInterest(
  facts: RefundInterestFacts,
  policy: AccommodationPolicy = ACCOMMODATION_POLICY,
): Outcome<RefundInterest | null, RefundInterestIssueCode> {
  const { due } = facts;
  const first = dayNumber(due.eventOn) + 1;
  const last = dayNumber(facts.until);
  const dueOn = due.dueOn === null ? null : dayNumber(due.dueOn);
  const base: Days = { from: first, to: dueOn === null ? last : Math.min(dueOn, last) };
  const late: Days = { from: Math.max(first, (dueOn ?? last) + 1), to: last };
  const lines: InterestLine[] = [];
  const trace: TraceStep[] = [];
  for (const [rateKind, days] of [
    ["base", base],
    ["maximum", late],
  ] as const) {
    if (lengthOf(days) === 0) continue;
    const pieces = piecesOf(facts, rateKind, days, policy);
    if (!Array.isArray(pieces)) return { result: null, issues: [pieces], trace: [] };
    const [one, end] = [pieces[0], pieces.at(-1)];
    if (one === undefined || end === undefined) continue;
    const amount = interestOf(pieces);
    const count = pieces.reduce((sum, piece) => sum + piece.days, 0);
    lines.push({ rateKind, from: one.from, to: end.to, days: count, pieces, amount });
    trace.push(step(PAGE, lawOf(facts.kind, rateKind), `${piecesText(pieces)} / 365`, amount));
  }
  const total = centsText(lines.reduce((sum, line) => sum + centsOf(line.amount), 0));
  return { result: { lines, total, provisional: due.periodFrom === null && dueOn === null }, issues: [], trace };
}

function lawOf(kind: "deposit" | "bond", rateKind: InterestLine["rateKind"]): string {
  const [section, first] = kind === "deposit" ? ["313-10", 1] : ["287-103A", 2];
  return `Aged Care Rules 2025 s.${section}(${rateKind === "base" ? first : first + 1})`;
}

function piecesOf(
  facts: RefundInterestFacts,
  rateKind: InterestLine["rateKind"],
  days: Days,
  policy: AccommodationPolicy,
): InterestPiece[] | LawIssue<RefundInterestIssueCode> {
  const rates = rateKind === "base" ? facts.baseRates : facts.mpir;
  const changes = facts.refunds.map((refund) => ({ from: dayNumber(refund.on) + 1, cents: -centsOf(refund.amount) }));
  const steps = { cents: centsOf(facts.balance), changes };
  const fixed = fixedDay(facts, rateKind, days, policy);
  const byDay = rateOfDay(rates);
  const pieces =
    fixed === null ? interestPieces(days, steps, [rates], byDay) : interestPieces(days, steps, [], () => byDay(fixed));
  if (Array.isArray(pieces)) return pieces;
  const day = dayText(fixed ?? pieces.missing);
  const name = rateKind === "base" ? "base interest rate" : "MPIR";
  return error(
    "RATE_MISSING",
    rateKind === "base" ? "baseRates" : "mpir",
    day,
    `No ${name} is known for ${day}: add it.`,
  );
}

/** The day whose rate holds for all days; null: each day has its own. */
function fixedDay(
  { due, until }: RefundInterestFacts,
  rateKind: InterestLine["rateKind"],
  days: Days,
  policy: AccommodationPolicy,
): DayNumber | null {
  if (policy.refundRates === "each_day") return null;
  if (rateKind === "maximum") return dayNumber(due.dueOn ?? until) + 1;
  if (policy.baseRateDay === "after_event") return dayNumber(due.eventOn) + 1;
  return due.periodFrom === null ? days.to : dayNumber(due.periodFrom);
}

/** Lines of interest as charges to the client's credit, one for each kind of rate. */
export function interestCharges(interest: RefundInterest): AccommodationCharge[] {
  return interest.lines.map((line) => ({
    kind: "interest_payable",
    drawdown: false,
    lineId: null,
    from: line.from,
    to: line.to,
    days: line.days,
    perDay: null,
    amount: line.amount,
    deductedOn: null,
    text: `${line.rateKind === "base" ? "Base interest rate" : "MPIR"}: ${piecesText(line.pieces)} / 365`,
  }));
}
