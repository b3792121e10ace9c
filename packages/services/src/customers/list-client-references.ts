import { sql } from "drizzle-orm";
import { type Context, read, requireScope } from "../context.ts";
import { type ClientReference, loadClientReferences } from "./client-reference-view.ts";
import { seenCustomer } from "./seen-customer.ts";

/**
 * Every reference number of a client, earlier ones too.
 * @throws NOT_FOUND
 */
export async function listClientReferences(
  ctx: Context,
  input: { customerId: number },
): Promise<{ items: ClientReference[] }> {
  requireScope(ctx, "customers:read");
  return read(ctx, async (tx) => {
    await seenCustomer(tx, input.customerId);
    return { items: await loadClientReferences(tx, sql`r.client_id = ${input.customerId}`) };
  });
}
