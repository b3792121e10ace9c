import { z } from "zod";
import { defineEndpoint } from "./define.ts";
import { day, id, instant, json, name, reference } from "./fields.ts";
import { flag, idParam, listOf, page, search, sortBy } from "./query.ts";
import { scopes } from "./scopes.ts";

export const role = z.enum(["administrator", "finance_officer", "approver", "read_only"]).meta({ id: "Role" });
export type Role = z.infer<typeof role>;

export const scope = z.enum(scopes).meta({ id: "Scope" });

export const password = z
  .string()
  .min(10, "Use at least 10 characters.")
  .max(200)
  .meta({ description: "At least 10 characters" });

/** Kept per person by the web app: column choices, saved views. */
export const preferences = z.record(z.string().max(100), json).meta({ id: "Preferences" });

export const me = z
  .object({
    kind: z.enum(["user", "api_key"]),
    userId: id,
    email: z.string(),
    name: z.string(),
    role,
    scopes: z.array(scope),
    /** Sees every facility; `services` then lists all of them. */
    allServices: z.boolean(),
    services: z.array(reference),
    legalEntities: z.array(
      z.object({
        id,
        code: z.string(),
        name: z.string(),
        timeZone: z.string(),
        /** The civil date now in its time zone: the default of every date field. */
        today: day,
      }),
    ),
    preferences,
  })
  .meta({ id: "Me" });
export type Me = z.infer<typeof me>;

export const user = z
  .object({
    id,
    email: z.string(),
    name: z.string(),
    role,
    allServices: z.boolean(),
    services: z.array(reference),
    active: z.boolean(),
    createdAt: instant,
    lastSeenAt: instant.nullable(),
  })
  .meta({ id: "User" });
export type User = z.infer<typeof user>;

export const apiKey = z
  .object({
    id,
    name: z.string(),
    /** The first characters, enough to tell keys apart. */
    prefix: z.string(),
    userId: id,
    userName: z.string(),
    scopes: z.array(scope),
    createdAt: instant,
    lastUsedAt: instant.nullable(),
    revokedAt: instant.nullable(),
  })
  .meta({ id: "ApiKey" });
export type ApiKey = z.infer<typeof apiKey>;

export const auditEntry = z
  .object({
    id,
    at: instant,
    actorKind: z.enum(["user", "api_key", "run", "system"]),
    actorId: id.nullable(),
    actorName: z.string(),
    verb: z.string(),
    objectType: z.string(),
    objectId: z.string(),
    serviceId: id.nullable(),
    /** The values before and after; null where there were none. */
    before: json,
    after: json,
  })
  .meta({ id: "AuditEntry" });
export type AuditEntry = z.infer<typeof auditEntry>;

const email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email("Write an e-mail address."))
  .meta({ description: "E-mail address" });

export const signIn = defineEndpoint({
  id: "signIn",
  area: "access",
  method: "post",
  path: "/session",
  scope: "public",
  summary: "Sign in with e-mail address and password",
  description: "Sets the session cookie. Repeated failures for an address are slowed down with 429 and Retry-After.",
  body: z.object({ email: z.string().trim().max(200), password: z.string().max(200) }),
  response: me,
});

export const signOut = defineEndpoint({
  id: "signOut",
  area: "access",
  method: "delete",
  path: "/session",
  scope: "signed_in",
  summary: "Sign out: end the session and clear its cookie",
});

export const getMe = defineEndpoint({
  id: "getMe",
  area: "access",
  method: "get",
  path: "/me",
  scope: "signed_in",
  summary: "Who is signed in, with which permissions and facilities",
  response: me,
});

export const setPreferences = defineEndpoint({
  id: "setPreferences",
  area: "access",
  method: "put",
  path: "/me/preferences",
  scope: "signed_in",
  summary: "Keep the preferences of whoever is signed in; replaces all of them",
  body: z.object({ preferences }),
  response: z.object({ preferences }),
});

export const changePassword = defineEndpoint({
  id: "changePassword",
  area: "access",
  method: "put",
  path: "/me/password",
  scope: "signed_in",
  summary: "Change one's own password; ends all other sessions",
  body: z.object({ currentPassword: z.string().max(200), newPassword: password }),
});

