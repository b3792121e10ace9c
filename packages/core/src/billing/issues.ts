/** Making issues: a code from the closed set, the facts it concerns, and plain words. */
import { dayText, type DayNumber } from "../days/civil.ts";
import type { BillingIssue, BillingIssueCode } from "./facts.ts";

export function issue(
  code: BillingIssueCode,
  at: { scheduleLineId?: number | null; billingCodeId?: number | null; day?: DayNumber | null },
  message: string,
): BillingIssue {
  return {
    code,
    severity: code === "DRAFT_PENDING" ? "warning" : "error",
    scheduleLineId: at.scheduleLineId ?? null,
    billingCodeId: at.billingCodeId ?? null,
    day: at.day == null ? null : dayText(at.day),
    message,
  };
}

export function hasError(issues: readonly BillingIssue[]): boolean {
  return issues.some((found) => found.severity === "error");
}
