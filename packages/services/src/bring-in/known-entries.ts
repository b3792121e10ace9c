import type { SqlTx } from "@banksia/db";
import { dayWords } from "../common/warning.ts";
import type { FileRow } from "./file-row.ts";
import type { Column } from "./columns.ts";
import type { KnownService } from "./set-up.ts";

/** A service entry that a row of schedule lines may belong to. */
export interface KnownEntry {
  id: number;
  clientId: number;
  serviceId: number;
  entryDate: string;
  billingStartDate: string;
  departureDate: string | null;
  billingEndDate: string | null;
}

/** The service entries of clients that the caller sees, by client. */
export async function knownEntries(tx: SqlTx, clientIds: readonly number[]): Promise<Map<number, KnownEntry[]>> {
  if (clientIds.length === 0) return new Map();
  const rows = await tx<KnownEntry[]>`
    select e.id, e.client_id as "clientId", e.service_id as "serviceId", e.entry_date as "entryDate",
      e.billing_start_date as "billingStartDate", e.departure_date as "departureDate", e.billing_end_date as "billingEndDate"
    from unnest(${clientIds.map(String)}::text[]::bigint[]) client (id) join service_entry e on e.client_id = client.id
    order by e.entry_date, e.id`;
  return Map.groupBy(rows, (row) => row.clientId);
}

/** The stay that a row names by its service and, where there are several, its entry date; null with a fault where none or several fit. */
export function findEntry(
  row: FileRow<{ entry_service: Column<string>; entry_date: Column<string | null> }>,
  entries: readonly KnownEntry[],
  service: KnownService,
): KnownEntry | null {
  const { entry_date: entryDate } = row.cells;
  if (entryDate === undefined) return null;
  const here = entries.filter((entry) => entry.serviceId === service.id);
  const fitting = entryDate === null ? here : here.filter((entry) => entry.entryDate === entryDate);
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return only;
  const days = here.map((entry) => dayWords(entry.entryDate)).join(", ");
  if (here.length === 0) row.fault("entry_service", "UNKNOWN", `The client has no service entry at ${service.name}.`);
  else if (entryDate === null)
    row.fault("entry_date", "REQUIRED", `The client has several entries at ${service.name}; say which: ${days}.`);
  else if (only === undefined)
    row.fault(
      "entry_date",
      "UNKNOWN",
      `The client's entries at ${service.name} begin on ${days}, not on ${dayWords(entryDate)}.`,
    );
  else
    row.fault(
      "entry_date",
      "INVALID",
      `The client has ${fitting.length} entries at ${service.name} from ${dayWords(entryDate)}: add this line by hand.`,
    );
  return null;
}
