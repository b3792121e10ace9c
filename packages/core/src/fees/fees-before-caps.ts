/** The fees of a resident before caps and the 1,460 days, each stretch with its own derivation (docs/rules/resident-fees.md). */
import { type LawIssue, type Outcome, type TraceStep } from "../arrangements/outcome.ts";
import { FEE_POLICY, type FeePolicy } from "./facts.ts";
import { feesOfPiece } from "./resident-amounts.ts";
import type { FeeDaysBeforeCaps, ResidentFeeFacts, ResidentFeeIssueCode } from "./resident-fee-facts.ts";
import { piecesOf } from "./resident-pieces.ts";

/** What the caps are not needed for. */
export type FactsBeforeCaps = Omit<ResidentFeeFacts, "careDaysBefore" | "capping" | "rates"> & {
  rates: Omit<ResidentFeeFacts["rates"], "caps" | "careDays">;
};

const NO_CAPS = { MEANS_TESTED_ANNUAL: [], MEANS_TESTED_LIFETIME: [], CONTRIBUTION_LIFETIME: [] };

/**
 * The days of the period cut wherever a fact changes, in order. Null with an error: nothing of the period may be billed.
 * An issue is told once, for its first day.
 */
export function feesBeforeCaps(
  facts: FactsBeforeCaps,
  policy: FeePolicy = FEE_POLICY,
): Outcome<FeeDaysBeforeCaps[] | null, ResidentFeeIssueCode> {
  const whole: ResidentFeeFacts = {
    ...facts,
    careDaysBefore: 0,
    capping: {
      firstEntryDate: facts.stay.startDay,
      openingDate: null,
      annualOpening: "0.00",
      lifetimeOpening: "0.00",
      contributions: [],
      allowBeyond: true,
    },
    rates: { ...facts.rates, caps: NO_CAPS, careDays: Number.MAX_SAFE_INTEGER },
  };
  const issues: LawIssue<ResidentFeeIssueCode>[] = [];
  const days: FeeDaysBeforeCaps[] = [];
  const steps: TraceStep[] = [];
  for (const piece of piecesOf(whole)) {
    const trace: TraceStep[] = [];
    const found = feesOfPiece(whole, piece, policy, issues, trace);
    if (found === null) return { result: null, issues, trace: [] };
    const { from } = found;
    const advice = facts.advices.find((row) => row.from <= from && (row.to === null || row.to >= from))?.advice ?? null;
    days.push({ ...found, advice, trace });
    steps.push(...trace);
  }
  return { result: days, issues: onceEach(issues), trace: steps };
}

/** Of warnings that pieces repeat, the first of a code and field. */
function onceEach(issues: readonly LawIssue<ResidentFeeIssueCode>[]): LawIssue<ResidentFeeIssueCode>[] {
  const seen = new Set<string>();
  return issues.flatMap((issue) => {
    const key = `${issue.code} ${issue.field}`;
    if (issue.severity === "warning" && seen.has(key)) return [];
    seen.add(key);
    return [issue];
  });
}
