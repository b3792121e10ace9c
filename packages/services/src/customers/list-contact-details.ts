import { sql } from "drizzle-orm";
import { type Context, read, requireScope } from "../context.ts";
import { type ContactDetail, loadContactDetails } from "./contact-detail-view.ts";
import { seenCustomer } from "./seen-customer.ts";

/**
 * Every telephone number, e-mail address and the like of a customer; those of its contacts come with the contacts.
 * @throws NOT_FOUND
 */
export async function listContactDetails(
  ctx: Context,
  input: { customerId: number },
): Promise<{ items: ContactDetail[] }> {
  requireScope(ctx, "customers:read");
  return read(ctx, async (tx) => {
    await seenCustomer(tx, input.customerId);
    return { items: await loadContactDetails(tx, sql`d.customer_id = ${input.customerId} and d.contact_id is null`) };
  });
}
