import { afterEach, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@banksia/db/test/harness";
import { verifyPassword } from "@banksia/services/access/passwords";
import { verifyDatabase } from "@banksia/services/verify/verify-database";
import { demoPassword, demoState, demoUsers, loadDemo } from "../src/index.ts";
import { digest } from "./digest.ts";

const open: TestDatabase[] = [];
async function database(): Promise<TestDatabase> {
  const db = await testDatabase();
  open.push(db);
  return db;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((db) => db.close()));
});

const today = "2026-11-22";

describe("the same options", () => {
  test("give the same rows, others do not", async () => {
    const [first, second, third] = [await database(), await database(), await database()];
    const summary = await loadDemo(first.ownerUrl, { clients: 150, seed: 7, today });
    expect(await loadDemo(second.ownerUrl, { clients: 150, seed: 7, today })).toEqual(summary);
    await loadDemo(third.ownerUrl, { clients: 150, seed: 8, today });
    const rows = await digest(first.owner.sql);
    expect(Object.keys(rows).length).toBeGreaterThan(25);
    expect(await digest(second.owner.sql)).toEqual(rows);
    const other = await digest(third.owner.sql);
    for (const table of ["customer", "service_entry", "billing_schedule_line", "billing_rate"])
      expect(other[table]).not.toBe(rows[table]);
    // What a provider's books look like does not depend on the seed.
    for (const table of ["ledger_account", "billing_code", "care_type"]) expect(other[table]).toBe(rows[table]);
  });

  test("after a load that was rolled back, the ids are the same as on a new database", async () => {
    const [fresh, tried] = [await database(), await database()];
    await loadDemo(fresh.ownerUrl, { clients: 20, today });
    await tried.owner.sql`insert into customer_group (code, name) values ('X', 'X')`;
    await tried.owner.sql`delete from customer_group`;
    await loadDemo(tried.ownerUrl, { clients: 20, today });
    expect(await digest(tried.owner.sql)).toEqual(await digest(fresh.owner.sql));
  });
});

test("a database with any data of its own is left alone", async () => {
  const db = await database();
  expect(await demoState(db.owner.sql)).toBe("empty");
  await db.owner.sql`insert into legal_entity (code, name, abn) values ('MINE', 'My Home Ltd', '51824753556')`;
  expect(await demoState(db.owner.sql)).toBe("other_data");
  const before = await digest(db.owner.sql);
  await expect(loadDemo(db.ownerUrl, { clients: 10, today })).rejects.toMatchObject({
    name: "DemoError",
    code: "DATABASE_NOT_EMPTY",
  });
  expect(await digest(db.owner.sql)).toEqual(before);
});

test("a demo is loaded once", async () => {
  const db = await database();
  await loadDemo(db.ownerUrl, { clients: 10, today });
  expect(await demoState(db.owner.sql)).toBe("finished");
  await expect(loadDemo(db.ownerUrl, { clients: 10, today })).rejects.toMatchObject({ code: "DATABASE_NOT_EMPTY" });
});

test.each([
  [{ clients: 0 }, "clients"],
  [{ clients: 1.5 }, "clients"],
  [{ clients: Number.NaN }, "clients"],
  [{ clients: 10, today: "2026-02-30" }, "date"],
  [{ clients: 10, today: "2025-11-30" }, "2025-12-01"],
  [{ clients: 10, seed: -1 }, "seed"],
])("options %o are refused", async (options, words) => {
  await expect(loadDemo("postgres://nobody@127.0.0.1:1/none", { today, ...options })).rejects.toMatchObject({
    code: "OPTIONS",
    message: expect.stringContaining(words),
  });
});

test.each(["2025-12-01", "2026-03-20", "2026-07-15", "2027-01-31", "2028-02-29", "2031-06-30"])(
  "on %s every guard of the database accepts it and every invariant holds",
  async (day) => {
    const db = await database();
    const summary = await loadDemo(db.ownerUrl, { clients: 60, seed: 3, today: day });
    expect(summary.rows["billing_schedule_line"]).toBeGreaterThan(60 * 4);
    const results = await verifyDatabase(db.owner.sql);
    expect(results.filter((result) => result.status === "fail")).toEqual([]);
  },
);

