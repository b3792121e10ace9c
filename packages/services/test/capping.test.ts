import { endpoints } from "@banksia/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { admitClient } from "../src/admissions/admit-client.ts";
import { createPlace } from "../src/admissions/create-place.ts";
import { calculateClientCap } from "../src/capping/calculate-client-cap.ts";
import { createOutsideContribution } from "../src/capping/create-outside-contribution.ts";
import { deleteOutsideContribution } from "../src/capping/delete-outside-contribution.ts";
import { getCapForecast } from "../src/capping/get-cap-forecast.ts";
import { getCappingPolicies } from "../src/capping/get-capping-policies.ts";
import { getClientCap } from "../src/capping/get-client-cap.ts";
import { listCapAlerts } from "../src/capping/list-cap-alerts.ts";
import { listOutsideContributions } from "../src/capping/list-outside-contributions.ts";
import { setCappingPolicies } from "../src/capping/set-capping-policies.ts";
import { setClientCap } from "../src/capping/set-client-cap.ts";
import { updateOutsideContribution } from "../src/capping/update-outside-contribution.ts";
import type { Context } from "../src/context.ts";
import { createEarlierStay } from "../src/fees/create-earlier-stay.ts";
import { createFeeAdvice } from "../src/fees/create-fee-advice.ts";
import { postJournal } from "../src/ledger/post-journal.ts";
import { verifyDatabase } from "../src/verify/verify-database.ts";
import { type CareProvider, careProvider } from "./fees-fixture.ts";
import { contextOf, person, propose } from "./fixture.ts";
import { keepsContract, refusal } from "./helpers.ts";

let p: CareProvider;
beforeAll(async () => {
  p = await careProvider();
});
afterAll(() => p.close());

/** The same caller on another day. */
const on = (ctx: Context, day: string): Context => contextOf(p.db.app, ctx.actor, day);

let beds = 0;

/** Somebody of November 2025 whose non-clinical care contribution is 56.91 a day from entry on. */
async function resident(lastName: string, entryDate = "2025-12-01") {
  beds += 1;
  const client = await person(p, lastName);
  const place = await createPlace(p.admin, { serviceId: p.house, code: `C${beds}`, wing: null, price: null });
  await admitClient(p.admin, {
    clientId: client.id,
    serviceId: p.house,
    careTypeId: p.permanent,
    placeId: place.id,
    entryDate,
  });
  await createFeeAdvice(p.admin, {
    clientId: client.id,
    issuedOn: entryDate,
    startDate: entryDate,
    meansTestedAmount: "150.00",
    meansNotDisclosed: false,
    hotellingContribution: null,
    nonClinicalCareContribution: null,
    meansTestedCareFee: null,
    incomeTestedFee: null,
    accommodationContribution: null,
    reference: null,
    endDate: null,
    preview: false,
  });
  return client.id;
}

const setUp = (clientId: number, more: Partial<Parameters<typeof setClientCap>[1]> = {}) =>
  setClientCap(p.admin, {
    clientId,
    firstEntryDate: "2025-12-01",
    annual: true,
    lifetime: true,
    openingDate: null,
    annualOpening: "0.00",
    lifetimeOpening: "0.00",
    allowBeyond: false,
    careDaysBefore: 0,
    ...more,
  });

