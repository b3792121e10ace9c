import { type Endpoint, type Problem, apiPath, scopes as allScopes } from "@banksia/contracts";
import { schema } from "@banksia/db";
import { hashPassword } from "@banksia/services/access/passwords";
import { BringInQueue } from "@banksia/services/bring-in/bring-in-work";
import { newApiKey, secretHash } from "@banksia/services/access/secrets";
import { installQueue, openQueue, runEngine } from "@banksia/month-end";
import { type TestDatabase, testDatabase } from "../../../packages/db/test/harness.ts";
import { type Api, type ApiOptions, createApi } from "../src/create-api.ts";
import { type Log, describeError, silent } from "../src/http/log.ts";

export const password = "correct horse battery";
export const origin = "http://banksia.test";

export interface Setup {
  database: TestDatabase;
  api: Api;
  /** Sends a request as a browser on the same site would, or as a program with `key`. Throws on 500 with the reason. */
  send(method: string, path: string, options?: SendOptions): Promise<Response>;
  users: Record<Who, number>;
  keys: Record<Who, string>;
  services: { east: number; west: number };
  legalEntityId: number;
  close(): Promise<void>;
}

export const everyone = ["administrator", "finance_officer", "approver", "read_only", "west_officer"] as const;
export type Who = (typeof everyone)[number];

const nobody = { administrator: 0, finance_officer: 0, approver: 0, read_only: 0, west_officer: 0 };
const noKeys = { administrator: "", finance_officer: "", approver: "", read_only: "", west_officer: "" };

export interface SendOptions {
  key?: string;
  cookie?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

const people: Record<Who, { role: (typeof schema.appUser.$inferInsert)["role"]; all: boolean }> = {
  administrator: { role: "administrator", all: true },
  finance_officer: { role: "finance_officer", all: true },
  approver: { role: "approver", all: true },
  read_only: { role: "read_only", all: true },
  west_officer: { role: "finance_officer", all: false },
};

/** A fresh database with two facilities, a user of each role and one who sees the west only, and an API in front of it. */
export async function setUp(options: Partial<ApiOptions> = {}): Promise<Setup> {
  const database = await testDatabase();
  const { orm } = database.owner;
  const [entity] = await orm
    .insert(schema.legalEntity)
    .values({ code: "LE", name: "Banksia Care Ltd", abn: "51824753556", timeZone: "Australia/Brisbane" })
    .returning();
  const legalEntityId = entity!.id;
  const [east, west] = await orm
    .insert(schema.service)
    .values(
      (["East", "West"] as const).map((name) => ({
        code: name.toUpperCase(),
        name,
        kind: "residential" as const,
        legalEntityId,
        state: "QLD" as const,
      })),
    )
    .returning();
  const passwordHash = await hashPassword(password);
  const users: Record<Who, number> = { ...nobody };
  const keys: Record<Who, string> = { ...noKeys };
  for (const who of everyone) {
    const { role, all } = people[who];
    const [user] = await orm
      .insert(schema.appUser)
      .values({ email: `${who}@banksia.test`, name: who, passwordHash, role, allServices: all })
      .returning();
    users[who] = user!.id;
    keys[who] = await addKey(database, user!.id, `${who} key`);
  }
  await orm.insert(schema.userService).values({ userId: users.west_officer, serviceId: west!.id });

  await installQueue(database.ownerUrl);
  const queue = await openQueue({ url: database.appUrl });
  const bringIns = new BringInQueue((error) => failures.push(describeError(error)));
  const failures: object[] = [];
  const log: Log = { ...silent, error: (fields) => failures.push(fields) };
  const api = createApi({
    db: database.app,
    runs: runEngine(database.app, queue),
    bringIns,
    log,
    version: "0.0.0",
    ready: () => Promise.resolve({ database: true, runner: true }),
    checkAnswers: true,
    ...options,
  });
  return {
    database,
    api,
    users,
    keys,
    services: { east: east!.id, west: west!.id },
    legalEntityId,
    send: async (method, path, sent = {}) => {
      const answer = await api.app.request(origin + path, init(method, sent));
      if (answer.status === 500) throw new Error(`${method} ${path} ${JSON.stringify(failures.at(-1), null, 2)}`);
      return answer;
    },
    close: async () => {
      api.close();
      await bringIns.stop();
      await queue.close();
      await database.close();
    },
  };
}

function init(method: string, { key, cookie, body, headers }: SendOptions): RequestInit {
  const all = new Headers(headers);
  if (key !== undefined) all.set("authorization", `Bearer ${key}`);
  if (cookie !== undefined) all.set("cookie", cookie);
  if (key === undefined && !all.has("sec-fetch-site")) all.set("sec-fetch-site", "same-origin");
  if (body !== undefined && !all.has("content-type")) all.set("content-type", "application/json");
  return {
    method,
    headers: all,
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  };
}

/** An API key of a user with the scopes given, or all there are. */
export async function addKey(database: TestDatabase, userId: number, name: string, scopes?: string[]): Promise<string> {
  const key = newApiKey();
  await database.owner.orm
    .insert(schema.apiKey)
    .values({ name, prefix: key.slice(0, 9), keyHash: secretHash(key), userId, scopes: scopes ?? [...allScopes] });
  return key;
}

/** Signs in and gives the cookie to send along. */
export async function signedIn(setup: Setup, who: Who): Promise<string> {
  const answer = await setup.send("POST", "/api/v1/session", { body: { email: `${who}@banksia.test`, password } });
  if (answer.status !== 200) throw new Error(await answer.text());
  return answer.headers.get("set-cookie")!.split(";")[0]!;
}

/** An address of an endpoint with made-up path parameters. */
export function somewhere(endpoint: Endpoint, suffix = ""): string {
  return `${apiPath}${endpoint.path.replaceAll(/\{\w+\}/g, "1")}${suffix}`;
}

/** The address of a list with the query that it cannot do without. */
export function listAddress(endpoint: Endpoint, suffix = ""): string {
  return `${somewhere(endpoint, suffix)}?${endpoint.id === "listJournalLines" ? "journalId=1&" : ""}`;
}

/** The body of an answer, taken to be of the type asked for. */
export async function body<T = Problem>(answer: Response | Promise<Response>): Promise<T> {
  return JSON.parse(await (await answer).text());
}
