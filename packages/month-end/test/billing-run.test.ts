import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@banksia/db";
import { type TestDatabase, testDatabase } from "@banksia/db/test/harness";
import {
  type Runner,
  type RunRequest,
  type ShardQueue,
  installQueue,
  openQueue,
  startRun,
  startRunner,
} from "../src/index.ts";
import { type Fixture, provider } from "./fixture.ts";
import { awaitRun, lines } from "./helpers.ts";

let db: TestDatabase;
let fixture: Fixture;
let queue: ShardQueue;
let runner: Runner;
let actor: Actor;

beforeAll(async () => {
  db = await testDatabase();
  await installQueue(db.ownerUrl);
  fixture = await provider(db.owner, 450);
  queue = await openQueue({ url: db.appUrl });
  runner = await startRunner({ url: db.appUrl, threads: 2, name: "test runner" });
  actor = {
    kind: "user",
    id: fixture.user,
    userId: fixture.user,
    name: "finance",
    role: "finance_officer",
    scopes: null,
  };
});
afterAll(async () => {
  await runner.stop();
  await queue.close();
  await db.close();
});

const october = (more: Partial<RunRequest> = {}): RunRequest => ({
  kind: "billing",
  preview: false,
  postingDate: "2026-10-01",
  endDate: "2026-10-31",
  filters: {},
  journalId: null,
  newJournal: { journalTypeId: fixture.journalType, description: "October 2026" },
  ...more,
});

test("a preview writes nothing and gives the totals of the run that follows", async () => {
  const preview = await startRun(db.app, queue, actor, october({ preview: true }));
  const seen = await awaitRun(db.owner, preview.runId);
  expect(seen.status).toBe("done");
  expect(await lines(db.owner)).toEqual([]);
  const real = await startRun(db.app, queue, actor, october());
  const done = await awaitRun(db.owner, real.runId);
  expect(done.amount).toBe(seen.amount);
  expect(done.lineCount).toBe(seen.lineCount);
  const written = await lines(db.owner);
  expect(written.length).toBe(done.lineCount);
  const total = written.reduce((sum, line) => sum + Math.round(Number(line.amount) * 100), 0);
  expect((total / 100).toFixed(2)).toBe(done.amount);
});

test("the rerun finds nothing missing", async () => {
  const before = await lines(db.owner);
  const again = await startRun(db.app, queue, actor, october());
  expect(again.clientCount).toBe(0);
  expect((await awaitRun(db.owner, again.runId)).status).toBe("done");
  expect(await lines(db.owner)).toEqual(before);
});