describe("a client's caps", () => {
  test("the arrangement says which; lines come with the calculation, and days move before amounts do", async () => {
    const clientId = await resident("Grid");
    const before = await getClientCap(p.admin, { clientId });
    keepsContract(endpoints.getClientCap, before);
    expect(before).toMatchObject({
      suggestedFirstEntryDate: "2025-12-01",
      arrangements: [{ from: "2025-12-01", arrangement: "NOV25", limitTypes: ["CONTRIBUTION_LIFETIME", "CARE_DAYS"] }],
      limitTypes: ["CONTRIBUTION_LIFETIME", "CARE_DAYS"],
      anniversaryDate: null,
    });
    expect(before.suggestionReason).toContain("01/12/2025");
    await setUp(clientId, { careDaysBefore: 100 });
    const { journalId } = await propose(p, p.admin, "billing", { postingDate: "2025-12-31", endDate: "2025-12-31" });
    await postJournal(p.admin, { journalId });

    const calculated = await calculateClientCap(on(p.admin, "2026-01-10"), { clientId });
    keepsContract(endpoints.calculateClientCap, calculated);
    expect(calculated.lines).toMatchObject([
      { limitType: "CONTRIBUTION_LIFETIME", from: "2025-12-01", current: "1764.21", threshold: "135318.69" },
      { limitType: "CARE_DAYS", opening: "100.00", current: "31.00", total: "131.00", remaining: "1329.00" },
    ]);
    // 131 of 1,460 by the end of December: the last day is the 1,329th from 1 January 2026.
    expect(calculated.lines[1]).toMatchObject({ forecastDate: "2029-08-21", calculatedDate: "2026-01-10" });
    expect(calculated).toMatchObject({ lastCalculatedDate: "2026-01-10", warnings: [] });

    const moved = await setUp(clientId, { careDaysBefore: 100, firstEntryDate: "2024-02-29" });
    expect(moved.lines[0]).toMatchObject({ from: "2024-02-29", current: "1764.21", calculatedDate: "2026-01-10" });
    expect(moved.warnings.map((one) => one.code)).toEqual(["CAP_LINES_OUT_OF_DATE"]);
    const again = await calculateClientCap(on(p.admin, "2026-01-11"), { clientId });
    expect(again.warnings).toEqual([]);
    expect(again.lines[0]).toMatchObject({ from: "2024-02-29", calculatedDate: "2026-01-11" });
  });

  test("S-087, S-090: a permanent stay with another provider is the first entry; a later set-up is warned about", async () => {
    const clientId = await resident("Before");
    const stay = (kind: "permanent" | "respite", startDate: string, endDate: string) =>
      createEarlierStay(p.admin, { clientId, kind, home: "Gumnut Court", startDate, endDate, preview: false });
    await stay("respite", "2017-02-01", "2017-02-20");
    await stay("permanent", "2019-03-04", "2025-11-30");
    const found = await getClientCap(p.admin, { clientId });
    keepsContract(endpoints.getClientCap, found);
    expect(found).toMatchObject({
      clientCap: { firstEntryDate: "2025-12-01" },
      suggestedFirstEntryDate: "2019-03-04",
      warnings: [{ code: "CARE_BEFORE_FIRST_ENTRY" }, { code: "CAP_OPENING_MISSING" }],
    });
    expect(found.suggestionReason).toContain("04/03/2019 at Gumnut Court");
    const opened = { openingDate: "2025-12-01", lifetimeOpening: "12000.00" };
    expect((await setUp(clientId, { firstEntryDate: "2019-03-04" })).warnings).toMatchObject([
      { code: "CAP_OPENING_MISSING" },
    ]);
    expect((await setUp(clientId, { firstEntryDate: "2019-03-04", ...opened })).warnings).toEqual([]);
    expect((await setUp(clientId, { firstEntryDate: "2010-03-04", ...opened })).warnings).toEqual([]);

    // Recorded before the admission, it is the default.
    const other = await person(p, "BeforeEntry");
    await createEarlierStay(p.admin, {
      clientId: other.id,
      kind: "permanent",
      home: "Gumnut Court",
      startDate: "2020-05-06",
      endDate: "2026-01-01",
      preview: false,
    });
    const place = await createPlace(p.admin, { serviceId: p.house, code: "CB", wing: null, price: null });
    const admitted = await admitClient(p.admin, {
      clientId: other.id,
      serviceId: p.house,
      careTypeId: p.permanent,
      placeId: place.id,
      entryDate: "2026-01-01",
    });
    expect(admitted.capFirstEntryDate).toBe("2020-05-06");
  });

  test("a capped fee without set-up is warned about; nothing can be calculated", async () => {
    const clientId = await resident("NoSetUp");
    await p.db.owner.sql`delete from client_cap where client_id = ${clientId}`;
    const found = await getClientCap(p.admin, { clientId });
    expect(found.clientCap).toBeNull();
    expect(found.warnings).toMatchObject([{ code: "CAP_SETUP_MISSING" }]);
    expect(await refusal(calculateClientCap(p.admin, { clientId }))).toMatchObject({ code: "CONFLICT" });
  });

  test("forecast: what is used and will be, month by month", async () => {
    const clientId = await resident("Forecast");
    await setUp(clientId, { openingDate: "2025-12-01", lifetimeOpening: "130000.00" });
    const found = await getCapForecast(on(p.admin, "2025-12-15"), { clientId });
    keepsContract(endpoints.getCapForecast, found);
    const [cap, days] = found.forecasts;
    // 5,318.69 at 56.91 a day from 1 December: the 94th day, before the advice changes.
    expect(cap).toMatchObject({ limitType: "CONTRIBUTION_LIFETIME", reachedOn: "2026-03-04", alertOn: "2026-01-03" });
    expect(cap?.points.find((point) => point.day === "2025-12-31")).toMatchObject({ used: "131764.21" });
    expect(cap?.points.at(-1)).toMatchObject({ day: "2030-11-30", used: "135318.69" });
    expect(days).toMatchObject({ limitType: "CARE_DAYS", status: "not_reached_by_then" });
    expect(days?.points.at(-1)?.used).toBe("94.00");
  });
});

