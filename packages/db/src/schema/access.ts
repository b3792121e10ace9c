import { sql } from "drizzle-orm";
import { boolean, index, jsonb, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { createdAt, id, instant, ref } from "./columns.ts";
import { service } from "./admissions.ts";

/** A person who signs in. */
export const appUser = pgTable("app_user", {
  id: id(),
  email: text("email").notNull().unique(),
  name: text("name").notNull(),
  passwordHash: text("password_hash").notNull(),
  role: text("role", { enum: ["administrator", "finance_officer", "approver", "read_only"] }).notNull(),
  allServices: boolean("all_services").notNull().default(false),
  active: boolean("active").notNull().default(true),
  preferences: jsonb("preferences").notNull().default({}),
  createdAt: createdAt(),
});

/** The facilities and programmes that a user may see when `all_services` is false. */
export const userService = pgTable(
  "user_service",
  {
    userId: ref("user_id")
      .notNull()
      .references(() => appUser.id, { onDelete: "cascade" }),
    serviceId: ref("service_id")
      .notNull()
      .references(() => service.id),
  },
  (t) => [primaryKey({ columns: [t.userId, t.serviceId] })],
);

/** A signed-in browser. The token itself is never stored, only its SHA-256. */
export const session = pgTable("session", {
  tokenHash: text("token_hash").primaryKey(),
  userId: ref("user_id")
    .notNull()
    .references(() => appUser.id, { onDelete: "cascade" }),
  createdAt: createdAt(),
  expiresAt: instant("expires_at").notNull(),
  lastSeenAt: instant("last_seen_at").notNull().defaultNow(),
});

/** A key for programs: acts with a user's facilities and at most the scopes listed. */
export const apiKey = pgTable("api_key", {
  id: id(),
  name: text("name").notNull(),
  prefix: text("prefix").notNull(),
  keyHash: text("key_hash").notNull().unique(),
  userId: ref("user_id")
    .notNull()
    .references(() => appUser.id),
  scopes: text("scopes").array().notNull(),
  createdAt: createdAt(),
  lastUsedAt: instant("last_used_at"),
  revokedAt: instant("revoked_at"),
});

/** Who changed what, when, with the values before and after: written in the transaction of the change. */
export const auditLog = pgTable(
  "audit_log",
  {
    id: id(),
    at: createdAt(),
    actorKind: text("actor_kind", { enum: ["user", "api_key", "run", "system"] }).notNull(),
    actorId: ref("actor_id"),
    actorName: text("actor_name").notNull(),
    verb: text("verb").notNull(),
    objectType: text("object_type").notNull(),
    objectId: text("object_id").notNull(),
    serviceId: ref("service_id"),
    before: jsonb("before"),
    after: jsonb("after"),
  },
  (t) => [index("audit_log_object").on(t.objectType, t.objectId, t.id), index("audit_log_at").on(t.at)],
);

/** The answer given to a request that carried an Idempotency-Key, replayed when the same request comes again. */
export const idempotencyKey = pgTable(
  "idempotency_key",
  {
    actor: text("actor").notNull(),
    route: text("route").notNull(),
    key: text("key").notNull(),
    requestHash: text("request_hash").notNull(),
    status: smallint("status"),
    response: jsonb("response"),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.actor, t.route, t.key] }), index("idempotency_key_created").on(t.createdAt)],
);

/** Settings of the whole installation by name. */
export const setting = pgTable("setting", {
  name: text("name").primaryKey(),
  value: jsonb("value").notNull(),
  updatedAt: instant("updated_at")
    .notNull()
    .default(sql`now()`),
});
