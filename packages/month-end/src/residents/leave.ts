/** The absences of a resident's permanent stays, social leave carried from one to the next. */
import type { LawIssue } from "@banksia/core/arrangements/outcome";
import { dayNumber, dayText } from "@banksia/core/days/civil";
import type { AbsenceDays, LeavePolicy } from "@banksia/core/leave/facts";
import { financialYearDays, financialYearOf } from "@banksia/core/leave/financial-year";
import { leaveAccount } from "@banksia/core/leave/leave-account";
import type { ResidentRecord } from "./record.ts";

export interface Absences {
  byStay: Map<number, AbsenceDays[]>;
  issues: LawIssue[];
}

/**
 * Absences by service entry. Leave that has not ended is taken to last: it is counted to the end of the financial year
 * after that of `today`, so that the calculation does not depend on the day of the month it is made on.
 */
export function absencesOf(record: ResidentRecord, today: string, policy: LeavePolicy): Absences {
  const byStay = new Map<number, AbsenceDays[]>();
  const issues: LawIssue[] = [];
  const until = dayText(financialYearDays(financialYearOf(dayNumber(today)) + 1).to);
  const before = new Map(record.leaveBefore.map(({ financialYear, days }) => [financialYear, days]));
  for (const stay of record.stays) {
    const records = record.leave.filter((each) => each.serviceEntryId === stay.id);
    if (stay.kind !== "permanent" || records.length === 0) continue;
    const account = leaveAccount(
      {
        records,
        startDay: stay.entryDate,
        departureDay: stay.departureDate,
        until,
        emergencies: record.emergencies
          .filter((each) => each.serviceId === stay.serviceId)
          .map((each) => ({ from: each.startDate, to: each.endDate })),
        socialDaysBefore: [...before].map(([financialYear, days]) => ({ financialYear, days })),
      },
      policy,
    );
    issues.push(...account.issues.filter((found) => found.severity === "error"));
    if (account.result === null) continue;
    byStay.set(stay.id, account.result.absences);
    for (const year of account.result.socialYears) before.set(year.financialYear, year.used + year.unfunded);
  }
  return { byStay, issues };
}
