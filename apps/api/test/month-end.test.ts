import { type Client, createClient, endpoints } from "@banksia/client";
import { type Runner, startRunner } from "@banksia/month-end";
import type { ExplainNode, Run } from "@banksia/contracts";
import { Decimal } from "decimal.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeProvider } from "./provider.ts";
import { type Setup, origin, setUp } from "./setup.ts";

let at: Setup;
let runner: Runner;
let bank: Client;
let made: Awaited<ReturnType<typeof makeProvider>>;

const as = (key: string) =>
  createClient({ baseUrl: origin, apiKey: key, fetch: (url, init) => Promise.resolve(at.api.app.request(url, init)) });

beforeAll(async () => {
  at = await setUp();
  runner = await startRunner({ url: at.database.appUrl, threads: 1, name: "api test" });
  bank = as(at.keys.administrator);
  made = await makeProvider(bank, at);
});
afterAll(async () => {
  await runner.stop();
  await at.close();
});

const november = { postingDate: "2026-11-01", endDate: "2026-11-30" };

async function finished(run: Run): Promise<Run> {
  let last = run;
  for await (const now of bank.stream(endpoints.streamRun, { params: { runId: run.id } })) last = now;
  expect([last.status, last.parkedCount, last.error]).toEqual(["done", 0, null]);
  return last;
}

async function proposed(kind: "billing" | "adjustment", journalId: number): Promise<Run> {
  return finished(await bank.call(endpoints.startRun, { body: { kind, journalId, ...november } }));
}

function leaves(node: ExplainNode): Decimal {
  const own = node.children.length === 0 && node.amount !== null ? new Decimal(node.amount) : new Decimal(0);
  return node.children.reduce((sum, child) => sum.plus(leaves(child)), own);
}

