import type { Actor, Database, Role } from "@banksia/db";
import { secretHash } from "./secrets.ts";

/** A session ends after so long without a request, and after so long in any case. */
export const sessionIdleHours = 12;
export const sessionLongestDays = 7;

export interface SignedIn {
  actor: Extract<Actor, { userId: number }>;
  /** Of the session in use; null with an API key. */
  sessionHash: string | null;
}

interface UserRow {
  id: number;
  name: string;
  role: Role;
  stale: boolean;
}

/** Who holds a session token; null when it is unknown, has run out, or the user is no longer active. */
export async function authenticateSession(db: Pick<Database, "sql">, token: string): Promise<SignedIn | null> {
  const hash = secretHash(token);
  const [user] = await db.sql<UserRow[]>`
    select u.id, u.name, u.role, s.last_seen_at < now() - interval '1 minute' as stale
    from session s join app_user u on u.id = s.user_id
    where s.token_hash = ${hash} and s.expires_at > now() and u.active`;
  if (user === undefined) return null;
  if (user.stale)
    await db.sql`
      update session set last_seen_at = now(),
        expires_at = least(now() + make_interval(hours => ${sessionIdleHours}),
          created_at + make_interval(days => ${sessionLongestDays}))
      where token_hash = ${hash}`;
  return {
    actor: { kind: "user", id: user.id, userId: user.id, name: user.name, role: user.role, scopes: null },
    sessionHash: hash,
  };
}

interface KeyRow extends UserRow {
  key_id: number;
  key_name: string;
  scopes: string[];
}

/** Who holds an API key; null when it is unknown or revoked, or its user is no longer active. */
export async function authenticateKey(db: Pick<Database, "sql">, key: string): Promise<SignedIn | null> {
  const [found] = await db.sql<KeyRow[]>`
    select u.id, u.name, u.role, k.id as key_id, k.name as key_name, k.scopes,
      coalesce(k.last_used_at < now() - interval '1 minute', true) as stale
    from api_key k join app_user u on u.id = k.user_id
    where k.key_hash = ${secretHash(key)} and k.revoked_at is null and u.active`;
  if (found === undefined) return null;
  if (found.stale) await db.sql`update api_key set last_used_at = now() where id = ${found.key_id}`;
  return {
    actor: {
      kind: "api_key",
      id: found.key_id,
      userId: found.id,
      name: `${found.key_name} (API key of ${found.name})`,
      role: found.role,
      scopes: found.scopes,
    },
    sessionHash: null,
  };
}
