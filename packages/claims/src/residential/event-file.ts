import { readCsv, type CsvRow } from "../common/csv-read.ts";
import { guardCell, unguardCell, writeCsv } from "../common/csv-write.ts";
import type { Day } from "../common/day.ts";
import { IssueLog, type Findings } from "../common/issue.ts";
import { columnKeys, readTable, type ColumnSpec, type Table } from "../common/table.ts";
import { decodeText, type FileInput } from "../common/text.ts";
import { checkEvent } from "./check-event.ts";
import {
  DEPARTURE_REASONS,
  EVENT_STATUSES,
  LEAVE_TYPES,
  type DepartureReason,
  type EventBase,
  type ExtraServiceEvent,
  type LeaveEvent,
  type LeaveType,
  type ResidentialEvent,
  type SupplementEvent,
} from "./event.ts";
import { eventFileRules, type EventFileIssueCode } from "./issues.ts";

/** The columns of an event file, in the order written. The agency has published no layout: this one is ours. */
export const eventColumns = {
  kind: { header: "Kind", required: true },
  serviceNapsId: { header: "Service NAPS id", required: true },
  careRecipientId: { header: "Care recipient id", required: true },
  externalReference: { header: "External reference", required: true },
  type: { header: "Type", required: true },
  start: { header: "Start", required: true },
  end: { header: "End", required: true },
  reason: { header: "Reason" },
  entryEventId: { header: "Entry event id" },
  pensionerStatus: { header: "Pensioner status" },
  priorCare: { header: "Prior care" },
  optIn: { header: "Means test opt-in" },
  agreedAmount: { header: "Agreed amount" },
  agreedOn: { header: "Agreed on" },
  eventId: { header: "Event id" },
  version: { header: "Version" },
  etag: { header: "ETag" },
  status: { header: "Status" },
} as const satisfies Record<string, ColumnSpec>;

type Column = keyof typeof eventColumns;
const flag = (value: boolean | null): string => (value === null ? "" : value ? "Y" : "N");

function cellsOf(event: ResidentialEvent): Partial<Record<Column, string>> {
  if (event.kind === "entry")
    return {
      type: event.entryType,
      start: event.entryDate,
      pensionerStatus: event.pensionerStatus ?? "",
      priorCare: flag(event.receivingPriorCare),
      optIn: flag(event.meansTestOptIn),
      agreedAmount: event.agreedAmount ?? "",
      agreedOn: event.agreedOn ?? "",
    };
  if (event.kind === "departure")
    return { start: event.departureDate, reason: event.reason, entryEventId: event.entryEventId ?? "" };
  if (event.kind === "means-test-opt-in") return { start: event.date };
  return { type: typeOf(event), start: event.start, end: event.end ?? "" };
}

function typeOf(event: LeaveEvent | SupplementEvent | ExtraServiceEvent): string {
  if (event.kind === "leave") return event.leaveType;
  return event.kind === "supplement" ? event.supplementType : event.wardType;
}

/** Writes events as CSV, one row each, in the order given. Text that would run as a spreadsheet formula is guarded. */
export function writeEventFile(events: readonly ResidentialEvent[]): string {
  const columns = columnKeys(eventColumns);
  const rows = events.map((event) => {
    const cells: Partial<Record<Column, string>> = {
      kind: event.kind,
      serviceNapsId: event.serviceNapsId,
      careRecipientId: event.careRecipientId,
      externalReference: event.externalReference,
      eventId: event.eventId ?? "",
      version: event.version === null ? "" : String(event.version),
      etag: event.etag ?? "",
      status: event.status ?? "",
      ...cellsOf(event),
    };
    return columns.map((column) => guardCell(cells[column] ?? ""));
  });
  return writeCsv([columns.map((column) => eventColumns[column].header), ...rows]);
}

export interface ReadEventFile extends Findings<EventFileIssueCode> {
  /** Events without an error, with their line in the file. */
  readonly events: readonly { readonly line: number; readonly event: ResidentialEvent }[];
}

function readEvent(table: Table<Column>, row: CsvRow, log: IssueLog<EventFileIssueCode>): ResidentialEvent | null {
  const cell = (key: Column): string => unguardCell(table.cell(row, key));
  const orNull = (key: Column): string | null => (cell(key) === "" ? null : cell(key));
  const at = (key: Column) => ({ line: row.line, field: eventColumns[key].header, value: cell(key) });
  const yesNo = (key: Column): boolean | null => {
    if (cell(key) !== "Y" && cell(key) !== "N" && cell(key) !== "") log.add("event.flag", at(key));
    return cell(key) === "" ? null : cell(key) === "Y";
  };
  const status = EVENT_STATUSES.find((known) => known === cell("status")) ?? null;
  if (status === null && cell("status") !== "") log.add("event.status", at("status"));
  if (!/^\d{0,9}$/.test(cell("version"))) log.add("event.version", at("version"));
  const base: EventBase = {
    careRecipientId: cell("careRecipientId"),
    serviceNapsId: cell("serviceNapsId"),
    externalReference: cell("externalReference"),
    eventId: orNull("eventId"),
    etag: orNull("etag"),
    version: cell("version") === "" ? null : Number(cell("version")),
    status,
  };
  const start: Day = cell("start");
  const end: Day | null = orNull("end");
  const type = cell("type");
  switch (cell("kind")) {
    case "entry":
      if (type !== "permanent" && type !== "respite") {
        log.add("event.entry-type", at("type"));
        return null;
      }
      return {
        ...base,
        kind: "entry",
        entryType: type,
        entryDate: start,
        pensionerStatus: orNull("pensionerStatus"),
        receivingPriorCare: yesNo("priorCare") ?? false,
        meansTestOptIn: yesNo("optIn"),
        agreedAmount: orNull("agreedAmount"),
        agreedOn: orNull("agreedOn"),
      };
    case "departure": {
      const reason = cell("reason");
      if (!isReason(reason)) {
        log.add("event.departure-reason", at("reason"));
        return null;
      }
      return { ...base, kind: "departure", departureDate: start, reason, entryEventId: orNull("entryEventId") };
    }
    case "leave":
      if (!isLeaveType(type)) {
        log.add("event.leave-type", at("type"));
        return null;
      }
      return { ...base, kind: "leave", leaveType: type, start, end };
    case "supplement":
      return { ...base, kind: "supplement", supplementType: type, start, end };
    case "extra-service":
      return { ...base, kind: "extra-service", wardType: type, start, end };
    case "means-test-opt-in":
      return { ...base, kind: "means-test-opt-in", date: start };
    default:
      log.add("event.kind", at("kind"));
      return null;
  }
}

const isReason = (text: string): text is DepartureReason => Object.hasOwn(DEPARTURE_REASONS, text);
const isLeaveType = (text: string): text is LeaveType => Object.hasOwn(LEAVE_TYPES, text);

/** Reads an event file back and checks every event by itself. Never throws. */
export function readEventFile(input: FileInput, today: Day | null = null): ReadEventFile {
  const log = new IssueLog<EventFileIssueCode>(eventFileRules);
  const text = decodeText(input, log);
  const table = text === null ? null : readTable(readCsv(text, log), eventColumns, log);
  const events: { line: number; event: ResidentialEvent }[] = [];
  for (const row of table?.rows ?? []) {
    const errorsBefore = log.errors;
    const event = table === null ? null : readEvent(table, row, log);
    if (event !== null) checkEvent(event, row.line, today, log);
    if (event !== null && log.errors === errorsBefore) events.push({ line: row.line, event });
  }
  return { events, ...log.findings() };
}