test("a month-end by API, from a preview to a closed month and back", async () => {
  // A preview writes nothing.
  const preview = await finished(
    await bank.call(endpoints.startRun, { body: { kind: "billing", preview: true, ...november } }),
  );
  expect([preview.lineCount, preview.amount, preview.journalId]).toEqual([3, "2015.00", null]);
  const totals = await bank.call(endpoints.getRunTotals, { params: { runId: preview.id } });
  expect(totals).toMatchObject({ amount: "2015.00", previousAmount: "0.00", difference: "2015.00" });
  expect(totals.byCode.map((row) => [row.code, row.amount])).toEqual([
    ["BDF", "2004.00"],
    ["TV", "11.00"],
  ]);

  // The run, its journal and its lines.
  const run = await finished(
    await bank.call(endpoints.startRun, {
      body: { kind: "billing", journalTypeId: made.journalTypeId, description: "November", ...november },
    }),
  );
  const journalId = run.journalId!;
  const lines = await bank.call(endpoints.listJournalLines, { query: { journalId, sort: "billingCode" } });
  expect(lines.sums).toEqual({ amount: "2015.00", tax: "1.10", total: "2016.10" });
  expect(lines.items.map((line) => [line.customerName, line.billingCode, line.amount, line.tax])).toEqual([
    ["Mary Smith", "BDF", "1002.00", "0.00"],
    ["Plan Managers", "BDF", "1002.00", "0.00"],
    ["Mary Smith", "TV", "11.00", "1.10"],
  ]);
  for (const line of lines.items) {
    const why = await bank.call(endpoints.explainJournalLine, { params: { journalLineId: line.id } });
    expect(leaves(why.root).toFixed(2)).toBe(line.amount);
    expect(why.taxRoot === null ? "0.00" : leaves(why.taxRoot).toFixed(2)).toBe(line.tax);
  }

  // Dropped and proposed again; edited with a reason; nothing twice.
  const television = lines.items.find((line) => line.billingCode === "TV")!;
  const dropped = await bank.call(endpoints.dropJournalLines, {
    params: { journalId },
    body: { lineIds: [television.id] },
  });
  expect([dropped.lines, dropped.total, dropped.journal.total]).toEqual([1, "12.10", "2004.00"]);
  const whyNot = await bank.call(endpoints.whyNot, {
    query: { clientId: made.clientId, billingCodeId: made.codes.television, from: "2026-11-01", to: "2026-11-30" },
  });
  expect(whyNot.stretches.map(({ from, to, billed }) => [from, to, billed])).toEqual([
    ["2026-11-01", "2026-11-30", false],
  ]);
  expect((await proposed("billing", journalId)).lineCount).toBe(1);
  expect((await proposed("billing", journalId)).lineCount).toBe(0);
  const again = await bank.call(endpoints.listJournalLines, {
    query: { journalId, billingCodeId: made.codes.television },
  });
  const edited = await bank.call(endpoints.editJournalLine, {
    params: { journalLineId: again.items[0]!.id },
    body: { amount: "10.00", reason: "Agreed with the family" },
  });
  expect(edited).toMatchObject({ amount: "10.00", tax: "1.00", computedAmount: "11.00" });

  // Posted as it was seen, not as it was before.
  const officer = as(at.keys.finance_officer);
  const stale = officer.call(endpoints.postJournal, {
    params: { journalId },
    body: { expectedLineCount: 3, expectedTotal: "2016.10" },
  });
  await expect(stale).rejects.toMatchObject({ code: "PRECONDITION", status: 412 });
  const check = await officer.call(endpoints.validateJournal, { params: { journalId } });
  expect(check).toMatchObject({ ok: true, lineCount: 3, total: "2015.00" });
  const posting = await officer.call(endpoints.postJournal, {
    params: { journalId },
    body: { expectedLineCount: check.lineCount, expectedTotal: check.total },
  });
  expect(posting).toMatchObject({
    transactionCount: 2,
    journal: { status: "posted", postedByName: expect.any(String) },
  });
  expect(posting.documents).toMatchObject([{ type: "invoice", count: 2, amount: "2015.00" }]);
  const change = bank.call(endpoints.editJournalLine, {
    params: { journalLineId: again.items[0]!.id },
    body: { amount: "9.00", reason: "Too late" },
  });
  await expect(change).rejects.toMatchObject({ status: 409 });
  const owed = await bank.call(endpoints.listCustomerBalances, { query: { sort: "customerName" } });
  expect(owed.items.map((row) => [row.customerName, row.amount])).toEqual([
    ["Mary Smith", "1013.00"],
    ["Plan Managers", "1002.00"],
  ]);
  const books = await bank.call(endpoints.listTrialBalance, {});
  expect([books.sums.debit, books.sums.credit, books.sums.balance]).toEqual(["2015.00", "2015.00", "0.00"]);

  // A rate that changes in the middle of what is billed: taken back, and billed at both rates.
  const changed = await bank.call(endpoints.changeBillingRate, {
    params: { billingRateId: made.feeRateId },
    body: { startDate: "2026-11-16", model: "amount", rate: "70.00" },
  });
  expect([changed.ended?.endDate, changed.adjustmentRequiredLines]).toEqual(["2026-11-15", 1]);
  const flagged = await bank.call(endpoints.getScheduleLine, { params: { scheduleLineId: made.feeLineId } });
  expect(flagged).toMatchObject({ adjustmentRequired: true, lastRunDate: "2026-11-30" });
  const adjustments = await bank.call(endpoints.createJournal, {
    body: { journalTypeId: made.journalTypeId, description: "Adjustments", postingDate: "2026-11-01" },
  });
  await proposed("adjustment", adjustments.id);
  const difference = await bank.call(endpoints.listJournalLines, { query: { journalId: adjustments.id } });
  expect(difference.sums.amount).toBe("48.00");
  expect(difference.items.map((line) => `${line.kind} ${line.periodFrom} ${line.amount}`).sort()).toEqual([
    "rebill 2026-11-01 501.00",
    "rebill 2026-11-01 501.00",
    "rebill 2026-11-16 525.00",
    "rebill 2026-11-16 525.00",
    "reversal 2026-11-01 -1002.00",
    "reversal 2026-11-01 -1002.00",
  ]);

  // A closed month takes nothing more, until an administrator opens it.
  const month = { legalEntityId: at.legalEntityId, startDate: "2026-11-01" };
  expect(await officer.call(endpoints.closePeriod, { body: month })).toMatchObject({ status: "closed" });
  const late = officer.call(endpoints.postJournal, { params: { journalId: adjustments.id }, body: {} });
  await expect(late).rejects.toMatchObject({ code: "PERIOD_CLOSED" });
  await expect(officer.call(endpoints.reopenPeriod, { body: { ...month, reason: "Forgotten" } })).rejects.toMatchObject(
    {
      code: "FORBIDDEN",
    },
  );
  await bank.call(endpoints.reopenPeriod, { body: { ...month, reason: "Adjustments forgotten" } });
  await officer.call(endpoints.postJournal, { params: { journalId: adjustments.id }, body: {} });

  // Taken back as a whole.
  const reversal = await officer.call(endpoints.reverseJournal, {
    params: { journalId: adjustments.id },
    body: { postingDate: "2026-11-01", reason: "Wrong rate" },
  });
  expect(reversal).toMatchObject({ status: "draft", reversesId: adjustments.id, amount: "-48.00" });
  const log = await bank.call(endpoints.listAuditLog, {
    query: { objectType: "journal", objectId: String(journalId) },
  });
  expect(log.items.map((entry) => entry.verb)).toContain("postJournal");
});

test("starting the same run twice with one key starts one", async () => {
  const body = { kind: "billing" as const, preview: true, ...november };
  const start = () => bank.call(endpoints.startRun, { body, idempotencyKey: "billing-2026-11" });
  const [one, ...others] = await Promise.allSettled([start(), start(), start()]);
  const ids = [one, ...others].flatMap((result) => (result.status === "fulfilled" ? [result.value.id] : []));
  expect(new Set(ids).size).toBe(1);
  for (const result of [one, ...others])
    if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "IDEMPOTENCY_IN_FLIGHT" });
  expect((await start()).id).toBe(ids[0]);
  const runs = await bank.call(endpoints.listRuns, { query: { preview: true } });
  expect(runs.items.filter((run) => run.id >= ids[0]!)).toHaveLength(1);
});
