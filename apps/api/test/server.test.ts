import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { createClient } from "@banksia/client";
import { endpoints } from "@banksia/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Listening, listen } from "../src/listen.ts";
import { type Setup, setUp } from "./setup.ts";

let at: Setup;
let server: Listening;
let base: string;
const site = mkdtempSync(join(tmpdir(), "banksia-site-"));
const script = `console.log(${JSON.stringify("x".repeat(5000))})`;

beforeAll(async () => {
  mkdirSync(join(site, "assets"));
  writeFileSync(join(site, "index.html"), "<!doctype html><title>Banksia</title>");
  writeFileSync(join(site, "assets/app-1a2b3c4d.js"), script);
  writeFileSync(join(site, "favicon.svg"), "<svg/>");
  at = await setUp({ siteDirectory: site });
  server = await listen(at.api, { port: 0, host: "127.0.0.1" });
  base = `http://127.0.0.1:${server.port}`;
});
afterAll(async () => {
  await server.stop();
  await at.close();
  rmSync(site, { recursive: true, force: true });
});

async function startedRun(services: string): Promise<number> {
  const { sql } = at.database.owner;
  const [run] = await sql<{ id: number }[]>`
    insert into run (kind, status, posting_date, end_date, started_by_name, client_count, started_at, service_ids, shared_facts)
    values ('billing', 'running', '2026-10-01', '2026-10-31', 'test', 500, now(), ${services}::bigint[], '{}') returning id`;
  await sql`insert into run_shard (run_id, shard_no, client_ids, client_count)
    values (${run!.id}, 0, '{1}', 250), (${run!.id}, 1, '{2}', 250)`;
  return run!.id;
}

describe("following a run", () => {
  test("over a real connection, from the first client to the end", async () => {
    const runId = await startedRun(`{${at.services.west}}`);
    const { sql } = at.database.owner;
    const client = createClient({ baseUrl: base, apiKey: at.keys.west_officer });
    const seen: string[] = [];
    for await (const run of client.stream(endpoints.streamRun, { params: { runId } })) {
      seen.push(`${run.status} ${run.clientsDone}/${run.clientCount} ${run.amount}`);
      if (run.clientsDone === 0)
        await sql`update run_shard set status = 'done', line_count = 900, amount = 1234.5 where run_id = ${runId} and shard_no = 0`;
      else if (run.status === "running")
        await sql.begin(async (tx) => {
          await tx`update run_shard set status = 'done' where run_id = ${runId}`;
          await tx`update run set status = 'done', finished_at = now() where id = ${runId}`;
        });
    }
    const steps = seen.filter((step, index) => step !== seen[index - 1]);
    expect(steps).toEqual(["running 0/500 0.00", "running 250/500 1234.50", "done 500/500 1234.50"]);
  });

  test("is for those who see every facility of the run", async () => {
    const runId = await startedRun(`{${at.services.west},${at.services.east}}`);
    const follow = (apiKey: string) =>
      createClient({ baseUrl: base, apiKey }).stream(endpoints.streamRun, { params: { runId } });
    await expect(follow(at.keys.west_officer).next()).rejects.toMatchObject({ code: "NOT_FOUND" });
    const allowed = follow(at.keys.read_only);
    expect(await allowed.next()).toMatchObject({ value: { id: runId } });
    await allowed.return();
  });
});

describe("the web app", () => {
  const get = (path: string, headers: Record<string, string> = {}) => at.send("GET", path, { headers });

  test("every page is index.html, asked for again each time", async () => {
    for (const path of ["/", "/journals/12", "/customers?search=a"]) {
      const answer = await get(path);
      expect([answer.status, await answer.text()]).toEqual([200, "<!doctype html><title>Banksia</title>"]);
      expect(answer.headers.get("cache-control")).toBe("no-cache");
      expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    }
    const etag = (await get("/")).headers.get("etag")!;
    expect((await get("/", { "if-none-match": etag })).status).toBe(304);
  });

  test("files with their hash in the name are kept for good, and come compressed", async () => {
    const path = "/assets/app-1a2b3c4d.js";
    const plain = await get(path);
    expect(plain.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(await plain.text()).toBe(script);
    const read = async (encoding: string) => {
      const answer = await get(path, { "accept-encoding": encoding });
      return { encoding: answer.headers.get("content-encoding"), bytes: Buffer.from(await answer.arrayBuffer()) };
    };
    const br = await read("gzip, deflate, br, zstd");
    expect([br.encoding, brotliDecompressSync(br.bytes).toString()]).toEqual(["br", script]);
    const gzip = await read("gzip");
    expect([gzip.encoding, gunzipSync(gzip.bytes).toString()]).toEqual(["gzip", script]);
  });

  test("nothing outside the build is served", async () => {
    for (const path of [
      "/assets/missing.js",
      "/../package.json",
      "/..%2f..%2fetc%2fpasswd.txt",
      "/assets/..%5capp.js",
      "/.env",
    ])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    expect((await at.send("POST", "/")).status).toBe(404);
    expect((await get("/api/v1/nothing")).headers.get("content-type")).toBe("application/problem+json");
  });
});

describe("the server", () => {
  test("long answers come compressed, short ones and streams do not", async () => {
    const headers = { "accept-encoding": "gzip" };
    expect((await at.send("GET", "/openapi.json", { headers })).headers.get("content-encoding")).toBe("gzip");
    const short = await at.send("GET", "/api/v1/users/1", { headers, key: at.keys.administrator });
    expect(short.headers.get("content-encoding")).toBeNull();
  });

  test("stops while someone follows a run", async () => {
    const runId = await startedRun(`{${at.services.west}}`);
    const second = await listen(at.api, { port: 0, host: "127.0.0.1" });
    const answer = await fetch(`http://127.0.0.1:${second.port}/api/v1/runs/${runId}/events`, {
      headers: { authorization: `Bearer ${at.keys.read_only}` },
    });
    const reader = answer.body!.getReader();
    await reader.read();
    const start = performance.now();
    await second.stop();
    expect(performance.now() - start).toBeLessThan(2_000);
    await expect(fetch(`http://127.0.0.1:${second.port}/healthz`)).rejects.toThrow();
  });

  test("says so when its port is taken", async () => {
    await expect(listen(at.api, { port: server.port, host: "127.0.0.1" })).rejects.toMatchObject({
      code: "EADDRINUSE",
    });
  });
});
