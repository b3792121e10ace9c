import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@banksia/db";
import { type TestDatabase, testDatabase } from "@banksia/db/test/harness";
import {
  type Runner,
  type RunKind,
  type RunRequest,
  type ShardQueue,
  installQueue,
  openQueue,
  retryParked,
  startRun,
  startRunner,
} from "../src/index.ts";
import { type Fixture, provider } from "./fixture.ts";
import { awaitRun, forcePosted, lines } from "./helpers.ts";

let db: TestDatabase;
let fixture: Fixture;
let queue: ShardQueue;
let runner: Runner;
let actor: Actor;

beforeAll(async () => {
  db = await testDatabase();
  await installQueue(db.ownerUrl);
  fixture = await provider(db.owner, 24);
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

async function run(kind: RunKind, more: Partial<RunRequest> = {}) {
  const started = await startRun(db.app, queue, actor, {
    kind,
    preview: false,
    postingDate: "2026-10-01",
    endDate: "2026-10-31",
    filters: {},
    journalId: null,
    newJournal: { journalTypeId: fixture.journalType, description: kind },
    ...more,
  });
  return { ...started, ...(await awaitRun(db.owner, started.runId)) };
}

const linesOf = async (journalId: number | null) => db.owner
  .sql`select kind, period_from, period_to, quantity::float, rate::float, sum(amount)::text as amount
  from journal_line where journal_id = ${journalId} and client_id = ${fixture.clients[4] ?? 0}
  group by charge_id, kind, period_from, period_to, quantity, rate order by kind desc, period_from`;

test("a rate change on billed days: the whole reversal, then a line for each stretch at its own rate", async () => {
  const billed = await run("billing");
  await forcePosted(db.owner, billed.journalId);
  await db.owner.sql`update billing_rate set end_date = '2026-10-14' where billing_code_id = ${fixture.codes.daily}`;
  await db.owner
    .sql`insert into billing_rate (billing_code_id, start_date, model, rate) values (${fixture.codes.daily}, '2026-10-15', 'amount', 70.00)`;
  const adjusted = await run("adjustment");
  expect(await linesOf(adjusted.journalId)).toMatchObject([
    { kind: "reversal", period_from: "2026-10-01", period_to: "2026-10-31", quantity: -31, amount: "-2070.80" },
    { kind: "rebill", period_from: "2026-10-01", period_to: "2026-10-14", quantity: 14, rate: 66.8, amount: "935.20" },
    { kind: "rebill", period_from: "2026-10-15", period_to: "2026-10-31", quantity: 17, rate: 70, amount: "1190.00" },
  ]);
  await forcePosted(db.owner, adjusted.journalId);
  const again = await run("adjustment");
  expect(again.clientCount).toBe(0);
  expect(again.lineCount).toBe(0);
});

test("a flag without a change in money proposes nothing and is cleared", async () => {
  await db.owner
    .sql`update billing_schedule_line set adjust_from = '2026-10-01' where billing_code_id = ${fixture.codes.daily}`;
  const looked = await run("adjustment");
  expect(looked).toMatchObject({ clientCount: 24, lineCount: 0 });
  const [flagged] = await db.owner
    .sql`select count(*)::int as n from billing_schedule_line where adjust_from is not null`;
  expect(flagged).toEqual({ n: 0 });
});

test("a departure takes back what was billed too far", async () => {
  const [client = 0] = fixture.clients.slice(6);
  await db.owner
    .sql`update service_entry set departure_date = '2026-10-20', departure_reason = 'home' where client_id = ${client}`;
  const adjusted = await run("adjustment");
  expect(adjusted.clientCount).toBe(1);
  const [net] = await db.owner
    .sql`select sum(l.amount)::text as amount from journal_line l where client_id = ${client} and billing_code_id = ${fixture.codes.daily}`;
  expect(net).toEqual({ amount: (14 * 66.8 + 6 * 70).toFixed(2) });
  // Dropping the draft brings the flag and the days back, so that the next run proposes the same.
  const before = await lines(db.owner);
  await db.owner.sql`delete from journal_line where journal_id = ${adjusted.journalId}`;
  const again = await run("adjustment");
  expect(again.clientCount).toBe(1);
  expect(await lines(db.owner)).toEqual(before);
});

test("a client whose rate is missing is parked with the reason, the others go through, and a retry alone mends it", async () => {
  const [client = 0] = fixture.clients.slice(8);
  const [code] = await db.owner.sql<
    { id: number }[]
  >`insert into billing_code (code, description, unit, timing, tax_code_id, account_name_id, revenue_account_id)
    select 'NORATE', 'No rate', 'day', 'advance', tax_code_id, account_name_id, revenue_account_id from billing_code where code = 'BDF' returning id`;
  await db.owner
    .sql`insert into billing_schedule_line (client_id, service_entry_id, billing_code_id, service_id, start_date)
    select client_id, id, ${code?.id ?? 0}, service_id, '2026-10-01' from service_entry where client_id = ${client}`;
  const november = await run("billing", { postingDate: "2026-11-01", endDate: "2026-11-30" });
  expect(november.parked).toBe(1);
  const [parked] = await db.owner
    .sql`select client_id, code, message from run_parked where run_id = ${november.runId} and resolved_at is null`;
  expect(parked).toMatchObject({ client_id: client, code: "RATE_MISSING" });
  expect(parked?.["message"]).toContain("NORATE");
  const [none] = await db.owner
    .sql`select count(*)::int as n from journal_line where client_id = ${client} and period_from >= '2026-11-01'`;
  expect(none).toEqual({ n: 0 });
  await db.owner
    .sql`insert into billing_rate (billing_code_id, start_date, model, rate) values (${code?.id ?? 0}, '2026-01-01', 'amount', 1.50)`;
  expect(await retryParked(db.app, queue, actor, november.runId, [client])).toBe(1);
  const mended = await awaitRun(db.owner, november.runId);
  expect(mended).toMatchObject({ status: "done", parked: 0 });
  const [some] = await db.owner
    .sql`select sum(amount)::text as amount from journal_line where client_id = ${client} and billing_code_id = ${code?.id ?? 0} and period_from >= '2026-11-01'`;
  expect(some).toEqual({ amount: "45.00" });
});
