/** Runs of days in hospital and hospital transition, and their days without base rate (docs/rules/extended-hospital-leave.md). */
import { dayText, dayNumber } from "../days/civil.ts";
import { lengthOf, union, type Days } from "../days/range.ts";
import type { HospitalRun, LeaveFacts, LeavePolicy } from "./facts.ts";
import { stayDays, type TypedDays } from "./leave-days.ts";

/** From so many days in a row on, hospital leave is extended. */
export const EXTENDED_DAYS = 30;
/** The base rate is nil from this day of the run on. */
export const CUT_DAY = 29;

export function hospitalRuns(days: readonly TypedDays[], facts: LeaveFacts, policy: LeavePolicy): HospitalRun[] {
  const inHospital = days.filter((each) => each.type === "hospital" || each.type === "hospital_transition");
  const last = stayDays(facts).to;
  return union(inHospital).map((run) => {
    const length = lengthOf(run);
    const cut = cutDays(run, policy);
    return {
      from: dayText(run.from),
      to: dayText(run.to),
      days: length,
      extended: length >= EXTENDED_DAYS,
      cutFrom: cut === null ? null : dayText(cut.from),
      goingOn: run.to === last && (facts.departureDay === null || dayNumber(facts.departureDay) - 1 > last),
    };
  });
}

/** The days of a run without base rate, or null. */
export function cutDays(run: Days, policy: LeavePolicy): Days | null {
  const least = policy.hospitalCut === "run_of_30_days" ? EXTENDED_DAYS : CUT_DAY;
  return lengthOf(run) >= least ? { from: run.from + CUT_DAY - 1, to: run.to } : null;
}
