import { type TestDatabase, testDatabase } from "@banksia/db/test/harness";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Found } from "./check.ts";
import { fundingAgrees } from "./funding-agrees.ts";
import { writeBooks } from "./test/books.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await writeBooks(db.owner.sql);
  await db.owner.sql.unsafe(`
    insert into funding_code (code, description, unit) values ('CLAWBACK', 'Set-off', 'day'), ('ANACC', 'AN-ACC', 'day');
    update billing_code set funding_code_id = 1 where code = 'MTCF';
    insert into funding_rate (funding_code_id, start_date, end_date, rate) values (2, '2026-01-01', '2026-06-30', 200), (2, '2026-07-01', null, 216.80);
    insert into funding_schedule_line (client_id, service_entry_id, funding_code_id, service_id, start_date) values (1, 1, 2, 1, '2026-08-10');
    insert into national_rate (table_key, start_date, value, source, verified, created_by_name) values ('mpir', '2026-10-01', 8.51, 'ato.gov.au', true, 'test');`);
});
afterAll(() => db.close());

async function look(check: string, breakIt = "select 1"): Promise<Found> {
  const found: Found[] = [];
  await db.owner.sql
    .begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx.unsafe(breakIt);
      found.push(await fundingAgrees.find(({ id }) => id === check)!.find(tx));
      throw new Error("undo");
    })
    .catch((error: unknown) => {
      if (!(error instanceof Error) || error.message !== "undo") throw error;
    });
  return found[0]!;
}

test("what the database made passes", async () => {
  for (const { id } of fundingAgrees) expect([id, await look(id)]).toEqual([id, { count: 0, rows: [] }]);
  const [mirror] = await db.owner
    .sql`select mirrors_id, client_id, start_date, end_date from funding_schedule_line where mirrors_id is not null`;
  expect(mirror).toEqual({ mirrors_id: 2, client_id: 1, start_date: "2026-08-10", end_date: null });
});

test.each<[string, string, string, object[]]>([
  [
    "10-mirrors-follow-fees",
    "a mirror is gone",
    "delete from funding_schedule_line where mirrors_id = 2",
    [{ schedule_line_id: 2, funding_line_id: null, what: "no mirror" }],
  ],
  [
    "10-mirrors-follow-fees",
    "a mirror ends elsewhere",
    "update funding_schedule_line set end_date = '2026-12-31' where mirrors_id = 2",
    [{ schedule_line_id: 2, what: "differs" }],
  ],
  [
    "10-mirrors-follow-fees",
    "a mirror has another service",
    "update funding_schedule_line set service_id = 2 where mirrors_id = 2",
    [{ what: "differs" }],
  ],
  [
    "10-mirrors-follow-fees",
    "a mirror is marked, its fee not",
    "update funding_schedule_line set in_error = true where mirrors_id = 2",
    [{ what: "differs" }],
  ],
  [
    "10-mirrors-follow-fees",
    "the fee was marked alone",
    "update billing_schedule_line set in_error = true where id = 2",
    [{ what: "differs" }],
  ],
  [
    "10-mirrors-follow-fees",
    "the stay is not funded any more",
    "update service_entry set funded = false where id = 1",
    [{ schedule_line_id: 2, what: "mirrors nothing that is set off" }],
  ],
  [
    "10-mirrors-follow-fees",
    "a fee that sets nothing off is mirrored",
    "insert into funding_schedule_line (client_id, service_entry_id, funding_code_id, service_id, start_date, mirrors_id) values (1, 1, 1, 1, '2026-08-10', 1)",
    [{ schedule_line_id: 1, what: "mirrors nothing that is set off" }],
  ],
  [
    "10-set-off-units",
    "a fee per week sets off funding per day",
    "update billing_code set funding_code_id = 2 where code = 'WEEK'",
    [{ code: "ANACC", fee: "WEEK", fee_unit: "week" }],
  ],
  [
    "10-set-off-units",
    "a code paid for the room per month",
    "update funding_code set accommodation_associated = true, unit = 'month' where id = 2",
    [{ code: "ANACC", fee: null }],
  ],
  [
    "10-set-off-units",
    "a set-off with a rate of its own",
    "update funding_rate set funding_code_id = 1",
    [{ code: "CLAWBACK", fee: "MTCF", rates: 2 }],
  ],
  [
    "10-national-rates-whole",
    "a figure of no table",
    "update national_rate set table_key = 'moon'",
    [{ table_key: "moon", what: "There is no such table." }],
  ],
  [
    "10-national-rates-whole",
    "a figure out of range",
    "update national_rate set value = 851",
    [{ table_key: "mpir", from_day: "2026-10-01" }],
  ],
  [
    "10-national-rates-whole",
    "a figure without a source",
    "update national_rate set source = ''",
    [{ table_key: "mpir" }],
  ],
])("%s: %s", async (check, _, breakIt, rows) => {
  const found = await look(check, breakIt);
  expect(found.count).toBe(rows.length);
  expect(found.rows).toMatchObject(rows);
});

test("overlapping funding rates, should the constraint ever be missing", async () => {
  const overlapping = `alter table funding_rate drop constraint funding_rate_no_overlap;
    update funding_rate set end_date = '2026-07-10' where start_date = '2026-01-01'`;
  expect((await look("10-funding-rates-once", overlapping)).rows).toMatchObject([
    { code: "ANACC", from_day: "2026-01-01", to_day: "2026-07-10", other_from_day: "2026-07-01" },
  ]);
});
