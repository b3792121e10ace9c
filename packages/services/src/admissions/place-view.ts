import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { todays } from "../common/today.ts";
import type { View } from "../common/view.ts";
import type { Context } from "../context.ts";

/** A room, bed, apartment or unit. */
export interface Place {
  id: number;
  serviceId: number;
  serviceName: string;
  code: string;
  wing: string | null;
  /** The published price as a refundable lump sum. */
  price: string | null;
  /** Street address of its own; null: that of the service. */
  addressLine: string | null;
  active: boolean;
  /** The client who is there today; of several, who came last. */
  occupantId: number | null;
  occupantName: string | null;
}

/** How places, alias `p`, are shown; the occupant has the alias `o`. */
export async function placeView(tx: OrmTx, ctx: Context): Promise<View> {
  return {
    what: "place",
    columns: sql`p.id, p.service_id as "serviceId", s.name as "serviceName", p.code, p.wing, p.price,
      p.address_line as "addressLine", p.active,
      o.id as "occupantId", o.name as "occupantName"`,
    from: sql`place p join service s on s.id = p.service_id
      join ${await todays(tx, ctx)} on zone.legal_entity_id = s.legal_entity_id
      left join lateral (
        select c.id, c.name from place_stay w join service_entry e on e.id = w.service_entry_id join customer c on c.id = e.client_id
        where w.place_id = p.id and w.start_date <= zone.today and (w.end_date is null or w.end_date > zone.today)
        order by w.start_date desc, w.id desc limit 1) o on true`,
    id: sql`p.id`,
  };
}
