import type { ClientStay, EntryHistory, LeaveRecord, ServiceEntry } from "@banksia/contracts";
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

/** Stretches of the same person, joined where one begins on the day on which the other ends, or the day after. */
function joined(stretches: Stretch[]): Stretch[] {
  const sorted = stretches.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return sorted.reduce<Stretch[]>((done, next) => {
    const last = done.at(-1);
    if (!last || (last.to !== null && next.from > addDays(last.to, 1))) return [...done, next];
    const to = last.to === null || next.to === null ? null : next.to > last.to ? next.to : last.to;
    return [...done.slice(0, -1), { from: last.from, to }];
  }, []);
}

interface Stretch {
  from: string;
  to: string | null;
}

/** A stretch as far as it lies within another; null where they do not touch. */
function within(stretch: Stretch, bounds: Stretch): Stretch | null {
  const from = stretch.from < bounds.from ? bounds.from : stretch.from;
  const to = stretch.to === null ? bounds.to : bounds.to === null || stretch.to < bounds.to ? stretch.to : bounds.to;
  return to !== null && to < from ? null : { from, to };
}

/** Everybody else in an entry, with their days as primary client and as partner. */
function others(entry: ServiceEntry, history: EntryHistory | undefined, clientId: number): Map<string, Stretch[]> {
  const primaries =
    history && history.primaries.length > 0
      ? history.primaries
      : [{ ...entry, startDate: entry.entryDate, endDate: entry.departureDate }];
  const all = [
    ...primaries.map((one) => ({ ...one, from: one.startDate, to: one.endDate })),
    ...(history?.partners ?? []).map((one) => ({ ...one, from: one.entryDate, to: one.departureDate })),
  ];
  const found = new Map<string, Stretch[]>();
  for (const { clientId: who, clientName, from, to } of all)
    if (who !== clientId) found.set(clientName, [...(found.get(clientName) ?? []), { from, to }]);
  return found;
}

/**
 * Lanes of all stays, the newest first: what belongs to one entry stands together.
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
  const over = (to: string | null) => to !== null && to <= today;
  for (const entryId of new Set(stays.map((stay) => stay.serviceEntry.id))) {
    const roles = stays.filter((stay) => stay.serviceEntry.id === entryId);
    const entry = roles[0]?.serviceEntry;
    if (!entry) continue;
    const history = histories.get(entryId);
    const whole = joined(roles.map((stay) => ({ from: stay.startDate, to: stay.endDate })));
    const bounds = { from: whole[0]?.from ?? entry.entryDate, to: whole.at(-1)?.to ?? null };
    const draw = (kind: LaneRow["kind"], label: string, { from, to }: Stretch) =>
      rows.push({ serviceEntryId: entryId, lane, kind, label, from, to, past: over(to) });
    lane += 1;
    for (const stay of roles.toSorted((a, b) => (a.startDate < b.startDate ? -1 : 1)))
      draw("stay", `${entry.serviceName}, ${entry.careTypeName}${ROLES[stay.role]}`, {
        from: stay.startDate,
        to: stay.endDate,
      });
    const places = (history?.placeStays ?? []).flatMap((one) => {
      const to = one.endDate === entry.departureDate ? one.endDate : lastDay(one.startDate, one.endDate);
      const part = within({ from: one.startDate, to }, bounds);
      return part ? [{ part, label: one.placeCode }] : [];
    });
    if (places.length > 0) lane += 1;
    for (const { part, label } of places) draw("place", label, part);
    for (const [name, stretches] of others(entry, history, clientId)) {
      const parts = joined(stretches).flatMap((one) => within(one, bounds) ?? []);
      if (parts.length > 0) lane += 1;
      for (const part of parts) draw("partner", `With ${name}`, part);
    }
    const away = leave.filter((one) => one.serviceEntryId === entryId && one.clientId === clientId);
    if (away.length > 0) lane += 1;
    for (const one of away)
      draw("leave", LEAVE_WORDS[one.type], { from: one.startDate, to: lastDay(one.startDate, one.endDate) });
  }
  return rows;
}
