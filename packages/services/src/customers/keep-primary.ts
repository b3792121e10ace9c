import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { firstOf } from "../common/rows.ts";
import { type FieldError, notFound } from "../errors.ts";
import { type LockedCustomer, lockCustomer } from "./lock-customer.ts";

const tables = { address: "address", contact_detail: "contact detail", contact: "contact" } as const;

/**
 * The customer whose record has an address, contact detail or contact, locked: always before the part itself, so that two
 * changes of one record wait for each other and do not each hold what the other needs.
 * @throws NOT_FOUND
 */
export async function customerOf(tx: OrmTx, table: keyof typeof tables, id: number): Promise<LockedCustomer> {
  const found = await firstOf<{ customerId: number }>(
    tx,
    sql`select customer_id as "customerId" from ${sql.identifier(table)} where id = ${id}`,
  );
  if (found === null) throw notFound(tables[table], id);
  return lockCustomer(tx, found.customerId);
}

/** What is in use, and only that, can be primary. */
export function primaryFaults(before: { active: boolean }, patch: { active?: boolean; primary?: true }): FieldError[] {
  const active = patch.active ?? before.active;
  return patch.primary === true && !active
    ? [{ pointer: "/primary", code: "INACTIVE", detail: "It is not in use and so cannot be primary." }]
    : [];
}
