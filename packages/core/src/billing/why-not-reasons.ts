/** The reasons why a day is not due, in the order in which they are asked. */
import { dayText, type DayNumber } from "../days/civil.ts";
import { dayWords } from "../days/words.ts";
import { lastDayOfEntry, type Entry, type Window } from "./due-days.ts";
import type { BillingCodeFacts, BillingIssueCode, CivilDate, ScheduleLineFacts } from "./facts.ts";

export type WhyNotReason =
  | "WOULD_BE_BILLED"
  | "NO_SUCH_LINE"
  | "IN_ERROR"
  | "ALREADY_BILLED"
  | "CODE_FILTER"
  | "SERVICE_FILTER"
  | "TIMING_FILTER"
  | "DEPARTED_EXCLUDED"
  | "NOT_DEPARTED"
  | "NOT_STARTED"
  | "BEFORE_BILLING_START"
  | "BEFORE_BILL_FROM"
  | "ONCE_ONLY"
  | "ENDED"
  | "BILL_TO_PASSED"
  | "BILLING_ENDED"
  | "DEPARTED"
  | "ON_HOLD"
  | "AFTER_END_DATE"
  | "ADVANCE_LIMIT"
  | "CAP_REACHED"
  | "NOTHING_TO_CHARGE"
  | "CLIENT_SET_ASIDE"
  | BillingIssueCode;

/** One reason for a stretch of days of one line. */
export interface WhyNotAnswer {
  scheduleLineId: number | null;
  from: CivilDate;
  to: CivilDate;
  reason: WhyNotReason;
  /** What stands in the way, and what to do about it. */
  message: string;
  fix: string;
}

export type Reason = Pick<WhyNotAnswer, "reason" | "message" | "fix">;

/** What a run leaves out, whatever the day. */
export function filterReason(
  line: ScheduleLineFacts,
  code: BillingCodeFacts,
  entry: Entry,
  run: Window,
): Reason | null {
  const { timing, departed, billingCodeIds, serviceIds } = run.facts;
  if (timing !== null && code.timing !== timing) {
    return {
      reason: "TIMING_FILTER",
      message: `${code.code} is billed in ${code.timing}, and the run is limited to ${timing}.`,
      fix: `Run for ${code.timing}, or without that limit.`,
    };
  }
  const gone = entry.departure <= run.posting;
  if (departed === "exclude" && gone) {
    return {
      reason: "DEPARTED_EXCLUDED",
      message: `The client departed on ${dayWords(dayText(entry.departure))}, and the run leaves departed clients out.`,
      fix: "Run with departed clients included.",
    };
  }
  if (departed === "only" && !gone) {
    return {
      reason: "NOT_DEPARTED",
      message: "The run is for departed clients only.",
      fix: "Run with all clients.",
    };
  }
  if (billingCodeIds !== null && !billingCodeIds.includes(line.billingCodeId)) {
    return {
      reason: "CODE_FILTER",
      message: `The run leaves out ${code.code}.`,
      fix: "Add the code to the run's filter.",
    };
  }
  if (serviceIds !== null && !serviceIds.includes(line.serviceId)) {
    return {
      reason: "SERVICE_FILTER",
      message: "The run leaves out the service of this line.",
      fix: "Add the service to the run's filter.",
    };
  }
  return null;
}

/** The dates of the line and of its service entry, in the order in which people set them. */
export function dateReason(
  day: DayNumber,
  line: ScheduleLineFacts,
  code: BillingCodeFacts,
  entry: Entry,
): Reason | null {
  const text = dayText(day);
  const { facts } = entry;
  if (text < line.startDate) {
    return {
      reason: "NOT_STARTED",
      message: `The line starts on ${dayWords(line.startDate)}.`,
      fix: "Set an earlier start date.",
    };
  }
  if (code.unit === "each" && text !== line.startDate) {
    return {
      reason: "ONCE_ONLY",
      message: `${code.code} is charged once, on ${dayWords(line.startDate)}.`,
      fix: "Add another line for another charge.",
    };
  }
  if (day < entry.billingStart) {
    return {
      reason: "BEFORE_BILLING_START",
      message: `Billing of the service entry starts on ${dayWords(facts.billingStartDate)}.`,
      fix: "Set an earlier billing start date on the service entry.",
    };
  }
  if (facts.billFrom !== null && day < entry.billFrom) {
    return {
      reason: "BEFORE_BILL_FROM",
      message: `Days before ${dayWords(facts.billFrom)} were billed by an earlier system.`,
      fix: "Charge them by hand, or change the legal entity's first day.",
    };
  }
  if (line.endDate !== null && text > line.endDate) {
    return { reason: "ENDED", message: `The line ended on ${dayWords(line.endDate)}.`, fix: "Set a later end date." };
  }
  if (line.billToDate !== null && text > line.billToDate) {
    return {
      reason: "BILL_TO_PASSED",
      message: `The line is billed to ${dayWords(line.billToDate)} only.`,
      fix: "Set a later bill to date.",
    };
  }
  if (day > lastDayOfEntry(entry, code)) return entryEnded(day, code, entry);
  const hold = line.holds.find((each) => each.from <= text && (each.to === null || each.to >= text));
  if (hold !== undefined) {
    const until = hold.to === null ? "until further notice" : `to ${dayWords(hold.to)}`;
    return {
      reason: "ON_HOLD",
      message: `The line is on hold from ${dayWords(hold.from)} ${until}.`,
      fix: "End or shorten the hold.",
    };
  }
  return null;
}

function entryEnded(day: DayNumber, code: BillingCodeFacts, entry: Entry): Reason {
  if (entry.billingEnd !== null) {
    return {
      reason: "BILLING_ENDED",
      message: `Billing of the service entry ended on ${dayWords(dayText(entry.billingEnd))}.`,
      fix: "Set a later billing end date on the service entry.",
    };
  }
  const departed = dayWords(dayText(entry.departure));
  return {
    reason: "DEPARTED",
    message:
      day === entry.departure
        ? `${code.code} is not charged on the day of departure, ${departed}.`
        : `The client departed on ${departed}.`,
    fix: "Set a billing end date on the service entry if these days are to be charged.",
  };
}

/** How far the run goes. */
export function windowReason(day: DayNumber, entry: Entry, run: Window): Reason | null {
  const { setting } = entry.facts;
  if (day > run.end) {
    return {
      reason: "AFTER_END_DATE",
      message: `The run bills up to ${dayWords(run.facts.endDate)}.`,
      fix: "Run with a later end date.",
    };
  }
  if ((setting === "residential" || setting === "respite") && day > run.advanceEnd) {
    return {
      reason: "ADVANCE_LIMIT",
      message: `Fees are asked for at most one month ahead: with posting on ${dayWords(run.facts.postingDate)}, up to ${dayWords(dayText(run.advanceEnd))}.`,
      fix: "Bill these days with a later posting date.",
    };
  }
  return null;
}
