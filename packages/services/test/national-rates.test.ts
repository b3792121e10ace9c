import { endpoints } from "@banksia/contracts";
import { runEngine } from "@banksia/month-end";
import { nationalRates } from "@banksia/month-end/national-rates";
import { figuresOf } from "@banksia/month-end/residents/figures";
import { finishRuns } from "@banksia/month-end/run-finish";
import { loadRun, processShard } from "@banksia/month-end/shard";
import { basicDailyFee, tables } from "@banksia/rates-au";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createBillingCode } from "../src/billing/create-billing-code.ts";
import { listBillingRates } from "../src/billing/list-billing-rates.ts";
import { listScheduleLines } from "../src/billing/list-schedule-lines.ts";
import { createScheduleLine } from "../src/billing/create-schedule-line.ts";
import { createFundingCode } from "../src/funding/create-funding-code.ts";
import { createFundingRate } from "../src/funding/create-funding-rate.ts";
import { listFundingRates } from "../src/funding/list-funding-rates.ts";
import { type AddNationalRateInput, addNationalRate } from "../src/rates/add-national-rate.ts";
import { deleteNationalRate } from "../src/rates/delete-national-rate.ts";
import { getNationalRate } from "../src/rates/get-national-rate.ts";
import { getNationalRatePreview } from "../src/rates/get-national-rate-preview.ts";
import { listNationalRates } from "../src/rates/list-national-rates.ts";
import { previewNationalRate } from "../src/rates/preview-national-rate.ts";
import { residentFeeTables } from "../src/rates/table-uses.ts";
import { startRun } from "../src/runs/start-run.ts";
import { codeDefaults, globalRate, propose, type Provider, resident, tinyProvider } from "./fixture.ts";
import { keepsContract, refusal } from "./helpers.ts";

let p: Provider;
/** Takes its global rate from the basic daily fee: 66.80 from 20 March 2026. */
let national: number;
/** A funding code on the oxygen supplement: 14.45 from 1 November 2025. */
let oxygen: number;

