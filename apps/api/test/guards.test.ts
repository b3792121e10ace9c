import { join } from "node:path";
import { type Endpoint, apiPath, endpoints } from "@banksia/contracts";
import { roleScopes, scopes as serviceScopes } from "@banksia/services/access/roles";
import { errorStatus, fieldCodes } from "@banksia/services/errors";
import { problemCodes, problems, scopes } from "@banksia/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Setup,
  addKey,
  body,
  everyone,
  listAddress,
  origin,
  password,
  setUp,
  signedIn,
  somewhere,
} from "./setup.ts";

const all: Endpoint[] = Object.values(endpoints);
const guarded = all.filter((endpoint) => endpoint.scope !== "public");

let at: Setup;
beforeAll(async () => {
  at = await setUp({ rulesDirectory: join(import.meta.dirname, "../../../docs/rules") });
});
afterAll(() => at.close());

describe("who may", () => {
  test("every endpoint is answered", () => {
    expect([...at.api.mounted].sort()).toEqual(Object.keys(endpoints).sort());
  });

  test("nothing but signing in answers without signing in", async () => {
    expect(all.filter((endpoint) => endpoint.scope === "public").map((endpoint) => endpoint.id)).toEqual(["signIn"]);
    for (const endpoint of guarded) {
      const paths = endpoint.list ? [somewhere(endpoint), `${somewhere(endpoint)}.csv`] : [somewhere(endpoint)];
      for (const path of paths) {
        const answer = await at.send(path.endsWith(".csv") ? "GET" : endpoint.method.toUpperCase(), path);
        expect(answer.status, endpoint.id).toBe(401);
        expect(await body(answer)).toMatchObject({ code: "UNAUTHENTICATED", errors: [] });
        expect(answer.headers.get("content-type")).toBe("application/problem+json");
      }
    }
    for (const path of ["/healthz", "/readyz", "/openapi.json", "/docs", "/docs/style.css"])
      expect((await at.send("GET", path)).status, path).toBe(200);
  });

  test("each role is let in exactly where its scopes say, before its input is looked at", async () => {
    for (const who of everyone) {
      const role = who === "west_officer" ? "finance_officer" : who;
      const held = new Set<string>(roleScopes[role]);
      for (const endpoint of guarded.filter((one) => one.stream === undefined)) {
        // A query that no endpoint knows: whoever is let in is refused for that, so that nothing is done.
        const answer = await at.send(endpoint.method.toUpperCase(), `${somewhere(endpoint)}?nonsense=1`, {
          key: at.keys[who],
          ...(endpoint.body === undefined ? {} : { body: {} }),
        });
        const allowed = endpoint.scope === "signed_in" || held.has(endpoint.scope);
        expect([endpoint.id, who, answer.status === 403]).toEqual([endpoint.id, who, !allowed]);
        if (allowed) expect([endpoint.id, [415, 422].includes(answer.status)]).toEqual([endpoint.id, true]);
      }
    }
  });

  test("an API key does no more than its scopes, whatever its user may", async () => {
    for (const scope of scopes) {
      const key = await addKey(at.database, at.users.administrator, scope, [scope]);
      const answers = await Promise.all(
        guarded
          .filter((endpoint) => endpoint.method === "get" && endpoint.list && endpoint.params === undefined)
          .map(async (endpoint) => ({
            endpoint,
            status: (await at.send("GET", listAddress(endpoint), { key })).status,
          })),
      );
      for (const { endpoint, status } of answers)
        expect([endpoint.id, status]).toEqual([endpoint.id, endpoint.scope === scope ? 200 : 403]);
    }
  });

  test("the contracts and the verbs speak of the same scopes, codes and statuses", () => {
    expect([...scopes]).toEqual([...serviceScopes]);
    for (const [code, status] of Object.entries(errorStatus)) {
      const known = problemCodes.find((one) => one === code);
      expect(known, code).toBeDefined();
      expect(problems[known!][0]).toBe(status);
    }
    expect(new Set(fieldCodes).size).toBe(fieldCodes.length);
  });
});

