import { endpoints } from "@banksia/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { departClient } from "../src/admissions/depart-client.ts";
import { changeBillingRate } from "../src/billing/change-billing-rate.ts";
import { createBillingCode } from "../src/billing/create-billing-code.ts";
import { createBillingRate } from "../src/billing/create-billing-rate.ts";
import { createHold } from "../src/billing/create-hold.ts";
import { createScheduleLine } from "../src/billing/create-schedule-line.ts";
import { deleteScheduleLines } from "../src/billing/delete-schedule-lines.ts";
import { getBillingCode } from "../src/billing/get-billing-code.ts";
import { getScheduleLine } from "../src/billing/get-schedule-line.ts";
import { markScheduleLinesInError } from "../src/billing/mark-schedule-lines-in-error.ts";
import { updateBillingCode } from "../src/billing/update-billing-code.ts";
import { updateScheduleLine } from "../src/billing/update-schedule-line.ts";
import { updateScheduleTemplate } from "../src/billing/update-schedule-template.ts";
import { changeFundingRate } from "../src/funding/change-funding-rate.ts";
import { createFundingCode } from "../src/funding/create-funding-code.ts";
import { createFundingLine } from "../src/funding/create-funding-line.ts";
import { createFundingRate } from "../src/funding/create-funding-rate.ts";
import { deleteFundingLines } from "../src/funding/delete-funding-lines.ts";
import { deleteFundingRate } from "../src/funding/delete-funding-rate.ts";
import { getFundingAmounts } from "../src/funding/get-funding-amounts.ts";
import { getFundingLine } from "../src/funding/get-funding-line.ts";
import { listFundingCodes } from "../src/funding/list-funding-codes.ts";
import { listFundingLines } from "../src/funding/list-funding-lines.ts";
import { listFundingRates } from "../src/funding/list-funding-rates.ts";
import { markFundingLinesInError } from "../src/funding/mark-funding-lines-in-error.ts";
import { updateFundingCode } from "../src/funding/update-funding-code.ts";
import { updateFundingLine } from "../src/funding/update-funding-line.ts";
import { updateFundingRate } from "../src/funding/update-funding-rate.ts";
import { codeDefaults, type Provider, resident, tinyProvider, villager } from "./fixture.ts";
import { keepsContract, refusal } from "./helpers.ts";

let p: Provider;
/** AN-ACC per day 216.80; accommodation supplement per day 59.90; oxygen per month 450.00; what sets off MTCF. */
let anacc: number;
let accom: number;
let oxygen: number;
let clawback: number;
let mtcf: number;

const fundingCode = (code: string, more: Partial<Parameters<typeof createFundingCode>[1]> = {}) =>
  createFundingCode(p.admin, {
    code,
    description: code,
    unit: "day",
    accommodationAssociated: false,
    externalCode: null,
    revenueAccountId: p.revenue,
    nationalRate: null,
    ...more,
  });
const fundingRate = (
  fundingCodeId: number,
  rate: string,
  more: Partial<Parameters<typeof createFundingRate>[1]> = {},
) =>
  createFundingRate(p.admin, {
    fundingCodeId,
    clientId: null,
    startDate: "2026-07-01",
    endDate: null,
    rate,
    source: null,
    verified: true,
    ...more,
  });
const line = (
  serviceEntryId: number,
  fundingCodeId: number,
  more: Partial<Parameters<typeof createFundingLine>[1]> = {},
) =>
  createFundingLine(p.admin, {
    serviceEntryId,
    serviceGroupId: null,
    fundingCodeId,
    description: null,
    startDate: "2026-10-01",
    endDate: null,
    ...more,
  });
const fee = (serviceEntryId: number, more: Partial<Parameters<typeof createScheduleLine>[1]> = {}) =>
  createScheduleLine(p.admin, {
    serviceEntryId,
    serviceGroupId: null,
    billingCodeId: mtcf,
    description: null,
    quantity: "1",
    startDate: "2026-10-01",
    endDate: null,
    billToDate: null,
    ...more,
  });
const own = (clientId: number, billingCodeId: number, rate: string, startDate = "2026-07-01") =>
  createBillingRate(p.admin, {
    billingCodeId,
    clientId,
    startDate,
    endDate: null,
    model: "amount",
    rate,
    baseCodeId: null,
    percent: null,
    source: null,
  });
