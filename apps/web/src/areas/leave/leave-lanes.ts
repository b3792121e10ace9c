import type { Absence, LeaveAccount } from "@banksia/contracts";
import { ABSENCE_KINDS } from "./words.ts";

export interface LaneRow {
  from: string;
  to: string | null;
  label: string;
  lane: number;
  hatched?: boolean;
  faint?: boolean;
  /** The record that the days come from. */
  recordId?: number;
}

/** Stays on a line of their own, absences below them, places kept below those. Newest stay only, with what lies in it. */
export function leaveLanes(account: LeaveAccount): LaneRow[] {
  const rows: LaneRow[] = [];
  const [stay] = account.stays;
  if (stay === undefined) return rows;
  const mine = <T extends { serviceEntryId: number }>(all: readonly T[]): T[] =>
    all.filter((one) => one.serviceEntryId === stay.serviceEntryId);
  rows.push({ from: stay.entryDate, to: stay.departureDate, label: stay.serviceName, lane: 0 });
  for (const absence of mine(account.absences)) {
    const record = recordOf(account, absence);
    rows.push({
      from: absence.from,
      to: absence.to,
      label: ABSENCE_KINDS[absence.kind],
      lane: 1,
      hatched: absence.funding !== "full",
      ...(record === undefined ? {} : { recordId: record }),
    });
  }
  for (const one of mine(account.bedReservations))
    rows.push({ from: one.startDate, to: one.endDate, label: "Place kept", lane: 2, faint: true });
  return rows;
}

/** The record that days of absence come from. */
export function recordOf(account: LeaveAccount, absence: Absence): number | undefined {
  return account.records.find(
    (record) =>
      record.serviceEntryId === absence.serviceEntryId &&
      record.startDate <= absence.from &&
      (record.endDate === null || record.endDate > absence.from),
  )?.id;
}
