import type { ApiKey, AuditEntry, User } from "@banksia/contracts";
import { schema } from "@banksia/db";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Setup, addKey, body, password, setUp, signedIn } from "./setup.ts";

let at: Setup;
beforeAll(async () => {
  at = await setUp();
});
afterAll(() => at.close());

const session = "/api/v1/session";
const me = "/api/v1/me";

describe("signing in", () => {
  test("gives a cookie that scripts and other sites cannot use, and who one is", async () => {
    const answer = await at.send("POST", session, { body: { email: " Finance_Officer@Banksia.Test ", password } });
    expect(answer.status).toBe(200);
    const cookie = answer.headers.get("set-cookie")!;
    expect(cookie).toMatch(/^banksia_session=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(await answer.json()).toMatchObject({
      kind: "user",
      role: "finance_officer",
      name: "finance_officer",
      allServices: true,
      services: [{ name: "East" }, { name: "West" }],
      legalEntities: [
        { code: "LE", timeZone: "Australia/Brisbane", today: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
      ],
    });
    const stored = await at.database.owner.orm.select().from(schema.session);
    expect(stored.some((row) => cookie.includes(row.tokenHash))).toBe(false);
    expect((await at.send("GET", me, { cookie: cookie.split(";")[0]! })).status).toBe(200);
  });

  test("over https the cookie is never sent in the clear", async () => {
    const answer = await at.send("POST", session, {
      body: { email: "approver@banksia.test", password },
      headers: { "x-forwarded-proto": "https" },
    });
    expect(answer.headers.get("set-cookie")).toContain("; Secure");
    expect(answer.headers.get("strict-transport-security")).toBe("max-age=31536000");
  });

  test("does not say which of the two was wrong, and slows guessing down", async () => {
    const tried = async (email: string, guess: string) => {
      const answer = await at.send("POST", session, { body: { email, password: guess } });
      const { detail, code } = await body(answer);
      return { status: answer.status, detail, code, retry: answer.headers.get("retry-after") };
    };
    const unknown = await tried("nobody@banksia.test", "x");
    const wrong = await tried("read_only@banksia.test", "wrong");
    expect(unknown).toEqual({ status: 401, detail: wrong.detail, code: "SIGN_IN_FAILED", retry: null });
    for (let again = 0; again < 4; again += 1) await tried("read_only@banksia.test", "wrong");
    const throttled = await tried("READ_ONLY@banksia.test", password);
    expect(throttled).toMatchObject({ status: 429, code: "SIGN_IN_THROTTLED" });
    expect(Number(throttled.retry)).toBeGreaterThan(0);
  });

  test("a deactivated user is out at once", async () => {
    const cookie = await signedIn(at, "approver");
    const patch = (active: boolean) =>
      at.send("PATCH", `/api/v1/users/${at.users.approver}`, { key: at.keys.administrator, body: { active } });
    expect((await patch(false)).status).toBe(200);
    expect((await at.send("GET", me, { cookie })).status).toBe(401);
    expect((await at.send("GET", me, { key: at.keys.approver })).status).toBe(401);
    expect((await at.send("POST", session, { body: { email: "approver@banksia.test", password } })).status).toBe(401);
    expect((await patch(true)).status).toBe(200);
    expect((await at.send("GET", me, { cookie })).status).toBe(401);
    expect((await at.send("GET", me, { key: at.keys.approver })).status).toBe(200);
  });

  test("signing out ends the session", async () => {
    const cookie = await signedIn(at, "approver");
    const answer = await at.send("DELETE", session, { cookie });
    expect(answer.status).toBe(204);
    expect(answer.headers.get("set-cookie")).toContain("Max-Age=0");
    expect((await at.send("GET", me, { cookie })).status).toBe(401);
  });

  test("a session slides while it is used, runs out when it is not, and never outlives a week", async () => {
    const cookie = await signedIn(at, "approver");
    const { sql } = at.database.owner;
    const hoursLeft = async () => {
      const [row] = await sql<{ hours: number }[]>`
        select (extract(epoch from max(expires_at) - now()) / 3600)::float8 as hours from session where user_id = ${at.users.approver}`;
      return row!.hours;
    };
    await sql`update session set last_seen_at = now() - interval '2 hours', expires_at = now() + interval '1 hour' where user_id = ${at.users.approver}`;
    expect((await at.send("GET", me, { cookie })).status).toBe(200);
    expect(await hoursLeft()).toBeCloseTo(12, 1);
    await sql`update session set last_seen_at = now() - interval '2 hours', created_at = now() - interval '165 hours' where user_id = ${at.users.approver}`;
    expect((await at.send("GET", me, { cookie })).status).toBe(200);
    expect(await hoursLeft()).toBeCloseTo(3, 1);
    await sql`update session set expires_at = now() - interval '1 second' where user_id = ${at.users.approver}`;
    expect((await at.send("GET", me, { cookie })).status).toBe(401);
  });
});

describe("one's own account", () => {
  test("preferences are kept, up to a size", async () => {
    const cookie = await signedIn(at, "approver");
    const preferences = { columns: { journals: ["id", "total"] } };
    expect((await at.send("PUT", "/api/v1/me/preferences", { cookie, body: { preferences } })).status).toBe(200);
    expect(await (await at.send("GET", me, { cookie })).json()).toMatchObject({ preferences });
    const large = await at.send("PUT", "/api/v1/me/preferences", {
      cookie,
      body: { preferences: { a: "x".repeat(70_000) } },
    });
    expect(await large.json()).toMatchObject({
      code: "VALIDATION",
      errors: [{ pointer: "/preferences", code: "TOO_LONG" }],
    });
  });

  test("a new password ends the other sessions and keeps this one", async () => {
    const here = await signedIn(at, "approver");
    const there = await signedIn(at, "approver");
    const change = (currentPassword: string, newPassword: string) =>
      at.send("PUT", "/api/v1/me/password", { cookie: here, body: { currentPassword, newPassword } });
    expect(await (await change("wrong", "another good one")).json()).toMatchObject({
      errors: [{ pointer: "/currentPassword" }],
    });
    expect(await (await change(password, "short")).json()).toMatchObject({ errors: [{ pointer: "/newPassword" }] });
    expect((await change(password, "another good one")).status).toBe(204);
    expect((await at.send("GET", me, { cookie: here })).status).toBe(200);
    expect((await at.send("GET", me, { cookie: there })).status).toBe(401);
    expect((await change("another good one", password)).status).toBe(204);
    expect(
      (
        await at.send("PUT", "/api/v1/me/password", {
          key: at.keys.approver,
          body: { currentPassword: password, newPassword: password },
        })
      ).status,
    ).toBe(403);
  });
});

describe("users", () => {
  const create = (body: object, key = at.keys.administrator) => at.send("POST", "/api/v1/users", { key, body });

  test("are created, found, changed, and every change is in the audit log without the password", async () => {
    const made = await create({
      email: "New@Banksia.Test",
      name: "New Person",
      password,
      role: "read_only",
      serviceIds: [at.services.west],
    });
    expect(made.status).toBe(201);
    const user = await body<User>(made);
    expect(user).toMatchObject({
      email: "new@banksia.test",
      services: [{ name: "West" }],
      allServices: false,
      active: true,
    });
    expect(await (await at.send("GET", `/api/v1/users/${user.id}`, { key: at.keys.administrator })).json()).toEqual(
      user,
    );
    const found = await (
      await at.send("GET", "/api/v1/users?search=new%20pers", { key: at.keys.administrator })
    ).json();
    expect(found).toMatchObject({ total: 1, items: [{ id: user.id }], nextCursor: null });
    const changed = await at.send("PATCH", `/api/v1/users/${user.id}`, {
      key: at.keys.administrator,
      body: { role: "approver", password: "a brand new one", serviceIds: [] },
    });
    expect(await changed.json()).toMatchObject({ role: "approver", services: [], name: "New Person" });
    const log = await body<{ items: AuditEntry[] }>(
      at.send("GET", `/api/v1/audit-log?objectType=user&objectId=${user.id}`, { key: at.keys.administrator }),
    );
    expect(log.items.map((one) => one.verb)).toEqual(["updateUser", "createUser"]);
    expect(log.items[0]).toMatchObject({
      before: { role: "read_only" },
      after: { role: "approver", passwordChanged: true },
    });
    expect(JSON.stringify(log)).not.toMatch(/scrypt|brand new/);
  });

  test("an address is taken once, by whatever capitals", async () => {
    const answer = await create({ email: "APPROVER@banksia.test", name: "x", password, role: "read_only" });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [{ pointer: "/email", code: "TAKEN" }] });
  });

  test("the last active administrator stays, even when two leave at once", async () => {
    const path = `/api/v1/users/${at.users.administrator}`;
    for (const body of [{ active: false }, { role: "approver" }]) {
      const answer = await at.send("PATCH", path, { key: at.keys.administrator, body });
      expect(answer.status).toBe(409);
      expect(await answer.json()).toMatchObject({ code: "LAST_ADMINISTRATOR" });
    }
    const second = await body<User>(
      create({ email: "second@banksia.test", name: "Second", password, role: "administrator", allServices: true }),
    );
    // The other one is leaving at this very moment, and has not yet left when this one asks.
    const leaving = at.database.owner.sql.begin(async (tx) => {
      await tx`update app_user set active = false where id = ${second.id}`;
      const asked = at.send("PATCH", path, { key: at.keys.administrator, body: { active: false } });
      await tx`select pg_sleep(0.7)`;
      return { asked };
    });
    const { asked } = await leaving;
    expect(await body(asked)).toMatchObject({ status: 409, code: "LAST_ADMINISTRATOR" });
    await at.database.owner.sql`update app_user set active = true where id = ${at.users.administrator}`;
    await at.database.owner.sql`update app_user set active = false where id = ${second.id}`;
  });

  test("nobody gives permissions or facilities that they do not have", async () => {
    const [limited] = await at.database.owner.orm
      .insert(schema.appUser)
      .values({ email: "west_admin@banksia.test", name: "West admin", passwordHash: "-", role: "administrator" })
      .returning();
    await at.database.owner.orm.insert(schema.userService).values({ userId: limited!.id, serviceId: at.services.west });
    const west = await addKey(at.database, limited!.id, "west admin");
    const faults = async (answer: Response) => (await body(answer)).errors.map((one) => one.pointer);
    const person = { email: "p@banksia.test", name: "P", password, role: "read_only" };
    expect(await faults(await create({ ...person, allServices: true }, west))).toEqual(["/allServices"]);
    expect(await faults(await create({ ...person, serviceIds: [at.services.west, at.services.east] }, west))).toEqual([
      "/serviceIds/1",
    ]);
    const above = await at.send("PATCH", `/api/v1/users/${at.users.administrator}`, {
      key: west,
      body: { password: "taken over it is" },
    });
    expect(above.status).toBe(403);
    const narrow = await addKey(at.database, at.users.administrator, "users only", ["users:manage"]);
    expect(await faults(await create({ ...person, role: "administrator" }, narrow))).toEqual(["/role"]);
  });
});

