import { type Context, read, requireScope } from "../context.ts";
import { type ServiceEntry, loadServiceEntry } from "./service-entry-view.ts";

/**
 * One service entry.
 * @throws NOT_FOUND
 */
export async function getServiceEntry(ctx: Context, input: { serviceEntryId: number }): Promise<ServiceEntry> {
  requireScope(ctx, "customers:read");
  return read(ctx, (tx) => loadServiceEntry(tx, ctx, input.serviceEntryId));
}
