/** How far ahead fees may be asked for (docs/rules/prepayment.md). */
import { step, warning, type LawIssue, type Outcome } from "../arrangements/outcome.ts";
import type { CivilDate } from "../billing/facts.ts";
import { dayNumber, dayText, type DayNumber } from "../days/civil.ts";
import { endOfMonthFrom } from "../days/month.ts";

const LAW = "Aged Care Act 2024 ss.285(2), 285A(2), 299";

/** Last day that may be paid for on `askedOn`: the last day of the month that begins on the day after. */
export function lastPrepaidDay(askedOn: DayNumber): DayNumber {
  return endOfMonthFrom(askedOn + 1);
}

/** The last day that a person may be required to pay for on a day, and whether a charge keeps to it. */
export function prepaymentLimit(facts: {
  /** The day on which payment is asked for. */
  askedOn: CivilDate;
  /** Last day of the charge; null: only the limit is asked for. */
  chargedTo: CivilDate | null;
}): Outcome<CivilDate, "CHARGED_TOO_FAR_AHEAD"> {
  const last = dayText(lastPrepaidDay(dayNumber(facts.askedOn)));
  const issues: LawIssue<"CHARGED_TOO_FAR_AHEAD">[] = [];
  if (facts.chargedTo !== null && facts.chargedTo > last) {
    const message = `On ${facts.askedOn} fees may be asked up to ${last}, not to ${facts.chargedTo}: shorten the charge.`;
    issues.push(warning("CHARGED_TOO_FAR_AHEAD", "chargedTo", facts.chargedTo, message));
  }
  return { result: last, issues, trace: [step("prepayment", LAW, `one month ahead of ${facts.askedOn}`, last)] };
}
