import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../test/harness.ts";
import { bulkInsert } from "./bulk.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await db.owner.sql`create table bulk_target (id bigint primary key, day date, amount numeric(14, 2), note text)`;
});
afterAll(() => db.close());

const columns = { id: "bigint", day: "date", amount: "numeric", note: "text" };

test("writes what it is given, quotes, braces, commas, nulls and empty text included", async () => {
  const notes = ['"quoted"', "{a,b}", "back\\slash", "NULL", "", "line\nbreak", null];
  await bulkInsert(
    db.owner.sql,
    "bulk_target",
    columns,
    notes.map((note, at) => [at, "2026-10-01", "1234567.89", note]),
  );
  const rows = await db.owner.sql<
    { day: string; amount: string; note: string | null }[]
  >`select * from bulk_target order by id`;
  expect(rows.map((row) => row.note)).toEqual(notes);
  expect(rows[0]).toMatchObject({ day: "2026-10-01", amount: "1234567.89" });
});

test("arrays of any length stand as their text", async () => {
  await db.owner.sql`create table bulk_lists (id bigint primary key, purposes bigint[] not null, words text[])`;
  const lists = { id: "bigint", purposes: "bigint[]", words: "text[]" };
  await bulkInsert(db.owner.sql, "bulk_lists", lists, [
    [1, "{}", null],
    [2, "{5}", '{"a, b",c}'],
    [3, "{5,6,7}", "{}"],
  ]);
  expect(await db.owner.sql`select purposes, words from bulk_lists order by id`).toEqual([
    { purposes: [], words: null },
    { purposes: [5], words: ["a, b", "c"] },
    { purposes: [5, 6, 7], words: [] },
  ]);
});

test("what is the same in every row is sent once", async () => {
  await bulkInsert(
    db.owner.sql,
    "bulk_target",
    { id: "bigint", note: "text" },
    [
      [800, "a"],
      [801, null],
    ],
    {
      day: ["date", "2026-10-02"],
      amount: ["numeric", null],
    },
  );
  expect(
    await db.owner.sql`select id, day, amount, note from bulk_target where id between 800 and 801 order by id`,
  ).toEqual([
    { id: 800, day: "2026-10-02", amount: null, note: "a" },
    { id: 801, day: "2026-10-02", amount: null, note: null },
  ]);
});

test("more rows than one statement takes", async () => {
  const rows = Array.from({ length: 12_001 }, (_, at) => [1000 + at, "2026-10-01", "0.01", "x"]);
  await bulkInsert(db.owner.sql, "bulk_target", columns, rows);
  const [found] = await db.owner
    .sql`select count(*)::int as n, sum(amount)::text as total from bulk_target where id >= 1000`;
  expect(found).toEqual({ n: 12_001, total: "120.01" });
});

test("a bad row fails its transaction at once and the connection lives on", async () => {
  const write = db.owner.sql.begin(async (tx) => {
    await bulkInsert(tx, "bulk_target", columns, [[900, "2026-10-01", "1.00", "good"]]);
    await bulkInsert(tx, "bulk_target", columns, [[901, "not a day", "1.00", "bad"]]);
  });
  await expect(write).rejects.toMatchObject({ code: "22007" });
  const [found] = await db.owner.sql`select count(*)::int as n from bulk_target where id in (900, 901)`;
  expect(found).toEqual({ n: 0 });
  const [idle] = await db.owner
    .sql`select count(*)::int as n from pg_stat_activity where state like 'idle in transaction%' and datname = current_database()`;
  expect(idle).toEqual({ n: 0 });
});
