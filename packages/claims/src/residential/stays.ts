import type { Day } from "../common/day.ts";
import type { IssueSink } from "../common/issue.ts";
import { isLive, type DepartureEvent, type EntryEvent, type ResidentialEvent } from "./event.ts";
import type { EventIssueCode } from "./issues.ts";

/** One stay of a care recipient in a service: paid from `entry.entryDate` to the day before `departure`. */
export interface Stay {
  readonly careRecipientId: string;
  readonly serviceNapsId: string;
  readonly entry: EntryEvent;
  /** Null while the care recipient is in. */
  readonly departure: DepartureEvent | null;
}

/** Events of one care recipient in one service belong together. */
export const stayKey = (event: { careRecipientId: string; serviceNapsId: string }): string =>
  `${event.serviceNapsId}|${event.careRecipientId}`;

interface Move {
  readonly event: EntryEvent | DepartureEvent;
  readonly line: number;
  readonly day: Day;
}

function movesByPerson(events: readonly ResidentialEvent[]): Map<string, Move[]> {
  const moves = new Map<string, Move[]>();
  events.forEach((event, i) => {
    if (!isLive(event) || (event.kind !== "entry" && event.kind !== "departure")) return;
    const day = event.kind === "entry" ? event.entryDate : event.departureDate;
    const own = moves.get(stayKey(event));
    if (own === undefined) moves.set(stayKey(event), [{ event, line: i + 1, day }]);
    else own.push({ event, line: i + 1, day });
  });
  return moves;
}

/** Moves in time order. On one day, who is in departs before entering again, and who is not enters before departing. */
function* inTurn(moves: readonly Move[], isIn: () => boolean): Generator<Move> {
  const sorted = moves.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  let at = 0;
  while (at < sorted.length) {
    const day = sorted[at]?.day;
    const entries: Move[] = [];
    const departures: Move[] = [];
    for (; at < sorted.length && sorted[at]?.day === day; at++) {
      const move = sorted[at];
      if (move !== undefined) (move.event.kind === "entry" ? entries : departures).push(move);
    }
    let e = 0;
    let d = 0;
    while (e < entries.length || d < departures.length) {
      const departs = d < departures.length && (isIn() || e >= entries.length);
      const move = departs ? departures[d++] : entries[e++];
      if (move !== undefined) yield move;
    }
  }
}

/**
 * Pairs entries with departures, in time order, for every care recipient. A departure and a new entry may share a day.
 * What cannot be paired goes to the log under the event's place in the list, from 1.
 */
export function staysOf(events: readonly ResidentialEvent[], log?: IssueSink<EventIssueCode>): Stay[] {
  const stays: Stay[] = [];
  for (const moves of movesByPerson(events).values()) {
    let open: EntryEvent | null = null;
    for (const { event, line } of inTurn(moves, () => open !== null)) {
      if (event.kind === "entry") {
        if (open === null) open = event;
        else log?.add("event.already-in", { line, field: "entryDate", value: event.entryDate });
        continue;
      }
      if (open === null) {
        log?.add("event.not-in", { line, field: "departureDate", value: event.departureDate });
        continue;
      }
      if (event.entryEventId !== null && open.eventId !== null && event.entryEventId !== open.eventId)
        log?.add("event.entry-differs", { line, field: "entryEventId", value: event.entryEventId });
      stays.push(stayOf(open, event));
      open = null;
    }
    if (open !== null) stays.push(stayOf(open, null));
  }
  return stays;
}

function stayOf(entry: EntryEvent, departure: DepartureEvent | null): Stay {
  const { careRecipientId, serviceNapsId } = entry;
  return { careRecipientId, serviceNapsId, entry, departure };
}
