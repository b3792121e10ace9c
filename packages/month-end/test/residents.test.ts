import { type TestDatabase, testDatabase } from "@banksia/db/test/harness";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Recalculated, queryOfSql, recalculateResidents } from "../src/residents/recalculate.ts";
import { type ResidentProvider, type StayInput, person, residentProvider, stay } from "./residents-fixture.ts";

let db: TestDatabase;
let at: ResidentProvider;
beforeAll(async () => {
  db = await testDatabase();
  at = await residentProvider(db.owner);
});
afterAll(() => db.close());

const TODAY = "2026-10-15";
const NOTHING = { changed: [], cohorts: 0, rates: 0, lines: 0, holds: 0 };

/** As the application's role, as a verb does it. */
function recalculate(...clients: number[]): Promise<Recalculated> {
  return db.app.sql.begin(async (tx) => {
    await tx`select banksia.begin_as_user(${at.user})`;
    return recalculateResidents(queryOfSql(tx), clients, TODAY);
  });
}

/** Recalculated, and once more: the second time nothing may be left to do. */
async function settled(client: number): Promise<Recalculated> {
  const done = await recalculate(client);
  expect(await recalculate(client)).toMatchObject(NOTHING);
  return done;
}

async function rates(client: number, code?: string): Promise<string[]> {
  const rows = await db.owner.sql<{ code: string; text: string }[]>`
    select c.code, c.code || ' ' || r.start_date || ' ' || coalesce(r.end_date::text, 'on') || ' ' || r.rate::numeric(12,2) as text
    from billing_rate r join billing_code c on c.id = r.billing_code_id
    where r.client_id = ${client} and r.derived order by c.code, r.start_date`;
  return rows.filter((row) => code === undefined || row.code === code).map((row) => row.text);
}

async function lines(client: number): Promise<string[]> {
  const rows = await db.owner.sql<{ text: string }[]>`
    select c.code || ' ' || l.start_date || ' ' || coalesce(l.end_date::text, 'on') || ' ' || l.origin
      || case when l.bill_to_date < l.start_date then ' resting' else '' end as text
    from billing_schedule_line l join billing_code c on c.id = l.billing_code_id where l.client_id = ${client} order by l.id`;
  return rows.map((row) => row.text);
}

async function sourceOf(client: number, code: string): Promise<string[]> {
  const rows = await db.owner.sql<{ source: string }[]>`
    select r.source from billing_rate r join billing_code c on c.id = r.billing_code_id
    where r.client_id = ${client} and r.derived and c.code = ${code} order by r.start_date`;
  return rows.map((row) => row.source);
}

async function advice(
  client: number,
  issuedOn: string,
  from: string,
  amount: string | null,
  extra: Record<string, string | boolean> = {},
): Promise<number> {
  const [row] = await db.owner.sql<{ id: number }[]>`insert into fee_advice ${db.owner.sql({
    client_id: client,
    issued_on: issuedOn,
    start_date: from,
    means_tested_amount: amount,
    means_not_disclosed: false,
    source: "entered",
    created_by_name: "Test",
    ...extra,
  })} returning id`;
  return row?.id ?? 0;
}

async function resident(input: StayInput): Promise<{ client: number; entry: number }> {
  const client = await person(db.owner, at);
  return { client, entry: await stay(db.owner, at, client, input) };
}

const classified = (client: number, classCode: string) =>
  db.owner
    .sql`insert into client_classification (client_id, class_code, start_date) values (${client}, ${classCode}, '2025-11-01')`;

const facts = (client: number, values: Record<string, string | boolean>) =>
  db.owner.sql`insert into resident_facts ${db.owner.sql({ client_id: client, ...values })}`;

