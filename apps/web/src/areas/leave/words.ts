import type { Absence, LeaveType, ResidentIssue } from "@banksia/contracts";

export const LEAVE_TYPES: Record<LeaveType, string> = {
  social: "Social",
  hospital: "Hospital",
  hospital_transition: "Hospital transition",
  emergency: "Emergency",
};

export const ABSENCE_KINDS: Record<Absence["kind"], string> = {
  ...LEAVE_TYPES,
  unfunded_social: "Social, past 52 days",
};

export const FUNDING: Record<Absence["funding"], string> = {
  full: "Whole subsidy",
  base_rate_nil: "No base rate",
  none: "No subsidy",
};

export const LEAVE_TYPE_OPTIONS: { value: LeaveType; label: string; hint: string }[] = [
  { value: "social", label: LEAVE_TYPES.social, hint: "Nights away from the home; 52 a financial year with subsidy." },
  { value: "hospital", label: LEAVE_TYPES.hospital, hint: "From 30 days in a row the base rate ends on day 29." },
  {
    value: "hospital_transition",
    label: LEAVE_TYPES.hospital_transition,
    hint: "Transition care after hospital; counted together with it.",
  },
  {
    value: "emergency",
    label: LEAVE_TYPES.emergency,
    hint: "Needs a situation of emergency declared for the home.",
  },
];

/** A financial year as people write it: 2025–26. */
export function financialYearWords(year: number): string {
  return `${year}–${String((year + 1) % 100).padStart(2, "0")}`;
}

const OF_LEAVE: ReadonlySet<string> = new Set(["NOT_AGREED", "AGREED_ABOVE_MOST", "AMOUNT_MISSING"]);

/** What has to do with an absence: whatever stands in its way, and of the rest each kind once, from its first day. */
export function issuesOfLeave(issues: readonly ResidentIssue[]): ResidentIssue[] {
  const told = new Set<string>();
  return issues.filter((issue) => {
    if (issue.severity === "error") return true;
    if (!OF_LEAVE.has(issue.code) || told.has(issue.code)) return false;
    told.add(issue.code);
    return true;
  });
}
