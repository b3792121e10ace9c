import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { firstOf } from "../common/rows.ts";
import { instantText } from "../common/sql.ts";
import { notFound } from "../errors.ts";
import type { Scope } from "./roles.ts";

export interface ApiKey {
  id: number;
  name: string;
  prefix: string;
  userId: number;
  userName: string;
  scopes: Scope[];
  createdAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

export const apiKeyFrom = sql`api_key k join app_user u on u.id = k.user_id`;

export const apiKeyColumns = sql`k.id, k.name, k.prefix, k.user_id as "userId", u.name as "userName", k.scopes,
  ${instantText(sql`k.created_at`)} as "createdAt", ${instantText(sql`k.last_used_at`)} as "lastUsedAt",
  ${instantText(sql`k.revoked_at`)} as "revokedAt"`;

/** One API key. Throws NOT_FOUND. */
export async function loadApiKey(tx: OrmTx, apiKeyId: number): Promise<ApiKey> {
  const key = await firstOf<ApiKey>(tx, sql`select ${apiKeyColumns} from ${apiKeyFrom} where k.id = ${apiKeyId}`);
  if (key === null) throw notFound("API key", apiKeyId);
  return key;
}
