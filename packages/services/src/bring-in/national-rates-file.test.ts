import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Provider, contextOf, file, provider } from "./test/provider.ts";

let at: Provider;
beforeAll(async () => {
  at = await provider();
  await at.db.owner.sql`update billing_code set national_rate = 'basic_daily_fee' where code = 'BDF'`;
});
beforeEach(async () => {
  await at.db.owner.sql`delete from national_rate`;
  await at.db.owner.sql`delete from billing_rate`;
  await at.db.owner
    .sql`insert into billing_rate (billing_code_id, start_date, model, rate) values (1, '2026-03-20', 'amount', 66.80)`;
});
afterAll(() => at.close());

const heading = "table,start_date,value,source,verified";

const rates = () =>
  at.db.owner
    .sql`select start_date, end_date, rate::float as rate, verified, source from billing_rate order by start_date`;

test("figures load with the global rates that follow, whatever their order in the file", async () => {
  const done = await at.bring(
    "national_rates",
    file(
      heading,
      "basic_daily_fee,20/03/2027,69.50,Announced,no",
      "Basic Daily Fee,2026-09-20,68.10,health.gov.au,yes",
      "mpir,2026-10-01,8.51,ato.gov.au,",
    ),
  );
  expect(done).toMatchObject({ status: "loaded", rowCount: 3, doneCount: 3, errors: [] });
  expect(await rates()).toMatchObject([
    { start_date: "2026-03-20", end_date: "2026-09-19", rate: 66.8 },
    { start_date: "2026-09-20", end_date: "2027-03-19", rate: 68.1, verified: true, source: "health.gov.au" },
    { start_date: "2027-03-20", end_date: null, rate: 69.5, verified: false },
  ]);
  expect(
    await at.db.owner
      .sql`select table_key, verified, created_by_name from national_rate order by table_key, start_date`,
  ).toMatchObject([
    { table_key: "basic_daily_fee", verified: true, created_by_name: "officer" },
    { table_key: "basic_daily_fee", verified: false },
    { table_key: "mpir", verified: false },
  ]);
  expect(at.broken).toEqual([]);
});

test("a check tells every fault and loads nothing", async () => {
  await at.bring("national_rates", file(heading, "mpir,2026-10-01,8.51,ato.gov.au,yes"));
  const done = await at.bring(
    "national_rates",
    file(
      heading,
      "nothing,2026-10-01,8.51,ato.gov.au,yes",
      "mpir,2026-10-01,8.60,ato.gov.au,yes",
      "mpir,2027-01-01,851,ato.gov.au,yes",
      "mpir,2027-04-01,-1,ato.gov.au,yes",
      "basic_daily_fee,2026-09-20,68.10,,yes",
      "basic_daily_fee,2027-03-20,69.00,health.gov.au,maybe",
      "basic_daily_fee,2028-03-20,70.00,health.gov.au,yes",
      "basic_daily_fee,2028-03-20,70.10,health.gov.au,yes",
      "basic_daily_fee,1990-03-20,70.10,health.gov.au,yes",
    ),
  );
  expect(done.status).toBe("refused");
  expect(done.errors.map(({ row, column, code }) => [row, column, code])).toEqual([
    [2, "table", "UNKNOWN"],
    [3, "start_date", "TAKEN"],
    [4, "value", "OUT_OF_RANGE"],
    [5, "value", "INVALID"],
    [6, "source", "REQUIRED"],
    [7, "verified", "INVALID"],
    [9, "start_date", "DUPLICATE"],
    [10, "start_date", "OUT_OF_RANGE"],
  ]);
  expect(await at.count("national_rate")).toBe(1);
});

describe("the permission", () => {
  test("to change rates is needed besides that to bring files in", async () => {
    const reader = await contextOf(at.db, "rates reader", "read_only", null);
    await expect(
      at.bring("national_rates", file(heading, "mpir,2026-10-01,8.51,ato,yes"), reader),
    ).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

test("days that are billed already wait to be adjusted", async () => {
  await at.bring(
    "customers",
    file(
      "type,account,first_name,last_name,customer_group,terms_of_payment,home_service",
      "person,R-1,Ada,One,RES,14D,S1",
    ),
  );
  const [client] = await at.db.owner.sql<{ id: number }[]>`select id from customer where account = 'R-1'`;
  await at.db.owner
    .sql`insert into service_entry (client_id, service_id, care_type_id, funded, entry_date, billing_start_date)
    values (${client!.id}, 1, 2, true, '2026-09-01', '2026-09-01')`;
  await at.db.owner
    .sql`insert into billing_schedule_line (client_id, service_entry_id, billing_code_id, service_id, start_date, billed)
    select client_id, id, 1, 1, '2026-09-01', '{[2026-09-01,2026-10-01)}' from service_entry`;
  await at.bring("national_rates", file(heading, "basic_daily_fee,2026-09-20,68.10,health.gov.au,yes"));
  expect(await at.db.owner.sql`select adjust_from from billing_schedule_line`).toEqual([{ adjust_from: "2026-09-20" }]);
});
