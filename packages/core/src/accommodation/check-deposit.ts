/** Facts of a deposit that cannot be used, or that people should look at. */
import { error, warning, type LawIssue } from "../arrangements/outcome.ts";
import { daysOf, intersect } from "../days/range.ts";
import { centsOf } from "../money/cents.ts";
import type { AgreementLine, DepositFacts, DepositIssueCode } from "./life-facts.ts";
import { isAbove, rateOf } from "./rate.ts";

type Issue = LawIssue<DepositIssueCode>;

export function depositIssues(facts: DepositFacts): Issue[] {
  const issues: Issue[] = [];
  facts.lines.forEach((line, at) => {
    if (line.to !== null && line.to < line.from) {
      const message = `Agreement line ${line.id} ends before it starts: correct its days.`;
      issues.push(error("LINE_ENDS_BEFORE_IT_STARTS", "lines.to", line.from, message));
      return;
    }
    const other = facts.lines.find((each, index) => index < at && overlap(each, line));
    if (other !== undefined) {
      const message = `Agreement lines ${other.id} and ${line.id} overlap: end one before the other begins.`;
      issues.push(error("LINES_OVERLAP", "lines.from", line.from, message));
    }
    issues.push(...lineIssues(line));
  });
  for (const move of facts.movements) {
    if (centsOf(move.amount) <= 0) {
      const message = `The ${move.kind} of ${move.on} is not above zero: take it out, or book it the other way.`;
      issues.push(error("AMOUNT_NOT_POSITIVE", "movements.amount", move.on, message));
    }
    if (move.on < facts.startDay) {
      const message = `The ${move.kind} of ${move.on} is before the start day ${facts.startDay} (Act s.303(1)): correct one.`;
      issues.push(error("DEPOSIT_BEFORE_START", "movements.on", move.on, message));
    }
  }
  return issues;
}

function overlap(a: AgreementLine, b: AgreementLine): boolean {
  if ((a.to !== null && a.to < a.from) || (b.to !== null && b.to < b.from)) return false;
  return intersect(daysOf(a), daysOf(b)) !== null;
}

function lineIssues(line: AgreementLine): Issue[] {
  if (line.kind === "charge" || line.kind === "bond") return [];
  const issues: Issue[] = [];
  if (line.kind !== "contribution") {
    if (line.agreedRate !== null && isAbove(rateOf(line.agreedRate), rateOf(line.mpir))) {
      const message = `Line ${line.id}: the agreed rate ${line.agreedRate}% is above the MPIR of ${line.mpir}%: agree on that or less.`;
      issues.push(error("AGREED_RATE_ABOVE_MPIR", "lines.agreedRate", line.from, message));
    }
    if (centsOf(line.agreedLumpSum) > centsOf(line.price)) {
      const message = `Line ${line.id}: the agreed lump sum ${line.agreedLumpSum} is above the price ${line.price}: lower it.`;
      issues.push(error("LUMP_SUM_ABOVE_PRICE", "lines.agreedLumpSum", line.from, message));
    }
  }
  if ((line.method === "daily" || line.kind === "interim") && centsOf(line.agreedLumpSum) > 0) {
    const message = `Line ${line.id} is paid by the day, so its agreed lump sum ${line.agreedLumpSum} is left out.`;
    issues.push(warning("LUMP_SUM_BY_DAILY_METHOD", "lines.agreedLumpSum", line.from, message));
  }
  return issues;
}
