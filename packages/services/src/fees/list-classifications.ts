import { sql } from "drizzle-orm";
import { type Context, read, requireScope } from "../context.ts";
import { type Classification, classCodes, loadClassifications } from "./classification.ts";

/** The AN-ACC classes of a resident by days, the newest first, and the codes that there are. */
export async function listClassifications(
  ctx: Context,
  input: { clientId: number },
): Promise<{ items: Classification[]; classCodes: string[] }> {
  requireScope(ctx, "customers:read");
  return read(ctx, async (tx) => ({
    items: await loadClassifications(tx, sql`client_id = ${input.clientId}`),
    classCodes: [...classCodes],
  }));
}
