import { endpoints } from "@banksia/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { departClient } from "../src/admissions/depart-client.ts";
import { changeBillingRate } from "../src/billing/change-billing-rate.ts";
import { createBillingCode } from "../src/billing/create-billing-code.ts";
import { createBillingRate } from "../src/billing/create-billing-rate.ts";
import { createHold } from "../src/billing/create-hold.ts";
import { createScheduleLine } from "../src/billing/create-schedule-line.ts";
import { createServiceGroup } from "../src/billing/create-service-group.ts";
import { deleteBillingRate } from "../src/billing/delete-billing-rate.ts";
import { deleteHold } from "../src/billing/delete-hold.ts";
import { deleteScheduleLines } from "../src/billing/delete-schedule-lines.ts";
import { getScheduleLine } from "../src/billing/get-schedule-line.ts";
import { listBillingCodes } from "../src/billing/list-billing-codes.ts";
import { listBillingRates } from "../src/billing/list-billing-rates.ts";
import { listScheduleLines } from "../src/billing/list-schedule-lines.ts";
import { listScheduleTemplates } from "../src/billing/list-schedule-templates.ts";
import { listServiceGroups } from "../src/billing/list-service-groups.ts";
import { markScheduleLinesInError } from "../src/billing/mark-schedule-lines-in-error.ts";
import { setInvoicees } from "../src/billing/set-invoicees.ts";
import { updateBillingCode } from "../src/billing/update-billing-code.ts";
import { updateBillingRate } from "../src/billing/update-billing-rate.ts";
import { updateHold } from "../src/billing/update-hold.ts";
import { updateScheduleLine } from "../src/billing/update-schedule-line.ts";
import { updateScheduleTemplate } from "../src/billing/update-schedule-template.ts";
import { updateServiceGroup } from "../src/billing/update-service-group.ts";
import type { NewRate } from "../src/billing/write-rate.ts";
import { listJournalLines } from "../src/ledger/list-journal-lines.ts";
import {
  codeDefaults,
  organisation,
  person,
  propose,
  type Provider,
  resident,
  tinyProvider,
  villager,
} from "./fixture.ts";
import { keepsContract, refusal } from "./helpers.ts";

let p: Provider;
beforeAll(async () => {
  p = await tinyProvider();
});
afterAll(() => p.close());

const line = (serviceEntryId: number, more: Partial<Parameters<typeof createScheduleLine>[1]> = {}) =>
  createScheduleLine(p.admin, {
    serviceEntryId,
    serviceGroupId: null,
    billingCodeId: p.extra,
    description: null,
    quantity: "1",
    startDate: "2026-10-01",
    endDate: null,
    billToDate: null,
    ...more,
  });

const rate = (more: Partial<NewRate>) =>
  createBillingRate(p.admin, {
    billingCodeId: p.extra,
    clientId: null,
    startDate: "2026-10-01",
    endDate: null,
    model: "amount",
    rate: null,
    baseCodeId: null,
    percent: null,
    source: null,
    ...more,
  });

let codes = 0;
const newCode = (unit: "day" | "month" = "day") =>
  createBillingCode(p.admin, {
    ...codeDefaults,
    code: `N${(codes += 1)}`,
    description: `New ${codes}`,
    unit,
    taxCodeId: p.gstFree,
    accountNameId: p.accountName,
    revenueAccountId: p.revenue,
  });

