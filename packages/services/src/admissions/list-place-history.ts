import { schema } from "@banksia/db";
import { eq, sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { type Context, read, requireScope } from "../context.ts";
import { notFound } from "../errors.ts";

/** Somebody's time in a place. */
export interface PlaceTenancy {
  clientId: number;
  clientName: string;
  clientAccount: string;
  serviceEntryId: number;
  role: "primary" | "partner";
  startDate: string;
  /** Day of moving out; null while it lasts. */
  endDate: string | null;
}

export interface ListPlaceHistoryInput extends PageInput<"startDate"> {
  placeId: number;
}

/**
 * Who lived in a place, the newest first: primary clients, each for the days on which they were so, and partners.
 * @throws NOT_FOUND
 */
export async function listPlaceHistory(ctx: Context, input: ListPlaceHistoryInput): Promise<Page<PlaceTenancy>> {
  requireScope(ctx, "customers:read");
  const { placeId, ...page } = input;
  return read(ctx, async (tx) => {
    const [place] = await tx.select().from(schema.place).where(eq(schema.place.id, placeId));
    if (place === undefined) throw notFound("place", placeId);
    return fetchPage<PlaceTenancy, "startDate">(
      tx,
      {
        columns: sql`w.client_id as "clientId", c.name as "clientName", c.account as "clientAccount",
          w.service_entry_id as "serviceEntryId", w.role, w.start_date as "startDate", w.end_date as "endDate"`,
        from: sql`(
          select w.id * 1000000 + who.no as id, w.service_entry_id, who.client_id, who.role,
            greatest(w.start_date, who.since) as start_date, least(w.end_date, who.until) as end_date
          from place_stay w join lateral (
            select 1 as no, e.client_id, 'primary' as role, e.entry_date as since, null::date as until from service_entry e
              where e.id = w.service_entry_id and not exists (select from entry_primary m where m.service_entry_id = e.id)
            union all
            select 2 * row_number() over (order by m.start_date), m.client_id, 'primary', m.start_date, m.end_date + 1
              from entry_primary m where m.service_entry_id = w.service_entry_id
            union all
            select 2 * row_number() over (order by t.entry_date, t.id) + 1, t.client_id, 'partner', t.entry_date, t.departure_date
              from entry_partner t where t.service_entry_id = w.service_entry_id
          ) who on who.since < coalesce(w.end_date, 'infinity') and coalesce(who.until, 'infinity') > w.start_date
            or who.since = w.start_date and w.end_date = w.start_date
          where w.place_id = ${placeId}) w join customer c on c.id = w.client_id`,
        where: [],
        keys: { startDate: { by: sql`w.start_date`, type: "date" } },
        id: sql`w.id`,
        order: [{ key: "startDate", descending: true }],
      },
      page,
    );
  });
}
