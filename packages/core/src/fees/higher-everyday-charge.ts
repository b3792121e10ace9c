/** Whether a charge stands on a live clause of an agreement (docs/rules/higher-everyday-living.md). */
import { error, step, type LawIssue, type Outcome } from "../arrangements/outcome.ts";
import type { CivilDate, DecimalText } from "../billing/facts.ts";
import { LAST_DAY, dayNumber, dayNumberOr, dayText } from "../days/civil.ts";
import { monthEnd, monthStart } from "../days/month.ts";
import { intersect, lengthOf, type Days } from "../days/range.ts";
import { financialYearDays, financialYearOf } from "../leave/financial-year.ts";
import { Decimal, decimalText, roundToCent } from "../money/decimal.ts";
import { endOfAgreement, type AgreedService, type HigherEverydayAgreement } from "./higher-everyday-agreement.ts";
import { agreedAmountOn, type MarchQuarters } from "./higher-everyday-indexation.ts";

export interface HigherEverydayCharge {
  /** The agreed service that it points to; null: none. */
  agreedServiceId: number | null;
  /** First and last day of delivery, inclusive. */
  from: CivilDate;
  to: CivilDate;
  /** Whole units charged of an amount per occasion; for amounts per time the days count. */
  occasions: number;
  amount: DecimalText;
}

export interface ChargeFacts {
  charge: HigherEverydayCharge;
  agreement: HigherEverydayAgreement;
  quarters: MarchQuarters;
  /** Charges on the same service and days under another agreement, or as extra or additional service fee. */
  chargedElsewhere: readonly {
    from: CivilDate;
    to: CivilDate;
    as: "agreement" | "extra_service" | "additional_service";
  }[];
}

export type ChargeIssueCode =
  | "NO_CLAUSE"
  | "ACCOMMODATION"
  | "BEFORE_AGREEMENT"
  | "BEFORE_START_DAY"
  | "CLAUSE_NOT_IN_EFFECT"
  | "AGREEMENT_ENDED"
  | "AGREEMENT_SUSPENDED"
  | "CHARGED_TWICE"
  | "ABOVE_AGREED_AMOUNT"
  | "INDEX_NUMBER_MISSING";

const ACT = "Aged Care Act 2024 s.284";
const RULE = "Aged Care Rules 2025 s.284-20";
const DAYS_OF = { day: 1, week: 7, fortnight: 14 } as const;

/** The most that the clause allows for the charge. Null with an error: the charge must not be made. */
export function higherEverydayCharge(facts: ChargeFacts): Outcome<DecimalText | null, ChargeIssueCode> {
  const { charge, agreement } = facts;
  const clause = agreement.services.find((each) => each.id === charge.agreedServiceId);
  if (clause === undefined) {
    const message = `The charge points to no agreed service of the agreement of ${agreement.agreedOn} (${RULE}(b)): name one.`;
    return { result: null, issues: [error("NO_CLAUSE", "charge.agreedServiceId", charge.from, message)], trace: [] };
  }
  const issues = standing(facts, clause);
  const most = mostOf(facts, clause);
  if (typeof most === "string") {
    issues.push(error("INDEX_NUMBER_MISSING", "quarters", charge.from, most));
    return { result: null, issues, trace: [] };
  }
  if (new Decimal(charge.amount).greaterThan(most)) {
    const message = `${charge.amount} is more than the ${decimalText(most)} agreed for ${clause.service} (${ACT}(2)).`;
    issues.push(error("ABOVE_AGREED_AMOUNT", "charge.amount", charge.from, message));
  }
  const text = `${clause.service}, ${clause.amount} per ${clause.per} agreed on ${clause.agreedOn}`;
  const trace = [step("higher-everyday-living", `${ACT}(2)`, text, decimalText(most))];
  return { result: issues.length > 0 ? null : decimalText(most), issues, trace };
}