describe("by cohort", () => {
  test("NOV25: nothing is asked before the means are known, then the amounts of the advice", async () => {
    const { client } = await resident({ entryDate: "2025-12-01" });
    const done = await settled(client);
    expect(done.changed).toEqual([client]);
    expect(done.issues).toEqual([]);
    // What the arrangement brings with it is put on the schedule by the template.
    expect(await lines(client)).toEqual([
      "BDF 2025-12-01 on template",
      "HC 2025-12-01 on template",
      "NCC 2025-12-01 on template",
    ]);
    expect(await rates(client)).toEqual(["HC 2025-12-01 on 0.00", "NCC 2025-12-01 on 0.00"]);
    expect(await sourceOf(client, "HC")).toEqual(["No advice yet: the means are not known, and nothing may be asked"]);
    await advice(client, "2026-01-10", "2025-12-01", "150.00");
    await settled(client);
    expect(await rates(client)).toEqual([
      "HC 2025-12-01 on 22.15",
      "NCC 2025-12-01 2026-03-19 56.91",
      "NCC 2026-03-20 on 55.55",
    ]);
    expect((await sourceOf(client, "NCC"))[0]).toBe("Fee advice of 10/01/2026: means tested amount 150.00 a day");
    const [basis] = await db.owner.sql<{ basis: { steps: { page: string; law: string | null; text: string }[] }[] }[]>`
      select basis from billing_rate where client_id = ${client} and billing_code_id = ${at.codes.non_clinical_care_contribution} order by start_date limit 1`;
    expect(basis?.basis[0]?.steps.map((step) => step.page)).toEqual(["fee-advices", "non-clinical-care-contribution"]);
    expect(basis?.basis[0]?.steps[1]).toMatchObject({
      law: "Aged Care Act 2024 s.279(1)",
      text: "means tested amount 150.00 less 93.09, between 0 and 105.30",
      value: "56.91",
    });
  });

  test("an amount that stands on a figure nobody verified is marked so, on its days, until the figure is verified", async () => {
    const { client } = await resident({ entryDate: "2025-12-01" });
    const marks = async () =>
      (
        await db.owner.sql<{ text: string }[]>`
          select c.code || ' ' || r.start_date || case when r.verified then '' else ' unverified' end
            || coalesce((select string_agg(' ' || (p ->> 'from'), '' order by p ->> 'from') from jsonb_array_elements(r.basis) p
              where p -> 'verified' = 'false'), '') as text
          from billing_rate r join billing_code c on c.id = r.billing_code_id where r.client_id = ${client} order by 1`
      ).map((row) => row.text);
    await settled(client);
    // Nothing is charged, so nothing stands on a figure.
    expect(await marks()).toEqual(["HC 2025-12-01", "NCC 2025-12-01"]);
    await advice(client, "2026-01-10", "2025-12-01", "150.00");
    await settled(client);
    // The supplement of March 2026 that means are compared with comes from somebody's rate file.
    expect(await marks()).toEqual([
      "HC 2025-12-01 unverified 2026-03-20",
      "NCC 2025-12-01",
      "NCC 2026-03-20 unverified 2026-03-20",
    ]);
    await db.owner.sql`insert into national_rate (table_key, start_date, value, source, verified, created_by_name)
      select k, '2026-03-20', v, 'read on the page', true, 'test' from (values ('accommodation_supplement_maximum', 72.30),
        ('hotelling_contribution_maximum', 22.15), ('non_clinical_care_contribution_maximum', 105.30)) as f (k, v)`;
    await settled(client);
    const after = await marks();
    await db.owner.sql`delete from national_rate where source = 'read on the page'`;
    expect(after).toEqual(["HC 2025-12-01", "NCC 2025-12-01", "NCC 2026-03-20"]);
    // The mark is no change of an amount: nothing that is billed has to be adjusted.
    const [flagged] = await db.owner
      .sql`select count(*)::int as n from billing_schedule_line where client_id = ${client} and adjust_from is not null`;
    expect(flagged).toEqual({ n: 0 });
  });

  test("an amount that an advice does not change keeps its rate, and says both letters", async () => {
    const { client } = await resident({ entryDate: "2025-12-01" });
    await advice(client, "2025-12-20", "2025-12-01", "200.00");
    await settled(client);
    const before = await db.owner.sql<
      { id: number }[]
    >`select id from billing_rate where client_id = ${client} and billing_code_id = ${at.codes.hotelling_contribution}`;
    await advice(client, "2026-03-01", "2026-02-01", "180.00");
    await settled(client);
    expect(await rates(client, "HC")).toEqual(["HC 2025-12-01 on 22.15"]);
    const after = await db.owner.sql<
      { id: number; source: string }[]
    >`select id, source from billing_rate where client_id = ${client} and billing_code_id = ${at.codes.hotelling_contribution}`;
    expect(after).toEqual([
      {
        id: before[0]?.id,
        source:
          "Fee advice of 20/12/2025: means tested amount 200.00 a day; from 01/02/2026: Fee advice of 01/03/2026: means tested amount 180.00 a day",
      },
    ]);
  });

  test("POST14: means tested care fee under the ceiling of the class, less in hospital past 28 days", async () => {
    const { client, entry } = await resident({ entryDate: "2018-02-01" });
    await classified(client, "13");
    await advice(client, "2025-11-12", "2025-11-01", "400.00");
    await settled(client);
    expect(await lines(client)).toEqual(["BDF 2018-02-01 on template", "MTCF 2025-11-01 on template"]);
    // 0.73 + 0.50 NWAU until March; from April 0.73 + 0.387, whatever the means.
    expect(await rates(client)).toEqual(
      ["MTCF 2025-11-01 2026-03-19 329.06", "MTCF 2026-03-20 2026-03-31 327.70", "MTCF 2026-04-01 on 327.70"]
        .filter((row) => !row.includes("2026-03-31"))
        .map((row) => row.replace("2026-04-01", "2026-03-20")),
    );
    await db.owner.sql`insert into leave_record (service_entry_id, client_id, service_id, type, start_date, end_date)
      values (${entry}, ${client}, ${at.homes[0]}, 'hospital', '2026-01-01', '2026-02-10')`;
    await settled(client);
    expect(await rates(client)).toEqual([
      "MTCF 2025-11-01 2026-01-28 329.06",
      "MTCF 2026-01-29 2026-02-09 147.82",
      "MTCF 2026-02-10 2026-03-19 329.06",
      "MTCF 2026-03-20 on 327.70",
    ]);
  });

  test("POST14-HC and PRE14 protected", async () => {
    const homeCare = await resident({ entryDate: "2025-12-01" });
    await facts(homeCare.client, { home_care_on_sep_2024: "approved" });
    await advice(homeCare.client, "2025-12-05", "2025-12-01", "100.00");
    await settled(homeCare.client);
    expect(await rates(homeCare.client)).toEqual(["MTCF 2025-12-01 2026-03-19 29.06", "MTCF 2026-03-20 on 27.70"]);
    const continuing = await resident({ entryDate: "2025-12-01" });
    await facts(continuing.client, { home_care_on_sep_2024: "continuing" });
    await advice(continuing.client, "2025-12-05", "2025-12-01", "100.00");
    await settled(continuing.client);
    expect(await rates(continuing.client)).toEqual(["MTCF 2025-12-01 on 0.00"]);

    const old = await resident({ entryDate: "2012-05-01" });
    await facts(old.client, { pre_2014_fee: "protected", agreement_before_2014: "bond" });
    await advice(old.client, "2025-11-20", "2025-11-01", null, { income_tested_fee: "31.20" });
    await settled(old.client);
    expect(await lines(old.client)).toEqual(["BDF 2012-05-01 on template", "ITF 2025-11-01 on template"]);
    expect(await rates(old.client)).toEqual([
      "BDF 2025-11-01 2026-03-19 59.76",
      "BDF 2026-03-20 on 60.90",
      "ITF 2025-11-01 on 31.20",
    ]);
    expect(await sourceOf(old.client, "ITF")).toEqual(["Fee advice of 20/11/2025: income tested fee of 31.20 a day"]);
    const [row] = await db.owner.sql<{ cohort: string; basis: { text: string }[] }[]>`
      select cohort, basis from client_cohort where client_id = ${old.client} and end_date is null`;
    expect(row?.cohort).toBe("PRE14");
    expect(row?.basis.map((step) => step.text)).toEqual([
      "Entered permanent care on 2012-05-01, before 1 July 2014.",
      "Entered permanent care on 2012-05-01, before 1 July 2014.",
      "A bond agreement was in effect immediately before 1 November 2025.",
    ]);
  });

  test("OPT-IN: one fee ends and the others begin on the day of the election", async () => {
    const { client } = await resident({ entryDate: "2018-02-01" });
    await advice(client, "2025-11-05", "2025-11-01", "150.00");
    await settled(client);
    await facts(client, { election_of_2025: "2026-06-01" });
    await settled(client);
    expect(await lines(client)).toEqual([
      "BDF 2018-02-01 on template",
      "MTCF 2025-11-01 on template",
      "HC 2026-06-01 on template",
      "NCC 2026-06-01 on template",
    ]);
    expect(await rates(client)).toEqual([
      "HC 2026-06-01 on 22.15",
      "MTCF 2025-11-01 2026-03-19 79.06",
      "MTCF 2026-03-20 2026-05-31 77.70",
      "MTCF 2026-06-01 on 0.00",
      "NCC 2026-06-01 on 55.55",
    ]);
    const cohorts = await db.owner.sql<{ text: string }[]>`
      select start_date || ' ' || cohort || ' ' || fee || ' ' || accommodation as text from client_cohort where client_id = ${client} order by start_date`;
    expect(cohorts.map((row) => row.text)).toEqual([
      "2018-02-01 POST14 POST14 POST14",
      "2026-06-01 OPT-IN NOV25 POST14",
    ]);
  });

  test("an override goes before the dates", async () => {
    const { client } = await resident({ entryDate: "2026-02-01" });
    await advice(client, "2026-02-05", "2026-02-01", "150.00");
    await db.owner
      .sql`insert into arrangement_override (client_id, field, arrangement, start_date, reason, created_by_name)
      values (${client}, 'fee', 'POST14', '2026-02-01', 'Letter of Services Australia', 'Test')`;
    await settled(client);
    expect(await rates(client)).toEqual(["MTCF 2026-02-01 2026-03-19 79.06", "MTCF 2026-03-20 on 77.70"]);
  });

  test("the mark of care before July 2014 on an entry stands for the earlier stay", async () => {
    const { client, entry } = await resident({ entryDate: "2020-03-01" });
    const cohort = async () =>
      (
        await db.owner.sql<
          { cohort: string }[]
        >`select cohort from client_cohort where client_id = ${client} order by start_date desc limit 1`
      )[0]?.cohort;
    await settled(client);
    expect(await cohort()).toBe("POST14");
    await db.owner
      .sql`update service_entry set care_before_july_2014 = true, new_means_testing = false where id = ${entry}`;
    await settled(client);
    expect(await cohort()).toBe("PRE14");
    await db.owner.sql`update service_entry set new_means_testing = true where id = ${entry}`;
    await settled(client);
    expect(await cohort()).toBe("POST14");
  });
});