export const listUsers = defineEndpoint({
  id: "listUsers",
  area: "access",
  method: "get",
  path: "/users",
  scope: "users:manage",
  summary: "List users",
  list: true,
  query: z.object({
    search: search.optional(),
    role: role.optional(),
    active: flag().optional(),
    sort: sortBy("name", "email", "role", "createdAt").optional(),
    ...page,
  }),
  response: listOf(user),
});

const userParams = z.object({ userId: idParam() });

export const getUser = defineEndpoint({
  id: "getUser",
  area: "access",
  method: "get",
  path: "/users/{userId}",
  scope: "users:manage",
  summary: "One user",
  params: userParams,
  response: user,
});

export const createUser = defineEndpoint({
  id: "createUser",
  area: "access",
  method: "post",
  path: "/users",
  scope: "users:manage",
  summary: "Create a user",
  created: true,
  body: z.object({
    email,
    name,
    password,
    role,
    allServices: z.boolean().default(false),
    serviceIds: z.array(id).max(1000).default([]),
  }),
  response: user,
});

export const updateUser = defineEndpoint({
  id: "updateUser",
  area: "access",
  method: "patch",
  path: "/users/{userId}",
  scope: "users:manage",
  summary: "Change a user, or deactivate with `active: false`",
  description:
    "The last active administrator cannot be deactivated or given another role. A new password or deactivation ends the user's sessions.",
  params: userParams,
  body: z.object({
    email: email.optional(),
    name: name.optional(),
    password: password.optional(),
    role: role.optional(),
    allServices: z.boolean().optional(),
    serviceIds: z.array(id).max(1000).optional(),
    active: z.boolean().optional(),
  }),
  response: user,
});

export const listApiKeys = defineEndpoint({
  id: "listApiKeys",
  area: "access",
  method: "get",
  path: "/api-keys",
  scope: "api-keys:manage",
  summary: "List API keys; the keys themselves are never shown again",
  list: true,
  query: z.object({
    search: search.optional(),
    userId: idParam().optional(),
    revoked: flag().optional(),
    sort: sortBy("name", "createdAt", "lastUsedAt").optional(),
    ...page,
  }),
  response: listOf(apiKey),
});

export const createApiKey = defineEndpoint({
  id: "createApiKey",
  area: "access",
  method: "post",
  path: "/api-keys",
  scope: "api-keys:manage",
  summary: "Create an API key; the answer is the only place where the key is shown",
  description:
    "The key acts for a user: it sees the user's facilities and holds at most the scopes of the user's role. A replayed answer does not show the key again.",
  created: true,
  body: z.object({
    name,
    /** Whoever asks, when left out. */
    userId: id.optional(),
    scopes: z.array(scope).min(1).max(scopes.length),
  }),
  response: apiKey.extend({ key: z.string().nullable() }).meta({ id: "NewApiKey" }),
});

export const revokeApiKey = defineEndpoint({
  id: "revokeApiKey",
  area: "access",
  method: "delete",
  path: "/api-keys/{apiKeyId}",
  scope: "api-keys:manage",
  summary: "Revoke an API key; it stops working at once",
  params: z.object({ apiKeyId: idParam() }),
  response: apiKey,
});

export const listAuditLog = defineEndpoint({
  id: "listAuditLog",
  area: "access",
  method: "get",
  path: "/audit-log",
  scope: "audit:read",
  summary: "Who did what and when, with the values before and after; newest first",
  list: true,
  query: z.object({
    objectType: z.string().max(60).optional(),
    objectId: z.string().max(60).optional(),
    /** Entries on this customer and on every part of its record: contacts, bank accounts, stays, fees. */
    customerId: idParam().optional(),
    verb: z.string().max(60).optional(),
    actorId: idParam().optional(),
    search: search.optional(),
    from: day.optional(),
    to: day.optional(),
    sort: sortBy("at").optional(),
    ...page,
  }),
  response: listOf(auditEntry),
});

export const accessEndpoints = {
  signIn,
  signOut,
  getMe,
  setPreferences,
  changePassword,
  listUsers,
  getUser,
  createUser,
  updateUser,
  listApiKeys,
  createApiKey,
  revokeApiKey,
  listAuditLog,
};
