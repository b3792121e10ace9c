import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type Actor,
  type Database,
  type Embedded,
  createDatabase,
  enableAppRole,
  migrate,
  openDatabase,
  startEmbedded,
} from "@banksia/db";
import { type RunRequest, installQueue, openQueue, startRun, startRunner } from "../src/index.ts";
import { type Fixture, provider } from "./fixture.ts";
import { awaitRun, lines } from "./helpers.ts";

// Invariant 7 on a server of its own, which may be killed too: whatever dies, the lines are those of a run left alone.

const CLIENTS = 2_000;
let dataDir: string;
let server: Embedded;
let expected: unknown[];

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "banksia-killed-"));
  server = await startEmbedded({ dataDir });
  const undisturbed = await prepare("undisturbed");
  const runner = await startRunner({ url: undisturbed.appUrl, threads: 2, name: "undisturbed" });
  const { runId } = await start(undisturbed);
  await awaitRun(undisturbed.owner, runId);
  expected = await lines(undisturbed.owner);
  await runner.stop();
  await undisturbed.owner.close();
  expect(expected.length).toBeGreaterThan(CLIENTS * 2);
});
afterAll(() => {
  server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

interface Prepared {
  owner: Database;
  appUrl: string;
  fixture: Fixture;
}

async function prepare(name: string): Promise<Prepared> {
  const url = await createDatabase(server.url, name);
  await migrate(url);
  const appUrl = await enableAppRole(url);
  await installQueue(url);
  const owner = openDatabase({ url, max: 2, name: "owner" });
  return { owner, appUrl, fixture: await provider(owner, CLIENTS) };
}

async function start({ appUrl, fixture }: Prepared): Promise<{ runId: number }> {
  const app = openDatabase({ url: appUrl, max: 1, name: "app" });
  const queue = await openQueue({ url: appUrl });
  const actor: Actor = {
    kind: "user",
    id: fixture.user,
    userId: fixture.user,
    name: "finance",
    role: "finance_officer",
    scopes: null,
  };
  const request: RunRequest = {
    kind: "billing",
    preview: false,
    postingDate: "2026-10-01",
    endDate: "2026-10-31",
    filters: {},
    journalId: null,
    newJournal: { journalTypeId: fixture.journalType, description: "October" },
  };
  const started = await startRun(app, queue, actor, request);
  await queue.close();
  await app.close();
  return started;
}

function runnerProcess(url: string, name: string): ChildProcess {
  return spawn(process.execPath, [fileURLToPath(new URL("runner-process.ts", import.meta.url)), url, name], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** Resolves after the process has reported `count` shards. */
function shards(child: ChildProcess, count: number): Promise<void> {
  return new Promise((done) => {
    let seen = 0;
    child.stdout?.on("data", (chunk: Buffer) => {
      seen += chunk.toString().split("shard\n").length - 1;
      if (seen >= count) done();
    });
  });
}

const gone = (child: ChildProcess) => new Promise((done) => child.once("exit", done));

test("a runner killed in the middle of a run: another ends it as if nothing had happened", async () => {
  const system = await prepare("runner_killed");
  const { runId } = await start(system);
  const victim = runnerProcess(system.appUrl, "victim");
  await shards(victim, 2);
  victim.kill("SIGKILL");
  await gone(victim);
  const [open] = await system.owner.sql`select count(*)::int as n from run_shard where status = 'waiting'`;
  expect(open?.["n"]).toBeGreaterThan(0);
  const other = runnerProcess(system.appUrl, "other");
  expect((await awaitRun(system.owner, runId, 60)).status).toBe("done");
  other.kill("SIGKILL");
  await gone(other);
  expect(await lines(system.owner)).toEqual(expected);
  await system.owner.close();
});

test("the database killed in the middle of a run: once it is back the run ends as if nothing had happened", async () => {
  const system = await prepare("database_killed");
  const { runId } = await start(system);
  // A runner may go down with its connections; whoever supervises it starts it again.
  let ended = false;
  const first = runnerProcess(system.appUrl, "supervised");
  let child = first;
  const restart = () => {
    if (ended) return;
    child = runnerProcess(system.appUrl, "supervised");
    child.once("exit", restart);
  };
  first.once("exit", restart);
  await shards(first, 2);
  await system.owner.close();
  const postmaster = readFileSync(join(server.dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0] ?? "";
  const port = Number(new URL(server.url).port);
  execFileSync("pkill", ["-KILL", "-P", postmaster]);
  process.kill(Number(postmaster), "SIGKILL");
  await new Promise((done) => setTimeout(done, 500));
  server = await startEmbedded({ dataDir, port });
  const url = new URL(server.url);
  url.pathname = "/database_killed";
  const owner = openDatabase({ url: url.toString(), max: 2, name: "owner" });
  expect((await awaitRun(owner, runId, 60)).status).toBe("done");
  ended = true;
  child.kill("SIGKILL");
  await gone(child);
  expect(await lines(owner)).toEqual(expected);
  await owner.close();
});