describe("schedule lines", () => {
  test("S-064, S-066: one line a fee; own fees are added and those that do not apply are ended", async () => {
    const { client, entry, lines } = await resident(p, "Lines");
    const added = await line(entry.id, { description: "Extra services, garden room" });
    keepsContract(endpoints.createScheduleLine, added);
    expect(added.scheduleLine).toMatchObject({ description: "Extra services, garden room", rateToday: "20.00" });
    await updateScheduleLine(p.admin, { scheduleLineId: lines[0]!.id, endDate: "2026-10-20" });
    const list = await listScheduleLines(p.admin, { clientId: client.id });
    keepsContract(endpoints.listScheduleLines, list);
    expect(list.items.map(({ billingCode, endDate }) => [billingCode, endDate])).toEqual([
      ["BDF", "2026-10-20"],
      ["EXTRA", null],
    ]);
    expect((await listScheduleLines(p.admin, { clientId: client.id, on: "2026-10-21" })).items).toHaveLength(1);
  });

  test("S-068: marked as created in error first, hidden, then deleted; lines already billed are neither", async () => {
    const { client, entry, lines } = await resident(p, "Error");
    const wrong = (await line(entry.id)).scheduleLine;
    expect(await refusal(deleteScheduleLines(p.admin, { scheduleLineIds: [wrong.id] }))).toMatchObject({
      code: "CONFLICT",
    });
    const marked = await markScheduleLinesInError(p.admin, { scheduleLineIds: [wrong.id], inError: true });
    expect(marked.scheduleLines).toMatchObject([{ id: wrong.id, inError: true }]);
    expect((await listScheduleLines(p.admin, { clientId: client.id })).total).toBe(1);
    expect((await listScheduleLines(p.admin, { clientId: client.id, inError: true })).total).toBe(2);
    expect(await refusal(updateScheduleLine(p.admin, { scheduleLineId: wrong.id, quantity: "2" }))).toMatchObject({
      code: "CONFLICT",
    });
    expect(await deleteScheduleLines(p.admin, { scheduleLineIds: [wrong.id] })).toEqual({ deleted: 1 });
    expect(await refusal(getScheduleLine(p.admin, { scheduleLineId: wrong.id }))).toMatchObject({ code: "NOT_FOUND" });
    await propose(p, p.admin, "billing");
    expect(
      await refusal(markScheduleLinesInError(p.admin, { scheduleLineIds: [lines[0]!.id], inError: true })),
    ).toMatchObject({ code: "LINE_BILLED" });
  });

  test("S-069: a group offers its codes only, and only at its services", async () => {
    const group = await createServiceGroup(p.admin, {
      code: "PKG",
      name: "Package",
      billingCodeIds: [p.laundry],
      serviceIds: [p.village],
    });
    const { entry } = await resident(p, "Group");
    expect(await refusal(line(entry.id, { serviceGroupId: group.id }))).toMatchObject({
      fields: [
        { pointer: "/serviceGroupId", code: "NOT_ALLOWED" },
        { pointer: "/billingCodeId", code: "NOT_ALLOWED" },
      ],
    });
    const offered = await listServiceGroups(p.admin, { serviceId: p.house });
    keepsContract(endpoints.listServiceGroups, offered);
    expect(offered.items.map((item) => item.code)).toEqual(["STD"]);
    expect((await listBillingCodes(p.admin, { serviceGroupId: group.id })).items.map((item) => item.code)).toEqual([
      "LAUNDRY",
    ]);
    // Someone of one facility replaces what they see, and leaves the rest.
    const kept = await updateServiceGroup(p.officer, { serviceGroupId: group.id, serviceIds: [p.house] });
    expect(new Set(kept.serviceIds)).toEqual(new Set([p.house, p.village]));
  });

  test("S-070: a code that is no longer in use is not taken for new lines; lines that run go on", async () => {
    const code = await newCode();
    const { entry } = await resident(p, "Inactive");
    await rate({ billingCodeId: code.id, rate: "1.00" });
    const running = (await line(entry.id, { billingCodeId: code.id })).scheduleLine;
    await updateBillingCode(p.admin, { billingCodeId: code.id, active: false });
    expect(await refusal(line(entry.id, { billingCodeId: code.id }))).toMatchObject({
      fields: [{ pointer: "/billingCodeId", code: "INACTIVE" }],
    });
    expect(
      (await updateScheduleLine(p.admin, { scheduleLineId: running.id, quantity: "2" })).scheduleLine.quantity,
    ).toBe("2");
  });

  test("S-071: another service may deliver the fee than the one of the stay", async () => {
    const { entry } = await villager(p, "Colocated");
    const made = await line(entry.id, { serviceId: p.house });
    expect(made.scheduleLine).toMatchObject({ serviceId: p.house, serviceName: "Banksia House" });
    // Who sees the facility that delivers sees the line, and not the stay.
    expect((await getScheduleLine(p.officer, { scheduleLineId: made.scheduleLine.id })).billingCode).toBe("EXTRA");
  });

  test("S-072: both ends count, a line of one day is a line, an end before the start is none", async () => {
    const { entry } = await resident(p, "Dates");
    const one = await line(entry.id, { startDate: "2026-10-03", endDate: "2026-10-03" });
    expect(one.scheduleLine).toMatchObject({ startDate: "2026-10-03", endDate: "2026-10-03" });
    expect(await refusal(line(entry.id, { startDate: "2026-10-03", endDate: "2026-10-02" }))).toMatchObject({
      fields: [{ pointer: "/endDate", code: "BEFORE_START" }],
    });
    expect(await refusal(line(entry.id, { quantity: "0.00" }))).toMatchObject({
      fields: [{ pointer: "/quantity", code: "OUT_OF_RANGE" }],
    });
    const early = await line(entry.id, { startDate: "2026-09-01" });
    expect(early.warnings.map((warning) => warning.code)).toEqual(["BEFORE_BILLING_START", "LINE_TWICE"]);
  });

  test("S-073, S-076: no rate and a rate of 0.00 are pointed out, and the line shows none", async () => {
    const code = await newCode();
    const { entry } = await resident(p, "NoRate");
    const none = await line(entry.id, { billingCodeId: code.id });
    expect(none).toMatchObject({
      scheduleLine: { rateToday: null, rateId: null },
      warnings: [{ code: "RATE_MISSING" }],
    });
    await rate({ billingCodeId: code.id, rate: "0" });
    const zero = await updateScheduleLine(p.admin, { scheduleLineId: none.scheduleLine.id, description: "Free" });
    expect(zero).toMatchObject({ scheduleLine: { rateToday: "0.00" }, warnings: [{ code: "RATE_ZERO" }] });
  });

  test("S-074: advance or arrears is the code's, and a proposal can be limited to one of them", async () => {
    const { client, entry } = await resident(p, "Timing");
    await line(entry.id, { billingCodeId: p.laundry });
    const { journalId } = await propose(p, p.admin, "billing", { timing: "arrears" });
    const billed = await listJournalLines(p.admin, { journalId, clientId: client.id });
    expect(new Set(billed.items.map((item) => item.billingCode))).toEqual(new Set(["LAUNDRY"]));
    const rest = await propose(p, p.admin, "billing", { timing: "advance" });
    const more = await listJournalLines(p.admin, { journalId: rest.journalId, clientId: client.id });
    expect(new Set(more.items.map((item) => item.billingCode))).toEqual(new Set(["BDF"]));
  });

  test("S-075: bill to stops billing before the end date does; last run is a third date", async () => {
    const { entry } = await resident(p, "BillTo");
    const { scheduleLine } = await line(entry.id, { endDate: "2026-10-31", billToDate: "2026-10-10" });
    const { journalId } = await propose(p, p.admin, "billing");
    const billed = await listJournalLines(p.admin, { journalId, scheduleLineId: scheduleLine.id });
    expect(billed.items).toMatchObject([{ periodFrom: "2026-10-01", periodTo: "2026-10-10", amount: "200.00" }]);
    expect(await getScheduleLine(p.admin, { scheduleLineId: scheduleLine.id })).toMatchObject({
      endDate: "2026-10-31",
      billToDate: "2026-10-10",
      lastRunDate: "2026-10-10",
    });
    expect(await refusal(line(entry.id, { billToDate: "2026-09-30" }))).toMatchObject({
      fields: [{ pointer: "/billToDate", code: "BEFORE_START" }],
    });
  });

  test("a capped fee without caps set up is pointed out", async () => {
    const code = await newCode();
    await updateBillingCode(p.admin, { billingCodeId: code.id, capped: true });
    await rate({ billingCodeId: code.id, rate: "5.00" });
    const { entry } = await resident(p, "Capped");
    expect((await line(entry.id, { billingCodeId: code.id })).warnings.map((w) => w.code)).toEqual([
      "CAP_SETUP_MISSING",
    ]);
  });

  test("templates take codes of their groups, each once; clients already admitted keep their lines", async () => {
    const lineOf = (billingCodeId: number, serviceGroupId = p.serviceGroup) => ({
      serviceGroupId,
      billingCodeId,
      quantity: "1",
    });
    const code = await newCode();
    expect(
      await refusal(
        updateScheduleTemplate(p.admin, {
          scheduleTemplateId: p.template,
          lines: [lineOf(p.bdf), lineOf(p.bdf), lineOf(code.id), lineOf(p.bdf, 999)],
        }),
      ),
    ).toMatchObject({
      fields: [
        { pointer: "/lines/1/billingCodeId", code: "DUPLICATE" },
        { pointer: "/lines/2/billingCodeId", code: "NOT_ALLOWED" },
        { pointer: "/lines/3/serviceGroupId", code: "UNKNOWN" },
        { pointer: "/lines/3/billingCodeId", code: "DUPLICATE" },
      ],
    });
    const { client } = await resident(p, "Template");
    const changed = await updateScheduleTemplate(p.admin, {
      scheduleTemplateId: p.template,
      lines: [lineOf(p.bdf), lineOf(p.extra)],
    });
    keepsContract(endpoints.updateScheduleTemplate, changed);
    expect((await listScheduleLines(p.admin, { clientId: client.id })).total).toBe(1);
    const { lines } = await resident(p, "Template2");
    expect(lines.map((one) => one.billingCode)).toEqual(["BDF", "EXTRA"]);
    await updateScheduleTemplate(p.admin, { scheduleTemplateId: p.template, lines: [lineOf(p.bdf)] });
    keepsContract(endpoints.listScheduleTemplates, await listScheduleTemplates(p.admin, {}));
  });
});

