import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { matches, when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type PortalEvent, type PortalEventStatus, portalEventView } from "./portal-event-view.ts";

export interface ListPortalEventsInput extends PageInput<"eventDate" | "clientName" | "serviceName"> {
  /** Words of the client's name or account, the service or the reference. */
  search?: string;
  serviceId?: number;
  clientId?: number;
  kind?: "entry" | "departure";
  status?: PortalEventStatus;
}

/** Entries and departures for the government's portal, those that wait longest first. */
export async function listPortalEvents(ctx: Context, input: ListPortalEventsInput): Promise<Page<PortalEvent>> {
  requireScope(ctx, "customers:read");
  return read(ctx, async (tx) =>
    fetchPage<PortalEvent, "eventDate" | "clientName" | "serviceName">(
      tx,
      {
        ...(await portalEventView(tx, ctx)),
        where: [
          matches(input.search, sql`c.account`, sql`c.name`, sql`s.name`, sql`v.reference`),
          when(input.serviceId, (id) => sql`v.service_id = ${id}`),
          when(input.clientId, (id) => sql`v.client_id = ${id}`),
          when(input.kind, (kind) => sql`v.kind = ${kind}`),
          when(input.status, (status) => sql`v.status = ${status}`),
        ],
        keys: {
          eventDate: { by: sql`v.event_date`, type: "date" },
          clientName: { by: sql`c.name`, type: "text" },
          serviceName: { by: sql`s.name`, type: "text" },
        },
        order: [{ key: "eventDate", descending: false }],
      },
      input,
    ),
  );
}
