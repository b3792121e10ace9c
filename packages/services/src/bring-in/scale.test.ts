import type { Sql, SqlTx } from "@banksia/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { BringInKind } from "./kind.ts";
import { type Provider, file, provider } from "./test/provider.ts";

const rows = 4000;
let at: Provider;
beforeAll(async () => {
  at = await provider();
  await at.db.owner
    .sql`insert into place (service_id, code) select 1, wing || n from generate_series(0, ${rows - 1}) n, (values ('P'), ('Q')) w (wing)`;
});
afterAll(() => at.close());

/** The application's database, with a count of the statements of its raw transactions. */
function counted(sql: Sql): { sql: Sql; statements: () => number } {
  let statements = 0;
  const count = (tx: SqlTx): SqlTx =>
    new Proxy(tx, {
      apply: (target, self, input) => {
        statements += 1;
        return Reflect.apply(target, self, input) as unknown;
      },
      get: (target, name) => {
        if (name === "unsafe") statements += 1;
        return Reflect.get(target, name) as unknown;
      },
    });
  const begin = (work: (tx: SqlTx) => Promise<unknown>) => sql.begin((tx) => work(count(tx)));
  const proxy = new Proxy(sql, {
    get: (target, name) => (name === "begin" ? begin : (Reflect.get(target, name) as unknown)),
  });
  return { sql: proxy, statements: () => statements };
}

const all = (row: (n: number) => string) => Array.from({ length: rows }, (_, n) => row(n));

test.each<[BringInKind, string, string, (n: number) => string]>([
  [
    "customers",
    "customer",
    "account,type,first_name,last_name,birth_date,customer_group,terms_of_payment,home_service",
    (n) => `${n % 2 === 0 ? `R-${n}` : ""},person,Given ${n},"Family, ${n}",1940-01-09,RES,14D,S1`,
  ],
  [
    "admissions",
    "service_entry",
    "first_name,last_name,birth_date,customer_group,terms_of_payment,references,address_line,suburb,state,postcode,service,care_type,place,entry_date",
    (n) =>
      `Given ${n},"Stay, ${n}",1940-01-09,RES,14D,PENSION=P${n},1 Old Road,Orange,NSW,2800,S1,PERM,Q${n},2026-01-01`,
  ],
  [
    "service_entries",
    "service_entry",
    "account,service,care_type,place,entry_date,template_lines",
    (n) => `R-${n - (n % 2)},${n % 2 === 0 ? `S1,PERM,P${n}` : "V1,ILU,"},2026-01-01,${n % 2 === 0 ? "yes" : "no"}`,
  ],
  [
    "schedule_lines",
    "billing_schedule_line",
    "account,entry_service,billing_code,start_date",
    (n) => `R-${n - (n % 2)},V1,${n % 2 === 0 ? "BDF" : "EXTRA"},2026-01-01`,
  ],
  [
    "rates",
    "billing_rate",
    "billing_code,account,start_date,rate,base_code,percent",
    (n) => `${n % 2 === 0 ? "BDF" : "EXTRA"},R-${n - (n % 2)},2026-01-01,${n % 2 === 0 ? "66.80,," : ",BDF,12.5"}`,
  ],
])("%s by the thousand: no statement for each row", async (kind, table, heading, row) => {
  const before = await at.count(table);
  const { sql, statements } = counted(at.db.app.sql);
  const done = await at.bring(kind, file(heading, ...all(row)), { ...at.officer, db: { ...at.db.app, sql } });
  expect(done).toMatchObject({ status: "loaded", rowCount: rows, errors: [] });
  expect((await at.count(table)) - before).toBe(rows);
  expect(statements()).toBeGreaterThan(5);
  expect(statements()).toBeLessThan(120);
});
