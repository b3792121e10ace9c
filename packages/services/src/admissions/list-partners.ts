import { schema } from "@banksia/db";
import { eq } from "drizzle-orm";
import { type Context, read, requireScope } from "../context.ts";
import { notFound } from "../errors.ts";
import { type EntryPartner, loadPartners } from "./partner-view.ts";

/**
 * Who shares a service entry, now and before.
 * @throws NOT_FOUND
 */
export async function listPartners(
  ctx: Context,
  input: { serviceEntryId: number },
): Promise<{ items: EntryPartner[] }> {
  requireScope(ctx, "customers:read");
  const { serviceEntryId } = input;
  return read(ctx, async (tx) => {
    const [entry] = await tx.select().from(schema.serviceEntry).where(eq(schema.serviceEntry.id, serviceEntryId));
    if (entry === undefined) throw notFound("service entry", serviceEntryId);
    return { items: await loadPartners(tx, ctx, serviceEntryId) };
  });
}
