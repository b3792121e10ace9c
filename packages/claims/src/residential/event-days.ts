import { addDays, dayNumber, firstDayOf, lastDayOf, type Day, type Month } from "../common/day.ts";
import { isLive, LEAVE_TYPES, type LeaveType, type ResidentialEvent } from "./event.ts";
import { stayKey, staysOf } from "./stays.ts";

/** Days of a care recipient in one month. */
export interface MonthDays {
  readonly careRecipientId: string;
  readonly serviceNapsId: string;
  /** From entry to the day before departure. */
  readonly careDays: number;
  /** Days away, by kind: the first day counts, the day of return does not. */
  readonly leaveDays: Readonly<Record<LeaveType, number>>;
}

/** Days of [start, end) that fall in [from, to]; `end` null is open. */
export function daysWithin(start: Day, end: Day | null, from: Day, to: Day): number {
  const first = start > from ? start : from;
  const beyond = addDays(to, 1);
  const last = end === null || end > beyond ? beyond : end;
  return Math.max(0, dayNumber(last) - dayNumber(first));
}

/**
 * Counts care and leave days of a month from the live events of any number of care recipients, in the order in which
 * they first appear. Events must have passed `checkEvents`.
 */
export function monthDays(events: readonly ResidentialEvent[], month: Month): MonthDays[] {
  const from = firstDayOf(month);
  const to = lastDayOf(month);
  const noLeave = (): Record<LeaveType, number> => ({ SOC: 0, SOC_NC: 0, TC: 0, TC_NC: 0, HOSP: 0, EMG: 0 });
  const people = new Map<string, { days: number; leave: Record<LeaveType, number>; id: string; service: string }>();
  for (const { careRecipientId, serviceNapsId, entry, departure } of staysOf(events)) {
    const key = stayKey(entry);
    const person = people.get(key) ?? { days: 0, leave: noLeave(), id: careRecipientId, service: serviceNapsId };
    person.days += daysWithin(entry.entryDate, departure?.departureDate ?? null, from, to);
    people.set(key, person);
  }
  for (const event of events) {
    const person = people.get(stayKey(event));
    if (
      event.kind !== "leave" ||
      !isLive(event) ||
      person === undefined ||
      !Object.hasOwn(LEAVE_TYPES, event.leaveType)
    )
      continue;
    person.leave[event.leaveType] += daysWithin(event.start, event.end, from, to);
  }
  return [...people.values()].map(({ id, service, days, leave }) => ({
    careRecipientId: id,
    serviceNapsId: service,
    careDays: days,
    leaveDays: leave,
  }));
}