describe("rates", () => {
  test("S-077, S-078: a client's own rate goes before the one for all", async () => {
    const { client, entry } = await resident(p, "OwnRate");
    const { scheduleLine } = await line(entry.id);
    const made = await rate({ clientId: client.id, rate: "15.5" });
    keepsContract(endpoints.createBillingRate, made);
    expect(made.billingRate).toMatchObject({ clientId: client.id, rate: "15.50", status: "current" });
    expect(await getScheduleLine(p.admin, { scheduleLineId: scheduleLine.id })).toMatchObject({
      rateToday: "15.50",
      rateOwn: true,
      rateId: made.billingRate.id,
    });
    const payer = await organisation(p, "RatePayer");
    expect(await refusal(rate({ clientId: payer.id, rate: "1" }))).toMatchObject({
      fields: [{ pointer: "/clientId", code: "NOT_ALLOWED" }],
    });
  });

  test("S-083, S-181: after a change of rates or lines the schedule shows at once what will be charged", async () => {
    const { client, entry } = await resident(p, "Recheck");
    const code = await newCode();
    const added = await line(entry.id, { billingCodeId: code.id });
    expect(added.warnings).toMatchObject([{ code: "RATE_MISSING" }]);
    const shown = async () =>
      (await listScheduleLines(p.admin, { clientId: client.id, billingCodeId: code.id })).items[0]!.rateToday;
    expect(await shown()).toBeNull();
    await rate({ billingCodeId: code.id, rate: "8.00" });
    expect(await shown()).toBe("8.00");
    await rate({ billingCodeId: code.id, clientId: client.id, rate: "6.00" });
    expect(await shown()).toBe("6.00");
    const ended = await updateScheduleLine(p.admin, { scheduleLineId: added.scheduleLine.id, endDate: "2026-10-10" });
    expect(ended).toMatchObject({ scheduleLine: { endDate: "2026-10-10" }, warnings: [] });
  });

  test("S-079: valid for All clears the client, and so meets the rate for all that is there", async () => {
    expect(await refusal(rate({ clientId: null, rate: "9.00" }))).toMatchObject({
      code: "RATE_OVERLAP",
      fields: [{ pointer: "/startDate", code: "OVERLAP" }],
    });
    const code = await newCode();
    const made = await rate({ billingCodeId: code.id, clientId: null, rate: "9.00" });
    expect(made.billingRate).toMatchObject({ clientId: null, clientName: null });
  });

  test("S-080: no overlaps, the other row is named; gaps are pointed out; the next rate starts the day after", async () => {
    const code = await newCode();
    const first = await rate({ billingCodeId: code.id, startDate: "2026-01-01", endDate: "2026-06-30", rate: "10.00" });
    const clash = await refusal(rate({ billingCodeId: code.id, startDate: "2026-06-30", rate: "11.00" }));
    expect(clash.message).toContain("10.00 from 01/01/2026 to 30/06/2026");
    const gap = await rate({ billingCodeId: code.id, startDate: "2026-07-02", rate: "11.00" });
    expect(gap.warnings).toMatchObject([{ code: "RATE_GAP", detail: expect.stringContaining("01/07/2026") }]);
    await deleteGap(first.billingRate.id);
    expect(
      await refusal(rate({ billingCodeId: code.id, startDate: "2026-05-01", endDate: "2026-04-30", rate: "1" })),
    ).toMatchObject({
      fields: [{ pointer: "/endDate", code: "BEFORE_START" }],
    });
    const racing = await newCode();
    const both = await Promise.allSettled([1, 2].map(() => rate({ billingCodeId: racing.id, rate: "1.00" })));
    expect(both.filter((one) => one.status === "rejected").map((one) => one.reason.code)).toEqual(["RATE_OVERLAP"]);
  });

  async function deleteGap(rateId: number) {
    const closed = await updateBillingRate(p.admin, { billingRateId: rateId, endDate: "2026-07-01" });
    expect(closed.warnings).toEqual([]);
    const opened = await updateBillingRate(p.admin, { billingRateId: rateId, endDate: "2026-06-29" });
    expect(opened.warnings).toMatchObject([{ code: "RATE_GAP" }]);
    expect(await refusal(updateBillingRate(p.admin, { billingRateId: rateId, endDate: null }))).toMatchObject({
      code: "RATE_OVERLAP",
    });
  }

  test("S-081: an amount needs its rate and has no percentage", async () => {
    expect(await refusal(rate({ model: "amount", baseCodeId: p.bdf, percent: "5" }))).toMatchObject({
      fields: [
        { pointer: "/rate", code: "REQUIRED" },
        { pointer: "/baseCodeId", code: "NOT_ALLOWED" },
        { pointer: "/percent", code: "NOT_ALLOWED" },
      ],
    });
  });

  test("S-082: a percentage follows its base code day by day, negative for a credit, chains allowed", async () => {
    const half = await newCode();
    const quarter = await newCode();
    await rate({ billingCodeId: half.id, model: "percentage", baseCodeId: p.extra, percent: "-50" });
    await rate({ billingCodeId: quarter.id, model: "percentage", baseCodeId: half.id, percent: "50" });
    const { entry } = await resident(p, "Percent");
    expect((await line(entry.id, { billingCodeId: half.id })).scheduleLine.rateToday).toBe("-10.00");
    expect((await line(entry.id, { billingCodeId: quarter.id })).scheduleLine.rateToday).toBe("-5.00");
  });

  test("S-082: a circle is refused and named, also one that only a client's own rate closes; bases have the same unit", async () => {
    const [a, b, c, monthly] = [await newCode(), await newCode(), await newCode(), await newCode("month")];
    await rate({ billingCodeId: a.id, model: "percentage", baseCodeId: b.id, percent: "50" });
    await rate({ billingCodeId: b.id, model: "percentage", baseCodeId: c.id, percent: "50" });
    const circle = await refusal(rate({ billingCodeId: c.id, model: "percentage", baseCodeId: a.id, percent: "50" }));
    expect(circle).toMatchObject({ code: "VALIDATION", fields: [{ pointer: "/baseCodeId", code: "CIRCLE" }] });
    for (const code of [a, b, c]) expect(circle.message).toContain(code.code);
    expect((await listBillingRates(p.admin, { billingCodeId: c.id })).total).toBe(0);
    const client = await person(p, "Circle");
    await rate({ billingCodeId: c.id, rate: "3.00" });
    expect(
      await refusal(
        rate({ billingCodeId: c.id, clientId: client.id, model: "percentage", baseCodeId: a.id, percent: "1" }),
      ),
    ).toMatchObject({ fields: [{ code: "CIRCLE" }] });
    expect(
      await refusal(
        rate({
          billingCodeId: a.id,
          startDate: "2025-01-01",
          endDate: "2025-01-31",
          model: "percentage",
          baseCodeId: a.id,
          percent: "1",
        }),
      ),
    ).toMatchObject({
      fields: [{ code: "CIRCLE" }],
    });
    // On days that do not meet there is no circle.
    await rate({ billingCodeId: monthly.id, rate: "100.00" });
    expect(
      await refusal(
        rate({
          billingCodeId: a.id,
          startDate: "2025-02-01",
          endDate: "2025-02-28",
          model: "percentage",
          baseCodeId: monthly.id,
          percent: "1",
        }),
      ),
    ).toMatchObject({ fields: [{ pointer: "/baseCodeId", code: "NOT_ALLOWED" }] });
    const past = await rate({
      billingCodeId: c.id,
      startDate: "2025-01-01",
      endDate: "2025-12-31",
      model: "percentage",
      baseCodeId: a.id,
      percent: "10",
    });
    expect(past.billingRate.status).toBe("past");
  });

  test("S-182: a new rate for all needs no work per client; clients with their own are untouched", async () => {
    const code = await newCode();
    const old = await rate({ billingCodeId: code.id, startDate: "2026-01-01", rate: "10.00" });
    const { entry: plain } = await resident(p, "Plain");
    const { client, entry: special } = await resident(p, "Special");
    await rate({ billingCodeId: code.id, clientId: client.id, startDate: "2026-01-01", rate: "7.00" });
    const lines = [
      (await line(plain.id, { billingCodeId: code.id })).scheduleLine.id,
      (await line(special.id, { billingCodeId: code.id })).scheduleLine.id,
    ];
    await propose(p, p.admin, "billing");
    const change = await changeBillingRate(p.admin, {
      billingRateId: old.billingRate.id,
      startDate: "2026-10-10",
      endDate: null,
      model: "amount",
      rate: "12.00",
      baseCodeId: null,
      percent: null,
      source: null,
    });
    expect(change.adjustmentRequiredLines).toBe(1);
    const rates = await Promise.all(
      lines.map(async (id) => (await getScheduleLine(p.admin, { scheduleLineId: id })).rateToday),
    );
    expect(rates).toEqual(["12.00", "7.00"]);
  });

  test("S-184: changing a rate ends the old row the day before and adds the new one, in one act", async () => {
    const code = await newCode();
    const old = await rate({ billingCodeId: code.id, startDate: "2026-01-01", rate: "25.50" });
    const next = {
      endDate: null,
      model: "amount",
      rate: "30",
      baseCodeId: null,
      percent: null,
      source: "Board 3/2026",
    } as const;
    const change = await changeBillingRate(p.admin, {
      billingRateId: old.billingRate.id,
      startDate: "2026-10-15",
      ...next,
    });
    keepsContract(endpoints.changeBillingRate, change);
    expect(change).toMatchObject({
      ended: { endDate: "2026-10-14", rate: "25.50" },
      billingRate: { startDate: "2026-10-15", rate: "30.00", source: "Board 3/2026" },
      warnings: [],
    });
    expect(
      await refusal(
        changeBillingRate(p.admin, { billingRateId: change.billingRate.id, startDate: "2026-10-15", ...next }),
      ),
    ).toMatchObject({ fields: [{ pointer: "/startDate", code: "BEFORE_START" }] });
    expect(
      await refusal(
        changeBillingRate(p.admin, { billingRateId: old.billingRate.id, startDate: "2026-11-01", ...next }),
      ),
    ).toMatchObject({ fields: [{ pointer: "/startDate", code: "OUT_OF_RANGE" }] });
    // Refused as a whole: the old row keeps its end.
    await rate({ billingCodeId: code.id, startDate: "2025-01-01", endDate: "2025-12-31", rate: "20.00" });
    const [last] = (await listBillingRates(p.admin, { billingCodeId: code.id, on: "2025-06-01" })).items;
    expect(
      await refusal(changeBillingRate(p.admin, { billingRateId: last!.id, startDate: "2025-06-01", ...next })),
    ).toMatchObject({ code: "RATE_OVERLAP" });
    expect((await listBillingRates(p.admin, { billingCodeId: code.id, on: "2025-06-01" })).items[0]!.endDate).toBe(
      "2025-12-31",
    );
  });

  test("S-185: billed to 31/10 and a new rate from 15/10: the line is marked as to be adjusted, once, and the list finds it", async () => {
    const code = await newCode();
    const old = await rate({ billingCodeId: code.id, startDate: "2026-01-01", rate: "25.50" });
    const { client, entry } = await resident(p, "Adjust");
    const { scheduleLine } = await line(entry.id, { billingCodeId: code.id });
    await propose(p, p.admin, "billing");
    const change = await changeBillingRate(p.admin, {
      billingRateId: old.billingRate.id,
      startDate: "2026-10-15",
      endDate: null,
      model: "amount",
      rate: "30.00",
      baseCodeId: null,
      percent: null,
      source: null,
    });
    expect(change.adjustmentRequiredLines).toBe(1);
    expect(await getScheduleLine(p.admin, { scheduleLineId: scheduleLine.id })).toMatchObject({
      adjustmentRequired: true,
      adjustFrom: "2026-10-15",
      lastRunDate: "2026-10-31",
    });
    const waiting = await listScheduleLines(p.admin, { clientId: client.id, adjustmentRequired: true });
    expect(waiting.items.map((item) => item.id)).toEqual([scheduleLine.id]);
  });

  test("S-185: a new rate from the day after the last run marks nothing", async () => {
    const code = await newCode();
    const old = await rate({ billingCodeId: code.id, startDate: "2026-01-01", rate: "25.50" });
    const { entry } = await resident(p, "NoAdjust");
    const { scheduleLine } = await line(entry.id, { billingCodeId: code.id });
    await propose(p, p.admin, "billing");
    const change = await changeBillingRate(p.admin, {
      billingRateId: old.billingRate.id,
      startDate: "2026-11-01",
      endDate: null,
      model: "amount",
      rate: "30.00",
      baseCodeId: null,
      percent: null,
      source: null,
    });
    expect(change.adjustmentRequiredLines).toBe(0);
    await updateScheduleLine(p.admin, { scheduleLineId: scheduleLine.id, endDate: "2026-10-31" });
    expect((await getScheduleLine(p.admin, { scheduleLineId: scheduleLine.id })).adjustmentRequired).toBe(false);
  });

  test("a rate in force is ended, one that has not begun is deleted", async () => {
    const code = await newCode();
    const { billingRate } = await rate({ billingCodeId: code.id, rate: "1.00" });
    expect(await refusal(deleteBillingRate(p.admin, { billingRateId: billingRate.id }))).toMatchObject({
      code: "CONFLICT",
    });
    const other = await newCode();
    const { billingRate: future } = await rate({ billingCodeId: other.id, startDate: "2026-12-01", rate: "1.00" });
    await deleteBillingRate(p.admin, { billingRateId: future.id });
    expect((await listBillingRates(p.admin, { billingCodeId: other.id })).total).toBe(0);
    keepsContract(endpoints.listBillingRates, await listBillingRates(p.admin, { validFor: "all", on: "2026-10-15" }));
    keepsContract(endpoints.listBillingCodes, await listBillingCodes(p.admin, { search: "basic" }));
  });

  test("the unit of a code that is billed stays", async () => {
    const code = await newCode();
    await rate({ billingCodeId: code.id, rate: "1.00" });
    const { entry } = await resident(p, "Unit");
    await line(entry.id, { billingCodeId: code.id });
    await updateBillingCode(p.admin, { billingCodeId: code.id, unit: "week" });
    await updateBillingCode(p.admin, { billingCodeId: code.id, unit: "day" });
    await propose(p, p.admin, "billing");
    expect(await refusal(updateBillingCode(p.admin, { billingCodeId: code.id, unit: "week" }))).toMatchObject({
      code: "IN_USE",
    });
  });
});