describe("API keys", () => {
  test("are shown once, act with their scopes, and stop when revoked", async () => {
    const answer = await at.send("POST", "/api/v1/api-keys", {
      key: at.keys.administrator,
      body: { name: "Month-end robot", userId: at.users.finance_officer, scopes: ["customers:read"] },
    });
    expect(answer.status).toBe(201);
    const { key, ...made } = await body<ApiKey & { key: string }>(answer);
    expect(key).toMatch(/^bk_[\w-]{43}$/);
    expect(key.startsWith(made.prefix)).toBe(true);
    const listed = await body<{ items: ApiKey[] }>(
      await at.send("GET", "/api/v1/api-keys?search=robot", { key: at.keys.administrator }),
    );
    expect(listed.items).toEqual([made]);
    expect(await (await at.send("GET", me, { key })).json()).toMatchObject({
      kind: "api_key",
      scopes: ["customers:read"],
    });
    expect((await at.send("GET", "/api/v1/users", { key })).status).toBe(403);
    const revoke = () => at.send("DELETE", `/api/v1/api-keys/${made.id}`, { key: at.keys.administrator });
    const { revokedAt } = await body<ApiKey>(revoke());
    expect(revokedAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect((await body<ApiKey>(revoke())).revokedAt).toBe(revokedAt);
    expect((await at.send("GET", me, { key })).status).toBe(401);
  });

  test("hold no scope that the user's role or the maker lacks", async () => {
    const answer = await at.send("POST", "/api/v1/api-keys", {
      key: at.keys.administrator,
      body: { name: "x", userId: at.users.read_only, scopes: ["customers:read", "journals:post"] },
    });
    expect(await answer.json()).toMatchObject({ errors: [{ pointer: "/scopes/1", code: "NOT_ALLOWED" }] });
  });

  test("that are not keys are refused in the same way", async () => {
    for (const authorization of ["Bearer x", "Bearer bk_", `Bearer bk_${"x".repeat(43)}`, "Basic YTpi", ""]) {
      const answer = await at.send("GET", me, { headers: { authorization } });
      expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
    }
  });
});

test("the audit log is found by day and by person", async () => {
  const list = (query: string) =>
    body<{ total: number }>(at.send("GET", `/api/v1/audit-log?${query}`, { key: at.keys.administrator }));
  const all = await list("");
  expect(all.total).toBeGreaterThan(5);
  expect((await list("to=2020-01-01")).total).toBe(0);
  expect((await list("from=2020-01-01")).total).toBe(all.total);
  expect((await list(`actorId=${at.users.administrator}&verb=createApiKey`)).total).toBeGreaterThan(0);
});
