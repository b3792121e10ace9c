import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../test/harness.ts";
import { migrate, readMigrations } from "./migrate.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const sql = (name: string, statement: string) => ({ name, hash: `${name}:${statement}`, statements: [statement] });

test("a migrated database has nothing to apply", async () => {
  expect(await migrate(db.ownerUrl)).toEqual([]);
});

test("a migration that fails half-way leaves nothing behind", async () => {
  const migrations = [
    ...(await readMigrations()),
    { name: "9000_broken", hash: "x", statements: ["create table half (id int)", "select 1/0"] },
  ];
  await expect(migrate(db.ownerUrl, migrations)).rejects.toThrow("division by zero");
  const [found] = await db.owner.sql`select to_regclass('half') as half`;
  expect(found?.["half"]).toBeNull();
});

test("an edited, an unknown and an out-of-order migration are refused", async () => {
  const known = await readMigrations();
  const edited = known.map((one, at) => (at === 0 ? { ...one, hash: "edited" } : one));
  await expect(migrate(db.ownerUrl, edited)).rejects.toMatchObject({ code: "CHANGED" });
  await expect(migrate(db.ownerUrl, known.slice(0, -1))).rejects.toMatchObject({ code: "UNKNOWN" });
  const late = [sql("0000_a_late_one", "select 1"), ...known];
  await expect(migrate(db.ownerUrl, late)).rejects.toMatchObject({ code: "OUT_OF_ORDER" });
});
