import { endpoints } from "@banksia/contracts";
import { describe, expect, test } from "vitest";
import { createClient } from "./client.ts";
import { ApiProblem, ApiUnreachable } from "./problem.ts";

interface Seen {
  url: string;
  init: RequestInit;
  headers: Headers;
}

function server(...answers: (() => Response | Promise<Response>)[]) {
  const seen: Seen[] = [];
  return {
    seen,
    fetch: (url: string, init: RequestInit) => {
      seen.push({ url, init, headers: new Headers(init.headers) });
      const answer = answers[Math.min(seen.length, answers.length) - 1]!;
      return Promise.resolve(answer());
    },
  };
}

const json =
  (body: unknown, status = 200) =>
  () =>
    Response.json(body, { status });

describe("call", () => {
  test("fills the path, writes the query and leaves out what is missing", async () => {
    const { fetch, seen } = server(json({ items: [], nextCursor: null, total: 0 }));
    const client = createClient({ baseUrl: "http://x/", fetch, apiKey: "bk_1" });
    await client.call(endpoints.listParkedClients, {
      params: { runId: 7 },
      query: { resolved: false, search: undefined, sort: "-code,clientName" },
    });
    expect(seen[0]!.url).toBe("http://x/api/v1/runs/7/parked?resolved=false&sort=-code%2CclientName");
    expect(seen[0]!.headers.get("authorization")).toBe("Bearer bk_1");
    expect(seen[0]!.headers.has("idempotency-key")).toBe(false);
  });

  test("a POST is named, and keeps its name when it is sent again because no answer came", async () => {
    const { fetch, seen } = server(() => Promise.reject(new TypeError("connection reset")), json({ id: 1 }, 201));
    const client = createClient({ fetch });
    await client.call(endpoints.createJournalType, { body: { code: "A", name: "B" } });
    expect(seen).toHaveLength(2);
    const key = seen[0]!.headers.get("idempotency-key");
    expect(key).toMatch(/^[0-9a-f-]{36}$/);
    expect(seen[1]!.headers.get("idempotency-key")).toBe(key);
    expect(seen[1]!.init.body).toBe('{"code":"A","name":"B"}');
  });

  test("signing in is never repeated on its own", async () => {
    const { fetch, seen } = server(() => Promise.reject(new TypeError("connection reset")));
    const call = createClient({ fetch }).call(endpoints.signIn, { body: { email: "a", password: "b" } });
    await expect(call).rejects.toBeInstanceOf(ApiUnreachable);
    expect(seen).toHaveLength(1);
  });

  test("a refusal is an ApiProblem with its faults and is not repeated", async () => {
    const problem = {
      type: "/problems#VALIDATION",
      title: "t",
      status: 422,
      detail: "Write an amount.",
      instance: "/x",
      code: "VALIDATION",
      errors: [{ pointer: "/amount", code: "INVALID", detail: "Write an amount." }],
      requestId: "r",
    };
    const { fetch, seen } = server(json(problem, 422));
    const told: string[] = [];
    const client = createClient({ fetch, onProblem: (one) => told.push(one.code) });
    const error = await client.call(endpoints.getMe).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiProblem);
    expect(error).toMatchObject({ status: 422, code: "VALIDATION", errors: problem.errors });
    expect(told).toEqual(["VALIDATION"]);
    expect(seen).toHaveLength(1);
  });

  test("an answer of something in between is not taken for one of the API", async () => {
    const { fetch } = server(() => new Response("<html>Bad gateway</html>", { status: 502 }));
    const error = await createClient({ fetch, retries: 0 })
      .call(endpoints.getMe)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "ApiUnreachable", status: 502 });
  });

  test("an answer without a body", async () => {
    const { fetch } = server(() => new Response(null, { status: 204 }));
    await expect(createClient({ fetch }).call(endpoints.signOut)).resolves.toBeNull();
  });

  test("a file is sent as it is", async () => {
    const { fetch, seen } = server(json({ id: 1 }, 201));
    await createClient({ fetch }).call(endpoints.startBringIn, {
      query: { kind: "rates", fileName: "r.csv", checkOnly: true },
      body: "code,rate\nBDF,66.80\n",
    });
    expect(seen[0]!.headers.get("content-type")).toBe("text/csv");
    expect(seen[0]!.init.body).toBe("code,rate\nBDF,66.80\n");
    expect(seen[0]!.url).toContain("checkOnly=true");
  });
});

test("each follows the cursors to the end", async () => {
  const { fetch, seen } = server(
    json({ items: [{ id: 1 }, { id: 2 }], nextCursor: "c2", total: 3 }),
    json({ items: [{ id: 3 }], nextCursor: null, total: 3 }),
  );
  const ids: number[] = [];
  for await (const one of createClient({ fetch }).each(endpoints.listUsers, { query: { active: true } }))
    ids.push(one.id);
  expect(ids).toEqual([1, 2, 3]);
  expect(seen[1]!.url).toBe("/api/v1/users?limit=500&active=true&cursor=c2");
});

test("csvUrl", () => {
  expect(createClient().csvUrl(endpoints.listUsers, { query: { search: "o'brien & co" } })).toBe(
    "/api/v1/users.csv?search=o%27brien+%26+co",
  );
});

describe("stream", () => {
  const events = (text: string) => () => new Response(text, { headers: { "content-type": "text/event-stream" } });

  test("connects again after a break and stops at the end", async () => {
    const { fetch, seen } = server(
      events('event: progress\ndata: {"clientsDone":1}\n\nevent: progress\ndata: {"clien'),
      events(': still here\n\nevent: progress\ndata: {"clientsDone":2}\n\nevent: end\ndata: {}\n\n'),
    );
    const done: number[] = [];
    for await (const run of createClient({ fetch }).stream(endpoints.streamRun, { params: { runId: 3 } }))
      done.push(run.clientsDone);
    expect(done).toEqual([1, 2]);
    expect(seen).toHaveLength(2);
  });

  test("a refusal ends it", async () => {
    const { fetch } = server(
      json({ code: "NOT_FOUND", status: 404, detail: "There is no run 3.", errors: [], requestId: "r" }, 404),
    );
    const stream = createClient({ fetch }).stream(endpoints.streamRun, { params: { runId: 3 } });
    await expect(stream.next()).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("stops when it is told to", async () => {
    const stop = new AbortController();
    const { fetch } = server(events('data: {"clientsDone":1}\n\n'));
    const stream = createClient({ fetch }).stream(endpoints.streamRun, { params: { runId: 3 }, signal: stop.signal });
    await stream.next();
    stop.abort();
    await expect(stream.next()).rejects.toMatchObject({ name: "AbortError" });
  });
});