describe("invoicees", () => {
  const set = (scheduleLineId: number, startDate: string, invoicees: { customerId: number; percent: string }[]) =>
    setInvoicees(p.admin, { scheduleLineId, startDate, invoicees });

  test("S-178: a third party pays: what is proposed goes to its account, and none to the client", async () => {
    const { client, lines } = await resident(p, "Third");
    const payer = await organisation(p, "Third Party");
    const made = await set(lines[0]!.id, "2026-10-01", [{ customerId: payer.id, percent: "100" }]);
    keepsContract(endpoints.setInvoicees, made);
    expect(made.scheduleLine.invoicees).toMatchObject([{ customerName: "Third Party", percent: "100", endDate: null }]);
    const { journalId } = await propose(p, p.admin, "billing");
    const lines1 = await listJournalLines(p.admin, { journalId, clientId: client.id });
    expect(lines1.items).toMatchObject([{ customerId: payer.id, clientId: client.id, amount: "2070.80" }]);
    expect(await refusal(set(lines[0]!.id, "2026-10-01", [{ customerId: 99_999, percent: "100" }]))).toMatchObject({
      fields: [{ pointer: "/invoicees/0/customerId", code: "UNKNOWN" }],
    });
  });

  test("S-179: 58.98 at 50/50 is 29.49 each", async () => {
    const { client, entry } = await resident(p, "Fifty");
    const other = await person(p, "Daughter");
    const code = await newCode();
    await rate({ billingCodeId: code.id, rate: "58.98" });
    const { scheduleLine } = await line(entry.id, { billingCodeId: code.id, endDate: "2026-10-01" });
    await set(scheduleLine.id, "2026-10-01", [
      { customerId: client.id, percent: "50" },
      { customerId: other.id, percent: "50" },
    ]);
    const { journalId } = await propose(p, p.admin, "billing");
    const lines = await listJournalLines(p.admin, { journalId, scheduleLineId: scheduleLine.id });
    expect(lines.items.map(({ customerId, amount }) => [customerId, amount])).toEqual([
      [client.id, "29.49"],
      [other.id, "29.49"],
    ]);
  });

  test("S-180: shares must add up to exactly 100; thirds are 33.33, 33.33 and 33.34, and the odd cent goes somewhere", async () => {
    const { client, entry } = await resident(p, "Thirds");
    const [b, c] = [await person(p, "B"), await person(p, "C")];
    const code = await newCode();
    await rate({ billingCodeId: code.id, rate: "100.01" });
    const { scheduleLine } = await line(entry.id, { billingCodeId: code.id, endDate: "2026-10-01" });
    const thirds = (last: string) =>
      set(scheduleLine.id, "2026-10-01", [
        { customerId: client.id, percent: "33.33" },
        { customerId: b.id, percent: "33.33" },
        { customerId: c.id, percent: last },
      ]);
    expect(await refusal(thirds("33.33"))).toMatchObject({
      fields: [{ pointer: "/invoicees", code: "NOT_100", detail: expect.stringContaining("99.99") }],
    });
    await thirds("33.34");
    const { journalId } = await propose(p, p.admin, "billing");
    const lines = await listJournalLines(p.admin, { journalId, scheduleLineId: scheduleLine.id });
    expect(lines.sums.amount).toBe("100.01");
    expect(
      await refusal(
        set(scheduleLine.id, "2026-10-01", [
          { customerId: client.id, percent: "50" },
          { customerId: client.id, percent: "50" },
        ]),
      ),
    ).toMatchObject({ fields: [{ pointer: "/invoicees/1/customerId", code: "DUPLICATE" }] });
    expect(
      await refusal(
        set(scheduleLine.id, "2026-10-01", [
          { customerId: client.id, percent: "120" },
          { customerId: b.id, percent: "-20" },
        ]),
      ),
    ).toMatchObject({ fields: [{ code: "OUT_OF_RANGE" }, { code: "OUT_OF_RANGE" }] });
  });

  test("a new set ends the old one the day before, removes what was set for later, and marks billed days", async () => {
    const { client, lines } = await resident(p, "Sets");
    const id = lines[0]!.id;
    const [b, c] = [await person(p, "SetB"), await person(p, "SetC")];
    await set(id, "2026-10-01", [{ customerId: b.id, percent: "100" }]);
    await set(id, "2026-12-01", [{ customerId: c.id, percent: "100" }]);
    await propose(p, p.admin, "billing");
    const change = await set(id, "2026-10-20", [
      { customerId: client.id, percent: "12.5" },
      { customerId: c.id, percent: "87.5" },
    ]);
    expect(
      change.scheduleLine.invoicees.map((one) => [one.customerId, one.startDate, one.endDate, one.percent]),
    ).toEqual([
      [b.id, "2026-10-01", "2026-10-19", "100"],
      [client.id, "2026-10-20", null, "12.5"],
      [c.id, "2026-10-20", null, "87.5"],
    ]);
    expect(change).toMatchObject({
      scheduleLine: { adjustmentRequired: true, adjustFrom: "2026-10-20" },
      warnings: [{ code: "ADJUSTMENT_REQUIRED" }],
    });
    const none = await set(id, "2026-10-25", []);
    expect(none.scheduleLine.invoicees.every((one) => one.endDate !== null)).toBe(true);
  });
});

