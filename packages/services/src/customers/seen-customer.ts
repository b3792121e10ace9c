import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { firstOf } from "../common/rows.ts";
import { notFound } from "../errors.ts";

/** Throws NOT_FOUND where there is no such customer, or none that the caller may see. */
export async function seenCustomer(tx: OrmTx, customerId: number): Promise<void> {
  const found = await firstOf(tx, sql`select 1 as found from customer where id = ${customerId}`);
  if (found === null) throw notFound("customer", customerId);
}
