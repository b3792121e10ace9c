/** Leave asked of every day by itself: slow and plain, to compare with. */
import { civilOf, dayNumber, dayNumberOr, LAST_DAY, type DayNumber } from "../../days/civil.ts";
import type { AbsenceKind, LeaveFacts, LeaveFunding, LeavePolicy, LeaveType } from "../facts.ts";

export interface DayOfLeave {
  day: DayNumber;
  kind: AbsenceKind;
  funding: LeaveFunding;
}

export function leaveDayByDay(facts: LeaveFacts, policy: LeavePolicy): DayOfLeave[] {
  const first = dayNumber(facts.startDay);
  const last = Math.min(dayNumber(facts.until), dayNumberOr(facts.departureDay, LAST_DAY) - 1);
  const typeOn = (day: DayNumber): LeaveType | null => {
    if (day < first || day > last) return null;
    const back = facts.records.some(
      (record) => record.cameBack && record.end !== null && record.end > record.from && dayNumber(record.end) === day,
    );
    if (back) return null;
    const types = facts.records
      .filter((record) => dayNumber(record.from) <= day && (record.end === null || dayNumber(record.end) > day))
      .map((record) => record.type);
    if (types.length === 0) return null;
    const declared = facts.emergencies.some(
      (range) => dayNumber(range.from) <= day && (range.to === null || dayNumber(range.to) >= day),
    );
    if (declared || types.includes("emergency")) return "emergency";
    if (types.includes("hospital")) return "hospital";
    return types.includes("hospital_transition") ? "hospital_transition" : "social";
  };
  const inHospital = (day: DayNumber): boolean => {
    const type = typeOn(day);
    return type === "hospital" || type === "hospital_transition";
  };

  const found: DayOfLeave[] = [];
  const taken = new Map<number, number>();
  for (const { financialYear, days } of facts.socialDaysBefore) {
    taken.set(financialYear, (taken.get(financialYear) ?? 0) + days);
  }
  for (let day = first; day <= last; day += 1) {
    const type = typeOn(day);
    if (type === null) continue;
    if (type === "emergency") found.push({ day, kind: type, funding: "full" });
    else if (type === "social") {
      const { year, month } = civilOf(day);
      const financialYear = month < 7 ? year - 1 : year;
      const before = taken.get(financialYear) ?? 0;
      if (before < 52) found.push({ day, kind: "social", funding: "full" });
      else found.push({ day, kind: "unfunded_social", funding: "none" });
      if (before < 52) taken.set(financialYear, before + 1);
    } else {
      let start = day;
      while (inHospital(start - 1)) start -= 1;
      let end = day;
      while (inHospital(end + 1)) end += 1;
      const nth = day - start + 1;
      const length = end - start + 1;
      const nil = nth >= 29 && (policy.hospitalCut === "from_day_29" || length >= 30);
      found.push({ day, kind: type, funding: nil ? "base_rate_nil" : "full" });
    }
  }
  return found;
}