describe("changes sent by other sites", () => {
  const send = (headers: Record<string, string>, cookie?: string) =>
    at.api.app.request(`${origin}/api/v1/me/preferences`, {
      method: "PUT",
      headers: { "content-type": "application/json", ...headers, ...(cookie === undefined ? {} : { cookie }) },
      body: JSON.stringify({ preferences: {} }),
    });

  test("are refused, as are those that do not say where they come from", async () => {
    const cookie = await signedIn(at, "approver");
    const host = new URL(origin).host;
    const tried: [Record<string, string>, number][] = [
      [{ "sec-fetch-site": "same-origin" }, 200],
      [{ "sec-fetch-site": "same-site" }, 403],
      [{ "sec-fetch-site": "cross-site" }, 403],
      [{ "sec-fetch-site": "cross-site", origin, host }, 403],
      [{ "sec-fetch-site": "none" }, 403],
      [{ origin, host }, 200],
      [{ origin: "https://evil.test", host }, 403],
      [{ origin: "null", host }, 403],
      [{}, 403],
    ];
    for (const [headers, status] of tried) {
      const answer = await send(headers, cookie);
      expect([headers, answer.status]).toEqual([headers, status]);
      if (status === 403) expect(await body(answer)).toMatchObject({ code: "CROSS_SITE" });
    }
  });

  test("does not concern API keys, and reading is free", async () => {
    expect((await send({ authorization: `Bearer ${at.keys.approver}`, "sec-fetch-site": "cross-site" })).status).toBe(
      200,
    );
    const cookie = await signedIn(at, "approver");
    const answer = await at.api.app.request(`${origin}/api/v1/me`, {
      headers: { cookie, "sec-fetch-site": "cross-site" },
    });
    expect(answer.status).toBe(200);
  });

  test("nobody is signed in from another site", async () => {
    const answer = await at.send("POST", "/api/v1/session", {
      body: { email: "approver@banksia.test", password },
      headers: { "sec-fetch-site": "cross-site" },
    });
    expect(answer.status).toBe(403);
    expect(answer.headers.has("set-cookie")).toBe(false);
  });
});

describe("problem details", () => {
  const key = () => at.keys.administrator;

  test("name every fault by place, in words, without quoting what was sent", async () => {
    const answer = await at.send("POST", "/api/v1/runs", {
      key: key(),
      body: { kind: "secret-value", postingDate: "31/10/2026", fliters: {}, filters: { serviceIds: [0, "x"] } },
    });
    expect(answer.status).toBe(422);
    const problem = await body(answer);
    expect(problem).toMatchObject({
      type: "/docs#VALIDATION",
      title: "Some values are not right",
      status: 422,
      code: "VALIDATION",
      instance: "/api/v1/runs",
      requestId: answer.headers.get("x-request-id"),
    });
    expect(problem.errors.map(({ pointer, code }) => `${pointer} ${code}`).sort()).toEqual([
      "/endDate REQUIRED",
      "/filters/serviceIds/0 OUT_OF_RANGE",
      "/filters/serviceIds/1 INVALID",
      "/fliters UNKNOWN",
      "/kind INVALID",
      "/postingDate INVALID",
    ]);
    expect(JSON.stringify(problem)).not.toContain("secret-value");
  });

  test("parameters of path and query", async () => {
    const one = await body(at.send("GET", "/api/v1/customers/abc", { key: key() }));
    expect(one.errors).toEqual([{ pointer: "/params/customerId", code: "INVALID", detail: expect.any(String) }]);
    const two = await body(
      at.send("GET", "/api/v1/customers?limit=5000&sort=nope&active=maybe&limt=1&search=a&search=b", { key: key() }),
    );
    expect(two.errors.map(({ pointer, code }) => `${pointer} ${code}`).sort()).toEqual([
      "/query/active INVALID",
      "/query/limit OUT_OF_RANGE",
      "/query/limt UNKNOWN",
      "/query/search DUPLICATE",
      "/query/sort INVALID",
    ]);
    const three = await body(at.send("GET", "/api/v1/customers?cursor=made-up", { key: key() }));
    expect(three).toMatchObject({ status: 422, code: "VALIDATION" });
  });

  test("bodies that cannot be read", async () => {
    const post = (sent: string, type = "application/json") =>
      at.send("POST", "/api/v1/journal-types", { key: key(), body: sent, headers: { "content-type": type } });
    expect(await body(post("{"))).toMatchObject({ status: 400, code: "BAD_REQUEST" });
    expect(await body(post("[]"))).toMatchObject({ status: 422, code: "VALIDATION" });
    expect(await body(post("null"))).toMatchObject({ status: 422, code: "VALIDATION" });
    expect(await body(post("{}", "text/plain"))).toMatchObject({ status: 415, code: "UNSUPPORTED_MEDIA_TYPE" });
    expect(await body(post(`{"code":"${"x".repeat(1_100_000)}"}`))).toMatchObject({ status: 413, code: "TOO_LARGE" });
    expect(await body(post('{"__proto__":{"code":"A"},"constructor":1}'))).toMatchObject({ status: 422 });
    const bad = await at.api.app.request(`${origin}/api/v1/journal-types`, {
      method: "POST",
      headers: { authorization: `Bearer ${key()}`, "content-type": "application/json" },
      body: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]),
    });
    expect(await body(bad)).toMatchObject({ status: 400, code: "BAD_REQUEST" });
  });

  test("a long body is refused while it is sent, even when it does not say how long it is", async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(32));
      },
    });
    const answer = await at.api.app.request(`${origin}/api/v1/journal-types`, {
      method: "POST",
      headers: { authorization: `Bearer ${key()}`, "content-type": "application/json" },
      body: endless,
      duplex: "half",
    });
    expect(answer.status).toBe(413);
    expect(sent).toBeLessThan(2_000_000);
  });

  test("unknown addresses and methods", async () => {
    expect(await body(at.send("GET", "/api/v1/nothing", { key: key() }))).toMatchObject({
      status: 404,
      code: "NOT_FOUND",
    });
    expect(await body(at.send("GET", "/api/v2/customers", { key: key() }))).toMatchObject({ status: 404 });
    const wrong = await at.send("DELETE", "/api/v1/customers", { key: key() });
    expect(await body(wrong)).toMatchObject({ status: 405, code: "METHOD_NOT_ALLOWED" });
    expect(wrong.headers.get("allow")).toBe("GET, POST");
    expect(await body(at.send("GET", "/api/v1/customers/999999", { key: key() }))).toMatchObject({ status: 404 });
    expect(apiPath).toBe("/api/v1");
  });

  test("a request id that the caller gives is kept, unless it is odd", async () => {
    const id = async (given: string) =>
      (await at.send("GET", "/healthz", { headers: { "x-request-id": given } })).headers.get("x-request-id");
    expect(await id("trace-1234")).toBe("trace-1234");
    expect(await id("<script>alert(1)</script>")).toMatch(/^[0-9a-f-]{36}$/);
  });
});

