/** Interest on daily payments that are overdue (docs/rules/overdue-interest.md). */
import { error, step, warning, type LawIssue, type Outcome, type TraceStep } from "../arrangements/outcome.ts";
import type { CivilDate, DecimalText } from "../billing/facts.ts";
import { dayNumber, dayText, type DayNumber } from "../days/civil.ts";
import { addMonths } from "../days/month.ts";
import { lengthOf } from "../days/range.ts";
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
import { isAbove, rateOf } from "./rate.ts";

export interface OverdueItem {
  reference: string;
  /** The day on which it was payable. */
  dueOn: CivilDate;
  amount: DecimalText;
  /** Any order; a payment counts from the day after it. */
  payments: readonly { on: CivilDate; amount: DecimalText }[];
}

export interface OverdueFacts {
  /** `charge`: accommodation charge of before July 2014, at most twice the below threshold deeming rate. */
  kind: "daily_payment" | "charge";
  items: readonly OverdueItem[];
  /** Rate of the agreement, percent a year; null: the agreement provides for no interest. */
  agreedRate: DecimalText | null;
  /** The most on each day: MPIR, or for a charge twice the below threshold deeming rate. */
  maximumRates: DatedRates;
  /** Days to work out, inclusive. */
  from: CivilDate;
  to: CivilDate;
}

export interface OverdueLine {
  reference: string;
  /** First day on which interest may run. */
  runsFrom: CivilDate;
  pieces: InterestPiece[];
  amount: DecimalText;
}

export type OverdueIssueCode = "RATE_MISSING" | "AGREED_RATE_LIMITED";

/** Null where the most of a day is missing. Items without interest are left out. */
export function overdueInterest(
  facts: OverdueFacts,
  policy: AccommodationPolicy = ACCOMMODATION_POLICY,
): Outcome<{ lines: OverdueLine[]; total: DecimalText } | null, OverdueIssueCode> {
  const law = facts.kind === "charge" ? "Aged Care Rules 2025 s.287-155" : "Aged Care Act 2024 s.301";
  const issues: LawIssue<OverdueIssueCode>[] = [];
  const trace: TraceStep[] = [];
  const lines: OverdueLine[] = [];
  const { agreedRate } = facts;
  if (agreedRate === null) {
    trace.push(step("overdue-interest", law, "The agreement provides for no interest", "0.00"));
    return { result: { lines, total: "0.00" }, issues, trace };
  }
  const most = rateOfDay(facts.maximumRates);
  const rateOn = (day: DayNumber): DecimalText | null => {
    const maximum = most(day);
    if (maximum === null || !isAbove(rateOf(agreedRate), rateOf(maximum))) return maximum === null ? null : agreedRate;
    if (issues.length === 0) {
      const message = `The agreed rate ${agreedRate}% is above ${maximum}%, the most on ${dayText(day)}, which is taken.`;
      issues.push(warning("AGREED_RATE_LIMITED", "agreedRate", dayText(day), message));
    }
    return maximum;
  };
  for (const item of facts.items) {
    const month = addMonths(dayNumber(item.dueOn), 1) + 1;
    const runsFrom = policy.overdueInterestFrom === "due_day" ? dayNumber(item.dueOn) + 1 : month;
    const steps = {
      cents: centsOf(item.amount),
      changes: item.payments.map((row) => ({ from: dayNumber(row.on) + 1, cents: -centsOf(row.amount) })),
    };
    const owed = steps.changes.reduce((sum, row) => (row.from <= month ? sum + row.cents : sum), steps.cents);
    const days = { from: Math.max(runsFrom, dayNumber(facts.from)), to: dayNumber(facts.to) };
    if (owed <= 0 || month > days.to || lengthOf(days) === 0) continue;
    const pieces = interestPieces(days, steps, [facts.maximumRates], rateOn);
    if (!Array.isArray(pieces)) {
      const day = dayText(pieces.missing);
      const message = `The most interest of ${day} is not known: add the rate.`;
      return { result: null, issues: [error("RATE_MISSING", "maximumRates", day, message)], trace: [] };
    }
    if (pieces.length === 0) continue;
    const amount = interestOf(pieces);
    lines.push({ reference: item.reference, runsFrom: dayText(runsFrom), pieces, amount });
    trace.push(step("overdue-interest", law, `${item.reference}: ${piecesText(pieces)} / 365`, amount));
  }
  const total = centsText(lines.reduce((sum, line) => sum + centsOf(line.amount), 0));
  return { result: { lines, total }, issues, trace };
}
