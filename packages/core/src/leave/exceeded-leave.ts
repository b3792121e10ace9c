/** What is charged for days past 52 days of social leave, and what is not (docs/rules/exceeded-leave.md). */
import type { FeeArrangement } from "../arrangements/facts.ts";
import { step, warning, type LawIssue, type Outcome, type TraceStep } from "../arrangements/outcome.ts";
import type { CivilDate, DecimalText } from "../billing/facts.ts";
import { dayNumber, dayText } from "../days/civil.ts";
import { cutAt, daysOf, intersect, lengthOf, type Days } from "../days/range.ts";
import { cutDays, valueOn } from "../fees/dated-values.ts";
import { FEE_POLICY, type DatedValue, type FeePolicy, type LegalFee } from "../fees/facts.ts";
import { centsOf, centsText } from "../money/cents.ts";
import { bedReservationFee } from "./bed-reservation.ts";
import type { AbsenceDays } from "./facts.ts";

/** The fees of a day as if care were delivered, and their sum. */
export interface DayContribution {
  arrangement: FeeArrangement;
  fees: readonly { fee: LegalFee; amount: DecimalText }[];
}

export interface ExceededLeaveFacts {
  /** Days to propose for, usually a month; inclusive. */
  from: CivilDate;
  to: CivilDate;
  /** Of `leaveAccount`, whole stretches, also beyond the days to propose for. */
  absences: readonly AbsenceDays[];
  contributions: readonly DatedValue<DayContribution>[];
  prices: readonly DatedValue<DecimalText>[];
  classWeights: readonly DatedValue<DecimalText>[];
  standardWeights: readonly DatedValue<DecimalText>[];
  /** What the person agreed to pay a day; `perDay` null: the most there is. Days without agreement cost nothing. */
  agreed: readonly DatedValue<{ perDay: DecimalText | null }>[];
}

/** Days of one stretch at one amount. */
export interface ExceededLeavePiece {
  /** The stretch of days past the 52 that the piece is part of. */
  stretchFrom: CivilDate;
  stretchTo: CivilDate;
  from: CivilDate;
  to: CivilDate;
  days: number;
  most: DecimalText;
  perDay: DecimalText;
  amount: DecimalText;
  /** Fees that may not be charged on these days, with their daily amounts: taken back where they were billed. */
  instead: readonly { fee: LegalFee; amount: DecimalText }[];
}

export type ExceededLeaveIssueCode = "NOT_AGREED" | "AGREED_ABOVE_MOST" | "AMOUNT_MISSING";

export function exceededLeave(
  facts: ExceededLeaveFacts,
  policy: FeePolicy = FEE_POLICY,
): Outcome<ExceededLeavePiece[], ExceededLeaveIssueCode> {
  const issues: LawIssue<ExceededLeaveIssueCode>[] = [];
  const trace: TraceStep[] = [];
  const pieces: ExceededLeavePiece[] = [];
  const span: Days = { from: dayNumber(facts.from), to: dayNumber(facts.to) };
  const cuts = [facts.contributions, facts.prices, facts.classWeights, facts.standardWeights, facts.agreed].flatMap(
    cutDays,
  );
  for (const absence of facts.absences) {
    if (absence.kind !== "unfunded_social") continue;
    const within = intersect(daysOf(absence), span);
    if (within === null) continue;
    for (const days of cutAt(within, cuts)) {
      const piece = pieceOf(facts, absence, days, policy, issues, trace);
      if (piece !== null) pieces.push(piece);
    }
  }
  return { result: pieces, issues, trace };
}

function pieceOf(
  facts: ExceededLeaveFacts,
  stretch: AbsenceDays,
  days: Days,
  policy: FeePolicy,
  issues: LawIssue<ExceededLeaveIssueCode>[],
  trace: TraceStep[],
): ExceededLeavePiece | null {
  const day = dayText(days.from);
  const contribution = valueOn(facts.contributions, days.from);
  const price = valueOn(facts.prices, days.from);
  const classWeight = valueOn(facts.classWeights, days.from);
  const standardWeight = valueOn(facts.standardWeights, days.from);
  const needsClass = contribution !== null && contribution.arrangement !== "NOV25";
  if (contribution === null || price === null || standardWeight === null || (needsClass && classWeight === null)) {
    const what =
      contribution === null
        ? "contributions"
        : price === null
          ? "prices"
          : standardWeight === null
            ? "standardWeights"
            : "classWeights";
    const message = `${what} has nothing for ${day}, so the fee of these days is not known: add it.`;
    issues.push(warning("AMOUNT_MISSING", what, day, message));
    return null;
  }
  const sum = contribution.fees.reduce((cents, each) => cents + centsOf(each.amount), 0);
  const found = bedReservationFee(
    {
      arrangement: contribution.arrangement,
      residentContribution: centsText(sum),
      price,
      classWeight: classWeight ?? "0",
      standardWeight,
    },
    policy,
  );
  trace.push(...found.trace);
  const most = centsOf(found.result);
  const agreed = valueOn(facts.agreed, days.from);
  let perDay = agreed === null ? 0 : agreed.perDay === null ? most : centsOf(agreed.perDay);
  if (agreed === null) {
    const message = `No bed reservation fee is agreed from ${day} on: ${lengthOf(days) === 1 ? "1 day is" : `${lengthOf(days)} days are`} not charged.`;
    issues.push(warning("NOT_AGREED", "agreed", day, message));
  }
  if (perDay > most) {
    const message = `The agreed ${centsText(perDay)} a day is more than the ${found.result} allowed on ${day}: the latter is charged.`;
    issues.push(warning("AGREED_ABOVE_MOST", "agreed", day, message));
    perDay = most;
  }
  const amount = centsText(perDay * lengthOf(days));
  trace.push(step("exceeded-leave", null, `${lengthOf(days)} days from ${day} at ${centsText(perDay)}`, amount));
  return {
    stretchFrom: stretch.from,
    stretchTo: stretch.to,
    from: day,
    to: dayText(days.to),
    days: lengthOf(days),
    most: found.result,
    perDay: centsText(perDay),
    amount,
    instead: contribution.fees,
  };
}
