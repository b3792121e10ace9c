import type { Actor } from "@banksia/db";
import { type TestDatabase, testDatabase } from "@banksia/db/test/harness";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type RunRequest,
  type Runner,
  type ShardQueue,
  installQueue,
  openQueue,
  startRun,
  startRunner,
} from "../src/index.ts";
import { queryOfSql, recalculateResidents } from "../src/residents/recalculate.ts";
import { awaitRun, forcePosted } from "./helpers.ts";
import { type ResidentProvider, person, residentProvider, stay } from "./residents-fixture.ts";

let db: TestDatabase;
let at: ResidentProvider;
let queue: ShardQueue;
let runner: Runner;
let actor: Actor;

beforeAll(async () => {
  db = await testDatabase();
  await installQueue(db.ownerUrl);
  at = await residentProvider(db.owner);
  queue = await openQueue({ url: db.appUrl });
  runner = await startRunner({ url: db.appUrl, threads: 2, name: "test runner" });
  actor = { kind: "user", id: at.user, userId: at.user, name: "finance", role: "finance_officer", scopes: null };
});
afterAll(async () => {
  await runner.stop();
  await queue.close();
  await db.close();
});

async function run(kind: RunRequest["kind"], clientId: number, endDate: string, more: Partial<RunRequest> = {}) {
  const started = await startRun(db.app, queue, actor, {
    kind,
    preview: false,
    postingDate: endDate,
    endDate,
    filters: { clientIds: [clientId] },
    journalId: null,
    newJournal: { journalTypeId: at.journalType, description: kind },
    ...more,
  });
  return { ...(await awaitRun(db.owner, started.runId)), ...started };
}

/** A resident whose fees follow from entry date and means. */
async function resident(entryDate: string, meansTestedAmount: number, cap: Record<string, string | number | null>) {
  const clientId = await person(db.owner, at);
  await stay(db.owner, at, clientId, { entryDate });
  await db.owner
    .sql`insert into fee_advice (client_id, issued_on, start_date, means_tested_amount, source, created_by_name)
    values (${clientId}, ${entryDate}, ${entryDate}, ${meansTestedAmount}, 'entered', 'Test')`;
  await db.owner
    .sql`insert into client_classification (client_id, class_code, start_date) values (${clientId}, '8', ${entryDate})`;
  await db.owner
    .sql`insert into client_cap ${db.owner.sql({ client_id: clientId, first_entry_date: entryDate, ...cap })}`;
  await db.owner.sql.begin(async (tx) => {
    await recalculateResidents(queryOfSql(tx), [clientId], "2026-01-31");
  });
  return clientId;
}

const charged = async (clientId: number, code: keyof ResidentProvider["codes"]) =>
  (
    await db.owner.sql<{ text: string }[]>`
      select period_from || ' ' || period_to || ' ' || amount as text from journal_line
      where client_id = ${clientId} and billing_code_id = ${at.codes[code]} order by period_from`
  ).map((row) => row.text);

const capLines = async (clientId: number) =>
  (
    await db.owner.sql<{ text: string }[]>`
      select limit_type || ' ' || start_date || ' ' || total || ' of ' || threshold || ' by ' || calculated_date
        || coalesce(' reached ' || limit_reached_date, '') || coalesce(' forecast ' || forecast_date, '') as text
      from client_cap_line where client_id = ${clientId} order by limit_type, start_date`
  ).map((row) => row.text);

describe("a resident of 2014", () => {
  test("is billed to the lower caps, and the lines say so", async () => {
    const clientId = await resident("2024-11-20", 110.94, {
      opening_date: "2025-11-01",
      annual_opening: "34958.11",
      lifetime_opening: "60000.00",
    });
    // Entered on 20 November 2024, so the cap year ends on 19 November 2025: 280.00 are left at 40.00 a day.
    const billed = await run("billing", clientId, "2025-11-30");
    expect(billed).toMatchObject({ status: "done", parked: 0 });
    const mtcf = await charged(clientId, "means_tested_care_fee");
    expect(mtcf.filter((line) => line >= "2025-11")).toEqual([
      "2025-11-01 2025-11-07 280.00",
      "2025-11-20 2025-11-30 440.00",
    ]);
    await forcePosted(db.owner, billed.journalId);

    const preview = await run("capping", clientId, "2025-11-30", { preview: true, newJournal: null });
    expect(preview).toMatchObject({ status: "done", lineCount: 3, parked: 0, journalId: null });
    expect(await capLines(clientId)).toEqual([]);
    const calculated = await run("capping", clientId, "2025-11-30");
    expect(calculated).toMatchObject({ status: "done", lineCount: 3, parked: 0, journalId: null, amount: "0.00" });
    const lines = await capLines(clientId);
    expect(lines).toEqual([
      "MEANS_TESTED_ANNUAL 2024-11-20 35238.11 of 35238.11 by 2025-11-30 reached 2025-11-07",
      "MEANS_TESTED_ANNUAL 2025-11-20 440.00 of 35238.11 by 2025-11-30",
      "MEANS_TESTED_LIFETIME 2024-11-20 60720.00 of 84571.66 by 2025-11-30 forecast 2027-09-17",
    ]);
    await run("capping", clientId, "2025-11-30");
    expect(await capLines(clientId)).toEqual(lines);
  });
});