test("a database that is away is said so, and the reason stays inside", async () => {
  const { openDatabase } = await import("@banksia/db");
  const { createApi } = await import("../src/create-api.ts");
  const { silent } = await import("../src/http/log.ts");
  const { runEngine } = await import("@banksia/month-end");
  const away = openDatabase({ url: "postgres://nobody:secret@127.0.0.1:1/none", max: 1, name: "away" });
  const api = createApi({
    db: away,
    runs: runEngine(away, {
      send: async () => {},
      fetch: async () => [],
      complete: async () => {},
      fail: async () => {},
      touch: async () => {},
      close: async () => {},
    }),
    bringIns: { take: () => Promise.reject(new Error("not here")) },
    log: silent,
    version: "0",
    ready: () => Promise.resolve({ database: false, runner: false }),
  });
  const answer = await api.app.request(`${origin}/api/v1/me`, {
    headers: { authorization: `Bearer bk_${"x".repeat(43)}` },
  });
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("5");
  expect(await answer.text()).not.toMatch(/secret|ECONN/);
  expect((await api.app.request(`${origin}/readyz`)).status).toBe(503);
  expect((await api.app.request(`${origin}/healthz`)).status).toBe(200);
  await away.close();
});

test("the log tells who asked what when, and nothing of what was said", async () => {
  const lines: object[] = [];
  const keep = (fields: object) => void lines.push(fields);
  const logged = await setUp({ log: { debug: keep, info: keep, warn: keep, error: keep } });
  await logged.send("GET", "/api/v1/customers?search=Mary-Smith", { key: logged.keys.read_only });
  await logged.send("POST", "/api/v1/session", { body: { email: "Mary-Smith@banksia.test", password: "Mary-Smith" } });
  await logged.send("GET", "/api/v1/Mary-Smith", { key: logged.keys.read_only });
  await logged.close();
  expect(lines).toMatchObject([
    { method: "GET", endpoint: "listCustomers", status: 200, actor: expect.stringMatching(/^api_key:\d+$/) },
    { method: "POST", endpoint: "signIn", status: 401, actor: null },
    { method: "GET", endpoint: null, status: 404 },
  ]);
  expect(JSON.stringify(lines)).not.toContain("Mary");
});

test("every answer carries the security headers", async () => {
  for (const path of ["/healthz", "/api/v1/me", "/docs", "/nothing"]) {
    const { headers } = await at.send("GET", path);
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("content-security-policy")).not.toContain("unsafe");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("DENY");
  }
  expect((await at.send("GET", "/api/v1/me", { key: at.keys.approver })).headers.get("cache-control")).toBe("no-store");
});

test("an explained amount leads to the page of its rule", async () => {
  const page = await at.send("GET", "/docs/rules/proration");
  expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=UTF-8"]);
  expect(await page.text()).toContain("<h1>Proration</h1>");
  expect((await at.send("GET", "/docs/rules")).status).toBe(200);
  expect((await at.send("GET", "/docs/rules/..%2F..%2Fpackage")).status).toBe(404);
});

test("the docs page shows every endpoint, code and scope without a script", async () => {
  const page = await (await at.send("GET", "/docs")).text();
  for (const endpoint of all) expect(page).toContain(`id="${endpoint.id}"`);
  for (const code of problemCodes) expect(page).toContain(`<tr id="${code}">`);
  expect(page).not.toMatch(/<script|style=|onclick|https?:\/\/(?!localhost)/);
  for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${target}"`);
});