const linesOf = async (clientId: number, more: Partial<Parameters<typeof listFundingLines>[1]> = {}) => {
  const answer = await listFundingLines(p.admin, { clientId, limit: 100, ...more });
  keepsContract(endpoints.listFundingLines, answer);
  return answer.items;
};

beforeAll(async () => {
  p = await tinyProvider();
  anacc = (await fundingCode("ANACC", { externalCode: "AN-ACC" })).id;
  accom = (await fundingCode("ACCOM", { accommodationAssociated: true })).id;
  oxygen = (await fundingCode("OXYGEN", { unit: "month" })).id;
  clawback = (await fundingCode("CLAWBACK")).id;
  mtcf = (
    await createBillingCode(p.admin, {
      ...codeDefaults,
      code: "MTCF",
      description: "Means tested care fee",
      unit: "day",
      taxCodeId: p.gstFree,
      accountNameId: p.accountName,
      revenueAccountId: p.revenue,
      fundingCodeId: clawback,
    })
  ).id;
  await fundingRate(anacc, "216.80");
  await fundingRate(accom, "59.90");
  await fundingRate(oxygen, "450.00");
});
afterAll(() => p.close());

describe("set-up", () => {
  test("codes show today's rate and the fees that they set off", async () => {
    const answer = await listFundingCodes(p.admin, {});
    keepsContract(endpoints.listFundingCodes, answer);
    expect(
      answer.items.map((code) => [code.code, code.unit, code.rateToday, code.offsetOf.map((one) => one.code)]),
    ).toEqual([
      ["ACCOM", "day", "59.90", []],
      ["ANACC", "day", "216.80", []],
      ["CLAWBACK", "day", null, ["MTCF"]],
      ["OXYGEN", "month", "450.00", []],
    ]);
  });

  test("what cannot be is refused at its field", async () => {
    const fields = async (work: Promise<unknown>) =>
      (await refusal(work)).fields.map(({ pointer, code }) => [pointer, code]);
    expect(await fields(fundingCode("ROOM", { unit: "month", accommodationAssociated: true }))).toEqual([
      ["/unit", "NOT_ALLOWED"],
    ]);
    expect(await fields(fundingCode("NAT", { nationalRate: "no_such_table" }))).toEqual([["/nationalRate", "UNKNOWN"]]);
    expect(await fields(fundingCode("NAT", { nationalRate: "mpir" }))).toEqual([["/nationalRate", "NOT_ALLOWED"]]);
    expect(await fields(fundingCode("NAT", { revenueAccountId: p.receivable }))).toEqual([
      ["/revenueAccountId", "NOT_ALLOWED"],
    ]);
    expect(await fields(updateBillingCode(p.admin, { billingCodeId: p.laundry, fundingCodeId: anacc }))).toEqual([
      ["/fundingCodeId", "NOT_ALLOWED"],
    ]);
    expect(await fields(updateBillingCode(p.admin, { billingCodeId: p.extra, fundingCodeId: accom }))).toEqual([
      ["/fundingCodeId", "NOT_ALLOWED"],
    ]);
    expect(await fields(updateBillingCode(p.admin, { billingCodeId: p.laundry, legalFee: "basic_daily_fee" }))).toEqual(
      [["/legalFee", "NOT_ALLOWED"]],
    );
    expect(await fields(fundingRate(clawback, "1.00"))).toEqual([["/fundingCodeId", "NOT_ALLOWED"]]);
    expect((await refusal(fundingRate(anacc, "1.00"))).code).toBe("RATE_OVERLAP");
    expect((await refusal(fundingCode("anacc"))).code).toBe("ALREADY_EXISTS");
    expect(
      (
        await refusal(
          createFundingCode(p.reader, {
            code: "X",
            description: "X",
            unit: "day",
            accommodationAssociated: false,
            externalCode: null,
            revenueAccountId: null,
            nationalRate: null,
          }),
        )
      ).code,
    ).toBe("FORBIDDEN");
  });

  test("a code names the fee of the law and what it sets off", async () => {
    const code = await updateBillingCode(p.admin, { billingCodeId: p.bdf, legalFee: "basic_daily_fee" });
    keepsContract(endpoints.updateBillingCode, code);
    expect(code).toMatchObject({ legalFee: "basic_daily_fee", fundingCode: null });
    expect(await updateBillingCode(p.admin, { billingCodeId: p.bdf, legalFee: null })).toMatchObject({
      legalFee: null,
    });
  });

  test("a rate is changed from a day on, ended, and deleted before it begins", async () => {
    const code = await fundingCode("VETERANS");
    const first = await fundingRate(code.id, "8.00");
    keepsContract(endpoints.createFundingRate, first);
    const changed = await changeFundingRate(p.admin, {
      fundingRateId: first.fundingRate.id,
      startDate: "2026-11-01",
      endDate: null,
      rate: "8.18",
      source: "Rules",
      verified: false,
    });
    expect(changed).toMatchObject({
      ended: { endDate: "2026-10-31" },
      fundingRate: { rate: "8.18", status: "future", verified: false },
    });
    await deleteFundingRate(p.admin, { fundingRateId: changed.fundingRate.id });
    const gap = await updateFundingRate(p.admin, { fundingRateId: first.fundingRate.id, endDate: "2026-09-30" });
    expect(gap.fundingRate.status).toBe("past");
    expect((await refusal(deleteFundingRate(p.admin, { fundingRateId: first.fundingRate.id }))).code).toBe("CONFLICT");
    const later = await fundingRate(code.id, "0.00", { startDate: "2026-10-10" });
    expect(later.warnings.map((one) => one.code)).toEqual(["RATE_GAP", "RATE_ZERO"]);
    const all = await listFundingRates(p.admin, { fundingCodeId: code.id });
    keepsContract(endpoints.listFundingRates, all);
    expect(all.items.map((one) => one.rate)).toEqual(["0.00", "8.00"]);
  });

  test("a code's unit stays while schedules hold it", async () => {
    const { entry } = await resident(p, "Unit");
    await line(entry.id, oxygen);
    expect((await refusal(updateFundingCode(p.admin, { fundingCodeId: oxygen, unit: "day" }))).code).toBe("IN_USE");
    expect((await refusal(updateFundingCode(p.officer, { fundingCodeId: anacc, unit: "month" }))).code).toBe(
      "FORBIDDEN",
    );
    expect(await updateFundingCode(p.admin, { fundingCodeId: oxygen, externalCode: "OXY" })).toMatchObject({
      externalCode: "OXY",
    });
  });

  test("a template gives fees by arrangement and funding", async () => {
    const template = await updateScheduleTemplate(p.admin, {
      scheduleTemplateId: p.template,
      lines: [{ serviceGroupId: p.serviceGroup, billingCodeId: p.bdf, quantity: "1", feeArrangement: "NOV25" }],
      fundingLines: [{ serviceGroupId: null, fundingCodeId: anacc }],
    });
    expect(template).toMatchObject({
      lines: [{ feeArrangement: "NOV25" }],
      fundingLines: [{ fundingCode: "ANACC", serviceGroupName: null }],
    });
    const faults = await refusal(
      updateScheduleTemplate(p.admin, {
        scheduleTemplateId: p.template,
        fundingLines: [
          { serviceGroupId: 999, fundingCodeId: anacc },
          { serviceGroupId: null, fundingCodeId: anacc },
          { serviceGroupId: null, fundingCodeId: clawback },
          { serviceGroupId: null, fundingCodeId: 999 },
        ],
      }),
    );
    expect(faults.fields.map(({ pointer, code }) => [pointer, code])).toEqual([
      ["/fundingLines/0/serviceGroupId", "UNKNOWN"],
      ["/fundingLines/1/fundingCodeId", "DUPLICATE"],
      ["/fundingLines/2/fundingCodeId", "NOT_ALLOWED"],
      ["/fundingLines/3/fundingCodeId", "UNKNOWN"],
    ]);
    await updateScheduleTemplate(p.admin, {
      scheduleTemplateId: p.template,
      lines: [{ serviceGroupId: p.serviceGroup, billingCodeId: p.bdf, quantity: "1" }],
      fundingLines: [],
    });
  });
});

