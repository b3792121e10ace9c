import { afterAll, beforeAll, expect, test } from "vitest";
import { loadFigures } from "../src/accommodation/figures.ts";
import { createScheduleLine } from "../src/billing/create-schedule-line.ts";
import { setInvoicees } from "../src/billing/set-invoicees.ts";
import { updateScheduleLine } from "../src/billing/update-schedule-line.ts";
import { read } from "../src/context.ts";
import { explainJournalLine } from "../src/ledger/explain-journal-line.ts";
import { postJournal } from "../src/ledger/post-journal.ts";
import { verifyDatabase } from "../src/verify/verify-database.ts";
import { type Deposit, type DepositProvider, depositProvider, depositor, pay, runOf } from "./accommodation-fixture.ts";

let p: DepositProvider;
const sql = () => p.db.owner.sql;

beforeAll(async () => {
  p = await depositProvider();
});
afterAll(() => p.close());

/** Lines of a journal as `kind from to account quantity amount`, in the order of days. */
async function linesOf(journalId: number): Promise<string[]> {
  const rows = await sql()<{ text: string }[]>`
    select concat_ws(' ', l.kind, to_char(l.period_from, 'YYYY-MM-DD'), to_char(l.period_to, 'YYYY-MM-DD'), n.type,
      trim_scale(l.quantity), l.amount, case when l.accommodation_payment_id is not null then l.charge_kind end) as text
    from journal_line l join account_name n on n.id = l.account_name_id where l.journal_id = ${journalId}
    order by l.kind = 'rebill', l.period_from, n.type desc`;
  return rows.map((row) => row.text);
}

/** A resident whose October is billed in advance; the lump sum arrives on the 15th. */
async function billedInAdvance(name: string, lumpSum: string): Promise<{ deposit: Deposit; lineId: number }> {
  const deposit = await depositor(p, name, "2026-10-05", { drawn: false, lumpSum });
  const lineId = await add(deposit, "2026-10-05", "1");
  const billed = await runOf(p, "billing", "2026-10-31", { clientIds: [deposit.clientId] });
  await postJournal(p.admin, { journalId: billed.journalId });
  await pay(p, deposit, lumpSum, "2026-10-15");
  return { deposit, lineId };
}

/** A line of the fee of 20.00 a day, billed in advance. */
async function add(deposit: Deposit, startDate: string, quantity: string): Promise<number> {
  const { scheduleLine } = await createScheduleLine(p.admin, {
    serviceEntryId: deposit.entryId,
    serviceGroupId: p.serviceGroup,
    billingCodeId: p.extra,
    description: null,
    quantity,
    startDate,
    endDate: null,
    billToDate: null,
  });
  return scheduleLine.id;
}

/** The fee ends the day before the receipt, and goes on in a line of its own that is taken from the lump sum. */
async function move(deposit: Deposit, lineId: number): Promise<number> {
  await updateScheduleLine(p.admin, { scheduleLineId: lineId, endDate: "2026-10-14", billToDate: "2026-10-14" });
  const next = await add(deposit, "2026-10-15", "1");
  await setInvoicees(p.admin, {
    scheduleLineId: next,
    startDate: "2026-10-15",
    invoicees: [{ customerId: deposit.clientId, accountNameId: p.drawn, percent: "100" }],
  });
  return next;
}

const balance = async (deposit: Deposit) =>
  (await read(p.admin, (tx) => loadFigures(tx, [deposit.id]))).get(deposit.id)!.balance;

async function nothingLeft(deposit: Deposit): Promise<void> {
  const clientIds = [deposit.clientId];
  expect((await runOf(p, "adjustment", "2026-10-31", { clientIds })).lineCount).toBe(0);
  expect((await runOf(p, "billing", "2026-10-31", { clientIds })).lineCount).toBe(0);
  const broken = (await verifyDatabase(sql())).filter((check) => check.status === "fail");
  expect(broken.map((check) => [check.id, check.rows])).toEqual([]);
}

test("S-195: a fee billed in advance is taken from the lump sum from the day of the receipt: three lines, once", async () => {
  const { deposit, lineId } = await billedInAdvance("Moves fees", "200000.00");
  const newLine = await move(deposit, lineId);
  const adjusted = await runOf(p, "adjustment", "2026-10-31", { clientIds: [deposit.clientId] });
  expect(adjusted.parked).toEqual([]);
  // 20.00 a day: 27 days were billed, 10 days stay so, 17 are drawn.
  expect(await linesOf(adjusted.journalId)).toEqual([
    "reversal 2026-10-05 2026-10-31 customer -27 -540.00",
    "rebill 2026-10-05 2026-10-14 customer 10 200.00",
    "rebill 2026-10-15 2026-10-31 accommodation 17 340.00 fee",
  ]);
  await postJournal(p.admin, { journalId: adjusted.journalId });
  expect(await balance(deposit)).toBe("199660.00");
  const [drawn] = await sql()<{ id: number; lineId: number }[]>`
    select id, schedule_line_id as "lineId" from journal_line where journal_id = ${adjusted.journalId} and charge_kind = 'fee'`;
  expect(drawn!.lineId).toBe(newLine);
  expect(await explainJournalLine(p.admin, { journalLineId: drawn!.id })).toMatchObject({ amount: "340.00" });
  await nothingLeft(deposit);
  // November is taken from it by the billing proposal, as ever.
  const november = await runOf(p, "billing", "2026-11-30", {
    clientIds: [deposit.clientId],
    billingCodeIds: [p.extra],
  });
  expect(await linesOf(november.journalId)).toEqual(["billing 2026-11-01 2026-11-30 accommodation 30 600.00 fee"]);
});

test("where the lump sum does not reach, the rest of the moved fee is billed", async () => {
  const { deposit, lineId } = await billedInAdvance("Little held", "100.00");
  await move(deposit, lineId);
  const adjusted = await runOf(p, "adjustment", "2026-10-31", { clientIds: [deposit.clientId] });
  expect(await linesOf(adjusted.journalId)).toEqual([
    "reversal 2026-10-05 2026-10-31 customer -27 -540.00",
    "rebill 2026-10-05 2026-10-14 customer 10 200.00",
    "rebill 2026-10-15 2026-10-31 customer 17 240.00",
    "rebill 2026-10-15 2026-10-31 accommodation 17 100.00 fee",
  ]);
  await postJournal(p.admin, { journalId: adjusted.journalId });
  expect(await balance(deposit)).toBe("0.00");
  await nothingLeft(deposit);
});

test("a fee that merely ends is only cut short; a new line that is not drawn waits for the billing proposal", async () => {
  const { deposit, lineId } = await billedInAdvance("Other line", "200000.00");
  await updateScheduleLine(p.admin, { scheduleLineId: lineId, endDate: "2026-10-14", billToDate: "2026-10-14" });
  await add(deposit, "2026-10-15", "2");
  const adjusted = await runOf(p, "adjustment", "2026-10-31", { clientIds: [deposit.clientId] });
  expect(await linesOf(adjusted.journalId)).toEqual([
    "reversal 2026-10-05 2026-10-31 customer -27 -540.00",
    "rebill 2026-10-05 2026-10-14 customer 10 200.00",
  ]);
});