describe("what changes on billed days", () => {
  test("S-183: an end before the last run marks the line", async () => {
    const { lines } = await resident(p, "EndFee");
    await propose(p, p.admin, "billing");
    const ended = await updateScheduleLine(p.admin, { scheduleLineId: lines[0]!.id, endDate: "2026-10-20" });
    expect(ended).toMatchObject({
      scheduleLine: { endDate: "2026-10-20", lastRunDate: "2026-10-31", adjustmentRequired: true },
      warnings: [{ code: "ADJUSTMENT_REQUIRED" }],
    });
  });

  test("S-185: a departure after billing in advance marks the lines of the stay, and lines keep their ends", async () => {
    const { entry } = await resident(p, "Departs");
    await propose(p, p.admin, "billing");
    const gone = await departClient(p.admin, {
      serviceEntryId: entry.id,
      departureDate: "2026-10-12",
      departureReason: "hospital",
      billingEndDate: null,
    });
    expect(gone.adjustmentRequiredLines).toBe(1);
  });

  test("holds: not charged while they last, refused when they overlap, marked when billed", async () => {
    const { client, lines } = await resident(p, "Hold");
    const scheduleLineId = lines[0]!.id;
    const held = await createHold(p.admin, {
      scheduleLineId,
      startDate: "2026-10-05",
      endDate: "2026-10-09",
      reason: "In hospital",
    });
    keepsContract(endpoints.createHold, held);
    expect(
      await refusal(createHold(p.admin, { scheduleLineId, startDate: "2026-10-09", endDate: null, reason: "Again" })),
    ).toMatchObject({ fields: [{ pointer: "/startDate", code: "OVERLAP" }] });
    const { journalId } = await propose(p, p.admin, "billing");
    const billed = await listJournalLines(p.admin, { journalId, clientId: client.id });
    expect(billed.items.map(({ periodFrom, periodTo }) => [periodFrom, periodTo])).toEqual([
      ["2026-10-01", "2026-10-04"],
      ["2026-10-10", "2026-10-31"],
    ]);
    await updateHold(p.admin, { holdId: held.id, endDate: "2026-10-12" });
    expect((await getScheduleLine(p.admin, { scheduleLineId })).adjustmentRequired).toBe(true);
    await deleteHold(p.admin, { holdId: held.id });
    expect((await getScheduleLine(p.admin, { scheduleLineId })).holds).toEqual([]);
  });
});

