import { sql } from "drizzle-orm";
import type { View } from "../common/view.ts";

export type BedTransferReason = "client_choice" | "provider" | "clinical" | "other";

/** A move to another place within a stay. */
export interface BedTransfer {
  id: number;
  serviceEntryId: number;
  fromPlaceId: number | null;
  fromPlaceCode: string | null;
  toPlaceId: number;
  toPlaceCode: string;
  transferDate: string;
  /** Who wanted it. */
  reason: BedTransferReason;
  description: string | null;
  /** The newest can be taken back. */
  newest: boolean;
}

/** How bed transfers, alias `t`, are shown. */
export const bedTransferView: View = {
  what: "bed transfer",
  columns: sql`t.id, t.service_entry_id as "serviceEntryId", t.from_place_id as "fromPlaceId", f.code as "fromPlaceCode",
    t.to_place_id as "toPlaceId", p.code as "toPlaceCode", t.transfer_date as "transferDate", t.reason, t.description,
    not exists (select from bed_transfer n where n.service_entry_id = t.service_entry_id and n.transfer_date > t.transfer_date) as newest`,
  from: sql`bed_transfer t join place p on p.id = t.to_place_id left join place f on f.id = t.from_place_id`,
  id: sql`t.id`,
};