const queue: Parameters<typeof runEngine>[1] = {
  send: () => Promise.resolve(),
  fetch: () => Promise.resolve([]),
  complete: () => Promise.resolve(),
  fail: () => Promise.resolve(),
  touch: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

const add = (more: Partial<AddNationalRateInput> = {}) =>
  addNationalRate(p.admin, {
    key: "basic_daily_fee",
    from: "2026-09-20",
    value: "68.10",
    source: "health.gov.au, fees and charges from 20 September 2026",
    verified: true,
    preview: false,
    ...more,
  });
const table = async (key = "basic_daily_fee") => {
  const answer = await getNationalRate(p.admin, { key });
  keepsContract(endpoints.getNationalRate, answer);
  return answer;
};
const ratesOf = async (billingCodeId: number) =>
  (await listBillingRates(p.admin, { billingCodeId, validFor: "all" })).items.map((row) => [
    row.startDate,
    row.endDate,
    row.rate,
    row.verified,
  ]);
const remove = async (key: string, from: string) => {
  const row = (await table(key)).rows.find((one) => one.from === from);
  await deleteNationalRate(p.admin, { key, nationalRateId: row?.added?.id ?? 0 });
};

beforeAll(async () => {
  p = await tinyProvider();
  national = (
    await createBillingCode(p.admin, {
      ...codeDefaults,
      code: "NATBDF",
      description: "Basic daily fee by the table",
      unit: "day",
      timing: "arrears",
      taxCodeId: p.gstFree,
      accountNameId: p.accountName,
      revenueAccountId: p.revenue,
      nationalRate: "basic_daily_fee",
      legalFee: "basic_daily_fee",
    })
  ).id;
  await globalRate(p.admin, national, "66.80", "2026-03-20");
  oxygen = (
    await createFundingCode(p.admin, {
      code: "OXY",
      description: "Oxygen",
      unit: "day",
      accommodationAssociated: false,
      externalCode: null,
      revenueAccountId: null,
      nationalRate: "oxygen_supplement",
    })
  ).id;
  await createFundingRate(p.admin, {
    fundingCodeId: oxygen,
    clientId: null,
    startDate: "2025-11-01",
    endDate: null,
    rate: "14.45",
    source: "Rules",
    verified: true,
  });
});
afterAll(() => p.close());

describe("the tables", () => {
  test("are listed with today's figure, how it is known, what is due and who uses them", async () => {
    const all = await listNationalRates(p.admin, { limit: 1000 });
    keepsContract(endpoints.listNationalRates, all);
    expect(all.total).toBe(tables.length);
    expect(all.items.find((one) => one.key === "basic_daily_fee")).toMatchObject({
      inUse: "66.80",
      inUseVerified: false,
      unknownFrom: "2026-09-20",
      overdue: true,
      residentFees: true,
      area: "fees",
      billingCodes: [{ code: "NATBDF" }],
      current: { from: "2026-03-20", grade: "code", verified: false, status: "current" },
    });
    expect(all.items.find((one) => one.key === "oxygen_supplement")?.fundingCodes).toMatchObject([{ code: "OXY" }]);
  });

  test("come by pages, in the order asked for, and narrowed", async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const page: Awaited<ReturnType<typeof listNationalRates>> = await listNationalRates(p.admin, {
        limit: 20,
        cursor,
        sort: [{ key: "unknownFrom", descending: true }],
      });
      seen.push(...page.items.map((one) => one.key));
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(tables.length);
    expect((await listNationalRates(p.admin, { search: "accommodation supplement" })).items.length).toBeGreaterThan(1);
    const sure = await listNationalRates(p.admin, { verified: true, limit: 1000 });
    expect(sure.items.every((one) => one.inUseVerified === true)).toBe(true);
    expect((await refusal(listNationalRates(p.admin, { cursor: "x" }))).code).toBe("VALIDATION");
  });

  test("each with its whole history, newest first, checked", async () => {
    const fee = await table();
    expect(fee.rows.length).toBe(basicDailyFee.rows.length);
    expect(fee.rows[0]).toMatchObject({
      from: "2026-03-20",
      to: null,
      value: "66.80",
      source: "published rate file of April 2026",
    });
    expect(fee.faults).toEqual([]);
    const cap = await table("means_tested_fee_annual_cap");
    expect(cap.rows.find((row) => row.from === "2025-03-20")).toMatchObject({
      value: null,
      missing: "not_found",
      inUse: "34174.16",
    });
    expect((await refusal(getNationalRate(p.admin, { key: "nothing" }))).code).toBe("NOT_FOUND");
  });

  test("those from which residents' amounts are worked out are known as such", () => {
    const asked = new Set<string>();
    const rates = nationalRates([]);
    figuresOf({
      ...rates,
      chain: (key) => (asked.add(key), rates.chain(key)),
      values: (key) => (asked.add(key), rates.values(key)),
      amounts: (key) => (asked.add(key), rates.amounts(key)),
      on: (key, day) => (asked.add(key), rates.on(key, day)),
    });
    for (const key of asked) expect([key, residentFeeTables.has(key)]).toEqual([key, true]);
  });
});