describe("days of a stay", () => {
  test("before entry, on departure and after it", async () => {
    const { client } = await resident({
      entryDate: "2025-12-10",
      billingStartDate: "2025-12-05",
      agreementDate: "2025-12-06",
      departureDate: "2026-02-20",
      departureReason: "home",
    });
    await advice(client, "2025-12-20", "2025-12-10", "150.00");
    await settled(client);
    expect(await rates(client)).toEqual([
      "HC 2025-12-10 2026-02-19 22.15",
      "HC 2026-02-20 on 0.00",
      "NCC 2025-12-10 2026-02-19 56.91",
      "NCC 2026-02-20 on 0.00",
    ]);
    expect((await sourceOf(client, "HC"))[1]).toBe(
      "No subsidy is paid for the day of departure, so the fee is not charged on it; from 21/02/2026: No day of the stay",
    );
  });

  test("a move on one day: the first home charges the contributions, the second is held for that day", async () => {
    const { client } = await resident({
      entryDate: "2025-12-01",
      departureDate: "2026-03-01",
      departureReason: "other_service",
    });
    const second = await stay(db.owner, at, client, { entryDate: "2026-03-01", home: 1 });
    await advice(client, "2025-12-20", "2025-12-01", "150.00");
    await settled(client);
    await settled(client);
    expect(await rates(client, "HC")).toEqual(["HC 2025-12-01 on 22.15"]);
    const holds = await db.owner.sql<{ text: string }[]>`
      select c.code || ' ' || (l.service_entry_id = ${second}) || ' ' || h.start_date || ' ' || h.end_date || ' ' || h.reason as text
      from billing_schedule_hold h join billing_schedule_line l on l.id = h.schedule_line_id join billing_code c on c.id = l.billing_code_id
      where l.client_id = ${client} order by 1`;
    expect(holds.map((row) => row.text)).toEqual([
      "HC true 2026-03-01 2026-03-01 The home left on this day charges the fee for it",
      "NCC true 2026-03-01 2026-03-01 The home left on this day charges the fee for it",
    ]);
    await expect(
      db.app.sql.begin(async (tx) => {
        await tx`select banksia.begin_as_user(${at.user})`;
        await tx`delete from billing_schedule_hold where derived`;
      }),
    ).rejects.toThrow("REFERENCE");
  });

  test("respite pays the basic daily fee only; permanent care after it pays its own", async () => {
    const { client } = await resident({ entryDate: "2025-12-01", departureDate: "2025-12-22", kind: "respite" });
    await stay(db.owner, at, client, { entryDate: "2026-01-10" });
    await advice(client, "2026-01-20", "2026-01-10", "150.00");
    await settled(client);
    expect(await rates(client, "HC")).toEqual(["HC 2026-01-10 on 22.15"]);
    expect(await rates(client, "BDF")).toEqual([]);
  });

  test("a rate that people entered is left alone, and told where it is too high", async () => {
    const { client } = await resident({ entryDate: "2025-12-01" });
    await advice(client, "2025-12-20", "2025-12-01", "150.00");
    await db.owner.sql`insert into billing_rate (billing_code_id, client_id, start_date, end_date, model, rate)
      values (${at.codes.basic_daily_fee}, ${client}, '2026-01-01', '2026-01-31', 'amount', 60),
        (${at.codes.hotelling_contribution}, ${client}, '2026-01-01', '2026-01-31', 'amount', 30)`;
    const done = await settled(client);
    expect(await rates(client, "HC")).toEqual(["HC 2025-12-01 2025-12-31 22.15", "HC 2026-02-01 on 22.15"]);
    expect(done.issues).toMatchObject([{ code: "OWN_RATE_ABOVE_LAW", day: "2026-01-01" }]);
    expect(done.issues[0]?.message).toContain("30 entered for HC is more than the 22.15 allowed from 01/01/2026 on");
  });

  test("a fact that cannot be leaves everything as it was, and says why", async () => {
    const { client } = await resident({ entryDate: "2025-12-01" });
    await advice(client, "2025-12-20", "2025-12-01", "150.00");
    await settled(client);
    const before = await rates(client);
    await db.owner
      .sql`insert into arrangement_override (client_id, field, arrangement, start_date, end_date, reason, created_by_name)
      values (${client}, 'fee', 'POST14', '2026-02-01', null, 'x', 'Test')`;
    await db.owner.sql`update billing_code set unit = 'week' where id = ${at.codes.income_tested_fee}`;
    await db.owner
      .sql`insert into billing_schedule_line (client_id, service_entry_id, billing_code_id, service_id, start_date)
      select ${client}, id, ${at.codes.income_tested_fee}, service_id, entry_date from service_entry where client_id = ${client}`;
    const done = await recalculate(client);
    expect(done).toMatchObject({ ...NOTHING, issues: [{ severity: "error", code: "CODE_NOT_DAILY" }] });
    expect(await rates(client)).toEqual(before);
    await db.owner.sql`update billing_code set unit = 'day' where id = ${at.codes.income_tested_fee}`;
  });
});

