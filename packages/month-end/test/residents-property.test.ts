import { arrangementsOf } from "@banksia/core/arrangements/arrangements";
import { dayNumber, dayText } from "@banksia/core/days/civil";
import { plainCircumstances } from "@banksia/core/fees/facts";
import { advicesInForce } from "@banksia/core/fees/fee-advice";
import { residentFees } from "@banksia/core/fees/resident-fees";
import { type TestDatabase, testDatabase } from "@banksia/db/test/harness";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { nationalRates } from "../src/national-rates.ts";
import { figuresOf } from "../src/residents/figures.ts";
import { type Recalculated, queryOfSql, recalculateResidents } from "../src/residents/recalculate.ts";
import { type ResidentProvider, person, residentProvider, stay } from "./residents-fixture.ts";

let db: TestDatabase;
let at: ResidentProvider;
beforeAll(async () => {
  db = await testDatabase();
  at = await residentProvider(db.owner);
});
afterAll(() => db.close());

const TODAY = "2026-10-15";
const FIRST = dayNumber("2025-11-01");
const LAST = dayNumber("2026-10-31");
const FEES = [
  "basic_daily_fee",
  "hotelling_contribution",
  "non_clinical_care_contribution",
  "means_tested_care_fee",
  "income_tested_fee",
] as const;
const day = (from: number, to: number) => fc.integer({ min: from, max: to }).map((each) => dayText(FIRST + each));
const money = (most: number) => fc.integer({ min: 0, max: most }).map((cents) => (cents / 100).toFixed(2));

const residentArb = fc.record({
  entry: fc.oneof(fc.constantFrom("2011-03-01", "2018-02-01", "2025-10-31"), day(0, 60)),
  departure: fc.option(day(80, 300), { nil: null, freq: 3 }),
  reason: fc.constantFrom("deceased", "home", "hospital", null),
  election: fc.option(day(0, 200), { nil: null, freq: 3 }),
  homeCare: fc.constantFrom("none", "none", "approved", "continuing"),
  pre2014Fee: fc.constantFrom("standard", "protected", "non_standard"),
  child: fc.boolean(),
  classCode: fc.option(fc.constantFrom("2", "8", "13"), { nil: null, freq: 4 }),
  advices: fc.array(
    fc.record({
      issued: day(0, 250),
      from: day(-30, 250),
      length: fc.option(fc.integer({ min: 0, max: 120 }), { nil: null }),
      amount: fc.option(money(50_000), { nil: null, freq: 5 }),
      named: fc.option(money(9000), { nil: null }),
    }),
    { maxLength: 4 },
  ),
});
type Random = typeof residentArb extends fc.Arbitrary<infer T> ? T : never;

async function make(given: Random): Promise<number> {
  const { sql } = db.owner;
  const client = await person(db.owner, at);
  await stay(db.owner, at, client, {
    entryDate: given.entry,
    departureDate: given.departure,
    departureReason: given.departure === null ? null : given.reason,
  });
  await sql`insert into resident_facts (client_id, home_care_on_sep_2024, election_of_2025, pre_2014_fee, has_dependent_child)
    values (${client}, ${given.homeCare}, ${given.election}, ${given.pre2014Fee}, ${given.child})`;
  if (given.classCode !== null)
    await sql`insert into client_classification (client_id, class_code, start_date) values (${client}, ${given.classCode}, '2025-11-01')`;
  for (const { issued, from, length, amount, named } of given.advices) {
    const end = length === null ? null : dayText(dayNumber(from) + length);
    await sql`insert into fee_advice (client_id, issued_on, start_date, end_date, means_tested_amount, means_not_disclosed, hotelling_contribution, source, created_by_name)
      values (${client}, ${issued}, ${from}, ${end}, ${amount}, ${amount === null && named === null}, ${named}, 'entered', 'Test')`;
  }
  return client;
}

function recalculate(clients: number[]): Promise<Recalculated> {
  return db.app.sql.begin(async (tx) => {
    await tx`select banksia.begin_as_user(${at.user})`;
    return recalculateResidents(queryOfSql(tx), clients, TODAY);
  });
}