describe("a resident of November 2025", () => {
  test("has the days of the contribution counted across homes, and a cap of their own", async () => {
    const clientId = await resident("2025-12-01", 150, { care_days_before: 1430 });
    // 1,430 days before: the 30th day of December is the last.
    const billed = await run("billing", clientId, "2026-01-31");
    expect(billed).toMatchObject({ status: "done", parked: 0 });
    expect(await charged(clientId, "non_clinical_care_contribution")).toEqual(["2025-12-01 2025-12-30 1707.30"]);
    expect(await charged(clientId, "hotelling_contribution")).toHaveLength(2);
    const [line] = await db.owner.sql<{ basis: { careDays?: unknown } }[]>`select basis from journal_line
      where client_id = ${clientId} and billing_code_id = ${at.codes.non_clinical_care_contribution}`;
    expect(line?.basis.careDays).toEqual({ used: 1460, maximum: 1460 });
    await run("capping", clientId, "2026-01-31");
    expect(await capLines(clientId)).toEqual([
      "CARE_DAYS 2025-12-01 1460.00 of 1460.00 by 2026-01-31 reached 2025-12-30",
      "CONTRIBUTION_LIFETIME 2025-12-01 1707.30 of 135318.69 by 2026-01-31",
    ]);
  });

  test("what was paid elsewhere counts, and a change of it has billed days adjusted", async () => {
    const clientId = await resident("2025-12-01", 150, {});
    const { sql } = db.owner;
    await sql`insert into outside_contribution (client_id, start_date, end_date, amount, fee, source)
      values (${clientId}, '2025-11-01', '2025-11-30', 135000.00, 'support_at_home_contribution', 'Letter')`;
    const billed = await run("billing", clientId, "2025-12-31");
    // 318.69 are left at 56.91 a day.
    expect(await charged(clientId, "non_clinical_care_contribution")).toEqual([
      "2025-12-01 2025-12-05 284.55",
      "2025-12-06 2025-12-06 34.14",
    ]);
    await forcePosted(db.owner, billed.journalId);
    await run("capping", clientId, "2025-12-31");
    expect((await capLines(clientId)).at(-1)).toBe(
      "CONTRIBUTION_LIFETIME 2025-12-01 135318.69 of 135318.69 by 2025-12-31 reached 2025-12-06",
    );
    await sql`update outside_contribution set amount = 135284.55 where client_id = ${clientId}`;
    const adjusted = await run("adjustment", clientId, "2025-12-31");
    expect(adjusted).toMatchObject({ parked: 0, amount: "-284.55" });
    await sql`delete from outside_contribution where client_id = ${clientId}`;
    const [flagged] = await sql<{ since: string }[]>`select adjust_from as since from billing_schedule_line
      where client_id = ${clientId} and billing_code_id = ${at.codes.non_clinical_care_contribution}`;
    expect(flagged?.since).toBe("2025-12-01");
  });
});

test("clients without caps, or before 2014, have no lines; filters by facility", async () => {
  const clientId = await resident("2013-05-01", 100, {});
  expect(await run("capping", clientId, "2026-01-31")).toMatchObject({ clientCount: 1, lineCount: 0, parked: 0 });
  const other = await startRun(db.app, queue, actor, {
    kind: "capping",
    preview: false,
    postingDate: "2026-01-31",
    endDate: "2026-01-31",
    filters: { serviceIds: [at.homes[1]] },
    journalId: null,
    newJournal: null,
  });
  expect(other.clientCount).toBe(0);
});
