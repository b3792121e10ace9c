import { endpoints } from "@banksia/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changeBillingRate } from "../src/billing/change-billing-rate.ts";
import { createBillingCode } from "../src/billing/create-billing-code.ts";
import { createBillingRate } from "../src/billing/create-billing-rate.ts";
import { createHold } from "../src/billing/create-hold.ts";
import { createScheduleLine } from "../src/billing/create-schedule-line.ts";
import { createTaxCode } from "../src/billing/create-tax-code.ts";
import { markScheduleLinesInError } from "../src/billing/mark-schedule-lines-in-error.ts";
import { setInvoicees } from "../src/billing/set-invoicees.ts";
import { whyNot } from "../src/billing/why-not.ts";
import { calculateClientCap } from "../src/capping/calculate-client-cap.ts";
import { setClientCap } from "../src/capping/set-client-cap.ts";
import { addManualLine } from "../src/ledger/add-manual-line.ts";
import { createJournal } from "../src/ledger/create-journal.ts";
import { editJournalLine } from "../src/ledger/edit-journal-line.ts";
import { explainJournalLine, type Explanation } from "../src/ledger/explain-journal-line.ts";
import type { ExplainNode } from "../src/ledger/explain-tree.ts";
import { listJournalLines } from "../src/ledger/list-journal-lines.ts";
import { postJournal } from "../src/ledger/post-journal.ts";
import { reverseJournal } from "../src/ledger/reverse-journal.ts";
import {
  codeDefaults,
  globalRate,
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

/** Millionths of all leaves of a tree. */
function leaves(node: ExplainNode): bigint {
  if (node.children.some((child) => child.amount !== null))
    return node.children.reduce((sum, child) => sum + leaves(child), 0n);
  return node.amount === null ? 0n : millionths(node.amount);
}

function millionths(text: string): bigint {
  const [whole = "0", fraction = ""] = text.replace("-", "").split(".");
  const value = BigInt(whole + fraction.padEnd(6, "0"));
  return text.startsWith("-") ? -value : value;
}

function texts(node: ExplainNode): string[] {
  return [node.text, ...node.children.flatMap(texts)];
}

function links(node: ExplainNode): string[] {
  return [...node.links.map((link) => link.type), ...node.children.flatMap(links)];
}

async function explained(journalLineId: number): Promise<Explanation> {
  const found = await explainJournalLine(p.admin, { journalLineId });
  keepsContract(endpoints.explainJournalLine, found);
  expect(leaves(found.root)).toBe(millionths(found.amount));
  expect(found.taxRoot === null ? 0n : leaves(found.taxRoot)).toBe(millionths(found.tax));
  return found;
}

async function add(serviceEntryId: number, billingCodeId: number, quantity = "1") {
  const made = await createScheduleLine(p.admin, {
    serviceEntryId,
    serviceGroupId: null,
    billingCodeId,
    description: null,
    quantity,
    startDate: "2026-10-01",
    endDate: null,
    billToDate: null,
  });
  return made.scheduleLine;
}

let codes = 0;
const code = (more: Partial<Parameters<typeof createBillingCode>[1]> = {}) =>
  createBillingCode(p.admin, {
    ...codeDefaults,
    code: `X${(codes += 1)}`,
    description: `Fee ${codes}`,
    unit: "day",
    taxCodeId: p.gstFree,
    accountNameId: p.accountName,
    revenueAccountId: p.revenue,
    ...more,
  });

describe("explaining", () => {
  test("each line of a run adds up to the cent: days, weeks, months, splits, tax on top and inside, percentages, caps", async () => {
    const [tax] = await p.db.owner.sql<{ id: number }[]>`select id from ledger_account where control = 'tax'`;
    const inside = await createTaxCode(p.admin, {
      code: "INC",
      name: "GST inside",
      percent: "10",
      inclusive: true,
      ledgerAccountId: tax!.id,
    });
    const { client, entry, lines } = await resident(p, "Explained", "2026-10-07");
    const monthly = await code({ unit: "month", taxCodeId: inside.id });
    await globalRate(p.admin, monthly.id, "100.00");
    const percent = await code();
    await createBillingRate(p.admin, {
      billingCodeId: percent.id,
      clientId: client.id,
      startDate: "2026-07-01",
      endDate: null,
      model: "percentage",
      rate: null,
      baseCodeId: p.extra,
      percent: "-33.333",
      source: "Agreement of 7 October",
    });
    const capped = await code({ capped: true, nationalRate: "basic_daily_fee" });
    await globalRate(p.admin, capped.id, "400.00");
    await setClientCap(p.admin, {
      clientId: client.id,
      firstEntryDate: "2026-10-07",
      annual: true,
      lifetime: true,
      openingDate: "2026-10-07",
      annualOpening: "0.00",
      // 1,238.11 is left of the lifetime cap on contributions.
      lifetimeOpening: "136678.90",
      allowBeyond: false,
      careDaysBefore: 0,
    });
    for (const id of [monthly.id, percent.id, capped.id, p.laundry])
      await add(entry.id, id, id === p.laundry ? "1.5" : "1");
    const [b, c] = [await person(p, "Shares"), await person(p, "SharesToo")];
    await setInvoicees(p.admin, {
      scheduleLineId: lines[0]!.id,
      startDate: "2026-10-01",
      invoicees: [
        { customerId: client.id, percent: "33.33" },
        { customerId: b.id, percent: "33.33" },
        { customerId: c.id, percent: "33.34" },
      ],
    });
    const { journalId } = await propose(p, p.admin, "billing");
    const all = await listJournalLines(p.admin, { journalId, clientId: client.id, limit: 1000 });
    expect(new Set(all.items.map((item) => item.billingCode)).size).toBe(5);
    const seen: Record<string, string> = {};
    for (const item of all.items) {
      const found = await explained(item.id);
      seen[item.billingCode] = texts(found.root).join(" | ");
      expect(links(found.root)).toEqual(expect.arrayContaining(["schedule_line", "billing_rate", "rule"]));
    }
    expect(seen["BDF"]).toContain("66.80 per day, the rate for all");
    expect(seen["BDF"]).toContain("that others pay");
    expect(seen[monthly.code]).toMatch(/of the 31 days of the month/);
    expect(seen[percent.code]).toContain("the client's own rate");
    expect(seen[percent.code]).toContain("Source: Agreement of 7 October");
    expect(all.items.filter((item) => item.billingCode === capped.code).length).toBeGreaterThan(0);
    const reached = all.items.filter((item) => item.billingCode === capped.code).at(-1)!;
    const why = await explained(reached.id);
    expect(texts(why.root).join(" ")).toContain("the lifetime cap on contributions of 137917.01 is reached");
    expect(links(why.root)).toEqual(expect.arrayContaining(["client_cap", "law"]));
    const cap = await calculateClientCap(p.admin, { clientId: client.id });
    keepsContract(endpoints.calculateClientCap, cap);
    expect(cap.lines).toMatchObject([
      { limitType: "CONTRIBUTION_LIFETIME", from: "2026-10-07", to: null, opening: "136678.90", limitReached: true },
      { limitType: "CARE_DAYS", threshold: "1460.00", total: "0.00" },
    ]);
    expect(cap.lines[0]).toMatchObject({ threshold: "137917.01", current: "1238.11", remaining: "0.00" });
    expect(cap.suggestedFirstEntryDate).toBe("2026-10-07");
  });

  test("what people did is told: changed, entered, taken back, put in force again", async () => {
    const { client, lines } = await resident(p, "ByHand");
    const { journalId } = await propose(p, p.admin, "billing");
    const [line] = (await listJournalLines(p.admin, { journalId, scheduleLineId: lines[0]!.id })).items;
    await editJournalLine(p.admin, {
      journalLineId: line!.id,
      quantity: "30",
      rate: "60.00",
      reason: "Agreed with the family",
    });
    const edited = await explained(line!.id);
    expect(edited.amount).toBe("1800.00");
    expect(texts(edited.root).join(" | ")).toContain("31 days x 66.80");
    expect(texts(edited.root).at(-1)).toContain("Agreed with the family");
    const manual = await addManualLine(p.admin, {
      journalId,
      clientId: client.id,
      billingCodeId: p.laundry,
      serviceId: p.house,
      periodFrom: "2026-10-01",
      periodTo: "2026-10-31",
      quantity: "3.333",
      rate: "9.99",
      reason: "Extra wash",
    });
    const entered = await explained(manual.id);
    expect(texts(entered.root).join(" | ")).toContain("Entered by hand by");
    expect(entered).toMatchObject({ amount: "33.30", tax: "3.33" });

    await postJournal(p.admin, { journalId });
    const back = await reverseJournal(p.admin, { journalId, postingDate: "2026-10-31", reason: "Test" });
    const taken = (await listJournalLines(p.admin, { journalId: back.id, clientId: client.id })).items;
    for (const item of taken) {
      const found = await explained(item.id);
      expect(found.root).toMatchObject({ kind: "reversal", text: expect.stringContaining("Taken back") });
      expect(links(found.root)).toContain("journal_line");
    }
    const mirrored = await explained(taken.find((item) => item.reversesId === line!.id)!.id);
    expect(mirrored.root.children.map(({ kind, amount }) => [kind, amount])).toEqual([
      ["rate", null],
      ["part", "-2070.80"],
      ["edit", "270.80"],
    ]);
    await postJournal(p.admin, { journalId: back.id });
    const again = await reverseJournal(p.admin, { journalId: back.id, postingDate: "2026-10-31", reason: "Test" });
    for (const item of (await listJournalLines(p.admin, { journalId: again.id, clientId: client.id })).items)
      expect((await explained(item.id)).root.text).toContain("Put in force again");
  });

  test("a line of another facility is explained to nobody of this one", async () => {
    const { client, entry } = await villager(p, "Secret");
    await add(entry.id, p.extra);
    const { journalId } = await propose(p, p.admin, "billing");
    const [line] = (await listJournalLines(p.admin, { journalId, clientId: client.id })).items;
    expect(await refusal(explainJournalLine(p.officer, { journalLineId: line!.id }))).toMatchObject({
      code: "NOT_FOUND",
    });
    expect(
      await refusal(
        createJournal(p.reader, { journalTypeId: p.journalType, description: "No", postingDate: "2026-10-31" }),
      ),
    ).toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

describe("why not", () => {
  const ask = async (clientId: number, billingCodeId: number, from = "2026-09-28", to = "2026-12-31") => {
    const found = await whyNot(p.admin, { clientId, billingCodeId, from, to });
    keepsContract(endpoints.whyNot, found);
    return found.stretches.map(({ from, to, code, billed }) => [from, to, code, billed]);
  };

  test("the whole period, cut wherever the reason changes", async () => {
    const { client, lines } = await resident(p, "WhyNot");
    await createHold(p.admin, {
      scheduleLineId: lines[0]!.id,
      startDate: "2026-10-10",
      endDate: "2026-10-12",
      reason: "Leave",
    });
    await propose(p, p.admin, "billing", { endDate: "2026-10-20", postingDate: "2026-10-20" });
    expect(await ask(client.id, p.bdf)).toEqual([
      ["2026-09-28", "2026-09-30", "NOT_STARTED", false],
      ["2026-10-01", "2026-10-09", "ALREADY_BILLED", true],
      ["2026-10-10", "2026-10-12", "ON_HOLD", false],
      ["2026-10-13", "2026-10-20", "ALREADY_BILLED", true],
      ["2026-10-21", "2026-11-15", "WOULD_BE_BILLED", false],
      ["2026-11-16", "2026-12-31", "ADVANCE_LIMIT", false],
    ]);
    const full = await whyNot(p.admin, {
      clientId: client.id,
      billingCodeId: p.bdf,
      from: "2026-10-01",
      to: "2026-10-02",
    });
    expect(full.stretches[0]!.links.map((link) => link.type)).toEqual(["schedule_line", "journal_line"]);
  });

  test("no line, a line marked as created in error, no rate, a price of a client who is set aside", async () => {
    const { client, entry } = await resident(p, "NoLine");
    expect(await ask(client.id, p.extra, "2026-10-01", "2026-10-02")).toEqual([
      ["2026-10-01", "2026-10-02", "NO_SUCH_LINE", false],
    ]);
    const wrong = await add(entry.id, p.extra);
    await markScheduleLinesInError(p.admin, { scheduleLineIds: [wrong.id], inError: true });
    expect(await ask(client.id, p.extra, "2026-10-01", "2026-10-02")).toEqual([
      ["2026-10-01", "2026-10-02", "IN_ERROR", false],
    ]);
    const bare = await code();
    await add(entry.id, bare.id);
    expect((await ask(client.id, bare.id, "2026-10-01", "2026-10-02"))[0]![2]).toBe("RATE_MISSING");
    expect(
      await refusal(
        whyNot(p.admin, { clientId: client.id, billingCodeId: p.bdf, from: "2026-10-02", to: "2026-10-01" }),
      ),
    ).toMatchObject({
      code: "VALIDATION",
    });
    expect(
      await refusal(
        whyNot(p.admin, { clientId: client.id, billingCodeId: p.bdf, from: "2020-01-01", to: "2026-10-01" }),
      ),
    ).toMatchObject({
      fields: [{ code: "OUT_OF_RANGE" }],
    });
  });
});

describe("caps", () => {
  test("set-up is checked: openings fit each other, and only people have caps", async () => {
    const { client } = await resident(p, "CapSetUp");
    const set = (more: Partial<Parameters<typeof setClientCap>[1]>) =>
      setClientCap(p.admin, {
        clientId: client.id,
        firstEntryDate: "2024-07-01",
        annual: true,
        lifetime: true,
        openingDate: null,
        annualOpening: "0.00",
        lifetimeOpening: "0.00",
        allowBeyond: false,
        careDaysBefore: 0,
        ...more,
      });
    keepsContract(endpoints.setClientCap, await set({}));
    expect(await refusal(set({ annualOpening: "10.00", lifetimeOpening: "5.00" }))).toMatchObject({
      fields: [{ pointer: "/annualOpening" }, { pointer: "/openingDate", code: "REQUIRED" }],
    });
    expect(await refusal(set({ openingDate: "2024-06-30", lifetimeOpening: "5.00" }))).toMatchObject({
      fields: [{ pointer: "/openingDate", code: "BEFORE_START" }],
    });
    const changed = await set({ openingDate: "2026-07-01", annualOpening: "10.00", lifetimeOpening: "50.00" });
    expect(changed.clientCap).toMatchObject({ openingDate: "2026-07-01", lifetimeOpening: "50.00" });
    const audit = await p.db.owner
      .sql`select before is null as first from audit_log where verb = 'setClientCap' and object_id = ${String(client.id)} order by id`;
    expect(audit.map((row) => row["first"])).toEqual([true, false]);
  });
});

test("an adjustment explains both what it takes back and what it bills instead", async () => {
  const { client } = await resident(p, "Rebilled");
  const { journalId } = await propose(p, p.admin, "billing");
  await postJournal(p.admin, { journalId });
  const [rate] = await p.db.owner.sql<
    { id: number }[]
  >`select id from billing_rate where billing_code_id = ${p.bdf} and end_date is null`;
  await changeBillingRate(p.admin, {
    billingRateId: rate!.id,
    startDate: "2026-10-15",
    endDate: null,
    model: "amount",
    rate: "67.30",
    baseCodeId: null,
    percent: null,
    source: null,
  });
  const { journalId: adjustment } = await propose(p, p.admin, "adjustment");
  const lines = (await listJournalLines(p.admin, { journalId: adjustment, clientId: client.id })).items;
  expect(lines.map((line) => line.kind)).toEqual(["reversal", "rebill", "rebill"]);
  for (const line of lines) await explained(line.id);
});
