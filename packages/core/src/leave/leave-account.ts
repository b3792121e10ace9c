/** A person's absences, each day with its kind and what the government pays (docs/rules/leave-days.md). */
import { dayNumber, dayNumberOr, dayText, LAST_DAY } from "../days/civil.ts";
import { intersect, lengthOf, subtract, union, type Days } from "../days/range.ts";
import { step, warning, error, type LawIssue, type Outcome } from "../arrangements/outcome.ts";
import type {
  AbsenceDays,
  AbsenceKind,
  LeaveAccount,
  LeaveFacts,
  LeaveFunding,
  LeaveIssueCode,
  LeavePolicy,
} from "./facts.ts";
import { LEAVE_POLICY } from "./facts.ts";
import { cutDays, hospitalRuns } from "./hospital-runs.ts";
import { recordDays, stayDays, typedLeaveDays } from "./leave-days.ts";
import { SOCIAL_DAYS, socialLeave } from "./social-leave.ts";

/** Null with an issue of severity `error`. Absences are sorted, disjoint, and as long as nothing changes. */
export function leaveAccount(
  facts: LeaveFacts,
  policy: LeavePolicy = LEAVE_POLICY,
): Outcome<LeaveAccount | null, LeaveIssueCode> {
  const issues = recordIssues(facts);
  if (issues.some((found) => found.severity === "error")) return { result: null, issues, trace: [] };
  const days = typedLeaveDays(facts);
  const social = socialLeave(days, facts);
  const inHospital = union(days.filter((each) => each.type === "hospital" || each.type === "hospital_transition"));
  const cut = inHospital.flatMap((run) => cutDays(run, policy) ?? []);
  const absences: Absence[] = [
    ...social.funded.map((range) => ({ ...range, kind: "social" as const, funding: "full" as const })),
    ...social.unfunded.map((range) => ({ ...range, kind: "unfunded_social" as const, funding: "none" as const })),
  ];
  for (const range of days) {
    if (range.type === "social") continue;
    if (range.type === "emergency")
      absences.push({ from: range.from, to: range.to, kind: "emergency", funding: "full" });
    else {
      const kind = range.type;
      for (const full of subtract([range], cut)) absences.push({ ...full, kind, funding: "full" });
      for (const each of cut.flatMap((nil) => intersect(range, nil) ?? [])) {
        absences.push({ ...each, kind, funding: "base_rate_nil" });
      }
    }
  }
  const runs = hospitalRuns(days, facts, policy);
  for (const year of social.years) {
    if (year.unfundedFrom === null) continue;
    const message = `The ${SOCIAL_DAYS} days of social leave of ${year.financialYear}-${String(year.financialYear + 1).slice(2)} are used up from ${year.unfundedFrom} on: no subsidy is paid, and a bed reservation fee may be agreed.`;
    issues.push(warning("SOCIAL_LEAVE_USED_UP", "records", year.unfundedFrom, message));
  }
  const trace = [
    ...social.years.map((year) =>
      step(
        "social-leave",
        "Aged Care Act 2024 s.244(7)",
        `financial year from 1 July ${year.financialYear}: ${year.used} of ${SOCIAL_DAYS} days, ${year.unfunded} past them`,
        String(year.used),
      ),
    ),
    ...runs.map((run) =>
      step(
        "extended-hospital-leave",
        "Aged Care Act 2024 s.244(6); Aged Care Rules 2025 s.229-5(4)",
        `hospital from ${run.from} to ${run.to}, base rate nil from ${run.cutFrom ?? "no day"}`,
        String(run.days),
      ),
    ),
  ];
  const result: LeaveAccount = {
    absences: joined(absences).map(({ from, to, kind, funding }): AbsenceDays => ({
      from: dayText(from),
      to: dayText(to),
      kind,
      funding,
    })),
    hospitalRuns: runs,
    socialYears: social.years,
  };
  return { result, issues, trace };
}

interface Absence extends Days {
  kind: AbsenceKind;
  funding: LeaveFunding;
}

/** Sorted; days that follow each other and are alike as one. */
function joined(absences: readonly Absence[]): Absence[] {
  const found: Absence[] = [];
  for (const next of [...absences].sort((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    const same =
      last !== undefined && last.to + 1 === next.from && last.kind === next.kind && last.funding === next.funding;
    if (same) last.to = next.to;
    else found.push({ ...next });
  }
  return found;
}

function recordIssues(facts: LeaveFacts): LawIssue<LeaveIssueCode>[] {
  const issues: LawIssue<LeaveIssueCode>[] = [];
  const stay = { ...stayDays(facts), to: dayNumberOr(facts.departureDay, LAST_DAY) };
  const sorted = [...facts.records].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.id - b.id));
  sorted.forEach((record, at) => {
    const { from, end, type } = record;
    const name = `The ${type.replace("_", " ")} leave from ${from}`;
    if (end !== null && end < from) {
      issues.push(
        error("LEAVE_ENDS_BEFORE_IT_STARTS", "records", from, `${name} ends on ${end}: correct one of the days.`),
      );
      return;
    }
    if (end === from) {
      const message = `${name} has no night away: absences of one day are no leave and need no record.`;
      issues.push(warning("NO_OVERNIGHT_ABSENCE", "records", from, message));
    }
    const days = recordDays(record);
    if (days.from < stay.from || (end !== null && dayNumber(end) > stay.to)) {
      const message = `${name} has days outside the stay of ${facts.startDay} to ${facts.departureDay ?? "now"}: they are left out.`;
      issues.push(warning("LEAVE_OUTSIDE_STAY", "records", from, message));
    }
    const next = sorted[at + 1];
    if (next !== undefined && dayNumber(next.from) <= days.to) {
      const message = `${name} lasts when another record begins on ${next.from}: end the first on that day.`;
      issues.push(warning("RECORDS_OVERLAP", "records", next.from, message));
    }
    if (type === "emergency") {
      const last = Math.min(days.to, dayNumber(facts.until));
      const declared = union(
        facts.emergencies.map((range) => ({ from: dayNumber(range.from), to: dayNumberOr(range.to, LAST_DAY) })),
      );
      const open = subtract(last < days.from ? [] : [{ from: days.from, to: last }], declared)[0];
      if (open !== undefined && lengthOf(open) > 0) {
        const message = `${name}: no situation of emergency is declared for ${dayText(open.from)}. Declare it for the home, or lodge another type.`;
        issues.push(warning("EMERGENCY_NOT_DECLARED", "emergencies", dayText(open.from), message));
      }
    }
  });
  return issues;
}
