import type { ClientStay, EntryHistory, LeaveRecord } from "@banksia/contracts";
import { addDays } from "../../lib/days.ts";

/** What is drawn of a client's stays: a line each for the stay, its places, those it was shared with, and leave. */
export interface LaneRow {
  lane: number;
  from: string;
  /** Last day; null while it lasts. */
  to: string | null;
  label: string;
  kind: "stay" | "place" | "partner" | "leave";
  /** Over, or not theirs any more. */
  past: boolean;
  serviceEntryId: number;
}

export const LEAVE_WORDS: Record<LeaveRecord["type"], string> = {
  social: "Social leave",
  hospital: "Hospital",
  hospital_transition: "Hospital transition",
  emergency: "Emergency leave",
};

const ROLES: Record<ClientStay["role"], string> = {
  primary: "",
  former_primary: ", primary until the switch",
  partner: ", as partner",
};

/** The last day of a stretch whose end is the day of moving on; never before its first. */
function lastDay(from: string, movedOn: string | null): string | null {
  if (movedOn === null) return null;
  const last = addDays(movedOn, -1);
  return last < from ? from : last;
}

/**
 * Lanes of all stays, the newest first.
 * @param histories of the entries, as far as they are loaded
 * @param leave of the client
 */
export function lanesOf(
  stays: readonly ClientStay[],
  histories: ReadonlyMap<number, EntryHistory>,
  leave: readonly LeaveRecord[],
  clientId: number,
  today: string,
): LaneRow[] {
  const rows: LaneRow[] = [];
  let lane = -1;
  for (const stay of stays) {
    const entry = stay.serviceEntry;
    const past = stay.endDate !== null && stay.endDate <= today;
    const common = { serviceEntryId: entry.id, past };
    lane += 1;
    rows.push({
      ...common,
      lane,
      kind: "stay",
      from: stay.startDate,
      to: stay.endDate,
      label: `${entry.serviceName}, ${entry.careTypeName}${ROLES[stay.role]}`,
    });
    const history = histories.get(entry.id);
    const within = (from: string, to: string | null) =>
      (stay.endDate === null || from <= stay.endDate) && (to === null || to >= stay.startDate);
    const places = (history?.placeStays ?? []).filter((one) => within(one.startDate, one.endDate));
    if (places.length > 0) {
      lane += 1;
      for (const place of places)
        rows.push({
          ...common,
          lane,
          kind: "place",
          from: place.startDate,
          to: place.endDate === stay.endDate ? place.endDate : lastDay(place.startDate, place.endDate),
          label: place.placeCode,
          past: place.endDate !== null && place.endDate <= today,
        });
    }
    const others = [
      ...(history?.partners ?? []).map((one) => ({ ...one, startDate: one.entryDate, endDate: one.departureDate })),
      ...(stay.role === "partner" || (history?.primaries.length ?? 0) > 0
        ? history && history.primaries.length > 0
          ? history.primaries
          : [
              {
                clientId: entry.clientId,
                clientName: entry.clientName,
                startDate: entry.entryDate,
                endDate: entry.departureDate,
              },
            ]
        : []),
    ].filter((one) => one.clientId !== clientId && within(one.startDate, one.endDate));
    for (const other of others) {
      lane += 1;
      rows.push({
        ...common,
        lane,
        kind: "partner",
        from: other.startDate,
        to: other.endDate,
        label: `With ${other.clientName}`,
        past: other.endDate !== null && other.endDate <= today,
      });
    }
    const away = stay.role === "primary" ? leave.filter((one) => one.serviceEntryId === entry.id) : [];
    if (away.length > 0) {
      lane += 1;
      for (const record of away)
        rows.push({
          ...common,
          lane,
          kind: "leave",
          from: record.startDate,
          to: lastDay(record.startDate, record.endDate),
          label: LEAVE_WORDS[record.type],
          past: record.endDate !== null && record.endDate <= today,
        });
    }
  }
  return rows;
}
