import { type Context, read, requireScope } from "../context.ts";
import { type ClientCapView, loadClientCap } from "./client-cap-view.ts";

/**
 * A client's caps as set up and as last calculated.
 * @throws NOT_FOUND
 */
export async function getClientCap(ctx: Context, input: { clientId: number }): Promise<ClientCapView> {
  requireScope(ctx, "customers:read");
  return read(ctx, (tx) => loadClientCap(tx, ctx, input.clientId));
}