describe("lines of a client", () => {
  test("the amount is the rate of the day; a later one is told as the next", async () => {
    const { entry, client } = await resident(p, "Amount");
    const made = await line(entry.id, anacc, { endDate: "2026-12-31" });
    keepsContract(endpoints.createFundingLine, made);
    expect(made.fundingLine).toMatchObject({
      amount: "216.80",
      amountDay: "2026-10-15",
      runsOnDay: true,
      next: null,
      warnings: [],
    });
    const { fundingRate: mine } = await fundingRate(anacc, "300", {
      clientId: client.id,
      startDate: "2026-11-01",
      endDate: "2026-11-10",
    });
    expect(mine.clientName).toContain("Amount");
    const [today] = await linesOf(client.id);
    expect(today).toMatchObject({ amount: "216.80", next: { from: "2026-11-01", amount: "300.00" } });
    const [then] = await linesOf(client.id, { on: "2026-11-05" });
    expect(then).toMatchObject({ amount: "300.00", next: { from: "2026-11-11", amount: "216.80" } });
    const [after] = await linesOf(client.id, { on: "2027-01-01" });
    expect(after).toMatchObject({ amount: null, runsOnDay: false });
    expect(await linesOf(client.id, { on: "2027-01-01", running: true })).toEqual([]);
    const amounts = await getFundingAmounts(p.admin, { fundingLineId: made.fundingLine.id });
    keepsContract(endpoints.getFundingAmounts, amounts);
    expect(amounts.periods.map(({ from, to, amount, own: mine }) => [from, to, amount, mine])).toEqual([
      ["2026-10-01", "2026-10-31", "216.80", false],
      ["2026-11-01", "2026-11-10", "300.00", true],
      ["2026-11-11", "2026-12-31", "216.80", false],
    ]);
  });

  test("a missing rate, a rate of nothing and days outside the stay are told", async () => {
    const { entry } = await resident(p, "Warned");
    const codes = (made: { warnings: { code: string }[] }) => made.warnings.map((one) => one.code);
    const bare = await fundingCode("BARE");
    expect(codes(await line(entry.id, bare.id))).toEqual(["RATE_MISSING"]);
    const zero = await fundingCode("ZERO");
    await fundingRate(zero.id, "0.00");
    expect(codes(await line(entry.id, zero.id))).toEqual(["RATE_ZERO"]);
    expect(codes(await line(entry.id, anacc, { startDate: "2026-09-20" }))).toEqual(["BEFORE_STAY"]);
    expect(codes(await line(entry.id, anacc))).toEqual(["LINE_TWICE"]);
    const { entry: village } = await villager(p, "Unfunded");
    expect(codes(await line(village.id, anacc))).toEqual(["NOT_FUNDED"]);
  });

  test("a code paid for the room pays less by what the advice of the day names", async () => {
    const { entry, client } = await resident(p, "Assessed");
    expect((await line(entry.id, accom)).warnings.map((one) => one.code)).toEqual(["ASSESSED_UNKNOWN"]);
    const advice = (issued: string, start: string, amount: string | null, withdrawn = false) =>
      p.db.owner
        .sql`insert into fee_advice (client_id, issued_on, start_date, means_tested_amount, accommodation_contribution, source, created_by_name, withdrawn_at)
        values (${client.id}, ${issued}, ${start}, '10.00', ${amount}, 'entered', 'test', ${withdrawn ? p.db.owner.sql`now()` : null})`;
    await advice("2026-10-05", "2026-10-01", "20.40");
    await advice("2026-10-06", "2026-10-16", "61.00");
    await advice("2026-10-07", "2026-10-01", "1.00", true);
    const [today] = await linesOf(client.id);
    expect(today).toMatchObject({
      amount: "39.50",
      assessedAmount: "20.40",
      next: { from: "2026-10-16", amount: "0.00" },
      warnings: [],
    });
    const [then] = await linesOf(client.id, { on: "2026-10-16" });
    expect(then).toMatchObject({ amount: "0.00", assessedAmount: "61.00" });
    const [payment] = await p.db.owner.sql`select id from accommodation_payment where client_id = ${client.id}`;
    await p.db.owner
      .sql`insert into accommodation_line (accommodation_payment_id, client_id, service_id, start_date, end_date, kind, method, rate_date, occupied_from, account_name_id, assessed_amount)
        values (${payment!["id"]}, ${client.id}, ${p.house}, '2026-10-01', '2026-10-15', 'contribution', 'daily', '2026-10-01', '2026-10-01', ${p.accountName}, 21.00)`;
    const [paid] = await linesOf(client.id);
    expect(paid).toMatchObject({
      amount: "38.90",
      assessedAmount: "21.00",
      next: { from: "2026-10-16", amount: "0.00" },
    });
    expect(then!.warnings.map((one) => one.code)).toEqual(["RATE_ZERO"]);
  });

  test("is refused with its reasons, and another facility's is not seen", async () => {
    const { entry } = await resident(p, "Refused");
    const { entry: village } = await villager(p, "Elsewhere");
    const fields = async (work: Promise<unknown>) =>
      (await refusal(work)).fields.map(({ pointer, code }) => [pointer, code]);
    expect(await fields(line(entry.id, clawback))).toEqual([["/fundingCodeId", "NOT_ALLOWED"]]);
    expect(
      await fields(line(entry.id, 9999, { endDate: "2026-09-30", serviceId: 9999, serviceGroupId: 9999 })),
    ).toEqual([
      ["/endDate", "BEFORE_START"],
      ["/fundingCodeId", "UNKNOWN"],
      ["/serviceId", "UNKNOWN"],
    ]);
    expect(await fields(line(99_999, anacc))).toEqual([["/serviceEntryId", "UNKNOWN"]]);
    const { fundingLine } = await line(village.id, anacc);
    expect((await refusal(getFundingLine(p.officer, { fundingLineId: fundingLine.id }))).code).toBe("NOT_FOUND");
    expect((await listFundingLines(p.officer, { limit: 1000 })).items.map((one) => one.id)).not.toContain(
      fundingLine.id,
    );
    expect(
      (
        await refusal(
          createFundingLine(p.reader, {
            serviceEntryId: entry.id,
            serviceGroupId: null,
            fundingCodeId: anacc,
            description: null,
            startDate: "2026-10-01",
            endDate: null,
          }),
        )
      ).code,
    ).toBe("FORBIDDEN");
  });

  test("is marked in error, shown on request, unmarked, and deleted only when marked and never claimed", async () => {
    const { entry, client } = await resident(p, "Mistake");
    const { fundingLine } = await line(entry.id, oxygen);
    const ids = { fundingLineIds: [fundingLine.id] };
    expect((await refusal(deleteFundingLines(p.admin, ids))).code).toBe("CONFLICT");
    keepsContract(endpoints.markFundingLinesInError, await markFundingLinesInError(p.admin, { ...ids, inError: true }));
    expect(await linesOf(client.id)).toEqual([]);
    expect(await linesOf(client.id, { inError: true })).toMatchObject([{ inError: true }]);
    expect(
      (await refusal(updateFundingLine(p.admin, { fundingLineId: fundingLine.id, endDate: "2026-12-31" }))).code,
    ).toBe("CONFLICT");
    await markFundingLinesInError(p.admin, { ...ids, inError: false });
    await p.db.owner
      .sql`update funding_schedule_line set last_calculated_date = '2026-10-31' where id = ${fundingLine.id}`;
    expect((await refusal(markFundingLinesInError(p.admin, { ...ids, inError: true }))).code).toBe("LINE_BILLED");
    expect(
      (await refusal(updateFundingLine(p.admin, { fundingLineId: fundingLine.id, startDate: "2026-10-02" }))).code,
    ).toBe("LINE_BILLED");
    const ended = await updateFundingLine(p.admin, { fundingLineId: fundingLine.id, endDate: "2026-10-20" });
    expect(ended.warnings.map((one) => one.code)).toEqual(["CLAIMED_BEYOND"]);
    await p.db.owner.sql`update funding_schedule_line set last_calculated_date = null where id = ${fundingLine.id}`;
    await markFundingLinesInError(p.admin, { ...ids, inError: true });
    expect(await deleteFundingLines(p.admin, ids)).toEqual({ deleted: 1 });
    expect(await linesOf(client.id, { inError: true })).toEqual([]);
  });
});

