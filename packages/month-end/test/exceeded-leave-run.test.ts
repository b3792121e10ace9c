import type { Actor } from "@banksia/db";
import { type TestDatabase, testDatabase } from "@banksia/db/test/harness";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  type RunRequest,
  type Runner,
  type ShardQueue,
  installQueue,
  openQueue,
  retryParked,
  startRun,
  startRunner,
} from "../src/index.ts";
import { queryOfSql, recalculateResidents } from "../src/residents/recalculate.ts";
import { awaitRun, forcePosted } from "./helpers.ts";
import { type ResidentProvider, person, residentProvider, stay } from "./residents-fixture.ts";

let db: TestDatabase;
let at: ResidentProvider;
let queue: ShardQueue;
let runner: Runner;
let actor: Actor;
let client: number;
let entry: number;

beforeAll(async () => {
  db = await testDatabase();
  await installQueue(db.ownerUrl);
  at = await residentProvider(db.owner);
  queue = await openQueue({ url: db.appUrl });
  runner = await startRunner({ url: db.appUrl, threads: 2, name: "test runner" });
  actor = { kind: "user", id: at.user, userId: at.user, name: "finance", role: "finance_officer", scopes: null };
});
afterAll(async () => {
  await runner.stop();
  await queue.close();
  await db.close();
});

async function recalculated(): Promise<void> {
  await db.owner.sql.begin(async (tx) => {
    await recalculateResidents(queryOfSql(tx), [client], "2026-03-31");
  });
}

async function run(kind: RunRequest["kind"], more: Partial<RunRequest> = {}) {
  const started = await startRun(db.app, queue, actor, {
    kind,
    preview: false,
    postingDate: "2026-03-31",
    endDate: "2026-03-31",
    filters: { clientIds: [client] },
    journalId: null,
    newJournal: { journalTypeId: at.journalType, description: kind },
    ...more,
  });
  return { ...(await awaitRun(db.owner, started.runId)), ...started };
}

/** Net of a code, and of all codes, in cents-exact text. */
async function net(code?: keyof ResidentProvider["codes"]): Promise<string> {
  const [row] = await db.owner.sql<{ net: string }[]>`
    select coalesce(sum(amount), 0)::numeric(12, 2)::text as net from journal_line
    where client_id = ${client} ${code === undefined ? db.owner.sql`` : db.owner.sql`and billing_code_id = ${at.codes[code]}`}`;
  return row?.net ?? "";
}

/** 60 days of social leave: 5 January to 5 March, back on the 6th. The 53rd day is 26 February. */
async function away(): Promise<void> {
  await db.owner.sql`insert into leave_record (service_entry_id, client_id, service_id, type, start_date, end_date)
    values (${entry}, ${client}, ${at.homes[0]}, 'social', '2026-01-05', '2026-03-06')`;
}
const agreed = () =>
  db.owner.sql`insert into bed_reservation (service_entry_id, client_id, service_id, start_date)
    values (${entry}, ${client}, ${at.homes[0]}, '2026-01-01')`;

beforeEach(async () => {
  client = await person(db.owner, at);
  entry = await stay(db.owner, at, client, { entryDate: "2025-12-01" });
  const { sql } = db.owner;
  await sql`insert into fee_advice (client_id, issued_on, start_date, means_tested_amount, source, created_by_name)
    values (${client}, '2025-12-20', '2025-12-01', 150, 'entered', 'Test')`;
  await sql`insert into client_cap (client_id, first_entry_date) values (${client}, '2025-12-01')`;
  await recalculated();
});

describe("60 days of social leave in a billed quarter", () => {
  test("contributions are taken back by the adjustment, the place is charged by this run, and again nothing", async () => {
    const billed = await run("billing");
    expect(billed.parked).toBe(0);
    await forcePosted(db.owner, billed.journalId);
    // December to March: 121 days at 65.55 and 66.80, 22.15 and 56.91.
    expect(await net("hotelling_contribution")).toBe("2680.15");
    const before = await net();

    await away();
    await agreed();
    const preview = await run("exceeded_leave", { preview: true, newJournal: null });
    expect(preview).toMatchObject({ status: "done", clientCount: 1, lineCount: 2, parked: 0 });
    expect(await net()).toBe(before);
    const [derived] = await db.owner.sql<{ count: number }[]>`
      select count(*)::int as count from billing_schedule_line where client_id = ${client} and origin = 'calculated'`;
    expect(derived?.count).toBe(0);

    const left = await run("exceeded_leave");
    expect(left).toMatchObject({ status: "done", parked: 0, lineCount: 2 });
    // 8 days: 3 in February and 5 in March, at 65.55 + 22.15 + 56.91 + 147.82.
    const lines = await db.owner.sql<{ text: string }[]>`
      select period_from || ' ' || period_to || ' ' || rate::numeric(12,2) || ' ' || amount as text from journal_line
      where client_id = ${client} and billing_code_id = ${at.codes.bed_reservation_fee} order by period_from`;
    expect(lines.map((row) => row.text)).toEqual([
      "2026-02-26 2026-02-28 292.43 877.29",
      "2026-03-01 2026-03-05 292.43 1462.15",
    ]);
    expect(await run("exceeded_leave")).toMatchObject({ lineCount: 0, parked: 0 });

    const adjusted = await run("adjustment");
    expect(adjusted).toMatchObject({ status: "done", parked: 0 });
    // 8 days of 65.55, 22.15 and 56.91 less.
    const cents = (text: string) => Math.round(Number(text) * 100);
    expect(cents(adjusted.amount)).toBe(-8 * (6555 + 2215 + 5691));
    expect(cents(await net())).toBe(cents(before) - 8 * (6555 + 2215 + 5691) + 8 * 29243);
    expect((await run("billing")).lineCount).toBe(0);
    expect((await run("adjustment")).lineCount).toBe(0);
  });

  test("nothing agreed: reported and not charged, and charged alone once it is", async () => {
    await away();
    await recalculated();
    const first = await run("exceeded_leave");
    expect(first).toMatchObject({ status: "done", lineCount: 0, parked: 1 });
    const [parked] = await db.owner.sql<{ code: string; message: string; detail: { day: string; severity: string } }[]>`
      select code, message, detail from run_parked where run_id = ${first.runId}`;
    expect(parked).toMatchObject({ code: "NOT_AGREED", detail: { day: "2026-02-26", severity: "warning" } });
    expect(parked?.message).toContain("8 days are not charged");

    await agreed();
    await retryParked(db.app, queue, actor, first.runId, [client]);
    expect(await awaitRun(db.owner, first.runId)).toMatchObject({ status: "done", lineCount: 2, parked: 0 });
    expect(await net("bed_reservation_fee")).toBe("2339.44");
  });

  test("who took 52 days or fewer is not looked at; days taken elsewhere count", async () => {
    await db.owner.sql`insert into leave_record (service_entry_id, client_id, service_id, type, start_date, end_date)
      values (${entry}, ${client}, ${at.homes[0]}, 'social', '2026-01-05', '2026-01-15')`;
    expect((await run("exceeded_leave")).clientCount).toBe(0);
    await db.owner.sql`insert into leave_before (client_id, financial_year, days) values (${client}, 2025, 45)`;
    await agreed();
    const found = await run("exceeded_leave");
    // 45 before, so the 8th, 9th and 10th day are past the 52.
    expect(found).toMatchObject({ clientCount: 1, lineCount: 1, amount: "877.29" });
  });
});
