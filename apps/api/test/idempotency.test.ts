import type { ApiKey, JournalType, Page } from "./types.ts";
import { cleanUpAccess } from "@banksia/services/access/clean-up";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Setup, body, setUp } from "./setup.ts";

let at: Setup;
beforeAll(async () => {
  at = await setUp();
});
afterAll(() => at.close());

const path = "/api/v1/journal-types";
const make = (key: string, code: string, name = code, as = at.keys.administrator) =>
  at.send("POST", path, { key: as, headers: { "idempotency-key": key }, body: { code, name } });
const count = async (code: string) =>
  (await body<Page<JournalType>>(at.send("GET", `${path}?search=${code}`, { key: at.keys.administrator }))).total;

describe("Idempotency-Key", () => {
  test("the same request again gets the same answer and does nothing", async () => {
    const first = await make("k-1", "REPLAY");
    const made = await body<JournalType>(first);
    expect([first.status, first.headers.get("idempotency-replayed")]).toEqual([201, null]);
    const second = await make("k-1", "REPLAY");
    expect([second.status, second.headers.get("idempotency-replayed")]).toEqual([201, "true"]);
    expect(await body<JournalType>(second)).toEqual(made);
    expect(await count("REPLAY")).toBe(1);
  });

  test("without a key the second is refused by what it is, not by how it is sent", async () => {
    await make("k-2", "PLAIN");
    const again = await at.send("POST", path, { key: at.keys.administrator, body: { code: "PLAIN", name: "PLAIN" } });
    expect([409, 422]).toContain(again.status);
  });

  test("the same key for another request is refused", async () => {
    await make("k-3", "FIRST");
    const other = await make("k-3", "SECOND");
    expect(await body(other)).toMatchObject({ status: 422, code: "IDEMPOTENCY_MISMATCH" });
    expect(await count("SECOND")).toBe(0);
  });

  test("keys of different callers and of different addresses never meet", async () => {
    const own = await at.send("POST", "/api/v1/customer-groups", {
      key: at.keys.administrator,
      headers: { "idempotency-key": "k-4" },
      body: { code: "K4", name: "K4" },
    });
    expect(own.status).toBe(201);
    expect((await make("k-4", "OTHERPATH")).status).toBe(201);
    const someoneElse = await at.send("POST", "/api/v1/customer-groups", {
      key: at.keys.finance_officer,
      headers: { "idempotency-key": "k-4" },
      body: { code: "K4B", name: "K4B" },
    });
    expect(someoneElse.status).toBe(201);
  });

  test("ten at once do the work once; the others wait their turn by 409", async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => make("k-5", "CROWD")));
    const statuses = answers.map((answer) => answer.status);
    expect(statuses.filter((status) => status === 201).length).toBeGreaterThanOrEqual(1);
    expect(statuses.every((status) => status === 201 || status === 409)).toBe(true);
    for (const answer of answers.filter((one) => one.status === 409)) {
      expect(answer.headers.get("retry-after")).toBe("1");
      expect(await body(answer)).toMatchObject({ code: "IDEMPOTENCY_IN_FLIGHT" });
    }
    expect(await count("CROWD")).toBe(1);
    expect((await make("k-5", "CROWD")).headers.get("idempotency-replayed")).toBe("true");
  });

  test("a refusal is not kept: the same request works once its cause is gone", async () => {
    const admit = () =>
      at.send("POST", "/api/v1/places", {
        key: at.keys.administrator,
        headers: { "idempotency-key": "k-6" },
        body: { serviceId: at.services.east, code: "R1" },
      });
    const { sql } = at.database.owner;
    await sql`insert into place (service_id, code) values (${at.services.east}, 'R1')`;
    expect((await admit()).status).toBeGreaterThanOrEqual(400);
    await sql`delete from place where code = 'R1'`;
    const answer = await admit();
    expect([answer.status, answer.headers.get("idempotency-replayed")]).toEqual([201, null]);
  });

  test("the key stands exactly if the work does: after a crash in between nothing is done twice", async () => {
    await make("k-7", "CRASHED");
    const { sql } = at.database.owner;
    // What a process leaves that dies after the work is committed and before its answer is kept.
    await sql`update idempotency_key set status = null, response = null where key = 'k-7'`;
    expect(await body(make("k-7", "CRASHED"))).toMatchObject({ status: 409, code: "IDEMPOTENCY_IN_FLIGHT" });
    await sql`update idempotency_key set created_at = now() - interval '1 minute' where key = 'k-7'`;
    expect(await body(make("k-7", "CRASHED"))).toMatchObject({ status: 409, code: "IDEMPOTENCY_ANSWER_LOST" });
    expect(await count("CRASHED")).toBe(1);
    const [row] = await sql<{ keys: number }[]>`select count(*)::int as keys from idempotency_key where key = 'k-6'`;
    expect(row!.keys).toBe(1);
  });

  test("an API key is not shown again", async () => {
    const create = () =>
      at.send("POST", "/api/v1/api-keys", {
        key: at.keys.administrator,
        headers: { "idempotency-key": "k-8" },
        body: { name: "robot", scopes: ["runs:read"] },
      });
    const first = await body<ApiKey & { key: string }>(create());
    expect(first.key).toMatch(/^bk_/);
    const second = await create();
    expect(second.headers.get("idempotency-replayed")).toBe("true");
    expect(await body<ApiKey>(second)).toEqual({ ...first, key: null });
    const [kept] = await at.database.owner.sql<{ text: string }[]>`
      select string_agg(response::text, '') as text from idempotency_key`;
    expect(kept!.text).not.toContain(first.key);
  });

  test("odd keys are refused, old ones are forgotten", async () => {
    expect(await body(make("a b", "Y"))).toMatchObject({ status: 400, code: "BAD_REQUEST" });
    expect(await body(make("x".repeat(201), "Z"))).toMatchObject({ status: 400 });
    const { sql } = at.database.owner;
    await sql`update idempotency_key set created_at = now() - interval '8 days' where key = 'k-1'`;
    await cleanUpAccess(at.database.app);
    const left = await sql<{ key: string }[]>`select key from idempotency_key order by key`;
    expect(left.map((row) => row.key)).not.toContain("k-1");
    expect(left.map((row) => row.key)).toContain("k-5");
  });
});