describe("calculated lines", () => {
  test("past 52 days of social leave: a bed reservation fee in the place of the fees, and back again", async () => {
    const { client, entry } = await resident({ entryDate: "2025-12-01" });
    await advice(client, "2025-12-20", "2025-12-01", "150.00");
    const [leave] = await db.owner.sql<{ id: number }[]>`
      insert into leave_record (service_entry_id, client_id, service_id, type, start_date, end_date)
      values (${entry}, ${client}, ${at.homes[0]}, 'social', '2026-01-01', '2026-03-01') returning id`;
    const notAgreed = await settled(client);
    expect(notAgreed.issues.map((issue) => issue.code)).toEqual(["NOT_AGREED"]);
    expect(await rates(client, "BED")).toEqual([]);
    await db.owner
      .sql`insert into bed_reservation (service_entry_id, client_id, service_id, start_date) values (${entry}, ${client}, ${at.homes[0]}, '2026-01-01')`;
    await settled(client);
    // 1 January and 51 days more; the 53rd day is 22 February. D21: 65.55 + 22.15 + 56.91 + 147.82
    expect((await lines(client)).filter((line) => line.startsWith("BED"))).toEqual([
      "BED 2026-02-22 2026-02-28 calculated",
    ]);
    expect(await rates(client)).toEqual([
      "BDF 2026-02-22 2026-02-28 0.00",
      "BED 2026-02-22 2026-02-28 292.43",
      "HC 2025-12-01 2026-02-21 22.15",
      "HC 2026-02-22 2026-02-28 0.00",
      "HC 2026-03-01 on 22.15",
      "NCC 2025-12-01 2026-02-21 56.91",
      "NCC 2026-02-22 2026-02-28 0.00",
      "NCC 2026-03-01 2026-03-19 56.91",
      "NCC 2026-03-20 on 55.55",
    ]);
    await db.owner.sql`update leave_record set end_date = '2026-02-25' where id = ${leave?.id ?? 0}`;
    await settled(client);
    expect((await lines(client)).filter((line) => line.startsWith("BED"))).toEqual([
      "BED 2026-02-22 2026-02-24 calculated",
    ]);
    await db.owner.sql`delete from leave_record where id = ${leave?.id ?? 0}`;
    await settled(client);
    expect((await lines(client)).filter((line) => line.startsWith("BED"))).toEqual([]);
    expect(await rates(client, "BED")).toEqual([]);
    expect(await rates(client, "HC")).toEqual(["HC 2025-12-01 on 22.15"]);
  });

  test("hardship: a negative fee for as long as it was determined", async () => {
    const { client, entry } = await resident({ entryDate: "2025-12-01" });
    await db.owner
      .sql`insert into fee_reduction (client_id, service_entry_id, kind, start_date, end_date, daily_remaining_income)
      values (${client}, ${entry}, 'remaining_income', '2026-01-15', '2026-04-30', 1.56)`;
    await settled(client);
    expect((await lines(client)).filter((line) => line.startsWith("HARD"))).toEqual([
      "HARD 2026-01-15 2026-04-30 calculated",
    ]);
    // D26: 11.56 a day less 1.56; from 20 March 15% of 1,100.30 over 14 is 11.78
    expect(await rates(client, "HARD")).toEqual([
      "HARD 2026-01-15 2026-03-19 -10.00",
      "HARD 2026-03-20 2026-04-30 -10.22",
    ]);
    await db.owner.sql`delete from fee_reduction where client_id = ${client}`;
    await settled(client);
    expect((await lines(client)).filter((line) => line.startsWith("HARD"))).toEqual([]);
  });

  test("a higher everyday living fee is the agreed amount, indexed, and nothing without its clause", async () => {
    const { client, entry } = await resident({ entryDate: "2025-12-01" });
    const { sql } = db.owner;
    await sql`insert into national_rate (table_key, start_date, value, source, verified, created_by_name)
      values ('cpi_march_quarter', '2026-01-01', 145.0617, 'Test', true, 'Test') on conflict do nothing`;
    const [agreement] = await sql<{ id: number }[]>`
      insert into everyday_agreement (client_id, service_entry_id, kind, offered_on, agreed_on, in_writing, standalone, states_indexation, annual_review)
      values (${client}, ${entry}, 'standing', '2025-12-05', '2025-12-10', true, true, true, true) returning id`;
    const [clause] = await sql<{ id: number }[]>`
      insert into everyday_service (everyday_agreement_id, client_id, service, standard, amount, per, agreed_on, start_date)
      values (${agreement?.id ?? 0}, ${client}, 'Wine with dinner', 'Better wine', 25, 'day', '2025-12-10', '2025-12-10') returning id`;
    const line = (everyday: number | null) => sql`
      insert into billing_schedule_line (client_id, service_entry_id, billing_code_id, service_id, start_date, everyday_service_id)
      values (${client}, ${entry}, ${at.codes.higher_everyday_living_fee}, ${at.homes[0]}, '2025-12-01', ${everyday})`;
    await expect(line(null)).rejects.toThrow("REFERENCE");
    await line(clause?.id ?? 0);
    await settled(client);
    // D28: 25.00 x 1.031 = 25.775, to the dollar
    expect(await rates(client, "HELF")).toEqual([
      "HELF 2025-12-01 2025-12-09 0.00",
      "HELF 2025-12-10 2026-06-30 25.00",
      "HELF 2026-07-01 on 26.00",
    ]);
    await sql`update everyday_agreement set ended_by = 'person', ended_on = '2026-08-01', ends_from = '2026-08-30' where id = ${agreement?.id ?? 0}`;
    await settled(client);
    expect((await rates(client, "HELF")).slice(2)).toEqual([
      "HELF 2026-07-01 2026-08-29 26.00",
      "HELF 2026-08-30 on 0.00",
    ]);
    await sql`delete from national_rate`;
  });
});

