import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@banksia/db/test/harness";
import { type Runner, type ShardQueue, installQueue, openQueue, startDueSchedules, startRunner } from "../src/index.ts";
import { type Fixture, provider } from "./fixture.ts";
import { awaitRun } from "./helpers.ts";

let db: TestDatabase;
let fixture: Fixture;
let queue: ShardQueue;
let runner: Runner;

beforeAll(async () => {
  db = await testDatabase();
  await installQueue(db.ownerUrl);
  fixture = await provider(db.owner, 12);
  queue = await openQueue({ url: db.appUrl });
  runner = await startRunner({ url: db.appUrl, threads: 1, name: "test runner" });
});
afterAll(async () => {
  await runner.stop();
  await queue.close();
  await db.close();
});

/** On the last day of each month: bill the next month, posting on its first. */
async function schedule(userId: number, nextDate: string, timesLeft: number | null): Promise<number> {
  const [row] = await db.owner.sql<{ id: number }[]>`
    insert into run_schedule (name, kind, journal_type_id, recurrence, posting_date_rule, end_date_rule, next_date, times_left, user_id)
    values ('Month-end', 'billing', ${fixture.journalType}, '{"every": "month", "interval": 1, "day": "last"}',
      '{"months": 1, "anchor": "first_of_month", "days": 0}', '{"months": 1, "anchor": "last_of_month", "days": 0}', ${nextDate}, ${timesLeft}, ${userId})
    returning id`;
  return row?.id ?? 0;
}

const stateOf = (id: number) =>
  db.owner.sql`select next_date, times_left, active from run_schedule where id = ${id}`.then((rows) => rows[0]);

test("fires on its day, once, with dates counted from that day, and moves on", async () => {
  const id = await schedule(fixture.user, "2029-09-30", 2);
  expect(await startDueSchedules(db.app.sql, queue, "2029-09-29")).toEqual([]);
  const both = await Promise.all([
    startDueSchedules(db.app.sql, queue, "2029-09-30"),
    startDueSchedules(db.app.sql, queue, "2029-09-30"),
  ]);
  const [runId = 0, ...more] = both.flat();
  expect(more).toEqual([]);
  const [run] = await db.owner
    .sql`select r.posting_date, r.end_date, r.started_by, j.description, j.status from run r join journal j on j.id = r.journal_id where r.id = ${runId}`;
  expect(run).toEqual({
    posting_date: "2029-10-01",
    end_date: "2029-10-31",
    started_by: fixture.user,
    description: "Month-end, 2029-09-30",
    status: "draft",
  });
  expect(await stateOf(id)).toEqual({ next_date: "2029-10-31", times_left: 1, active: true });
  expect((await awaitRun(db.owner, runId)).status).toBe("done");
});

test("what was missed while nothing ran is made up once, and the last time ends it", async () => {
  const [row] = await db.owner.sql<{ id: number }[]>`select id from run_schedule limit 1`;
  expect((await startDueSchedules(db.app.sql, queue, "2029-12-05")).length).toBe(1);
  expect(await stateOf(row?.id ?? 0)).toEqual({ next_date: null, times_left: 0, active: false });
  expect(await startDueSchedules(db.app.sql, queue, "2030-12-05")).toEqual([]);
});

test("runs with the facilities of whoever set it up, and not at all once they may not sign in", async () => {
  const id = await schedule(fixture.northUser, "2031-01-31", null);
  const [runId = 0] = await startDueSchedules(db.app.sql, queue, "2031-01-31");
  const [run] = await db.owner.sql`select service_ids from run where id = ${runId}`;
  expect(run).toEqual({ service_ids: [fixture.services[0]] });
  await db.owner.sql`update app_user set active = false where id = ${fixture.northUser}`;
  expect(await startDueSchedules(db.app.sql, queue, "2031-02-28")).toEqual([]);
  expect(await stateOf(id)).toMatchObject({ next_date: "2031-02-28", active: true });
});
