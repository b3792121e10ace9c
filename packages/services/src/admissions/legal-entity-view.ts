import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { todays } from "../common/today.ts";
import type { View } from "../common/view.ts";
import type { Context } from "../context.ts";

/** A company or association that invoices and keeps books. */
export interface LegalEntity {
  id: number;
  code: string;
  name: string;
  abn: string;
  timeZone: string;
  /** Days before this one were billed by an earlier system and are never proposed. */
  billFrom: string | null;
  /** The day it is there now. */
  today: string;
}

/** How legal entities, alias `e`, are shown. */
export async function legalEntityView(tx: OrmTx, ctx: Context): Promise<View> {
  return {
    what: "legal entity",
    columns: sql`e.id, e.code, e.name, e.abn, e.time_zone as "timeZone", e.bill_from as "billFrom", zone.today`,
    from: sql`legal_entity e join ${await todays(tx, ctx)} on zone.legal_entity_id = e.id`,
    id: sql`e.id`,
  };
}