describe("lines that mirror a fee", () => {
  test("come with the fee, with the opposite sign, and follow its rate, its dates and its holds", async () => {
    const { entry, client } = await resident(p, "Mirror");
    await own(client.id, mtcf, "25.00");
    const made = await fee(entry.id);
    keepsContract(endpoints.createScheduleLine, made);
    const feeId = made.scheduleLine.id;
    expect(made.scheduleLine.mirror).toMatchObject({ fundingCode: "CLAWBACK", amount: "-25.00" });
    const [mirror] = await linesOf(client.id);
    expect(mirror).toMatchObject({
      fundingCode: "CLAWBACK",
      amount: "-25.00",
      startDate: "2026-10-01",
      endDate: null,
      offsetOf: { scheduleLineId: feeId, billingCode: "MTCF" },
      warnings: [],
    });
    await updateScheduleLine(p.admin, {
      scheduleLineId: feeId,
      quantity: "2",
      endDate: "2026-12-31",
      serviceId: p.village,
    });
    const [moved] = await linesOf(client.id);
    expect(moved).toMatchObject({ id: mirror!.id, amount: "-50.00", endDate: "2026-12-31", serviceId: p.village });
    await createHold(p.admin, {
      scheduleLineId: feeId,
      startDate: "2026-10-14",
      endDate: "2026-10-16",
      reason: "on leave",
    });
    const [held] = await linesOf(client.id);
    expect(held).toMatchObject({ amount: "0.00", next: { from: "2026-10-17", amount: "-50.00" } });
    expect((await getScheduleLine(p.admin, { scheduleLineId: feeId })).mirror?.amount).toBe("0.00");
    const [later] = await linesOf(client.id, { on: "2026-11-01" });
    expect(later?.amount).toBe("-50.00");
  });

  test("stop with the stay, on the last day that its fee is charged", async () => {
    const { entry, client } = await resident(p, "MirrorLeaves");
    await own(client.id, mtcf, "25.00");
    await fee(entry.id);
    await departClient(p.admin, {
      serviceEntryId: entry.id,
      departureDate: "2026-10-12",
      departureReason: "home",
      billingEndDate: null,
    });
    const amounts = async (day: string) => (await linesOf(client.id, { on: day }))[0];
    const code = await getBillingCode(p.admin, { billingCodeId: mtcf });
    const last = code.chargeDepartureDay ? "2026-10-12" : "2026-10-11";
    const next = code.chargeDepartureDay ? "2026-10-13" : "2026-10-12";
    expect(await amounts(last)).toMatchObject({ amount: "-25.00", runsOnDay: true, next: null });
    expect(await amounts(next)).toMatchObject({ amount: null, runsOnDay: false });
  });

  test("a hardship credit raises the funding; a change of rate from a day on is there from that day", async () => {
    const { entry, client } = await resident(p, "Hardship");
    const { billingRate } = await own(client.id, mtcf, "-12.34");
    await fee(entry.id);
    await changeBillingRate(p.admin, {
      billingRateId: billingRate.id,
      startDate: "2026-11-01",
      endDate: null,
      model: "amount",
      rate: "-20.00",
      baseCodeId: null,
      percent: null,
      source: null,
    });
    const [mirror] = await linesOf(client.id);
    expect(mirror).toMatchObject({ amount: "12.34", next: { from: "2026-11-01", amount: "20.00" } });
    const amounts = await getFundingAmounts(p.admin, { fundingLineId: mirror!.id });
    expect(amounts.periods.map((one) => one.steps.map((step) => step.value))).toEqual([
      ["-12.34", "12.34"],
      ["-20.00", "20.00"],
    ]);
  });

  test("without a rate of the fee both say so", async () => {
    const { entry, client } = await resident(p, "Rateless");
    const made = await fee(entry.id);
    expect(made.warnings.map((one) => one.code)).toContain("RATE_MISSING");
    expect(made.scheduleLine.mirror?.amount).toBeNull();
    const [mirror] = await linesOf(client.id);
    expect(mirror).toMatchObject({ amount: null, warnings: [{ code: "RATE_MISSING" }] });
  });

  test("are never changed by hand, by verb or by SQL, and go with the fee", async () => {
    const { entry, client } = await resident(p, "Guarded");
    await own(client.id, mtcf, "25.00");
    const { scheduleLine } = await fee(entry.id);
    const [mirror] = await linesOf(client.id);
    const id = mirror!.id;
    expect((await refusal(updateFundingLine(p.admin, { fundingLineId: id, endDate: "2026-12-31" }))).code).toBe(
      "CONFLICT",
    );
    expect((await refusal(markFundingLinesInError(p.admin, { fundingLineIds: [id], inError: true }))).code).toBe(
      "CONFLICT",
    );
    expect((await refusal(deleteFundingLines(p.admin, { fundingLineIds: [id] }))).code).toBe("CONFLICT");
    const asApp = (statement: (tx: typeof p.db.app.sql) => Promise<unknown>) =>
      p.db.app.sql.begin(async (tx) => {
        await tx`select banksia.begin_as_system()`;
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a transaction takes the same statements
        await statement(tx as unknown as typeof p.db.app.sql);
      });
    await expect(
      asApp((tx) => tx`update funding_schedule_line set end_date = '2026-12-31' where id = ${id}`),
    ).rejects.toThrow("REFERENCE");
    await expect(
      asApp((tx) => tx`update funding_schedule_line set mirrors_id = null where id = ${id}`),
    ).rejects.toThrow("REFERENCE");
    await expect(asApp((tx) => tx`delete from funding_schedule_line where id = ${id}`)).rejects.toThrow("REFERENCE");
    await expect(
      asApp(
        (
          tx,
        ) => tx`insert into funding_schedule_line (client_id, service_entry_id, funding_code_id, service_id, start_date, mirrors_id)
          values (${client.id}, ${entry.id}, ${clawback}, ${p.house}, '2026-10-01', ${scheduleLine.id})`,
      ),
    ).rejects.toThrow("REFERENCE");
    await expect(asApp((tx) => tx`select banksia.mirror_fees(array[${scheduleLine.id}]::bigint[])`)).rejects.toThrow(
      /permission denied/,
    );
    const lineIds = { scheduleLineIds: [scheduleLine.id] };
    await markScheduleLinesInError(p.admin, { ...lineIds, inError: true });
    expect(await linesOf(client.id, { inError: true })).toMatchObject([{ id, inError: true }]);
    await p.db.owner.sql`update funding_schedule_line set last_calculated_date = '2026-10-31' where id = ${id}`;
    expect((await refusal(deleteScheduleLines(p.admin, lineIds).catch(toService))).code).toBe("LINE_BILLED");
    await p.db.owner.sql`update funding_schedule_line set last_calculated_date = null where id = ${id}`;
    await deleteScheduleLines(p.admin, lineIds);
    expect(await linesOf(client.id, { inError: true })).toEqual([]);
  });

  test("come and go with the set-off of the code and with whether the stay is funded", async () => {
    const { entry, client } = await resident(p, "Switched");
    await own(client.id, p.extra, "3.00");
    const { scheduleLine } = await fee(entry.id, { billingCodeId: p.extra });
    expect(scheduleLine.mirror).toBeNull();
    expect(await linesOf(client.id)).toEqual([]);
    const more = await fundingCode("EXTRAOFF");
    await updateBillingCode(p.admin, { billingCodeId: p.extra, fundingCodeId: more.id });
    expect(await linesOf(client.id)).toMatchObject([{ fundingCode: "EXTRAOFF", amount: "-3.00" }]);
    await p.db.owner.sql`update service_entry set funded = false where id = ${entry.id}`;
    expect(await linesOf(client.id)).toEqual([]);
    await p.db.owner.sql`update service_entry set funded = true where id = ${entry.id}`;
    expect(await linesOf(client.id)).toHaveLength(1);
    expect((await refusal(updateBillingCode(p.officer, { billingCodeId: p.extra, fundingCodeId: null }))).code).toBe(
      "FORBIDDEN",
    );
    await updateBillingCode(p.admin, { billingCodeId: p.extra, fundingCodeId: null });
    expect(await linesOf(client.id)).toEqual([]);
    await updateScheduleLine(p.admin, { scheduleLineId: scheduleLine.id, billToDate: "2026-11-30" });
    await updateBillingCode(p.admin, { billingCodeId: p.extra, fundingCodeId: more.id });
    expect(await linesOf(client.id)).toMatchObject([{ endDate: "2026-11-30" }]);
    await updateBillingCode(p.admin, { billingCodeId: p.extra, fundingCodeId: null });
  });

  test("an unfunded stay has none", async () => {
    const { entry, client } = await villager(p, "Own means");
    await own(client.id, mtcf, "25.00");
    expect((await fee(entry.id)).scheduleLine.mirror).toBeNull();
    expect(await linesOf(client.id)).toEqual([]);
  });
});

/** The database's own refusal in the words of the API. */
async function toService(error: unknown): Promise<never> {
  const { fromDatabase } = await import("../src/errors.ts");
  throw fromDatabase(error) ?? error;
}