describe("contributions elsewhere", () => {
  test("are checked, listed, corrected and deleted, and billed days wait to be adjusted", async () => {
    const clientId = await resident("Elsewhere");
    await setUp(clientId, { openingDate: "2025-12-01", lifetimeOpening: "10.00" });
    const { journalId } = await propose(p, p.admin, "billing", { postingDate: "2025-12-31", endDate: "2025-12-31" });
    await postJournal(p.admin, { journalId });
    const fields = {
      clientId,
      startDate: "2025-12-05",
      endDate: "2025-12-20",
      amount: "100.00",
      fee: "support_at_home_contribution",
      source: "Statement of December",
    } as const;
    expect(
      await refusal(createOutsideContribution(p.admin, { ...fields, startDate: "2025-11-30", endDate: "2025-11-01" })),
    ).toMatchObject({ fields: [{ pointer: "/endDate" }, { pointer: "/startDate", code: "OVERLAP" }] });
    const made = await createOutsideContribution(p.admin, fields);
    keepsContract(endpoints.createOutsideContribution, made);
    const [line] = await p.db.owner.sql<
      { since: string | null }[]
    >`select adjust_from as since from billing_schedule_line
      where client_id = ${clientId} and billing_code_id = ${p.codes.nonClinicalCare}`;
    expect(line?.since).toBe("2025-12-05");
    const changed = await updateOutsideContribution(p.admin, {
      ...fields,
      outsideContributionId: made.id,
      amount: "120.00",
    });
    expect(changed.amount).toBe("120.00");
    const listed = await listOutsideContributions(p.admin, { clientId });
    keepsContract(endpoints.listOutsideContributions, listed);
    expect(listed.items).toEqual([changed]);
    expect((await calculateClientCap(on(p.admin, "2025-12-31"), { clientId })).lines[0]).toMatchObject({
      other: "120.00",
    });
    await deleteOutsideContribution(p.admin, { outsideContributionId: made.id });
    expect((await listOutsideContributions(p.admin, { clientId })).total).toBe(0);
    expect(await refusal((async () => createOutsideContribution(p.reader, fields))())).toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

test("alerts: who will reach a cap soon, by facility", async () => {
  const clientId = await resident("Alert");
  await setUp(clientId, { careDaysBefore: 1400 });
  await calculateClientCap(on(p.admin, "2025-12-15"), { clientId });
  // 60 days from 1 December on: 29 January 2026, with an alert from 30 November on.
  const today = on(p.admin, "2025-12-16");
  const found = await listCapAlerts(today, { search: "Alert" });
  keepsContract(endpoints.listCapAlerts, found);
  expect(found.items).toMatchObject([
    {
      clientId,
      limitType: "CARE_DAYS",
      forecastDate: "2026-01-29",
      daysToGo: 44,
      alertDate: "2025-11-30",
      alertDue: true,
    },
  ]);
  expect((await listCapAlerts(today, { withinDays: 43, search: "Alert" })).total).toBe(0);
  expect((await listCapAlerts(today, { withinDays: 44, serviceId: p.house, search: "Alert" })).total).toBe(1);
  expect((await listCapAlerts(today, { serviceId: p.village, search: "Alert" })).total).toBe(0);
  expect((await listCapAlerts(today, { limitType: "MEANS_TESTED_ANNUAL" })).total).toBe(0);
  const passed = await listCapAlerts(on(p.admin, "2026-01-30"), { search: "Alert" });
  expect(passed.items).toMatchObject([{ daysToGo: -1, calculatedDate: "2025-12-15" }]);
});

test("policies: defaults, changed for runs from then on, and only by those who may", async () => {
  const before = await getCappingPolicies(p.admin);
  keepsContract(endpoints.getCappingPolicies, before);
  expect(before).toEqual({
    capCrossing: "clamp",
    annualCapYears: "every_year",
    afterIndexation: "by_limit",
    supportAtHomeInMeansTestedCap: "does_not_count",
    firstEntry: "any_entry",
    alertDays: 60,
  });
  expect(await refusal((async () => setCappingPolicies(p.reader, before))())).toMatchObject({ code: "FORBIDDEN" });
  const changed = { ...before, capCrossing: "full_day" as const, alertDays: 30 };
  expect(await setCappingPolicies(p.admin, changed)).toEqual(changed);

  const clientId = await resident("Policy");
  await setUp(clientId, { openingDate: "2025-12-01", lifetimeOpening: "135200.00" });
  const { journalId } = await propose(p, p.admin, "billing", { postingDate: "2025-12-31", endDate: "2025-12-31" });
  const lines = await p.db.owner.sql<{ text: string }[]>`
    select period_from || ' ' || amount as text from journal_line where journal_id = ${journalId} and client_id = ${clientId}
      and billing_code_id = ${p.codes.nonClinicalCare} order by period_from`;
  // 118.69 are left: two days at 56.91, and the whole third.
  expect(lines.map((row) => row.text)).toEqual(["2025-12-01 113.82", "2025-12-03 56.91"]);
  const forecast = await getCapForecast(on(p.admin, "2025-12-01"), { clientId });
  expect(forecast.alertDays).toBe(30);
  await setCappingPolicies(p.admin, before);
});

test("verify works the kept caps out again, as long as nothing changed since", async () => {
  const clientId = await resident("Checked");
  await setUp(clientId);
  await calculateClientCap(p.admin, { clientId });
  const { sql } = p.db.owner;
  const look = async () => {
    const results = await verifyDatabase(sql, ["8-cap-lines-add-up", "8-cap-lines-agree"]);
    return results.map(({ id, count, rows }) => ({ id, count, rows }));
  };
  expect(await look()).toMatchObject([{ count: 0 }, { count: 0 }]);
  const raise = (by: number) =>
    sql`update client_cap_line set other = other + ${by}, total = total + ${by}, remaining = remaining - ${by}
      where client_id = ${clientId} and limit_type = 'CONTRIBUTION_LIFETIME'`;
  await raise(5);
  const row = { client_id: clientId, limit_type: "CONTRIBUTION_LIFETIME" };
  expect(await look()).toMatchObject([
    { count: 0 },
    {
      count: 2,
      rows: [
        { ...row, problem: "other", kept: "5.00", should: "0.00" },
        { ...row, problem: "total", kept: "5.00", should: "0.00" },
      ],
    },
  ]);
  await sql`update client_cap set changed_at = now() where client_id = ${clientId}`;
  expect(await look()).toMatchObject([{ count: 0 }, { count: 0 }]);
  await raise(-5);
});
