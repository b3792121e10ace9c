import { sql } from "drizzle-orm";
import { type Context, read, requireScope } from "../context.ts";
import { type EverydayAgreement, loadAgreements } from "./everyday-agreement.ts";

/** Higher everyday living agreements of a resident, the newest first. */
export async function listEverydayAgreements(
  ctx: Context,
  input: { clientId: number },
): Promise<{ items: EverydayAgreement[] }> {
  requireScope(ctx, "customers:read");
  return read(ctx, async (tx) => ({ items: await loadAgreements(tx, ctx, sql`a.client_id = ${input.clientId}`) }));
}
