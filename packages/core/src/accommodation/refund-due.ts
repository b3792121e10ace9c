/** By when a lump sum must be refunded (docs/rules/refund-due.md). */
import { error, step, type LawIssue, type Outcome } from "../arrangements/outcome.ts";
import type { CivilDate } from "../billing/facts.ts";
import { dayNumber, dayText } from "../days/civil.ts";
import { ACCOMMODATION_POLICY, type AccommodationPolicy } from "./policy.ts";

/** How care in the home ended. */
export type RefundEvent =
  | { how: "moved"; ceasedOn: CivilDate; noticeOn: CivilDate | null }
  | {
      how: "left";
      ceasedOn: CivilDate;
      /** The provider holds the lump sum for a return; `endedOn`: the person ended that in writing. */
      heldForReturn: { endedOn: CivilDate | null } | null;
    }
  | {
      how: "died";
      diedOn: CivilDate;
      /** Probate or letters of administration were shown. */
      probateShownOn: CivilDate | null;
      /** Other evidence that satisfies the provider was shown. */
      otherEvidenceShownOn: CivilDate | null;
    };

export type RefundReason =
  | "NOTICE_OVER_14_DAYS"
  | "NOTICE_WITHIN_14_DAYS"
  | "NO_NOTICE"
  | "LEFT"
  | "HELD_FOR_RETURN"
  | "PROBATE_SHOWN"
  | "OTHER_EVIDENCE_SHOWN"
  | "AWAITING_EVIDENCE";

export interface RefundDue {
  reason: RefundReason;
  /** Day of death, or on which care ceased. */
  eventOn: CivilDate;
  /** Last day for the refund; null: not known yet. */
  dueOn: CivilDate | null;
  /** First day of the refund period; null: there is none, or not yet. */
  periodFrom: CivilDate | null;
}

export type RefundDueIssueCode = "EVIDENCE_BEFORE_DEATH" | "RETURN_ENDED_BEFORE_CEASING";

const PERIOD = 14;
const ACT = "Aged Care Act 2024 s.311";

export function refundDue(
  event: RefundEvent,
  policy: AccommodationPolicy = ACCOMMODATION_POLICY,
): Outcome<RefundDue | null, RefundDueIssueCode> {
  if (event.how === "moved") return moved(event.ceasedOn, event.noticeOn, policy);
  if (event.how === "left") return left(event.ceasedOn, event.heldForReturn);
  return died(event.diedOn, event.probateShownOn, event.otherEvidenceShownOn);
}

type Found = Outcome<RefundDue | null, RefundDueIssueCode>;

const after = (day: CivilDate, days: number): CivilDate => dayText(dayNumber(day) + days);

/** A period of 14 days after a day. */
function period(reason: RefundReason, eventOn: CivilDate, from: CivilDate, law: string, text: string): Found {
  const dueOn = after(from, PERIOD);
  const result: RefundDue = { reason, eventOn, dueOn, periodFrom: after(from, 1) };
  return { result, issues: [], trace: [step("refund-due", law, text, dueOn)] };
}

function waiting(reason: RefundReason, eventOn: CivilDate, law: string, text: string): Found {
  const result: RefundDue = { reason, eventOn, dueOn: null, periodFrom: null };
  return { result, issues: [], trace: [step("refund-due", law, text, null)] };
}

function wrong(code: RefundDueIssueCode, field: string, day: CivilDate, message: string): Found {
  const issues: LawIssue<RefundDueIssueCode>[] = [error(code, field, day, message)];
  return { result: null, issues, trace: [] };
}

function moved(ceasedOn: CivilDate, noticeOn: CivilDate | null, policy: AccommodationPolicy): Found {
  const days = noticeOn === null ? 0 : dayNumber(ceasedOn) - dayNumber(noticeOn);
  if (noticeOn === null || days <= 0) {
    return period("NO_NOTICE", ceasedOn, ceasedOn, `${ACT}(4) item 3`, `No notice before care ceased on ${ceasedOn}`);
  }
  const text = `Notice of the move on ${noticeOn}, ${days} ${days === 1 ? "day" : "days"} before care ceased on ${ceasedOn}`;
  if (days > PERIOD || (days === PERIOD && policy.refundNotice === "at_least_14")) {
    const result: RefundDue = { reason: "NOTICE_OVER_14_DAYS", eventOn: ceasedOn, dueOn: ceasedOn, periodFrom: null };
    return { result, issues: [], trace: [step("refund-due", `${ACT}(4) item 1`, text, ceasedOn)] };
  }
  return period("NOTICE_WITHIN_14_DAYS", ceasedOn, noticeOn, `${ACT}(4) item 2`, text);
}

function left(ceasedOn: CivilDate, held: { endedOn: CivilDate | null } | null): Found {
  if (held === null) return period("LEFT", ceasedOn, ceasedOn, `${ACT}(4) item 4`, `Care ceased on ${ceasedOn}`);
  const law = "Aged Care Rules 2025 s.311-20";
  if (held.endedOn === null) {
    return waiting("HELD_FOR_RETURN", ceasedOn, law, "Held for a return, which the person has not ended");
  }
  if (held.endedOn < ceasedOn) {
    const message = `The agreement to hold the lump sum cannot have ended on ${held.endedOn}, before care ceased: correct it.`;
    return wrong("RETURN_ENDED_BEFORE_CEASING", "heldForReturn.endedOn", held.endedOn, message);
  }
  return period("HELD_FOR_RETURN", ceasedOn, held.endedOn, law, `Holding it for a return ended on ${held.endedOn}`);
}

/** Probate or other evidence, whichever was shown first, opens the period. */
function died(diedOn: CivilDate, probate: CivilDate | null, other: CivilDate | null): Found {
  for (const [field, day] of [
    ["probateShownOn", probate],
    ["otherEvidenceShownOn", other],
  ] as const) {
    if (day !== null && day < diedOn) {
      const message = `Evidence cannot have been shown on ${day}, before the death on ${diedOn}: correct one of the days.`;
      return wrong("EVIDENCE_BEFORE_DEATH", field, day, message);
    }
  }
  if (probate !== null && (other === null || probate <= other)) {
    return period("PROBATE_SHOWN", diedOn, probate, `${ACT}(3)(a)`, `Probate was shown on ${probate}`);
  }
  const law = "Aged Care Rules 2025 s.311-15";
  if (other !== null) return period("OTHER_EVIDENCE_SHOWN", diedOn, other, law, `Other evidence was shown on ${other}`);
  return waiting("AWAITING_EVIDENCE", diedOn, `${ACT}(3)`, "Neither probate nor other evidence was shown yet");
}
