import { sql } from "drizzle-orm";
import { type Context, read, requireScope } from "../context.ts";
import { type Address, loadAddresses } from "./address-view.ts";
import { seenCustomer } from "./seen-customer.ts";

/**
 * Every address of a customer; those of its contacts come with the contacts.
 * @throws NOT_FOUND
 */
export async function listAddresses(ctx: Context, input: { customerId: number }): Promise<{ items: Address[] }> {
  requireScope(ctx, "customers:read");
  return read(ctx, async (tx) => {
    await seenCustomer(tx, input.customerId);
    return { items: await loadAddresses(tx, sql`a.customer_id = ${input.customerId} and a.contact_id is null`) };
  });
}
