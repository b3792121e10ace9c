import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type BedTransfer, bedTransferView } from "./bed-transfer-view.ts";
import { type EntryPartner, loadPartners } from "./partner-view.ts";
import { type PortalEvent, portalEventView } from "./portal-event-view.ts";
import { type EntryPrimary, loadPrimaries } from "./primaries.ts";
import { type ServiceEntry, loadServiceEntries, loadServiceEntry } from "./service-entry-view.ts";

/** Where the client of an entry lived, from a day until the day of moving on. */
export interface PlaceStay {
  placeId: number;
  placeCode: string;
  wing: string | null;
  startDate: string;
  endDate: string | null;
}

/** Everything that happened in a stay. */
export interface EntryHistory {
  serviceEntry: ServiceEntry;
  placeStays: PlaceStay[];
  bedTransfers: BedTransfer[];
  partners: EntryPartner[];
  primaries: EntryPrimary[];
  portalEvents: PortalEvent[];
  transferredFrom: ServiceEntry | null;
  transferredTo: ServiceEntry | null;
}

/**
 * Everything that happened in a stay: places, bed transfers, partners, primaries, portal events, facility transfers.
 * Entries of facilities that the caller does not see are left out.
 * @throws NOT_FOUND
 */
export async function getEntryHistory(ctx: Context, input: { serviceEntryId: number }): Promise<EntryHistory> {
  requireScope(ctx, "customers:read");
  const { serviceEntryId: id } = input;
  return read(ctx, async (tx) => {
    const serviceEntry = await loadServiceEntry(tx, ctx, id);
    const portal = await portalEventView(tx, ctx);
    const { from, to } = await neighbours(tx, ctx, serviceEntry);
    return {
      serviceEntry,
      placeStays: await rowsOf<PlaceStay>(
        tx,
        sql`select w.place_id as "placeId", p.code as "placeCode", p.wing, w.start_date as "startDate", w.end_date as "endDate"
          from place_stay w join place p on p.id = w.place_id where w.service_entry_id = ${id} order by w.start_date, w.id`,
      ),
      bedTransfers: await rowsOf<BedTransfer>(
        tx,
        sql`select ${bedTransferView.columns} from ${bedTransferView.from} where t.service_entry_id = ${id} order by t.transfer_date`,
      ),
      partners: await loadPartners(tx, ctx, id),
      primaries: await loadPrimaries(tx, id),
      portalEvents: await rowsOf<PortalEvent>(
        tx,
        sql`select ${portal.columns} from ${portal.from} where v.service_entry_id = ${id} order by v.event_date, v.id`,
      ),
      transferredFrom: from,
      transferredTo: to,
    };
  });
}

async function neighbours(tx: OrmTx, ctx: Context, entry: ServiceEntry) {
  const next = await rowsOf<{ id: number }>(
    tx,
    sql`select id from service_entry where transferred_from_id = ${entry.id} order by id limit 1`,
  );
  const wanted = [...next.map((one) => one.id), ...(entry.transferredFromId === null ? [] : [entry.transferredFromId])];
  const found = await loadServiceEntries(tx, ctx, wanted);
  return {
    from: found.find((one) => one.id === entry.transferredFromId) ?? null,
    to: found.find((one) => one.transferredFromId === entry.id) ?? null,
  };
}
