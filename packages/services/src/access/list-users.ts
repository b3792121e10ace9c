import type { Role } from "@banksia/db";
import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { matches, when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type User, userColumns } from "./user-view.ts";

export interface ListUsersInput extends PageInput<"name" | "email" | "role" | "createdAt"> {
  search?: string;
  role?: Role;
  active?: boolean;
}

/** Users by name or e-mail address. */
export function listUsers(ctx: Context, input: ListUsersInput): Promise<Page<User>> {
  requireScope(ctx, "users:manage");
  return read(ctx, (tx) =>
    fetchPage<User, "name" | "email" | "role" | "createdAt">(
      tx,
      {
        columns: userColumns,
        from: sql`app_user u`,
        where: [
          matches(input.search, sql`u.name`, sql`u.email`),
          when(input.role, (role) => sql`u.role = ${role}`),
          when(input.active, (active) => sql`u.active = ${active}`),
        ],
        keys: {
          name: { by: sql`u.name`, type: "text" },
          email: { by: sql`u.email`, type: "text" },
          role: { by: sql`u.role`, type: "text" },
          createdAt: { by: sql`u.created_at`, type: "instant" },
        },
        id: sql`u.id`,
        order: [{ key: "name", descending: false }],
      },
      input,
    ),
  );
}