test("a reader and another facility change nothing", async () => {
  const { entry } = await villager(p, "Foreign");
  const { scheduleLine } = await line(entry.id);
  expect(await refusal(getScheduleLine(p.officer, { scheduleLineId: scheduleLine.id }))).toMatchObject({
    code: "NOT_FOUND",
  });
  expect(
    await refusal(setInvoicees(p.officer, { scheduleLineId: scheduleLine.id, startDate: "2026-10-01", invoicees: [] })),
  ).toMatchObject({ code: "NOT_FOUND" });
  expect(await refusal(deleteScheduleLines(p.officer, { scheduleLineIds: [scheduleLine.id] }))).toMatchObject({
    code: "NOT_FOUND",
  });
  expect(await refusal(updateScheduleLine(p.reader, { scheduleLineId: scheduleLine.id, quantity: "2" }))).toMatchObject(
    {
      code: "FORBIDDEN",
    },
  );
  expect(await refusal(createBillingRate(p.reader, await sampleRate()))).toMatchObject({ code: "FORBIDDEN" });
});

async function sampleRate(): Promise<NewRate> {
  return {
    billingCodeId: p.bdf,
    clientId: null,
    startDate: "2027-01-01",
    endDate: null,
    model: "amount",
    rate: "1",
    baseCodeId: null,
    percent: null,
    source: null,
  };
}
