import { sql } from "drizzle-orm";
import { type Context, read, requireScope } from "../context.ts";
import { type Contact, loadContacts } from "./contact-view.ts";
import { seenCustomer } from "./seen-customer.ts";

/**
 * Every contact of a person, with addresses and details.
 * @throws NOT_FOUND
 */
export async function listContacts(ctx: Context, input: { customerId: number }): Promise<{ items: Contact[] }> {
  requireScope(ctx, "customers:read");
  return read(ctx, async (tx) => {
    await seenCustomer(tx, input.customerId);
    return { items: await loadContacts(tx, sql`k.customer_id = ${input.customerId}`) };
  });
}
