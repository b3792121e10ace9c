import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { matches, when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type EntryStatus, type ServiceEntry, entryStatus, serviceEntryView } from "./service-entry-view.ts";

export interface ListServiceEntriesInput extends PageInput<"entryDate" | "departureDate" | "clientName"> {
  /** Words of the client's name or account, the service or the place. */
  search?: string;
  clientId?: number;
  serviceId?: number;
  careTypeId?: number;
  placeId?: number;
  status?: EntryStatus;
  /** First and last entry date, both included. */
  entryFrom?: string;
  entryTo?: string;
  /** First and last departure date, both included; entries without one are left out. */
  departureFrom?: string;
  departureTo?: string;
}

/** Service entries, the newest first. */
export async function listServiceEntries(ctx: Context, input: ListServiceEntriesInput): Promise<Page<ServiceEntry>> {
  requireScope(ctx, "customers:read");
  return read(ctx, async (tx) =>
    fetchPage<ServiceEntry, "entryDate" | "departureDate" | "clientName">(
      tx,
      {
        ...(await serviceEntryView(tx, ctx)),
        where: [
          matches(input.search, sql`c.account`, sql`c.name`, sql`s.name`, sql`p.code`),
          when(input.clientId, (id) => sql`e.client_id = ${id}`),
          when(input.serviceId, (id) => sql`e.service_id = ${id}`),
          when(input.careTypeId, (id) => sql`e.care_type_id = ${id}`),
          when(input.placeId, (id) => sql`e.place_id = ${id}`),
          when(input.status, (status) => sql`${entryStatus} = ${status}`),
          when(input.entryFrom, (day) => sql`e.entry_date >= ${day}::date`),
          when(input.entryTo, (day) => sql`e.entry_date <= ${day}::date`),
          when(input.departureFrom, (day) => sql`e.departure_date >= ${day}::date`),
          when(input.departureTo, (day) => sql`e.departure_date <= ${day}::date`),
        ],
        keys: {
          entryDate: { by: sql`e.entry_date`, type: "date" },
          departureDate: { by: sql`coalesce(e.departure_date, '9999-12-31')`, type: "date" },
          clientName: { by: sql`c.name`, type: "text" },
        },
        order: [{ key: "entryDate", descending: true }],
      },
      input,
    ),
  );
}
