import type { OrmTx, Role } from "@banksia/db";
import { sql } from "drizzle-orm";
import { firstOf } from "../common/rows.ts";
import { instantText } from "../common/sql.ts";
import { notFound } from "../errors.ts";

export interface User {
  id: number;
  email: string;
  name: string;
  role: Role;
  allServices: boolean;
  services: { id: number; code: string; name: string }[];
  active: boolean;
  createdAt: string;
  lastSeenAt: string | null;
}

/** The columns of a user as the API shows it; services outside the caller's facilities are left out. */
export const userColumns = sql`u.id, u.email, u.name, u.role, u.all_services as "allServices", u.active,
  ${instantText(sql`u.created_at`)} as "createdAt",
  (select ${instantText(sql`max(s.last_seen_at)`)} from session s where s.user_id = u.id) as "lastSeenAt",
  coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'code', f.code, 'name', f.name) order by f.name, f.id)
    from user_service us join service f on f.id = us.service_id where us.user_id = u.id), '[]') as services`;

/** One user. Throws NOT_FOUND. */
export async function loadUser(tx: OrmTx, userId: number): Promise<User> {
  const user = await firstOf<User>(tx, sql`select ${userColumns} from app_user u where u.id = ${userId}`);
  if (user === null) throw notFound("user", userId);
  return user;
}
