import type { OrmTx } from "@banksia/db";
import type { RatePart } from "@banksia/month-end/residents/record";
import { sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { ids } from "../common/sql.ts";

/** Where a billing rate comes from. */
export interface BillingRateOrigin {
  source: string | null;
  verified: boolean;
  /** Worked out from the client's facts. */
  derived: boolean;
  /** How, where it was. */
  basis: RatePart[] | null;
}

/** Where billing rates come from, by number; one statement. */
export async function billingRateOrigins(
  tx: OrmTx,
  rateIds: readonly number[],
): Promise<Map<number, BillingRateOrigin>> {
  if (rateIds.length === 0) return new Map();
  const rows = await rowsOf<BillingRateOrigin & { id: number }>(
    tx,
    sql`select id, source, verified, derived, basis from billing_rate where id = any(${ids([...new Set(rateIds)])})`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}