describe("the next figure", () => {
  test("takes the global rates of its codes along, and comes back out while nothing has used it", async () => {
    const tried = await add({ preview: true });
    keepsContract(endpoints.addNationalRate, tried);
    expect(tried).toMatchObject({
      startRuns: ["resident_fees"],
      billingRates: [
        {
          code: "NATBDF",
          ended: { endDate: "2026-09-19" },
          added: { startDate: "2026-09-20", endDate: null, rate: "68.10" },
        },
      ],
      nationalRate: { inUse: "68.10", inUseVerified: true, unknownFrom: "2027-03-20", overdue: false, addedCount: 1 },
      warnings: [],
    });
    expect(await ratesOf(national)).toEqual([["2026-03-20", null, "66.80", true]]);
    expect((await table()).addedCount).toBe(0);

    await add();
    expect(await ratesOf(national)).toEqual([
      ["2026-09-20", null, "68.10", true],
      ["2026-03-20", "2026-09-19", "66.80", true],
    ]);
    expect((await table()).rows[0]).toMatchObject({
      grade: "provider",
      added: { byName: "User 1" },
      status: "current",
    });
    expect((await refusal(add({ value: "68.20" }))).code).toBe("ALREADY_EXISTS");

    const row = (await table()).rows[0]!.added!;
    const hidden = deleteNationalRate(p.officer, { key: "basic_daily_fee", nationalRateId: row.id });
    expect((await refusal(hidden)).code).toBe("FORBIDDEN");
    await remove("basic_daily_fee", "2026-09-20");
    expect(await ratesOf(national)).toEqual([["2026-03-20", null, "66.80", true]]);
    expect((await table()).overdue).toBe(true);
  });

  test("in the place of an unverified one of the same day gives the rate of that day its figure, and gives it back", async () => {
    const done = await add({ from: "2026-03-20", value: "66.81", verified: true });
    expect(done.warnings.map((one) => one.code)).toEqual(["REPLACES"]);
    expect(await ratesOf(national)).toEqual([["2026-03-20", null, "66.81", true]]);
    expect((await table()).rows[0]).toMatchObject({ value: "66.81", replaces: { value: "66.80", grade: "code" } });
    await remove("basic_daily_fee", "2026-03-20");
    expect(await ratesOf(national)).toEqual([["2026-03-20", null, "66.80", false]]);
  });

  test("between two others holds until the next", async () => {
    await add();
    const early = await add({ from: "2026-06-01", value: "67.00", verified: false });
    expect(early.warnings.map((one) => one.code)).toEqual(["NOT_A_DUE_DAY", "UNVERIFIED"]);
    expect(await ratesOf(national)).toEqual([
      ["2026-09-20", null, "68.10", true],
      ["2026-06-01", "2026-09-19", "67.00", false],
      ["2026-03-20", "2026-05-31", "66.80", false],
    ]);
    await remove("basic_daily_fee", "2026-06-01");
    await remove("basic_daily_fee", "2026-09-20");
    expect(await ratesOf(national)).toEqual([["2026-03-20", null, "66.80", false]]);
  });

  test("takes funding rates along", async () => {
    const done = await add({ key: "oxygen_supplement", from: "2026-07-01", value: "14.90" });
    expect(done).toMatchObject({
      fundingRates: [{ code: "OXY", ended: { endDate: "2026-06-30" }, added: { rate: "14.90" } }],
    });
    const rates = await listFundingRates(p.admin, { fundingCodeId: oxygen });
    expect(rates.items.map((row) => [row.startDate, row.endDate, row.rate])).toEqual([
      ["2026-07-01", null, "14.90"],
      ["2025-11-01", "2026-06-30", "14.45"],
    ]);
    await remove("oxygen_supplement", "2026-07-01");
    expect((await listFundingRates(p.admin, { fundingCodeId: oxygen })).items.map((row) => row.endDate)).toEqual([
      null,
    ]);
  });

  test("of a cap asks for both runs that reckon with it", async () => {
    const done = await add({
      key: "means_tested_fee_annual_cap",
      from: "2026-09-20",
      value: "36500.00",
      preview: true,
    });
    expect(done).toMatchObject({ startRuns: ["resident_fees", "capping"], billingRates: [], fundingRates: [] });
    expect((await add({ key: "mpir", from: "2026-10-01", value: "8.51", preview: true })).startRuns).toEqual([]);
  });

  test("is refused where it cannot be one", async () => {
    const fields = async (more: Partial<AddNationalRateInput>) =>
      (await refusal(add(more))).fields.map(({ pointer, code }) => [pointer, code]);
    expect(await fields({ value: "-1" })).toEqual([["/value", "INVALID"]]);
    expect(await fields({ key: "mpir", value: "843" })).toEqual([["/value", "OUT_OF_RANGE"]]);
    expect(await fields({ from: "1990-01-01" })).toEqual([["/from", "OUT_OF_RANGE"]]);
    expect((await refusal(add({ key: "nothing" }))).code).toBe("NOT_FOUND");
    expect(
      (
        await refusal(
          addNationalRate(p.reader, {
            key: "mpir",
            from: "2026-10-01",
            value: "8",
            source: "x",
            verified: true,
            preview: false,
          }),
        )
      ).code,
    ).toBe("FORBIDDEN");
    expect((await add({ value: "681.00", preview: true })).warnings.map((one) => one.code)).toEqual(["FAR_FROM_LAST"]);
  });
});

