import { is } from "drizzle-orm";
import { PgTable, getTableConfig } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../test/harness.ts";
import * as schema from "./schema/index.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const tables: PgTable[] = Object.values(schema).flatMap((one: unknown) => (is(one, PgTable) ? [one] : []));

test("the migrations make exactly the tables and columns that the schema describes", async () => {
  const made = await db.owner.sql<{ table: string; column: string; nullable: boolean }[]>`
    select table_name as "table", column_name as "column", is_nullable = 'YES' as nullable
    from information_schema.columns where table_schema = 'public' and table_name <> 'migration' order by 1, 2`;
  const described = tables.flatMap((table) => {
    const { name, columns } = getTableConfig(table);
    return columns.map((column) => ({
      table: name,
      column: column.name,
      nullable: !column.notNull && column.generated === undefined,
    }));
  });
  const key = (row: { table: string; column: string }) => `${row.table}.${row.column}`;
  expect(made.map(key)).toEqual(described.map(key).toSorted());
  const nullable = new Set(made.filter((row) => row.nullable).map(key));
  const wrong = described.filter((row) => row.nullable !== nullable.has(key(row))).map(key);
  expect(wrong).toEqual([]);
});

test("every table with a facility in it is under row-level security for the application's role", async () => {
  const open = await db.owner.sql<{ name: string }[]>`
    select distinct c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attname in ('service_id', 'client_id', 'schedule_line_id', 'home_service_id')
    where c.relkind = 'r' and not c.relrowsecurity
      and c.relname not in ('user_service', 'service_group_service')`;
  expect(open.map((row) => row.name)).toEqual([]);
});
