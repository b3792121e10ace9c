/** By when prepaid fees must be refunded to somebody who left or died (docs/rules/fee-refunds.md). */
import { error, step, type LawIssue, type Outcome } from "../arrangements/outcome.ts";
import type { CivilDate } from "../billing/facts.ts";
import { dayNumber, dayText } from "../days/civil.ts";
import type { FeeArrangement } from "../arrangements/facts.ts";

export interface FeeRefundFacts {
  arrangement: FeeArrangement;
  ended:
    | { how: "left"; on: CivilDate }
    | {
        how: "died";
        on: CivilDate;
        /** The day on which the provider learned of the death. */
        knownOn: CivilDate;
        /** The day on which probate or letters of administration were shown; null: not yet. */
        probateShownOn: CivilDate | null;
        /** The day on which other evidence that satisfies the provider was shown; null: none. */
        otherEvidenceShownOn: CivilDate | null;
      };
}

export interface FeeRefund {
  /** First day whose prepaid fees go back. */
  from: CivilDate;
  /** Last day for the refund; null: evidence of who is entitled is still awaited. */
  dueOn: CivilDate | null;
  payTo: "person" | "estate" | "person_shown_entitled" | "not_known_yet";
}

export type FeeRefundIssueCode = "KNOWN_BEFORE_DEATH";

const PERIOD = 14;

/** The due day counts from the day of the event or evidence: 14 days after it. */
export function feeRefundDue(facts: FeeRefundFacts): Outcome<FeeRefund | null, FeeRefundIssueCode> {
  const law = facts.arrangement === "NOV25" ? "Aged Care Rules 2025 s.285-5" : "Aged Care Rules 2025 s.285A-30";
  const { ended } = facts;
  const from = dayText(dayNumber(ended.on) + 1);
  const after = (day: CivilDate): CivilDate => dayText(dayNumber(day) + PERIOD);
  const done = (refund: FeeRefund, section: string, text: string): Outcome<FeeRefund, FeeRefundIssueCode> => ({
    result: refund,
    issues: [],
    trace: [step("fee-refunds", `${law}${section}`, text, refund.dueOn)],
  });
  if (ended.how === "left") {
    return done({ from, dueOn: after(ended.on), payTo: "person" }, "(b)", `${PERIOD} days after ${ended.on}`);
  }
  if (ended.knownOn < ended.on) {
    const message = `The death of ${ended.on} cannot have been known on ${ended.knownOn}: correct one of the days.`;
    const issues: LawIssue<FeeRefundIssueCode>[] = [
      error("KNOWN_BEFORE_DEATH", "ended.knownOn", ended.knownOn, message),
    ];
    return { result: null, issues, trace: [] };
  }
  const { probateShownOn: probate, otherEvidenceShownOn: other } = ended;
  if (probate !== null && probate <= after(ended.knownOn)) {
    const text = `Probate was shown on ${probate}, within ${PERIOD} days of knowing of the death.`;
    return done({ from, dueOn: after(probate), payTo: "estate" }, "(a)(i)", text);
  }
  // Probate shown later is evidence like any other; the first to be shown starts the period.
  const shown = [probate, other].filter((day) => day !== null).sort()[0];
  if (shown === undefined) {
    const text = "Neither probate nor other evidence has been shown.";
    return done({ from, dueOn: null, payTo: "not_known_yet" }, "(a)", text);
  }
  const payTo = shown === probate ? "estate" : "person_shown_entitled";
  return done({ from, dueOn: after(shown), payTo }, "(a)(ii)", `Evidence was shown on ${shown}.`);
}
