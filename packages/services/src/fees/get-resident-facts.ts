import { schema } from "@banksia/db";
import { eq } from "drizzle-orm";
import { type Context, read, requireScope } from "../context.ts";
import { notFound } from "../errors.ts";
import { type ResidentFacts, loadResidentFacts } from "./resident-facts-view.ts";

/**
 * The dates and choices of a resident that arrangements and exemptions follow from.
 * @throws NOT_FOUND
 */
export async function getResidentFacts(ctx: Context, input: { clientId: number }): Promise<ResidentFacts> {
  requireScope(ctx, "customers:read");
  return read(ctx, async (tx) => {
    const { customer } = schema;
    const [client] = await tx.select({ type: customer.type }).from(customer).where(eq(customer.id, input.clientId));
    if (client?.type !== "person") throw notFound("client", input.clientId);
    return loadResidentFacts(tx, input.clientId);
  });
}
