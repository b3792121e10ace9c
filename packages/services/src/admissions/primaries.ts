import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import type { DepartureReason } from "./service-entry-view.ts";

/** Who was the primary client of an entry, and when. */
export interface EntryPrimary {
  clientId: number;
  clientName: string;
  startDate: string;
  /** Last day; null for the primary client now. */
  endDate: string | null;
  departureReason: DepartureReason | null;
}

/** The primary clients of an entry in order; none when there was no switch. */
export function loadPrimaries(tx: OrmTx, entryId: number): Promise<EntryPrimary[]> {
  return rowsOf<EntryPrimary>(
    tx,
    sql`select m.client_id as "clientId", c.name as "clientName", m.start_date as "startDate", m.end_date as "endDate",
        m.departure_reason as "departureReason"
      from entry_primary m join customer c on c.id = m.client_id where m.service_entry_id = ${entryId} order by m.start_date`,
  );
}