test("a facility that the caller does not see is reckoned with, and stays unseen", async () => {
  const { client } = await resident({
    entryDate: "2018-02-01",
    departureDate: "2026-01-10",
    departureReason: "other_service",
    home: 1,
  });
  await stay(db.owner, at, client, { entryDate: "2026-01-10", home: 0 });
  await advice(client, "2025-12-05", "2025-11-01", "150.00");
  const [user] = await db.owner.sql<{ id: number }[]>`
    insert into app_user (email, name, password_hash, role, all_services) values ('one', 'One', 'x', 'finance_officer', false) returning id`;
  await db.owner.sql`insert into user_service (user_id, service_id) values (${user?.id ?? 0}, ${at.homes[0]})`;
  const seen = await db.app.sql.begin(async (tx) => {
    await tx`select banksia.begin_as_user(${user?.id ?? 0})`;
    const done = await recalculateResidents(queryOfSql(tx), [client], TODAY);
    const entries = await tx`select id from service_entry where client_id = ${client}`;
    return { done, entries: entries.length };
  });
  expect(seen.entries).toBe(1);
  expect(seen.done.changed).toEqual([client]);
  // The class of 2018 goes on over the move.
  expect(await rates(client, "MTCF")).toEqual(["MTCF 2025-11-01 2026-03-19 79.06", "MTCF 2026-03-20 on 77.70"]);
});
