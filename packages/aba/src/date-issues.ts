import { dayNumber, isWeekend } from "./civil-day.ts";
import type { IssueList } from "./issue-list.ts";
import type { IssueFacts, Severity } from "./issue.ts";
import type { DateRule } from "./profile.ts";

/** The days that a processing date is measured against. */
export interface Calendar {
  /** Today, YYYY-MM-DD, or undefined to say nothing of past and future. */
  today: string | undefined;
  /** Days YYYY-MM-DD on which banks do not process, besides weekends. */
  holidays: ReadonlySet<string>;
}

/** Reports what is unusual about a processing date that is a real day. */
export function reportDate(
  issues: IssueList,
  day: string,
  rule: DateRule,
  { today, holidays }: Calendar,
  facts: IssueFacts,
): void {
  const severity = (choice: "warn" | "refuse"): Severity => (choice === "refuse" ? "error" : "warning");
  if (isWeekend(day)) issues.report("date-weekend", facts, severity(rule.weekend));
  else if (holidays.has(day)) issues.report("date-holiday", facts, severity(rule.weekend));
  if (today === undefined) return;
  const ahead = dayNumber(day) - dayNumber(today);
  if (ahead < 0) issues.report("date-past", facts, severity(rule.past));
  if (ahead > rule.farDays) issues.report("date-far", facts);
}
