import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { instantText } from "../common/sql.ts";
import { todays } from "../common/today.ts";
import { type View, loadOne } from "../common/view.ts";
import type { Context } from "../context.ts";
import type { CareSetting } from "./care-type-view.ts";

export type DepartureReason = "deceased" | "home" | "hospital" | "other_service" | "other";
export type EntryStatus = "expected" | "current" | "departed";

/** One stay or engagement of a client with one service. */
export interface ServiceEntry {
  id: number;
  clientId: number;
  clientName: string;
  clientAccount: string;
  serviceId: number;
  serviceName: string;
  careTypeId: number;
  careTypeName: string;
  setting: CareSetting;
  placeId: number | null;
  placeCode: string | null;
  funded: boolean;
  entryDate: string;
  billingStartDate: string;
  departureDate: string | null;
  departureReason: DepartureReason | null;
  billingEndDate: string | null;
  status: EntryStatus;
  createdAt: string;
}

/** As of today where the service's books are kept; departed from the day of departure on. */
export const entryStatus = sql`case when e.entry_date > zone.today then 'expected'
  when e.departure_date is null or e.departure_date > zone.today then 'current' else 'departed' end`;

/** How service entries, alias `e`, are shown; the client has the alias `c`. */
export async function serviceEntryView(tx: OrmTx, ctx: Context): Promise<View> {
  return {
    what: "service entry",
    columns: sql`e.id, e.client_id as "clientId", c.name as "clientName", c.account as "clientAccount",
      e.service_id as "serviceId", s.name as "serviceName", e.care_type_id as "careTypeId", y.name as "careTypeName",
      y.setting, e.place_id as "placeId", p.code as "placeCode", e.funded, e.entry_date as "entryDate",
      e.billing_start_date as "billingStartDate", e.departure_date as "departureDate",
      e.departure_reason as "departureReason", e.billing_end_date as "billingEndDate", ${entryStatus} as status,
      ${instantText(sql`e.created_at`)} as "createdAt"`,
    from: sql`service_entry e
      join customer c on c.id = e.client_id
      join service s on s.id = e.service_id
      join ${await todays(tx, ctx)} on zone.legal_entity_id = s.legal_entity_id
      join care_type y on y.id = e.care_type_id
      left join place p on p.id = e.place_id`,
    id: sql`e.id`,
  };
}

/**
 * One service entry.
 * @throws NOT_FOUND
 */
export async function loadServiceEntry(tx: OrmTx, ctx: Context, id: number): Promise<ServiceEntry> {
  return loadOne<ServiceEntry>(tx, await serviceEntryView(tx, ctx), id);
}