describe("a preview run with a figure that is not saved", () => {
  test("shows what it changes by facility and fee, and saves nothing", async () => {
    const { entry } = await resident(p, "Previewed", "2026-10-01");
    await createScheduleLine(p.admin, {
      serviceEntryId: entry.id,
      serviceGroupId: null,
      billingCodeId: national,
      description: null,
      quantity: "1",
      startDate: "2026-10-01",
      endDate: null,
      billToDate: null,
    });
    const runs = runEngine(p.db.app, queue);
    const started = await previewNationalRate(
      { ...p.admin, runs },
      { key: "basic_daily_fee", from: "2026-10-11", value: "70.00", serviceIds: null },
    );
    keepsContract(endpoints.previewNationalRate, started);
    expect(started.withRate).toMatchObject({
      preview: true,
      journalId: null,
      postingDate: "2026-10-31",
      endDate: "2026-10-31",
    });
    for (const run of [started.withRate, started.withoutRate]) {
      const facts = await p.db.app.sql.begin(async (tx) => {
        await tx`select banksia.begin_as_system()`;
        return loadRun(tx, run.id);
      });
      for (let shard = 0; shard < run.shardCount; shard += 1) await processShard(p.db.app.sql, facts, shard, "test");
    }
    await finishRuns(p.db.app.sql);
    const ids = { withRunId: started.withRate.id, withoutRunId: started.withoutRate.id };
    const effect = await getNationalRatePreview(p.admin, ids);
    keepsContract(endpoints.getNationalRatePreview, effect);
    // 21 days at 3.20 more.
    expect(effect).toMatchObject({
      done: true,
      difference: "67.20",
      rows: [
        {
          serviceName: "Banksia House",
          billingCode: "NATBDF",
          before: "2070.80",
          after: "2138.00",
          difference: "67.20",
        },
      ],
    });
    expect(await ratesOf(national)).toEqual([["2026-03-20", null, "66.80", false]]);
    expect((await table()).addedCount).toBe(0);
    const [counted] = await p.db.owner.sql`select count(*)::int as n from journal_line`;
    expect(counted).toEqual({ n: 0 });
    expect(
      (await refusal(getNationalRatePreview(p.admin, { withRunId: ids.withoutRunId, withoutRunId: ids.withRunId })))
        .code,
    ).toBe("VALIDATION");
    expect(
      (
        await refusal(
          previewNationalRate(
            { ...p.admin, runs },
            { key: "basic_daily_fee", from: "2026-10-11", value: "70.00", endDate: "2026-10-01", serviceIds: null },
          ),
        )
      ).fields,
    ).toMatchObject([{ pointer: "/endDate" }]);
  });

  test("is the only kind of run that takes one", async () => {
    const runs = runEngine(p.db.app, queue);
    const filters = {
      timing: null,
      serviceIds: null,
      billingCodeIds: null,
      clientIds: null,
      customerGroupIds: null,
      proposedRates: [{ tableKey: "basic_daily_fee", from: "2026-10-11", value: "70.00" }],
    };
    const refused = await refusal(
      startRun(
        { ...p.admin, runs },
        {
          kind: "billing",
          preview: false,
          journalTypeId: p.journalType,
          description: "no",
          postingDate: "2026-10-31",
          endDate: "2026-10-31",
          filters,
        },
      ),
    );
    expect(refused.fields).toMatchObject([{ pointer: "/filters/proposedRates", code: "NOT_ALLOWED" }]);
    await expect(
      p.db.app.sql.begin(async (tx) => {
        await tx`select banksia.begin_as_system()`;
        await runs.startIn(tx, p.admin.actor, {
          kind: "billing",
          preview: false,
          postingDate: "2026-10-31",
          endDate: "2026-10-31",
          filters,
          journalId: null,
          newJournal: { journalTypeId: p.journalType, description: "no" },
        });
      }),
    ).rejects.toMatchObject({ code: "PREVIEW_ONLY" });
  });
});

describe("once billed", () => {
  test("a back-dated figure tells the lines to adjust; one that a run has worked with stays", async () => {
    await propose(p, p.admin, "billing");
    const back = await add({ from: "2026-10-21", value: "69.00", verified: true });
    expect(back.adjustmentRequiredLines).toBe(1);
    expect(back.billingRates).toMatchObject([{ code: "NATBDF", adjustmentRequiredLines: 1 }]);
    const { items } = await listScheduleLines(p.admin, { billingCodeId: national });
    expect(items).toMatchObject([{ adjustFrom: "2026-10-21", rateVerified: false }]);
    await propose(p, p.admin, "adjustment");
    const row = (await table()).rows.find((one) => one.from === "2026-10-21");
    const refused = await refusal(
      deleteNationalRate(p.admin, { key: "basic_daily_fee", nationalRateId: row!.added!.id }),
    );
    expect(refused.code).toBe("IN_USE");
    expect((await refusal(deleteNationalRate(p.admin, { key: "mpir", nationalRateId: row!.added!.id }))).code).toBe(
      "NOT_FOUND",
    );
    const later = await add({ key: "basic_daily_fee", from: "2027-03-20", value: "70.10" });
    await deleteNationalRate(p.admin, {
      key: "basic_daily_fee",
      nationalRateId: later.nationalRate.rows[0]!.added!.id,
    });
  });
});
