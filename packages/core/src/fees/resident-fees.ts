/** The fees of a resident over a period, with 1,460 days and caps (docs/rules/resident-fees.md). */
import { error, type LawIssue, type Outcome, type TraceStep } from "../arrangements/outcome.ts";
import { CAPPING_POLICY, type CappingPolicy } from "../capping/facts.ts";
import { dayNumber, dayText } from "../days/civil.ts";
import { centsOf } from "../money/cents.ts";
import { FEE_POLICY, type FeePolicy } from "./facts.ts";
import { feesOfPiece } from "./resident-amounts.ts";
import { underCaps, withFee } from "./resident-caps.ts";
import type { ResidentFeeDays, ResidentFeeFacts, ResidentFeeIssueCode, ResidentFees } from "./resident-fee-facts.ts";
import { piecesOf } from "./resident-pieces.ts";

/** Null with an error: nothing of the period may be billed. */
export function residentFees(
  facts: ResidentFeeFacts,
  policy: FeePolicy = FEE_POLICY,
  capping: CappingPolicy = CAPPING_POLICY,
): Outcome<ResidentFees | null, ResidentFeeIssueCode> {
  const issues: LawIssue<ResidentFeeIssueCode>[] = [];
  const trace: TraceStep[] = [];
  const days: ResidentFeeDays[] = [];
  let careDays = facts.careDaysBefore;
  for (const piece of piecesOf(facts)) {
    const found = feesOfPiece(facts, piece, policy, issues, trace);
    if (found === null) return { result: null, issues, trace: [] };
    if (!countsAsCareDays(found, policy)) {
      days.push(found);
      continue;
    }
    const [before, after] = splitAfter(found, Math.max(facts.rates.careDays - careDays, 0));
    if (before !== null) days.push(before);
    if (after !== null) days.push(withFee(after, "non_clinical_care_contribution", "0.00", "CARE_DAYS_ENDED"));
    careDays += before?.days ?? 0;
  }
  const capped = underCaps(facts, days, capping);
  if (typeof capped === "string") {
    return { result: null, issues: [...issues, error("CAPS_NOT_USABLE", "capping", facts.from, capped)], trace: [] };
  }
  return { result: { days: joined(capped.days), careDays, reached: capped.reached }, issues, trace };
}

/** Days on which the non-clinical care contribution could be charged; by policy every day of care under its rules. */
function countsAsCareDays(days: ResidentFeeDays, policy: FeePolicy): boolean {
  const care = days.fees.find((row) => row.fee === "non_clinical_care_contribution");
  if (care === undefined || care.zero !== null) return false;
  return policy.countedCareDays === "every_day" || centsOf(care.amount) > 0;
}

/** The first `count` days and the rest; null where there are none. */
function splitAfter(days: ResidentFeeDays, count: number): [ResidentFeeDays | null, ResidentFeeDays | null] {
  if (count >= days.days) return [days, null];
  if (count <= 0) return [null, days];
  const cut = dayNumber(days.from) + count;
  return [
    { ...days, to: dayText(cut - 1), days: count },
    { ...days, from: dayText(cut), days: days.days - count },
  ];
}

/** Days that follow each other with the same fees as one. */
function joined(days: readonly ResidentFeeDays[]): ResidentFeeDays[] {
  const found: ResidentFeeDays[] = [];
  for (const next of days) {
    const last = found.at(-1);
    if (last !== undefined && dayNumber(last.to) + 1 === dayNumber(next.from) && alike(last, next)) {
      last.to = next.to;
      last.days += next.days;
    } else found.push({ ...next });
  }
  return found;
}

function alike(a: ResidentFeeDays, b: ResidentFeeDays): boolean {
  return (
    a.kind === b.kind &&
    a.arrangement === b.arrangement &&
    a.fees.length === b.fees.length &&
    a.fees.every((row, at) => {
      const other = b.fees[at];
      return other !== undefined && row.fee === other.fee && row.amount === other.amount && row.zero === other.zero;
    })
  );
}
