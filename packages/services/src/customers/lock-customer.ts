import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { firstOf } from "../common/rows.ts";
import { type FieldError, notFound } from "../errors.ts";

/** What a change of a part of a customer's record has to know of the customer. */
export interface LockedCustomer {
  id: number;
  type: "person" | "organisation";
  homeServiceId: number | null;
  bankAccountId: number | null;
}

/**
 * Keeps others from changing the record of a customer until the transaction ends, so that "exactly one" stays so.
 * @throws NOT_FOUND
 */
export async function lockCustomer(tx: OrmTx, customerId: number): Promise<LockedCustomer> {
  const found = await firstOf<LockedCustomer>(
    tx,
    sql`select id, type, home_service_id as "homeServiceId", bank_account_id as "bankAccountId"
      from customer where id = ${customerId} for update`,
  );
  if (found === null) throw notFound("customer", customerId);
  return found;
}

/** The fault of a contact that is not one of the customer. */
export async function contactFaults(tx: OrmTx, customerId: number, contactId: number | null): Promise<FieldError[]> {
  if (contactId === null) return [];
  const found = await firstOf(
    tx,
    sql`select 1 as found from contact where id = ${contactId} and customer_id = ${customerId}`,
  );
  return found === null
    ? [{ pointer: "/contactId", code: "UNKNOWN", detail: `The customer has no contact ${contactId}.` }]
    : [];
}
