import { type Context, read, requireScope } from "../context.ts";
import { type ClientCapView, loadClientCap } from "./client-cap-view.ts";

export interface GetClientCapInput {
  clientId: number;
  /** Today when left out. */
  asOf?: string;
}

/**
 * A client's caps and what is left under them.
 * @throws NOT_FOUND
 */
export async function getClientCap(ctx: Context, input: GetClientCapInput): Promise<ClientCapView> {
  requireScope(ctx, "customers:read");
  return read(ctx, (tx) => loadClientCap(tx, ctx, input.clientId, input.asOf));
}
