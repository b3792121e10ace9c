import { addDays, firstDayOf, isMonth, lastDayOf, type Day, type Month } from "../common/day.ts";
import { parseCents } from "../common/decimal.ts";
import { IssueLog, type Findings } from "../common/issue.ts";
import { daysWithin } from "./event-days.ts";
import { startOf, type ResidentialEvent } from "./event.ts";
import { claimRules, type ClaimIssueCode } from "./issues.ts";
import { staysOf, type Stay } from "./stays.ts";

export type BalanceType = "RAD" | "RAC" | "DAP" | "DAC" | "NONE";

/** The monthly report of a resident's accommodation balance. */
export interface BalanceReport {
  readonly careRecipientId: string;
  readonly type: BalanceType;
  /** Lump sums (RAD, RAC) only. */
  readonly amount: string | null;
  /** The month's last day, or the day of departure. */
  readonly effectiveDate: Day;
  readonly status: "Accepted" | "Deleted" | null;
}

export interface FinaliseFacts {
  readonly month: Month;
  readonly serviceNapsId: string;
  readonly events: readonly ResidentialEvent[];
  readonly balances: readonly BalanceReport[];
  /** Places of the service; extra service places are counted apart. */
  readonly places: { readonly general: number; readonly extraService: number };
}

/** A day on which more people were in than there are places. */
export interface OverOccupiedDay {
  readonly day: Day;
  readonly kind: "general" | "extraService";
  readonly places: number;
  readonly present: number;
  /** Those who entered last, over and above the places: the subsidy leaves them out first. */
  readonly excess: readonly string[];
}

export interface FinaliseCheck extends Findings<ClaimIssueCode> {
  readonly overOccupied: readonly OverOccupiedDay[];
  /** Care recipients whose balance report is missing. */
  readonly withoutBalance: readonly string[];
}

type Log = IssueLog<ClaimIssueCode>;

function checkOccupancy(facts: FinaliseFacts, stays: readonly Stay[], log: Log): OverOccupiedDay[] {
  const extra = facts.events.filter((event) => event.kind === "extra-service" && event.status === "Accepted");
  const days: OverOccupiedDay[] = [];
  const last = lastDayOf(facts.month);
  for (let day = firstDayOf(facts.month); day <= last; day = addDays(day, 1)) {
    const present = stays.filter(
      ({ entry, departure }) => daysWithin(entry.entryDate, departure?.departureDate ?? null, day, day) === 1,
    );
    const inExtra = new Set(
      extra.flatMap((event) =>
        event.kind === "extra-service" && daysWithin(event.start, event.end, day, day) === 1
          ? [event.careRecipientId]
          : [],
      ),
    );
    for (const kind of ["general", "extraService"] as const) {
      const own = present.filter((stay) => inExtra.has(stay.careRecipientId) === (kind === "extraService"));
      const places = facts.places[kind];
      if (own.length <= places) continue;
      const byEntry = own.toSorted((a, b) =>
        a.entry.entryDate === b.entry.entryDate
          ? a.careRecipientId < b.careRecipientId
            ? -1
            : 1
          : a.entry.entryDate < b.entry.entryDate
            ? -1
            : 1,
      );
      days.push({
        day,
        kind,
        places,
        present: own.length,
        excess: byEntry.slice(places).map((stay) => stay.careRecipientId),
      });
      log.add("claim.over-occupied", { field: kind, value: day, detail: `${own.length} in ${places} places.` });
    }
  }
  return days;
}

function checkBalances(facts: FinaliseFacts, stays: readonly Stay[], log: Log): string[] {
  const last = lastDayOf(facts.month);
  const reported = new Map<string, BalanceReport[]>();
  for (const report of facts.balances) {
    if (report.status === "Deleted") continue;
    const lumpSum = report.type === "RAD" || report.type === "RAC";
    const cents = report.amount === null ? null : parseCents(report.amount);
    if (lumpSum !== (report.amount !== null) || (report.amount !== null && (cents === null || cents < 0n)))
      log.add("claim.balance-amount", { field: report.careRecipientId, value: report.amount });
    const own = reported.get(report.careRecipientId);
    if (own === undefined) reported.set(report.careRecipientId, [report]);
    else own.push(report);
  }
  const without: string[] = [];
  for (const { careRecipientId, entry, departure } of stays) {
    if (entry.entryType !== "permanent") continue;
    const left = departure?.departureDate ?? null;
    if (daysWithin(entry.entryDate, left, firstDayOf(facts.month), last) === 0) continue;
    const due = left !== null && left <= last ? left : last;
    const own = reported.get(careRecipientId) ?? [];
    if (own.some((report) => report.effectiveDate === due)) continue;
    const code = own.length === 0 ? "claim.balance-missing" : "claim.balance-date";
    log.add(code, { field: careRecipientId, value: due });
    without.push(careRecipientId);
  }
  return without;
}

/**
 * Says what keeps a service's claim month from being finalised: events that are not accepted, more people than places,
 * accommodation balances not reported. Finalising cannot be undone, so this is looked at first.
 */
export function checkFinalise(facts: FinaliseFacts): FinaliseCheck {
  const log: Log = new IssueLog<ClaimIssueCode>(claimRules);
  if (!isMonth(facts.month)) {
    log.add("claim.month", { value: facts.month });
    return { overOccupied: [], withoutBalance: [], ...log.findings() };
  }
  const events = facts.events.filter((event) => event.serviceNapsId === facts.serviceNapsId);
  const last = lastDayOf(facts.month);
  facts.events.forEach((event, i) => {
    if (event.serviceNapsId !== facts.serviceNapsId || startOf(event) > last) return;
    if (event.status === null || event.status === "Held" || event.status === "Rejected")
      log.add("claim.event-not-accepted", { line: i + 1, field: event.kind, value: event.externalReference });
  });
  const stays = staysOf(events, log);
  const overOccupied = checkOccupancy({ ...facts, events }, stays, log);
  const withoutBalance = checkBalances(facts, stays, log);
  return { overOccupied, withoutBalance, ...log.findings() };
}