/** Whether the clause holds on every day of the charge. */
function standing(
  { charge, agreement, chargedElsewhere }: ChargeFacts,
  clause: AgreedService,
): LawIssue<ChargeIssueCode>[] {
  const issues: LawIssue<ChargeIssueCode>[] = [];
  const span = { from: dayNumber(charge.from), to: dayNumber(charge.to) };
  const clauseText = `${clause.service} (agreement of ${agreement.agreedOn})`;
  const refuse = (code: ChargeIssueCode, field: string, day: CivilDate, message: string): void => {
    issues.push(error(code, field, day, message));
  };
  if (clause.accommodation)
    refuse("ACCOMMODATION", "agreement.services", charge.from, `${clauseText} is accommodation (${RULE}(a)).`);
  if (charge.from < agreement.startDay) {
    refuse(
      "BEFORE_START_DAY",
      "charge.from",
      charge.from,
      `Nothing may be charged before the start day ${agreement.startDay} (${ACT}(5)).`,
    );
  }
  if (charge.from < agreement.agreedOn) {
    refuse(
      "BEFORE_AGREEMENT",
      "charge.from",
      charge.from,
      `${clauseText} was agreed later than ${charge.from} (${ACT}(4)).`,
    );
  }
  if (charge.from < clause.from || (clause.to !== null && charge.to > clause.to)) {
    const days = `from ${clause.from}${clause.to === null ? "" : ` to ${clause.to}`}`;
    refuse("CLAUSE_NOT_IN_EFFECT", "agreement.services", charge.from, `${clauseText} holds ${days} (${RULE}(b)).`);
  }
  if (agreement.ended !== null) {
    const { lastDay } = endOfAgreement(agreement.agreedOn, agreement.ended).result;
    if (charge.to > lastDay) {
      const message = `The agreement of ${agreement.agreedOn} ended with ${lastDay} (${RULE}(b)): charge up to that day.`;
      refuse(
        "AGREEMENT_ENDED",
        "charge.to",
        lastDay > charge.from ? dayText(dayNumber(lastDay) + 1) : charge.from,
        message,
      );
    }
  }
  for (const range of agreement.suspended) {
    const both = intersect(span, { from: dayNumber(range.from), to: dayNumberOr(range.to, LAST_DAY) });
    if (both !== null) {
      const message = `The agreement is suspended from ${range.from} (Aged Care Rules 2025 s.284-11(13)): leave those days out.`;
      refuse("AGREEMENT_SUSPENDED", "agreement.suspended", dayText(both.from), message);
    }
  }
  for (const other of chargedElsewhere) {
    const both = intersect(span, { from: dayNumber(other.from), to: dayNumber(other.to) });
    if (both !== null) {
      const law =
        other.as === "agreement"
          ? `${RULE}(c)`
          : "Aged Care (Consequential and Transitional Provisions) Rules 2025 s.152";
      refuse(
        "CHARGED_TWICE",
        "chargedElsewhere",
        dayText(both.from),
        `${clause.service} is charged otherwise on these days (${law}).`,
      );
    }
  }
  return issues;
}

/** The agreed amount over the days of the charge, each at the amount of its day; a text: what is missing. */
function mostOf({ charge, quarters }: ChargeFacts, clause: AgreedService): Decimal | string {
  const span = { from: dayNumber(charge.from), to: dayNumber(charge.to) };
  const { amount, agreedOn } = clause;
  const amountOn = (day: CivilDate) => agreedAmountOn({ amount, agreedOn, day, quarters });
  let total = new Decimal(0);
  // Amounts change on 1 July only, so the pieces between them are few.
  for (let from = span.from; from <= span.to;) {
    const to = Math.min(span.to, endOfFinancialYear(from));
    const { result, issues } = amountOn(dayText(from));
    if (result === null) return issues[0]?.message ?? "An index number is missing.";
    total = total.plus(unitsOf(charge, clause, { from, to }, span).times(result));
    from = to + 1;
  }
  return roundToCent(total);
}

function unitsOf(charge: HigherEverydayCharge, clause: AgreedService, piece: Days, span: Days): Decimal {
  if (clause.per === "occasion") return piece.from === span.from ? new Decimal(charge.occasions) : new Decimal(0);
  if (clause.per === "month") return monthsIn(piece);
  return new Decimal(lengthOf(piece)).div(DAYS_OF[clause.per]);
}

/** Calendar months and parts of them, by days. */
function monthsIn(piece: Days): Decimal {
  let months = new Decimal(0);
  for (let from = piece.from; from <= piece.to;) {
    const end = monthEnd(from);
    const to = Math.min(end, piece.to);
    months = months.plus(new Decimal(to - from + 1).div(end - monthStart(from) + 1));
    from = to + 1;
  }
  return months;
}

function endOfFinancialYear(day: number): number {
  return financialYearDays(financialYearOf(day)).to;
}
