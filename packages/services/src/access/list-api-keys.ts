import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { matches, when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type ApiKey, apiKeyColumns, apiKeyFrom } from "./api-key-view.ts";

type SortKeys = "name" | "createdAt" | "lastUsedAt";

export interface ListApiKeysInput extends PageInput<SortKeys> {
  search?: string;
  userId?: number;
  revoked?: boolean;
}

/** API keys by name or user; never the keys themselves. */
export function listApiKeys(ctx: Context, input: ListApiKeysInput): Promise<Page<ApiKey>> {
  requireScope(ctx, "api-keys:manage");
  return read(ctx, (tx) =>
    fetchPage<ApiKey, SortKeys>(
      tx,
      {
        columns: apiKeyColumns,
        from: apiKeyFrom,
        where: [
          matches(input.search, sql`k.name`, sql`u.name`, sql`k.prefix`),
          when(input.userId, (userId) => sql`k.user_id = ${userId}`),
          when(input.revoked, (revoked) => (revoked ? sql`k.revoked_at is not null` : sql`k.revoked_at is null`)),
        ],
        keys: {
          name: { by: sql`k.name`, type: "text" },
          createdAt: { by: sql`k.created_at`, type: "instant" },
          lastUsedAt: { by: sql`coalesce(k.last_used_at, '0001-01-01 00:00:00+00')`, type: "instant" },
        },
        id: sql`k.id`,
        order: [{ key: "name", descending: false }],
      },
      input,
    ),
  );
}
