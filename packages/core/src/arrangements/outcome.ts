/** What every rule of law gives back: the result, what people should know about it, and how it came about. */

/** A page of docs/rules, without ".md". */
export type RulePage =
  | "accommodation-adjustment"
  | "accommodation-arrangement"
  | "accommodation-charge"
  | "accommodation-contribution"
  | "accommodation-status"
  | "accommodation-supplement"
  | "basic-daily-fee"
  | "bed-reservation-fee"
  | "bond-payments"
  | "bond-retention"
  | "cap-forecast"
  | "cap-lines"
  | "combination-payment"
  | "contribution-exemptions"
  | "daily-accommodation-payment"
  | "dap-indexation"
  | "departure-day-fees"
  | "deposit-life"
  | "drawdown"
  | "exceeded-leave"
  | "exit-fees"
  | "exit-settlement"
  | "extended-hospital-leave"
  | "fee-advices"
  | "fee-arrangement"
  | "fee-reduction"
  | "fee-refunds"
  | "first-entry-date"
  | "higher-everyday-living"
  | "hotelling-contribution"
  | "income-tested-fee"
  | "leave-days"
  | "means-tested-care-fee"
  | "minimum-assets"
  | "non-clinical-care-contribution"
  | "nwau-amounts"
  | "overdue-interest"
  | "overpaid-accommodation"
  | "pre-entry-leave"
  | "prepayment"
  | "refund-amount"
  | "refund-due"
  | "refund-interest"
  | "resident-fees"
  | "respite-booking-fee"
  | "respite-days"
  | "retention"
  | "social-leave"
  | "supported-ratio";

/** One step of a derivation, in order. */
export interface TraceStep {
  page: RulePage;
  /** Where the law says so: "Aged Care Rules 2025 s.285A-14(1)". Null: the provider's policy or a record decided. */
  law: string | null;
  /** Plain words. */
  text: string;
  /** What the step gave: an amount, a day, a count. Null: for information. */
  value: string | null;
}

/** Something that keeps the result from being used (`error`: the result is null) or that people should look at. */
export interface LawIssue<Code extends string = string> {
  code: Code;
  severity: "error" | "warning";
  /** The fact at fault, by its name in the facts of the rule. */
  field: string;
  /** The first day concerned, `YYYY-MM-DD`; null when it is no matter of a day. */
  day: string | null;
  /** Plain words naming what is wrong and the fix. */
  message: string;
}

export interface Outcome<Result, Code extends string = string> {
  result: Result;
  issues: LawIssue<Code>[];
  trace: TraceStep[];
}

/** An issue that leaves a usable result. */
export function warning<Code extends string>(
  code: Code,
  field: string,
  day: string | null,
  message: string,
): LawIssue<Code> {
  return { code, severity: "warning", field, day, message };
}

/** An issue that leaves no result. */
export function error<Code extends string>(
  code: Code,
  field: string,
  day: string | null,
  message: string,
): LawIssue<Code> {
  return { code, severity: "error", field, day, message };
}

export function step(page: RulePage, law: string | null, text: string, value: string | null = null): TraceStep {
  return { page, law, text, value };
}
