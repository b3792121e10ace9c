import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@banksia/db";
import { type TestDatabase, testDatabase } from "@banksia/db/test/harness";
import {
  type Runner,
  type RunRequest,
  type ShardQueue,
  cancelRun,
  installQueue,
  openQueue,
  startRun,
  startRunner,
} from "../src/index.ts";
import { type Fixture, provider } from "./fixture.ts";
import { awaitRun } from "./helpers.ts";

let db: TestDatabase;
let fixture: Fixture;
let queue: ShardQueue;
let runners: Runner[];
let actor: Actor;

beforeAll(async () => {
  db = await testDatabase();
  await installQueue(db.ownerUrl);
  fixture = await provider(db.owner, 1_300);
  queue = await openQueue({ url: db.appUrl });
  runners = await Promise.all(["a", "b"].map((name) => startRunner({ url: db.appUrl, threads: 2, name })));
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
  await Promise.all(runners.map((runner) => runner.stop()));
  await queue.close();
  await db.close();
});

const month = (name: string, first: string, last: string): RunRequest => ({
  kind: "billing",
  preview: false,
  postingDate: first,
  endDate: last,
  filters: {},
  journalId: null,
  newJournal: { journalTypeId: fixture.journalType, description: name },
});

/** Days of a schedule line charged to an invoicee more than once. */
const doubles = () => db.owner
  .sql`select schedule_line_id, customer_id, d from journal_line, generate_series(period_from, period_to, interval '1 day') d
  where kind <> 'reversal' group by 1, 2, 3 having count(*) > 1 limit 5`;

test("three runs of the same month at once bill no day twice and miss none", async () => {
  const request = month("October", "2026-10-01", "2026-10-31");
  const runs = await Promise.all([1, 2, 3].map(() => startRun(db.app, queue, actor, request)));
  const ended = await Promise.all(runs.map((run) => awaitRun(db.owner, run.runId)));
  expect(ended.map((run) => run.status)).toEqual(["done", "done", "done"]);
  expect(ended.reduce((sum, run) => sum + run.parked, 0)).toBe(0);
  expect([...(await doubles())]).toEqual([]);
  const [missing] = await db.owner
    .sql`select count(*)::int as n from billing_schedule_line where billed <> '{[2026-10-01,2026-11-01)}'`;
  expect(missing).toEqual({ n: 0 });
});

test("a cancelled run leaves a usable journal and the next run proposes the rest", async () => {
  const request = month("November", "2026-11-01", "2026-11-30");
  const started = await startRun(db.app, queue, actor, request);
  await cancelRun(db.app, actor, started.runId);
  expect((await awaitRun(db.owner, started.runId)).status).toBe("cancelled");
  const [half] = await db.owner
    .sql`select count(*)::int as n from (select client_id, count(distinct schedule_line_id) as lines from journal_line
      where period_from = '2026-11-01' group by 1) x
    where lines <> (select count(*) from billing_schedule_line l where l.client_id = x.client_id)`;
  expect(half).toEqual({ n: 0 });
  const rest = await startRun(db.app, queue, actor, { ...request, journalId: started.journalId, newJournal: null });
  await awaitRun(db.owner, rest.runId);
  expect([...(await doubles())]).toEqual([]);
  const [missing] = await db.owner
    .sql`select count(*)::int as n from billing_schedule_line where not billed @> '[2026-10-01,2026-12-01)'::daterange`;
  expect(missing).toEqual({ n: 0 });
});

test("a run of somebody with one facility touches only that facility", async () => {
  const north: Actor = { ...actor, id: fixture.northUser, userId: fixture.northUser, name: "north" } as Actor;
  const started = await startRun(db.app, queue, north, month("December", "2026-12-01", "2026-12-31"));
  await awaitRun(db.owner, started.runId);
  const services = await db.owner.sql`select distinct service_id from journal_line where period_from = '2026-12-01'`;
  expect(services.map((row) => row["service_id"])).toEqual([fixture.services[0]]);
});
