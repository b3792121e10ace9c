import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { todays } from "../common/today.ts";
import type { View } from "../common/view.ts";
import type { Context } from "../context.ts";
import type { DepartureReason } from "./service-entry-view.ts";

export type PortalEventStatus = "waiting" | "lodged" | "withdrawn";

/** An entry or departure that has to be told to the government's portal. */
export interface PortalEvent {
  id: number;
  serviceEntryId: number;
  serviceId: number;
  serviceName: string;
  departmentServiceId: string | null;
  clientId: number;
  clientName: string;
  clientAccount: string;
  kind: "entry" | "departure";
  eventDate: string;
  departureReason: DepartureReason | null;
  status: PortalEventStatus;
  lodgedOn: string | null;
  /** The number that the portal gave. */
  reference: string | null;
  /** Days since the event that it waits; null unless it waits. */
  daysWaiting: number | null;
}

/** How portal events, alias `v`, are shown. */
export async function portalEventView(tx: OrmTx, ctx: Context): Promise<View> {
  return {
    what: "portal event",
    columns: sql`v.id, v.service_entry_id as "serviceEntryId", v.service_id as "serviceId", s.name as "serviceName",
      s.department_service_id as "departmentServiceId", v.client_id as "clientId", c.name as "clientName",
      c.account as "clientAccount", v.kind, v.event_date as "eventDate",
      case when v.kind = 'departure' then e.departure_reason end as "departureReason", v.status, v.lodged_on as "lodgedOn",
      v.reference, case when v.status = 'waiting' then zone.today - v.event_date end as "daysWaiting"`,
    from: sql`portal_event v
      join service_entry e on e.id = v.service_entry_id
      join service s on s.id = v.service_id
      join ${await todays(tx, ctx)} on zone.legal_entity_id = s.legal_entity_id
      join customer c on c.id = v.client_id`,
    id: sql`v.id`,
  };
}
