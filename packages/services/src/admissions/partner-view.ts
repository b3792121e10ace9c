import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { todays } from "../common/today.ts";
import type { View } from "../common/view.ts";
import type { Context } from "../context.ts";
import type { DepartureReason, EntryStatus } from "./service-entry-view.ts";

/** A person who shares the place and the entry of a primary client. */
export interface EntryPartner {
  id: number;
  serviceEntryId: number;
  clientId: number;
  clientName: string;
  clientAccount: string;
  entryDate: string;
  /** Day of leaving, or of becoming the primary client. */
  departureDate: string | null;
  departureReason: DepartureReason | null;
  becamePrimary: boolean;
  status: EntryStatus;
}

/** How partners, alias `t`, are shown. */
export async function partnerView(tx: OrmTx, ctx: Context): Promise<View> {
  return {
    what: "partner",
    columns: sql`t.id, t.service_entry_id as "serviceEntryId", t.client_id as "clientId", c.name as "clientName",
      c.account as "clientAccount", t.entry_date as "entryDate", t.departure_date as "departureDate",
      t.departure_reason as "departureReason", t.became_primary as "becamePrimary",
      case when t.entry_date > zone.today then 'expected' when t.departure_date is null or t.departure_date > zone.today then 'current'
        else 'departed' end as status`,
    from: sql`entry_partner t join customer c on c.id = t.client_id join service s on s.id = t.service_id
      join ${await todays(tx, ctx)} on zone.legal_entity_id = s.legal_entity_id`,
    id: sql`t.id`,
  };
}

/** The partners of an entry, in the order in which they came. */
export async function loadPartners(tx: OrmTx, ctx: Context, entryId: number): Promise<EntryPartner[]> {
  const { columns, from } = await partnerView(tx, ctx);
  return rowsOf<EntryPartner>(
    tx,
    sql`select ${columns} from ${from} where t.service_entry_id = ${entryId} order by t.entry_date, t.id`,
  );
}
