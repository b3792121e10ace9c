import type { Actor } from "@banksia/db";
import { type TestDatabase, testDatabase } from "@banksia/db/test/harness";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type RunRequest,
  type Runner,
  type ShardQueue,
  installQueue,
  openQueue,
  startRun,
  startRunner,
} from "../src/index.ts";
import { awaitRun } from "./helpers.ts";
import { type ResidentProvider, residentProvider } from "./residents-fixture.ts";

let db: TestDatabase;
let at: ResidentProvider;
let queue: ShardQueue;
let runner: Runner;
let actor: Actor;
const COUNT = 600;

beforeAll(async () => {
  db = await testDatabase();
  await installQueue(db.ownerUrl);
  at = await residentProvider(db.owner);
  const { sql } = db.owner;
  await sql`insert into customer (account, type, name, first_name, last_name, customer_group_id, terms_of_payment_id, home_service_id)
    select 'C' || lpad(n::text, 6, '0'), 'person', 'Client ' || n, 'Client', n::text, ${at.group}, ${at.terms}, ${at.homes[0]}
    from generate_series(1, ${COUNT}) n order by n`;
  await sql`insert into service_entry (client_id, service_id, care_type_id, funded, entry_date, billing_start_date)
    select id, ${at.homes[0]}, ${at.permanent}, true, '2025-12-01', '2025-12-01' from customer order by id`;
  await sql`insert into billing_schedule_line (client_id, service_entry_id, billing_code_id, service_id, start_date)
    select client_id, id, ${at.codes.basic_daily_fee}, service_id, entry_date from service_entry order by id`;
  await sql`insert into fee_advice (client_id, issued_on, start_date, means_tested_amount, source, created_by_name)
    select id, '2025-12-20', '2025-12-01', 150 + id % 7, 'file', 'Test' from customer`;
  queue = await openQueue({ url: db.appUrl });
  runner = await startRunner({ url: db.appUrl, threads: 2, name: "test runner" });
  actor = { kind: "user", id: at.user, userId: at.user, name: "finance", role: "finance_officer", scopes: null };
});
afterAll(async () => {
  await runner.stop();
  await queue.close();
  await db.close();
});

const everybody = (more: Partial<RunRequest> = {}): RunRequest => ({
  kind: "resident_fees",
  preview: false,
  postingDate: "2026-10-15",
  endDate: "2026-10-15",
  filters: {},
  journalId: null,
  newJournal: null,
  ...more,
});

async function run(more: Partial<RunRequest> = {}) {
  const started = await startRun(db.app, queue, actor, everybody(more));
  expect(started).toMatchObject({ journalId: null });
  return { ...(await awaitRun(db.owner, started.runId)), runId: started.runId, clientCount: started.clientCount };
}

const hotelling = async () =>
  (
    await db.owner.sql<{ text: string }[]>`
      select r.start_date || ' ' || r.rate::numeric(12,2) || ' ' || count(*) as text from billing_rate r
      where r.derived and r.billing_code_id = ${at.codes.hotelling_contribution} group by r.start_date, r.rate order by r.start_date`
  ).map((row) => row.text);

test("works out everybody, previews first, and a national rate that is added reaches everybody", async () => {
  const preview = await run({ preview: true });
  expect(preview).toMatchObject({ status: "done", clientCount: COUNT, parked: 0 });
  // A cohort, two lines, one rate of hotelling and two of non-clinical care for each client.
  expect(preview.lineCount).toBe(COUNT * 6);
  expect(await hotelling()).toEqual([]);

  const first = await run();
  expect(first).toMatchObject({ status: "done", lineCount: COUNT * 6, parked: 0, amount: "0.00" });
  expect(await hotelling()).toEqual([`2025-12-01 22.15 ${COUNT}`]);
  expect((await run()).lineCount).toBe(0);

  await db.owner.sql`insert into national_rate (table_key, start_date, value, source, verified, created_by_name)
    values ('hotelling_contribution_maximum', '2026-09-20', 22.90, 'Schedule of September 2026', true, 'Test')`;
  const again = await run();
  expect(again).toMatchObject({ status: "done", parked: 0 });
  expect(await hotelling()).toEqual([`2025-12-01 22.15 ${COUNT}`, `2026-09-20 22.90 ${COUNT}`]);
});

test("a client whose facts cannot be is set aside, the others are done, and it is done alone once mended", async () => {
  const [client] = await db.owner.sql<{ id: number }[]>`select id from customer order by id limit 1`;
  const id = client?.id ?? 0;
  await db.owner
    .sql`insert into arrangement_override (client_id, field, arrangement, start_date, reason, created_by_name)
    values (${id}, 'fee', 'PRE14', '2026-01-01', 'By mistake', 'Test')`;
  await db.owner
    .sql`insert into earlier_stay (client_id, kind, home, start_date, end_date) values (${id}, 'permanent', 'Acacia', '2024-01-01', '2024-02-01')`;
  await db.owner.sql`alter table earlier_stay drop constraint earlier_stay_dates`;
  await db.owner.sql`update earlier_stay set end_date = '2023-02-01' where client_id = ${id}`;
  await db.owner.sql`delete from national_rate`;
  const done = await run();
  expect(done).toMatchObject({ status: "done", parked: 1 });
  const [parked] = await db.owner.sql<
    { code: string; message: string }[]
  >`select code, message from run_parked where client_id = ${id} and resolved_at is null`;
  expect(parked).toMatchObject({ code: "STAY_ENDS_BEFORE_IT_STARTS" });
  expect(await hotelling()).toEqual([`2025-12-01 22.15 ${COUNT}`, `2026-09-20 22.90 1`]);
  await db.owner.sql`delete from earlier_stay where client_id = ${id}`;
  await db.owner.sql`delete from arrangement_override where client_id = ${id}`;
  expect(await run({ filters: { clientIds: [id] } })).toMatchObject({ clientCount: 1, parked: 0 });
  expect(await hotelling()).toEqual([`2025-12-01 22.15 ${COUNT}`]);
});
