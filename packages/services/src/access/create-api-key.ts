import { schema } from "@banksia/db";
import { eq } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { type Context, change, requireScope, scopesOf, userIdOf } from "../context.ts";
import { type FieldError, invalid, refuseIfAny } from "../errors.ts";
import { type ApiKey, loadApiKey } from "./api-key-view.ts";
import { refuseAbove } from "./grants.ts";
import { type Scope, roleScopes } from "./roles.ts";
import { apiKeyPrefix, newApiKey, secretHash } from "./secrets.ts";

export interface CreateApiKeyInput {
  name: string;
  /** Whoever asks, when left out. */
  userId?: number;
  scopes: Scope[];
}

/**
 * Creates an API key that acts for a user; the result is the only place where the key itself is ever shown.
 * @throws VALIDATION for scopes that the caller or the user's role does not hold; FORBIDDEN for a user above the caller
 */
export function createApiKey(ctx: Context, input: CreateApiKeyInput): Promise<ApiKey & { key: string }> {
  requireScope(ctx, "api-keys:manage");
  return change(ctx, async (tx) => {
    const userId = input.userId ?? userIdOf(ctx.actor);
    const [user] =
      userId === null ? [] : await tx.select().from(schema.appUser).where(eq(schema.appUser.id, userId)).for("share");
    if (user === undefined)
      throw invalid({ pointer: "/userId", code: "UNKNOWN", detail: "Name the user that the key acts for." });
    if (!user.active)
      throw invalid({ pointer: "/userId", code: "INACTIVE", detail: `${user.name} is no longer active.` });
    await refuseAbove(ctx, tx, user.id);
    const held = new Set(scopesOf(ctx.actor));
    const ofRole = new Set(roleScopes[user.role]);
    refuseIfAny(
      input.scopes.flatMap((scope, index): FieldError[] => {
        const detail = held.has(scope)
          ? ofRole.has(scope)
            ? null
            : `${user.name} does not have the permission "${scope}".`
          : `You do not have the permission "${scope}" yourself.`;
        return detail === null ? [] : [{ pointer: `/scopes/${index}`, code: "NOT_ALLOWED", detail }];
      }),
    );
    const key = newApiKey();
    const [row] = await tx
      .insert(schema.apiKey)
      .values({
        name: input.name,
        prefix: apiKeyPrefix(key),
        keyHash: secretHash(key),
        userId: user.id,
        scopes: [...new Set(input.scopes)],
      })
      .returning({ id: schema.apiKey.id });
    const created = await loadApiKey(tx, row?.id ?? 0);
    await audit(tx, ctx, { verb: "createApiKey", objectType: "api_key", objectId: created.id, after: created });
    return { ...created, key };
  });
}
