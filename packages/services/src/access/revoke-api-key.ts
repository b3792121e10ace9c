import { schema } from "@banksia/db";
import { and, eq, isNull, sql } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type ApiKey, loadApiKey } from "./api-key-view.ts";

/** Revokes an API key at once; revoking it again changes nothing. */
export function revokeApiKey(ctx: Context, input: { apiKeyId: number }): Promise<ApiKey> {
  requireScope(ctx, "api-keys:manage");
  return change(ctx, async (tx) => {
    const before = await loadApiKey(tx, input.apiKeyId);
    if (before.revokedAt !== null) return before;
    await tx
      .update(schema.apiKey)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(schema.apiKey.id, input.apiKeyId), isNull(schema.apiKey.revokedAt)));
    const after = await loadApiKey(tx, input.apiKeyId);
    await audit(tx, ctx, { verb: "revokeApiKey", objectType: "api_key", objectId: input.apiKeyId, before, after });
    return after;
  });
}
