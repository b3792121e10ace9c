/** Which days are days of absence, and of which type (docs/rules/leave-days.md). */
import { LAST_DAY, dayNumber, dayNumberOr, type DayNumber } from "../days/civil.ts";
import { daysOf, intersect, subtract, union, type Days } from "../days/range.ts";
import type { LeaveFacts, LeaveRecord, LeaveType } from "./facts.ts";

export interface TypedDays extends Days {
  type: LeaveType;
}

/** Which type a day has where records overlap: the first of these. */
const PRECEDENCE: readonly LeaveType[] = ["emergency", "hospital", "hospital_transition", "social"];

/**
 * The days of absence, sorted and disjoint, each with the type that goes first: emergency before everything, then
 * hospital and hospital transition, then social. The first day away counts; a day on which the person came back never
 * does, even if the person left again.
 */
export function typedLeaveDays(facts: LeaveFacts): TypedDays[] {
  const stay = stayDays(facts);
  const backOn: Days[] = facts.records
    .filter((record) => record.cameBack && record.end !== null && record.end > record.from)
    .map((record) => dayNumber(record.end ?? record.from))
    .map((day) => ({ from: day, to: day }));
  const emergencies = facts.emergencies.map(daysOf);
  const daysOfType = (type: LeaveType): Days[] => {
    const ranges = facts.records
      .filter((record) => record.type === type)
      .flatMap((record) => intersect(recordDays(record), stay) ?? []);
    return subtract(union(ranges), backOn);
  };
  const found: TypedDays[] = [];
  let taken: Days[] = [];
  for (const type of PRECEDENCE) {
    let days = daysOfType(type);
    if (type === "emergency") {
      // Whoever is away on a declared day is on emergency leave, whatever was lodged.
      const away = union(PRECEDENCE.flatMap(daysOfType));
      days = union([...days, ...away.flatMap((range) => emergencies.flatMap((each) => intersect(range, each) ?? []))]);
    }
    for (const range of subtract(days, taken)) found.push({ ...range, type });
    taken = union([...taken, ...days]);
  }
  return found.sort((a, b) => a.from - b.from);
}

/** The days that can be leave: of the stay, without the day of departure, as far as counted. */
export function stayDays(facts: LeaveFacts): Days {
  const departure = dayNumberOr(facts.departureDay, LAST_DAY);
  const last = departure === LAST_DAY ? LAST_DAY : departure - 1;
  return { from: dayNumber(facts.startDay), to: Math.min(last, dayNumber(facts.until)) };
}

/** First to last day of a record: the end day is not counted. */
export function recordDays(record: LeaveRecord): Days {
  const end: DayNumber = dayNumberOr(record.end, LAST_DAY);
  return { from: dayNumber(record.from), to: end === LAST_DAY ? LAST_DAY : end - 1 };
}
