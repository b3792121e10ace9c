import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@banksia/db";
import { type TestDatabase, testDatabase } from "@banksia/db/test/harness";
import { type Runner, type ShardQueue, installQueue, openQueue, startRun, startRunner } from "@banksia/month-end";
import { createContext } from "@banksia/services/context";
import { postJournal } from "@banksia/services/ledger/post-journal";
import { verifyDatabase } from "@banksia/services/verify/verify-database";
import { type DemoMonth, demoApiKey, demoState, loadDemo } from "../src/index.ts";
import { authenticateKey } from "@banksia/services/access/authenticate";

let db: TestDatabase;
let queue: ShardQueue;
let runner: Runner;
beforeAll(async () => {
  db = await testDatabase();
  await installQueue(db.ownerUrl);
  queue = await openQueue({ url: db.appUrl });
  runner = await startRunner({ url: db.appUrl, threads: 2, name: "demo test" });
});
afterAll(async () => {
  await runner.stop();
  await queue.close();
  await db.close();
});

async function propose(kind: "billing" | "adjustment", from: string, to: string) {
  const signedIn = await authenticateKey(db.app, demoApiKey);
  const actor: Actor = signedIn!.actor;
  const { runId, journalId } = await startRun(db.app, queue, actor, {
    kind,
    preview: false,
    postingDate: from,
    endDate: to,
    filters: { departed: "include" },
    journalId: null,
    newJournal: { journalTypeId: 1, description: `${kind} ${from}` },
  });
  for (;;) {
    const [run] = await db.owner.sql<{ status: string }[]>`select status from run where id = ${runId}`;
    if (run?.status === "done") break;
    await new Promise((done) => setTimeout(done, 50));
  }
  const context = createContext(db.app, actor);
  return { runId, post: () => postJournal(context, { journalId: journalId! }) };
}

test("months are billed by real month-ends; what is learnt late is then to be adjusted; an interrupted load goes on", async () => {
  const options = { clients: 150, seed: 5, today: "2026-11-22" };
  const months: DemoMonth[] = [];
  const bill = async (month: DemoMonth) => {
    months.push(month);
    const { post } = await propose("billing", month.from, month.to);
    await post();
  };
  await expect(
    loadDemo(db.ownerUrl, {
      ...options,
      history: {
        months: 2,
        bill: async (month) => {
          if (month.number === 2) throw new Error("the power went out");
          await bill(month);
        },
      },
    }),
  ).rejects.toThrow("the power went out");
  expect(await demoState(db.owner.sql)).toBe("unfinished");
  // Whatever is asked for now, what was begun is finished.
  const summary = await loadDemo(db.ownerUrl, { clients: 9, today: "2027-05-05", history: { months: 1, bill } });
  expect(summary).toMatchObject({ ...options, months: 2, billed: 2 });
  expect(months).toEqual([
    { from: "2026-09-01", to: "2026-09-30", number: 1, of: 2 },
    { from: "2026-10-01", to: "2026-10-31", number: 2, of: 2 },
  ]);
  expect(await demoState(db.owner.sql)).toBe("finished");

  const [flagged] = await db.owner.sql<
    { n: number }[]
  >`select count(*) as n from billing_schedule_line where adjust_from is not null`;
  expect(flagged!.n).toBeGreaterThan(0);
  const adjusted = await propose("adjustment", "2026-11-01", "2026-11-30");
  expect((await adjusted.post()).journal.lineCount).toBeGreaterThan(0);
  const billed = await propose("billing", "2026-11-01", "2026-11-30");
  await billed.post();

  // Exactly the clients with something wrong are set aside, each for the reason given.
  const parked = await db.owner.sql<
    { client_id: number; code: string }[]
  >`select client_id, code from run_parked where run_id = ${billed.runId} order by 1`;
  expect([...parked]).toEqual(
    summary.problems
      .map(({ clientId, expect: code }) => ({ client_id: clientId, code }))
      .toSorted((a, b) => a.client_id - b.client_id),
  );
  const results = await verifyDatabase(db.owner.sql);
  expect(results.filter((result) => result.status === "fail")).toEqual([]);
});
