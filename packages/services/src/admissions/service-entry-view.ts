import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { ids, instantText, plainText } from "../common/sql.ts";
import { todays } from "../common/today.ts";
import { rowsOf } from "../common/rows.ts";
import { type View, loadOne } from "../common/view.ts";
import type { Context } from "../context.ts";
import type { CareSetting } from "./care-type-view.ts";

export type DepartureReason = "deceased" | "home" | "hospital" | "other_service" | "other";
export type AccommodationStatus =
  | "not_applicable"
  | "not_known"
  | "not_supported"
  | "partly_supported"
  | "supported"
  | "ingoing_contribution";
export type EntryStatus = "expected" | "current" | "departed";

/** One stay or engagement of a client with one service. */
export interface ServiceEntry {
  id: number;
  /** The primary client, now. */
  clientId: number;
  clientName: string;
  clientAccount: string;
  serviceId: number;
  serviceName: string;
  careTypeId: number;
  careTypeName: string;
  setting: CareSetting;
  /** The place of the newest move, which may still be ahead. */
  placeId: number | null;
  placeCode: string | null;
  /** Where the client is today. */
  currentPlaceId: number | null;
  currentPlaceCode: string | null;
  funded: boolean;
  entryDate: string;
  billingStartDate: string;
  accommodationStatus: AccommodationStatus;
  careBeforeJuly2014: boolean;
  newMeansTesting: boolean;
  agreementDate: string | null;
  initialCapacity: string | null;
  departureCapacity: string | null;
  entryEventRequired: boolean;
  departureEventRequired: boolean;
  partnered: boolean;
  transferredFromId: number | null;
  departureDate: string | null;
  departureReason: DepartureReason | null;
  noticeDate: string | null;
  probateDate: string | null;
  billingEndDate: string | null;
  accommodationPaymentId: number;
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
      y.setting, e.place_id as "placeId", p.code as "placeCode", here.place_id as "currentPlaceId",
      here.code as "currentPlaceCode", e.funded, e.entry_date as "entryDate", e.billing_start_date as "billingStartDate",
      e.accommodation_status as "accommodationStatus", e.care_before_july_2014 as "careBeforeJuly2014",
      e.new_means_testing as "newMeansTesting", e.agreement_date as "agreementDate",
      ${plainText(sql`e.initial_capacity`)} as "initialCapacity", ${plainText(sql`e.departure_capacity`)} as "departureCapacity",
      e.entry_event_required as "entryEventRequired", e.departure_event_required as "departureEventRequired", e.partnered,
      e.transferred_from_id as "transferredFromId", e.departure_date as "departureDate",
      e.departure_reason as "departureReason", e.notice_date as "noticeDate", e.probate_date as "probateDate",
      e.billing_end_date as "billingEndDate", a.id as "accommodationPaymentId", ${entryStatus} as status,
      ${instantText(sql`e.created_at`)} as "createdAt"`,
    from: sql`service_entry e
      join customer c on c.id = e.client_id
      join service s on s.id = e.service_id
      join ${await todays(tx, ctx)} on zone.legal_entity_id = s.legal_entity_id
      join care_type y on y.id = e.care_type_id
      join accommodation_payment a on a.service_entry_id = e.id
      left join place p on p.id = e.place_id
      left join lateral (
        select q.id as place_id, q.code from place_stay w join place q on q.id = w.place_id
        where w.service_entry_id = e.id and w.start_date <= zone.today and (w.end_date is null or w.end_date > zone.today)
        limit 1) here on true`,
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

/** Service entries by number, in the order of the numbers; those that are not there or not visible are left out. */
export async function loadServiceEntries(
  tx: OrmTx,
  ctx: Context,
  entryIds: readonly number[],
): Promise<ServiceEntry[]> {
  if (entryIds.length === 0) return [];
  const { columns, from } = await serviceEntryView(tx, ctx);
  return rowsOf<ServiceEntry>(tx, sql`select ${columns} from ${from} where e.id = any(${ids(entryIds)}) order by e.id`);
}