/** What a client is charged for each fee on each day, by the rates on record; null: no rate at all. */
async function charged(client: number): Promise<Map<string, string>> {
  const rows = await db.owner.sql<{ fee: string; day: string; rate: string | null }[]>`
    select c.legal_fee as fee, d.day::date::text as day, coalesce(own.rate, general.rate)::numeric(12,2)::text as rate
    from billing_code c cross join generate_series('2025-11-01'::date, '2026-10-31'::date, '1 day') d (day)
    left join billing_rate own on own.billing_code_id = c.id and own.client_id = ${client} and d.day between own.start_date and coalesce(own.end_date, 'infinity')
    left join billing_rate general on general.billing_code_id = c.id and general.client_id is null and d.day between general.start_date and coalesce(general.end_date, 'infinity')
    where c.legal_fee = any(${FEES.map(String)}::text[]) and exists (select from billing_schedule_line l where l.client_id = ${client} and l.billing_code_id = c.id and l.start_date <= d.day)`;
  return new Map(rows.map((row) => [`${row.fee} ${row.day}`, row.rate ?? "none"]));
}

/** The same straight from the rules, without caps. */
function expected(given: Random): Map<string, string> {
  const figures = figuresOf(nationalRates([]));
  const cohorts =
    arrangementsOf({
      stays: [{ kind: "permanent", home: "Wattle Lodge", from: given.entry, to: given.departure }],
      homeCareOnSep2024: given.homeCare,
      choiceOf2014: null,
      electionOf2025: given.election,
      agreementBefore2014: "unknown",
      overrides: [],
    }).result?.cohorts ?? [];
  const advices = given.advices.map(({ issued, from, length, amount, named }, id) => ({
    id,
    issuedOn: issued,
    from,
    to: length === null ? null : dayText(dayNumber(from) + length),
    meansTestedAmount: amount,
    meansNotDisclosed: amount === null && named === null,
    amounts: named === null ? {} : { hotelling_contribution: named },
  }));
  const first = advices.map((each) => each.issuedOn).sort()[0] ?? null;
  const told = given.entry < "2025-11-01" ? given.entry : first;
  const how = given.reason === "deceased" ? ("died" as const) : ("left_care" as const);
  const found = residentFees({
    from: dayText(FIRST),
    to: dayText(LAST),
    stay: {
      kind: "permanent",
      startDay: given.entry,
      departureDay: given.departure,
      preEntryFrom: null,
      cameFromHome: false,
      wentToHome: false,
    },
    cohorts,
    pre2014Fee: given.pre2014Fee,
    circumstances: {
      ...plainCircumstances(given.entry, told),
      ended: given.departure === null ? null : { on: given.departure, how },
      hasDependentChild: given.child,
    },
    advices: advicesInForce(advices),
    incomes: [],
    classWeight: given.classCode === null ? [] : (figures.weights.get(given.classCode) ?? []).slice(),
    oxygenSupplement: [],
    enteralSupplement: [],
    absences: [],
    careDaysBefore: 0,
    capping: {
      firstEntryDate: given.entry,
      openingDate: null,
      annualOpening: "0",
      lifetimeOpening: "0",
      contributions: [],
      allowBeyond: true,
    },
    rates: { ...figures.rates, caps: figures.caps, careDays: 1460 },
  });
  const amounts = new Map<string, string>();
  for (const row of found.result?.days ?? []) {
    for (let each = dayNumber(row.from); each <= dayNumber(row.to); each += 1) {
      for (const fee of row.fees) amounts.set(`${fee.fee} ${dayText(each)}`, fee.amount);
    }
  }
  return amounts;
}

test("the rates on record are what the rules say day by day; at once or one by one; once is enough", async () => {
  const residents = fc.sample(residentArb, { numRuns: 40, seed: 20_261_015 });
  const clients: number[] = [];
  for (const given of residents) clients.push(await make(given));
  const twins: number[] = [];
  for (const given of residents) twins.push(await make(given));

  const done = await recalculate(clients);
  expect(done.issues.filter((issue) => issue.severity === "error")).toEqual([]);
  for (const twin of twins) await recalculate([twin]);
  expect(await recalculate([...clients, ...twins])).toMatchObject({
    changed: [],
    cohorts: 0,
    rates: 0,
    lines: 0,
    holds: 0,
  });

  let compared = 0;
  for (const [index, given] of residents.entries()) {
    const rates = await charged(clients[index] ?? 0);
    expect(await charged(twins[index] ?? 0)).toEqual(rates);
    const rules = expected(given);
    for (const [key, amount] of rules) {
      const rate = rates.get(key);
      // A fee that is never above nothing need not be on the schedule.
      expect({ given, key, rate: rate ?? "0.00" }).toEqual({ given, key, rate: amount });
      compared += 1;
    }
    for (const [key, rate] of rates) {
      if (key.startsWith("basic_daily_fee")) continue;
      expect({ given, key, rate }).toEqual({ given, key, rate: rules.get(key) ?? "0.00" });
    }
  }
  expect(compared).toBeGreaterThan(10_000);
});
