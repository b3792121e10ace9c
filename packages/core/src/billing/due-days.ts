/** Which days of a schedule line are to be charged. */
import { FIRST_DAY, LAST_DAY, dayNumber, dayNumberOr, type DayNumber } from "../days/civil.ts";
import { endOfMonthFrom } from "../days/month.ts";
import { daysOf, subtract, type Days } from "../days/range.ts";
import type {
  BillingCodeFacts,
  BillingPolicies,
  BillingWindow,
  ClientFacts,
  ScheduleLineFacts,
  ServiceEntryFacts,
} from "./facts.ts";

/** A service entry with its days read. */
export interface Entry {
  readonly facts: ServiceEntryFacts;
  readonly billingStart: DayNumber;
  readonly billFrom: DayNumber;
  /** `LAST_DAY` when there is none. */
  readonly departure: DayNumber;
  readonly billingEnd: DayNumber | null;
}

export function compileEntry(facts: ServiceEntryFacts): Entry {
  return {
    facts,
    billingStart: dayNumber(facts.billingStartDate),
    billFrom: dayNumberOr(facts.billFrom, FIRST_DAY),
    departure: dayNumberOr(facts.departureDate, LAST_DAY),
    billingEnd: facts.billingEndDate === null ? null : dayNumber(facts.billingEndDate),
  };
}

/** The entries of a client by id. */
export function compileEntries(client: ClientFacts): Map<number, Entry> {
  return new Map(client.entries.map((entry) => [entry.id, compileEntry(entry)]));
}

/** The service entry of a line. Throws when the facts leave it out, which is a fault of whoever loaded them. */
export function entryOf(entries: ReadonlyMap<number, Entry>, line: ScheduleLineFacts): Entry {
  const entry = entries.get(line.serviceEntryId);
  if (entry === undefined) {
    throw new Error(`Schedule line ${line.id} names service entry ${line.serviceEntryId}, which the facts leave out`);
  }
  return entry;
}

/** The window of a run with its days read. */
export interface Window {
  readonly facts: BillingWindow;
  readonly posting: DayNumber;
  readonly end: DayNumber;
  /** Last day that may be charged in residential and respite care. */
  readonly advanceEnd: DayNumber;
}

export function compileWindow(facts: BillingWindow, policies: BillingPolicies): Window {
  const posting = dayNumber(facts.postingDate);
  return {
    facts,
    posting,
    end: dayNumber(facts.endDate),
    advanceEnd: policies.advanceLimit === "one_month" ? endOfMonthFrom(posting + 1) : LAST_DAY,
  };
}

/** Whether the filters of a run leave a line in. A client has departed from the day of departure on. */
export function inWindow(window: Window, line: ScheduleLineFacts, code: BillingCodeFacts, entry: Entry): boolean {
  const { timing, departed, billingCodeIds, serviceIds } = window.facts;
  if (timing !== null && code.timing !== timing) return false;
  if (departed !== "include" && (departed === "only") !== entry.departure <= window.posting) return false;
  if (billingCodeIds !== null && !billingCodeIds.includes(line.billingCodeId)) return false;
  return serviceIds === null || serviceIds.includes(line.serviceId);
}

/** Last day on which the service entry is charged: the billing end date, or else the departure with or without its day. */
export function lastDayOfEntry(entry: Entry, code: BillingCodeFacts): DayNumber {
  if (entry.billingEnd !== null) return entry.billingEnd;
  return entry.departure === LAST_DAY || code.chargeDepartureDay ? entry.departure : entry.departure - 1;
}

/** First and last day that the line and its service entry allow, whatever the run: the latest start, the earliest end. */
export function chargeableSpan(line: ScheduleLineFacts, code: BillingCodeFacts, entry: Entry): Days {
  const start = dayNumber(line.startDate);
  const from = Math.max(start, entry.billingStart, entry.billFrom);
  const to = Math.min(
    dayNumberOr(line.endDate, LAST_DAY),
    dayNumberOr(line.billToDate, LAST_DAY),
    lastDayOfEntry(entry, code),
  );
  // A fee per each is due once, on the day its line starts, or not at all.
  if (code.unit === "each") return from === start && to >= start ? { from, to: start } : { from, to: from - 1 };
  return { from, to };
}

/** Last day that a run may charge for a service entry. */
export function lastDayOfWindow(window: Window, entry: Entry): DayNumber {
  const { setting } = entry.facts;
  return setting === "residential" || setting === "respite" ? Math.min(window.end, window.advanceEnd) : window.end;
}

/** The days of `span` that are not on hold and not billed already. Sorted, disjoint. */
export function dueDays(line: ScheduleLineFacts, span: Days, billed: readonly Days[]): Days[] {
  if (span.to < span.from) return [];
  let due: Days[] = [span];
  if (billed.length > 0) due = subtract(due, billed);
  if (line.holds.length > 0) due = subtract(due, line.holds.map(daysOf));
  return due;
}
