import type { Actor } from "@banksia/db";
import { type TestDatabase, testDatabase } from "@banksia/db/test/harness";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ShardQueue, startRun } from "../src/index.ts";
import { loadAddedRates, loadNationalRates, proposeRates } from "../src/national-rates.ts";
import { queryOfSql, recalculateResidents } from "../src/residents/recalculate.ts";
import { loadRun, processShard } from "../src/shard.ts";
import { type ResidentProvider, person, residentProvider, stay } from "./residents-fixture.ts";

let db: TestDatabase;
let at: ResidentProvider;
let client: number;
let actor: Actor;

beforeAll(async () => {
  db = await testDatabase();
  at = await residentProvider(db.owner);
  actor = { kind: "user", id: at.user, userId: at.user, name: "finance", role: "finance_officer", scopes: null };
  await db.owner.sql`update legal_entity set bill_from = '2026-11-01'`;
  await db.owner.sql`update billing_code set national_rate = 'basic_daily_fee' where id = ${at.codes.basic_daily_fee}`;
  client = await person(db.owner, at);
  await stay(db.owner, at, client, { entryDate: "2025-12-01" });
  await db.owner.sql`insert into client_cap (client_id, first_entry_date) values (${client}, '2025-12-01')`;
  await db.owner
    .sql`insert into fee_advice (client_id, issued_on, start_date, means_tested_amount, source, created_by_name)
      values (${client}, '2025-12-10', '2025-12-01', 150.00, 'entered', 'test')`;
  await db.app.sql.begin(async (tx) => {
    await tx`select banksia.begin_as_user(${at.user})`;
    await recalculateResidents(queryOfSql(tx), [client], "2026-11-22");
  });
});
afterAll(() => db.close());

/** The shards are done by hand. */
const queue: ShardQueue = {
  send: () => Promise.resolve(),
  fetch: () => Promise.resolve([]),
  complete: () => Promise.resolve(),
  fail: () => Promise.resolve(),
  touch: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

/** What a preview of November comes to, by code. */
async function preview(
  proposedRates: { tableKey: string; from: string; value: string }[],
): Promise<Record<string, string>> {
  const started = await startRun(db.app, queue, actor, {
    kind: "billing",
    preview: true,
    postingDate: "2026-11-30",
    endDate: "2026-11-30",
    filters: { proposedRates },
    journalId: null,
    newJournal: null,
  });
  const run = await db.app.sql.begin(async (tx) => {
    await tx`select banksia.begin_as_system()`;
    return loadRun(tx, started.runId);
  });
  for (let shard = 0; shard < started.shardCount; shard += 1)
    expect(await processShard(db.app.sql, run, shard, "test")).toMatchObject({ outcome: "done", parked: 0 });
  const rows = await db.owner.sql<{ code: string; amount: string }[]>`
    select c.code, (sum((t ->> 'amountCents')::numeric) / 100)::numeric(12, 2)::text as amount
    from run_shard s cross join lateral jsonb_array_elements(s.totals) t join billing_code c on c.id = (t ->> 'billingCodeId')::bigint
    where s.run_id = ${started.runId} group by c.code order by c.code`;
  return Object.fromEntries(rows.map((row) => [row.code, row.amount]));
}

const standing = async () => ({
  rates: await db.owner
    .sql`select billing_code_id, client_id, start_date, end_date, rate, derived from billing_rate order by id`,
  lines: await db.owner
    .sql`select id, start_date, end_date, adjust_from, billed from billing_schedule_line order by id`,
  added: await db.owner.sql`select * from national_rate`,
  journal: await db.owner.sql`select count(*)::int as n from journal_line`,
});

test("a proposed figure reaches global rates and the client's own amounts, and leaves no trace", async () => {
  const before = await standing();
  const without = await preview([]);
  // 30 days: 66.80, 22.15 and 150.00 - 72.30 - 22.15 = 55.55 a day.
  expect(without).toEqual({ BDF: "2004.00", HC: "664.50", NCC: "1666.50" });
  const withFees = await preview([{ tableKey: "basic_daily_fee", from: "2026-11-21", value: "70.00" }]);
  expect(withFees).toEqual({ ...without, BDF: "2036.00" });
  // More hotelling, and so much less for care.
  const withHotelling = await preview([
    { tableKey: "hotelling_contribution_maximum", from: "2026-11-16", value: "25.15" },
  ]);
  expect(withHotelling).toEqual({ ...without, HC: "709.50", NCC: "1621.50" });
  expect(await standing()).toEqual(before);
});

test("no other run takes one, and nothing is written for it", async () => {
  const started = startRun(db.app, queue, actor, {
    kind: "billing",
    preview: false,
    postingDate: "2026-11-30",
    endDate: "2026-11-30",
    filters: { proposedRates: [] },
    journalId: null,
    newJournal: { journalTypeId: at.journalType, description: "refused" },
  });
  await expect(started).rejects.toMatchObject({ code: "PREVIEW_ONLY" });
  const [made] = await db.owner.sql`select count(*)::int as n from journal`;
  expect(made).toEqual({ n: 0 });
});

test("figures are proposed to one transaction only, in the place of those of the same day", async () => {
  await db.owner.sql`insert into national_rate (table_key, start_date, value, source, verified, created_by_name)
    values ('mpir', '2026-10-01', 8.51, 'ato.gov.au', true, 'test'), ('mpir', '2027-01-01', 8.60, 'ato.gov.au', true, 'test')`;
  await db.app.sql.begin(async (tx) => {
    const query = queryOfSql(tx);
    await proposeRates(query, [
      { tableKey: "mpir", from: "2026-10-01", value: "8.7" },
      { tableKey: "basic_daily_fee", from: "2026-09-20", value: "68.10" },
    ]);
    expect(await loadAddedRates(query)).toEqual([
      { tableKey: "basic_daily_fee", from: "2026-09-20", value: "68.1", source: "proposed", verified: false },
      { tableKey: "mpir", from: "2026-10-01", value: "8.7", source: "proposed", verified: false },
      { tableKey: "mpir", from: "2027-01-01", value: "8.6", source: "ato.gov.au", verified: true },
    ]);
    const rates = await loadNationalRates(query);
    expect(rates.on("mpir", "2026-12-31")).toMatchObject({ value: "8.70", to: "2026-12-31" });
  });
  const rates = await db.app.sql.begin((tx) => loadNationalRates(queryOfSql(tx)));
  expect(rates.on("mpir", "2026-12-31")?.value).toBe("8.51");
  expect(rates.on("basic_daily_fee", "2026-12-31")?.value).toBe("66.80");
  expect(() => rates.chain("nothing")).toThrow(RangeError);
});
