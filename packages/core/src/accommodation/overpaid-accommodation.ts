/** Interest on what was paid or retained too much and given back late (docs/rules/overpaid-accommodation.md). */
import { error, step, type LawIssue, type Outcome } from "../arrangements/outcome.ts";
import type { CivilDate, DecimalText } from "../billing/facts.ts";
import { dayNumber, dayText, type DayNumber } from "../days/civil.ts";
import { centsOf } from "../money/cents.ts";
import {
  interestOf,
  interestPieces,
  piecesText,
  rateOfDay,
  type DatedRates,
  type InterestPiece,
} from "./dated-rates.ts";

/**
 * - `daily_payment`, `lump_sum`: overpaid by the client; to be refunded within 28 days
 * - `retention`: overcharged; to be given back to the balance within 14 days, interest only from the day care ceased
 * - `entry_contribution`: of before July 2014, refunded after the day its agreement names
 */
export type OverpaidFacts = {
  amount: DecimalText;
  /** The day it went back; null: not yet, interest so far. */
  refundedOn: CivilDate | null;
  until: CivilDate;
  mpir: DatedRates;
} & (
  | { kind: "daily_payment" | "lump_sum"; awareOn: CivilDate; requestedOn: CivilDate | null }
  | { kind: "retention"; awareOn: CivilDate; requestedOn: CivilDate | null; ceasedOn: CivilDate | null }
  | { kind: "entry_contribution"; refundDay: CivilDate }
);

export interface OverpaidInterest {
  /** Last day on which it goes back without breach. */
  dueOn: CivilDate;
  pieces: InterestPiece[];
  interest: DecimalText;
}

export type OverpaidIssueCode = "RATE_MISSING";

const OVERPAID_DAYS = 28;
const RETENTION_DAYS = 14;

/** Null where the MPIR of the day that fixes the rate is missing. */
export function overpaidInterest(facts: OverpaidFacts): Outcome<OverpaidInterest | null, OverpaidIssueCode> {
  const { dueOn, from, law } = termsOf(facts);
  const end = dayNumber(facts.refundedOn ?? facts.until);
  const late = from !== null && end > dueOn && end >= from;
  const none: OverpaidInterest = { dueOn: dayText(dueOn), pieces: [], interest: "0.00" };
  const done = (result: OverpaidInterest, text: string): Outcome<OverpaidInterest, OverpaidIssueCode> => ({
    result,
    issues: [],
    trace: [step("overpaid-accommodation", law, text, result.interest)],
  });
  if (!late) return done(none, `given back by ${none.dueOn}, or not late yet`);
  const rate = rateOfDay(facts.mpir)(from);
  const days = { from, to: end };
  const pieces = interestPieces(days, { cents: centsOf(facts.amount), changes: [] }, [], () => rate);
  if (!Array.isArray(pieces)) {
    const day = dayText(from);
    const issues: LawIssue<OverpaidIssueCode>[] = [
      error("RATE_MISSING", "mpir", day, `No MPIR is known for ${day}: add it.`),
    ];
    return { result: null, issues, trace: [] };
  }
  return done({ dueOn: dayText(dueOn), pieces, interest: interestOf(pieces) }, `${piecesText(pieces)} / 365`);
}

/** Interest runs from `from`, which is also the day of the rate; null: it cannot run. */
function termsOf(facts: OverpaidFacts): { dueOn: DayNumber; from: DayNumber | null; law: string } {
  if (facts.kind === "entry_contribution") {
    const dueOn = dayNumber(facts.refundDay);
    return { dueOn, from: dueOn + 1, law: "Aged Care Rules 2025 s.287-160" };
  }
  const { awareOn, requestedOn } = facts;
  const known = dayNumber(requestedOn !== null && requestedOn < awareOn ? requestedOn : awareOn);
  if (facts.kind === "retention") {
    const ceased = facts.ceasedOn === null ? null : dayNumber(facts.ceasedOn);
    const dueOn = ceased === null ? known + RETENTION_DAYS : Math.min(known + RETENTION_DAYS, ceased);
    return { dueOn, from: ceased === null ? null : ceased + 1, law: "Aged Care Rules 2025 s.308-11" };
  }
  const from = known + OVERPAID_DAYS;
  const law = `Aged Care Rules 2025 s.${facts.kind === "daily_payment" ? "302-20" : "304-5"}`;
  return { dueOn: from, from, law };
}
