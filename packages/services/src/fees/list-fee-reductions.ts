import { sql } from "drizzle-orm";
import { type Context, read, requireScope } from "../context.ts";
import { type FeeReduction, loadFeeReductions } from "./fee-reduction.ts";

/** Hardship determinations of a resident, the newest first. */
export async function listFeeReductions(ctx: Context, input: { clientId: number }): Promise<{ items: FeeReduction[] }> {
  requireScope(ctx, "customers:read");
  return read(ctx, async (tx) => ({ items: await loadFeeReductions(tx, sql`r.client_id = ${input.clientId}`) }));
}