test("a thousand clients look like the sector", async () => {
  const db = await database();
  const summary = await loadDemo(db.ownerUrl, { clients: 1000, today });
  const sql = db.owner.sql;
  const one = async (query: PromiseLike<readonly { n: number }[]>): Promise<number> => (await query)[0]?.n ?? -1;

  expect(summary.clientsByKind).toEqual({
    permanent: expect.closeTo(580, -1),
    respite: expect.closeTo(60, -1),
    village: expect.closeTo(140, -1),
    home_care: expect.closeTo(170, -1),
    ndis: expect.closeTo(50, -1),
  });
  expect(await one(sql`select count(distinct client_id) as n from billing_schedule_line`)).toBe(1000);
  const lines = summary.rows["billing_schedule_line"]! / 1000;
  expect(lines).toBeGreaterThan(6);
  expect(lines).toBeLessThan(7);

  // Facilities of a usual size, in every state.
  expect(await one(sql`select count(distinct state) as n from service`)).toBe(8);
  const [size] = await sql<{ least: number; most: number }[]>`select min(n) as least, max(n) as most from (
    select count(*) as n from service_entry e join service s on s.id = e.service_id and s.kind = 'residential' group by s.id) f`;
  expect(size!.least).toBeGreaterThanOrEqual(50);
  expect(size!.most).toBeLessThanOrEqual(125);

  // Supported residents in every home: some reach the threshold of the supported ratio, most do not.
  const supported = await sql<{ share: number }[]>`
    select 100.0 * count(*) filter (where e.accommodation_status in ('partly_supported', 'supported')) / count(*) as share
    from service_entry e join care_type t on t.id = e.care_type_id and t.setting = 'residential' group by e.service_id`;
  expect(supported.every(({ share }) => share > 15)).toBe(true);
  expect(supported.some(({ share }) => share > 40)).toBe(true);

  // Every unit of billing, in advance and in arrears, with tax and without.
  const units = await sql<
    { unit: string }[]
  >`select distinct c.unit from billing_schedule_line l join billing_code c on c.id = l.billing_code_id`;
  expect(units.map((row) => row.unit).toSorted()).toEqual(["day", "each", "fortnight", "month", "week", "year"]);
  expect(
    await one(sql`select count(distinct (c.timing, x.percent, x.inclusive)) as n from billing_schedule_line l
      join billing_code c on c.id = l.billing_code_id join tax_code x on x.id = c.tax_code_id`),
  ).toBe(6);

  // Splits in halves and thirds, whole lines paid by others, a change of payer, fees drawn from a lump sum.
  const shares = await sql<
    { percents: string }[]
  >`select distinct string_agg(trim_scale(percent)::text, '/' order by percent, id) as percents
    from billing_invoicee group by schedule_line_id, start_date`;
  expect(shares.map((row) => row.percents).toSorted()).toEqual(["100", "33.33/33.33/33.34", "50/50"]);
  expect(await one(sql`select count(*) as n from billing_invoicee where end_date is not null`)).toBeGreaterThan(0);
  expect(
    await one(
      sql`select count(*) as n from billing_invoicee i join account_name a on a.id = i.account_name_id and a.type = 'accommodation'`,
    ),
  ).toBeGreaterThan(0);

  // Rates that change in the middle of the month, discounts and chains, figures that want checking.
  expect(
    await one(
      sql`select count(*) as n from billing_rate where start_date between '2026-11-02' and '2026-11-30' and client_id is not null`,
    ),
  ).toBeGreaterThan(0);
  expect(
    await one(sql`select count(*) as n from billing_rate where start_date = '2026-11-15' and client_id is null`),
  ).toBe(3);
  expect(
    await one(sql`select count(*) as n from billing_rate d join billing_rate c on c.billing_code_id = d.base_code_id and c.model = 'percentage'
      where d.client_id is null and d.percent = -50`),
  ).toBe(1);
  expect(
    await one(sql`select count(*) as n from billing_rate where not verified and source like '%to be checked%'`),
  ).toBeGreaterThan(10);

  // Stays: respite that became permanent, a village and care at home at once, departures inside the month.
  expect(
    await one(sql`select count(*) as n from service_entry a join service_entry b on b.client_id = a.client_id
      and b.entry_date = a.departure_date and b.care_type_id <> a.care_type_id`),
  ).toBeGreaterThan(10);
  expect(
    await one(
      sql`select count(*) as n from (select client_id from service_entry where departure_date is null group by 1 having count(*) > 1) x`,
    ),
  ).toBeGreaterThan(0);
  expect(
    await one(sql`select count(*) as n from service_entry where departure_date between '2026-11-02' and '2026-11-29'`),
  ).toBeGreaterThan(5);
  expect(await one(sql`select count(*) as n from billing_schedule_hold`)).toBeGreaterThan(30);

  expect(new Set(summary.problems.map((problem) => problem.expect))).toEqual(
    new Set(["RATE_MISSING", "RATE_CIRCLE", "CAP_SETUP_MISSING"]),
  );
  // The register numbers go on behind the demo's.
  expect(await one(sql`select nextval('banksia.customer_accounts') - 100001 as n`)).toBe(summary.rows["customer"]!);
  expect(await one(sql`select count(*) as n from customer where account <> 'C' || (id + 100000)`)).toBe(0);
  expect(
    await one(
      sql`select count(*) as n from billing_schedule_line l join service_entry e on e.id = l.service_entry_id where e.client_id <> l.client_id`,
    ),
  ).toBe(0);
});

test("everybody can sign in, one of them to two facilities only", async () => {
  const db = await database();
  await loadDemo(db.ownerUrl, { clients: 10, today });
  const users = await db.owner.sql<
    { email: string; role: string; all_services: boolean; password_hash: string; services: number }[]
  >`
    select email, role, all_services, password_hash, (select count(*) from user_service s where s.user_id = u.id) as services from app_user u order by id`;
  expect(users).toMatchObject(
    demoUsers.map(({ email, role, everywhere }) => ({
      email,
      role,
      all_services: everywhere,
      services: everywhere ? 0 : 2,
    })),
  );
  expect(await verifyPassword(demoPassword, users[0]!.password_hash)).toBe(true);
});

test("five thousand clients load in seconds", async () => {
  const db = await database();
  const from = performance.now();
  await loadDemo(db.ownerUrl, { clients: 5000, today });
  // Some ten seconds on an idle machine of two cores; the rest is for busy ones. A query for each client takes longer.
  expect((performance.now() - from) / 1000).toBeLessThan(90);
});
