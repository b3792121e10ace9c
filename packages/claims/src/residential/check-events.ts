import type { Day } from "../common/day.ts";
import { IssueLog, type Findings, type IssueSink } from "../common/issue.ts";
import { checkEvent } from "./check-event.ts";
import { isLive, type ResidentialEvent } from "./event.ts";
import { eventIssues, type EventIssueCode } from "./issues.ts";
import { stayKey, staysOf, type Stay } from "./stays.ts";

export interface EventCheckOptions {
  /** When given, events in the future are errors. */
  readonly today?: Day;
}

/** A period to test for overlap; `end` is exclusive, null when open. */
interface Period {
  readonly line: number;
  readonly start: Day;
  readonly end: Day | null;
  readonly field: string;
}

function checkOverlaps(periods: Period[], log: IssueSink<EventIssueCode>): void {
  periods.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.line - b.line));
  let reach: Day | null = "";
  for (const { line, start, end, field } of periods) {
    if (reach === null || start < reach) log.add("event.overlaps", { line, field, value: start });
    if (reach !== null && (end === null || end > reach)) reach = end;
  }
}

/** A supplement's last day is inside it: for overlaps it ends the day after, which sorts behind the day itself. */
const after = (day: Day | null): Day | null => (day === null ? null : `${day}~`);

function insideStay(event: ResidentialEvent, stays: readonly Stay[]): boolean {
  if (event.kind === "entry" || event.kind === "departure") return true;
  const start = event.kind === "means-test-opt-in" ? event.date : event.start;
  const end = event.kind === "means-test-opt-in" ? event.date : event.end;
  return stays.some(({ entry, departure }) => {
    if (start < entry.entryDate) return false;
    if (departure === null) return true;
    return start <= departure.departureDate && end !== null && end <= departure.departureDate;
  });
}

/**
 * Checks events one by one and together: entries and departures in turn, everything else inside a stay, nothing
 * overlapping its own kind. An issue's `line` is the event's place in the list, from 1.
 */
export function checkEvents(
  events: readonly ResidentialEvent[],
  options: EventCheckOptions = {},
): Findings<EventIssueCode> & { readonly stays: readonly Stay[] } {
  const log = new IssueLog<EventIssueCode>(eventIssues);
  const references = new Set<string>();
  events.forEach((event, i) => {
    checkEvent(event, i + 1, options.today ?? null, log);
    if (references.has(event.externalReference))
      log.add("event.reference-twice", { line: i + 1, field: "externalReference", value: event.externalReference });
    references.add(event.externalReference);
  });
  const stays = staysOf(events, log);
  const staysByPerson = new Map<string, Stay[]>();
  for (const stay of stays) {
    const own = staysByPerson.get(stayKey(stay));
    if (own === undefined) staysByPerson.set(stayKey(stay), [stay]);
    else own.push(stay);
  }
  const periods = new Map<string, Period[]>();
  events.forEach((event, i) => {
    if (!isLive(event)) return;
    if (!insideStay(event, staysByPerson.get(stayKey(event)) ?? []))
      log.add("event.outside-stay", { line: i + 1, field: event.kind });
    if (event.kind !== "leave" && event.kind !== "supplement" && event.kind !== "extra-service") return;
    const type = event.kind === "supplement" ? event.supplementType : "";
    const key = `${stayKey(event)}|${event.kind}|${type}`;
    const end = event.kind === "supplement" ? after(event.end) : event.end;
    const period = { line: i + 1, start: event.start, end, field: event.kind };
    const own = periods.get(key);
    if (own === undefined) periods.set(key, [period]);
    else own.push(period);
  });
  for (const own of periods.values()) checkOverlaps(own, log);
  return { stays, ...log.findings() };
}
