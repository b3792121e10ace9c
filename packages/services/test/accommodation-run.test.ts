import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databaseError } from "@banksia/db";
import { addBedTransfer } from "../src/admissions/add-bed-transfer.ts";
import { createPlace } from "../src/admissions/create-place.ts";
import { getDepositLife } from "../src/accommodation/get-deposit-life.ts";
import { loadFigures } from "../src/accommodation/figures.ts";
import { updateAccommodationPayment } from "../src/accommodation/update-accommodation-payment.ts";
import { read } from "../src/context.ts";
import { feeState } from "../src/fees/fee-effect.ts";
import { createJournal } from "../src/ledger/create-journal.ts";
import { dropJournalLines } from "../src/ledger/drop-journal-lines.ts";
import { explainJournalLine } from "../src/ledger/explain-journal-line.ts";
import { postJournal } from "../src/ledger/post-journal.ts";
import { addLumpSumInvoice } from "../src/receipts/add-lump-sum-invoice.ts";
import { listOpenTransactions } from "../src/receipts/list-open-transactions.ts";
import { reverseRefund } from "../src/refunds/reverse-refund.ts";
import { verifyDatabase } from "../src/verify/verify-database.ts";
import {
  type Deposit,
  type DepositProvider,
  agree,
  depositProvider,
  depositor,
  giveBack,
  linesOf,
  pay,
  post,
  runOf,
} from "./accommodation-fixture.ts";
import { villager } from "./fixture.ts";
import { refusal } from "./helpers.ts";

let p: DepositProvider;
const sql = () => p.db.owner.sql;

beforeAll(async () => {
  p = await depositProvider();
});
afterAll(() => p.close());

const balance = async (deposit: Deposit) =>
  (await read(p.admin, (tx) => loadFigures(tx, [deposit.id]))).get(deposit.id)!.balance;

const sound = async () => {
  const broken = (await verifyDatabase(p.db.owner.sql)).filter((check) => check.status === "fail");
  expect(broken.map((check) => [check.id, check.rows])).toEqual([]);
};

/** Without retention and indexation, as for people of before November 2025. */
const olderRules = (deposit: Deposit) =>
  sql()`update client_cohort set accommodation = 'POST14', retention = false, indexation = false where client_id = ${deposit.clientId}`;

const leave = (deposit: Deposit, on: string, reason: string) =>
  sql()`update service_entry set departure_date = ${on}, departure_reason = ${reason} where id = ${deposit.entryId}`;

/** How the newest retention of a journal came about. */
const explained = async (journalId: number) => {
  const [line] = await sql()<{ id: number }[]>`
    select id from journal_line where journal_id = ${journalId} and charge_kind = 'retention' order by id desc`;
  const { root } = await explainJournalLine(p.admin, { journalLineId: line!.id });
  return root.children.map((step) => [step.kind, step.text, step.amount]);
};

async function dropLines(journalId: number): Promise<void> {
  const lines = await sql()<{ id: number }[]>`select id from journal_line where journal_id = ${journalId}`;
  await dropJournalLines(p.admin, { journalId, lineIds: lines.map((line) => line.id) });
}

/** What a proposal of the agreement up to a day would come to. */
async function preview(endDate: string, deposit: Deposit): Promise<string> {
  const { runId } = await runOf(p, "accommodation", endDate, { clientIds: [deposit.clientId] }, true);
  const [shard] = await sql()<
    { amount: string }[]
  >`select sum(amount) as amount from run_shard where run_id = ${runId}`;
  return shard!.amount;
}

/** The journal of a run for one client, as it stands in draft. */
async function draft(kind: Parameters<typeof runOf>[1], endDate: string, deposit: Deposit) {
  return linesOf(p, (await runOf(p, kind, endDate, { clientIds: [deposit.clientId] })).journalId);
}

describe("a cheaper room", () => {
  const open = async (deposit: Deposit) =>
    (await listOpenTransactions(p.admin, { customerId: deposit.clientId, limit: 50 })).items
      .map((row) => `${row.accountNameId === p.lumpSums ? "lump sums" : "owed"} ${row.openAmount}`)
      .toSorted((a, b) => a.localeCompare(b));
  const credit = async (deposit: Deposit, amount: string) => {
    const { id } = await createJournal(p.admin, {
      journalTypeId: p.journalType,
      description: "Cheaper",
      postingDate: "2026-01-10",
      kind: "lines",
    });
    const { id: accommodationPaymentId } = deposit;
    const line = { journalId: id, accommodationPaymentId, amount, invoiceDate: "2026-01-10", description: null };
    await addLumpSumInvoice(p.admin, line);
    await postJournal(p.admin, { journalId: id });
  };

  test("a part refund settles the credit note of what is not to be paid any more, and its reversal opens it again", async () => {
    const deposit = await depositor(p, "Cheaper", "2026-01-01", { method: "lump_sum", lumpSum: "350000.00" });
    await pay(p, deposit, "350000.00", "2026-01-01");
    await credit(deposit, "-50000.00");
    expect(await open(deposit)).toEqual(["lump sums -50000.00"]);
    await giveBack(p, deposit, "2026-01-10", "50000.00");
    expect(await open(deposit)).toEqual(["owed -50000.00"]);
    await sound();

    const [refund] = await sql()<{ id: number }[]>`
      select id from refund where accommodation_payment_id = ${deposit.id}`;
    await reverseRefund(p.admin, {
      refundId: refund!.id,
      postingDate: "2026-01-12",
      journalTypeId: p.journalType,
      reason: "Not yet",
      preview: false,
    });
    expect(await open(deposit)).toEqual(["lump sums -50000.00"]);
    // Of what is given back beyond the credit nothing is settled.
    await giveBack(p, deposit, "2026-01-14", "60000.00");
    expect(await open(deposit)).toEqual(["owed -60000.00"]);
    expect(await balance(deposit)).toBe("290000.00");
    await sound();
  });

  test("is credited under the code of part refunds, where one is set up", async () => {
    const deposit = await depositor(p, "Own code", "2026-01-01", { method: "lump_sum", lumpSum: "350000.00" });
    await pay(p, deposit, "350000.00", "2026-01-01");
    await credit(deposit, "-10000.00");
    await sql()`insert into accommodation_code (use, billing_code_id) values ('partial_refund', ${p.codes.daily_payment})`;
    await credit(deposit, "-20000.00");
    await sql()`delete from accommodation_code where use = 'partial_refund'`;
    const codes = await sql()<{ id: number }[]>`select billing_code_id as id from journal_line
      where accommodation_payment_id = ${deposit.id} and charge_kind = 'lump_sum' order by id`;
    const { lump_sum: lumpSum, daily_payment: own } = p.codes;
    expect(codes.map((line) => line.id)).toEqual([lumpSum, lumpSum, own]);
  });

  test("what is still owed of a lump sum comes off a credit note before a refund settles it", async () => {
    const deposit = await depositor(p, "Half paid", "2026-01-01", { method: "lump_sum", lumpSum: "350000.00" });
    await pay(p, deposit, "300000.00", "2026-01-01");
    await credit(deposit, "50000.00");
    await credit(deposit, "-70000.00");
    await giveBack(p, deposit, "2026-01-10", "100000.00");
    // 20,000 more was credited than is owed.
    expect(await open(deposit)).toEqual(["lump sums -50000.00", "lump sums 50000.00", "owed -100000.00"]);
    await sound();
  });
});

describe("the accommodation payment proposal", () => {
  test("a combination payment drawn from the lump sum month by month, and nothing proposed twice", async () => {
    const deposit = await depositor(p, "Combination", "2025-12-01");
    await pay(p, deposit, "200000.00", "2025-12-01");
    const december = await post(p, "accommodation", "2025-12-31", deposit);
    expect(december.parked).toEqual([]);
    expect(await linesOf(p, december.journalId)).toEqual([
      "billing daily_payment drawn 2025-12-01 2025-12-31 62.87 1948.97",
      "billing retention drawn 2025-12-01 2025-12-31 339.73",
    ]);
    expect(await balance(deposit)).toBe("197711.30");
    const january = await post(p, "accommodation", "2026-01-31", deposit);
    expect(await linesOf(p, january.journalId)).toEqual([
      "billing daily_payment drawn 2026-01-01 2026-01-31 63.28 1961.68",
      "billing retention drawn 2026-01-01 2026-01-31 335.84",
    ]);
    const february = await post(p, "accommodation", "2026-02-28", deposit);
    expect((await linesOf(p, february.journalId))[0]).toBe(
      "billing daily_payment drawn 2026-02-01 2026-02-28 63.69 1783.32",
    );
    expect(await runOf(p, "accommodation", "2026-02-28", { clientIds: [deposit.clientId] })).toMatchObject({
      clientCount: 0,
      lineCount: 0,
    });
    const [line] = await sql()<{ id: number }[]>`
      select id from journal_line where journal_id = ${january.journalId} and charge_kind = 'daily_payment'`;
    const daily = await explainJournalLine(p.admin, { journalLineId: line!.id });
    expect(daily).toMatchObject({ amount: "1961.68" });
    expect(daily.root.links.map((link) => link.label)).toEqual([
      "Rule: combination payment",
      "Aged Care Rules 2025 s.296-5",
    ]);
    expect(daily.root.children.map((step) => [step.text, step.amount])).toEqual([
      ["104.79 a day for the price of 500000.00; 197711.30 held, 339.73 retained: 63.28 a day", null],
      ["1 Jan 2026 to 31 Jan 2026: 31 days x 63.28", "1961.68"],
      ["Taken from the lump sum at the end of 31 Jan 2026", null],
    ]);
    await sound();
  });

  test("days that were charged in pieces stand in the books", async () => {
    const deposit = await depositor(p, "Pieces", "2025-12-01", { method: "daily", lumpSum: "0.00", drawn: false });
    await post(p, "accommodation", "2025-12-15", deposit);
    const until = "2025-12-31";
    const daily = async () =>
      (await getDepositLife(p.admin, { accommodationPaymentId: deposit.id, until })).charges.map(
        ({ from, to, journalLineId }) => [from, to, journalLineId !== null],
      );
    expect(await daily()).toEqual([["2025-12-01", until, false]]);
    await post(p, "accommodation", until, deposit);
    expect(await daily()).toEqual([["2025-12-01", until, true]]);
  });

  test("retention is told by the balances of its days", async () => {
    const deposit = await depositor(p, "Told", "2025-12-01", { method: "lump_sum", lumpSum: "500000.00" });
    await pay(p, deposit, "500000.00", "2025-12-01");
    await giveBack(p, deposit, "2025-12-10", "200000.00");
    const december = await post(p, "accommodation", "2025-12-31", deposit);
    // 10 x 500,000 and 21 x 300,000 at 2% over 365.
    expect(await explained(december.journalId)).toEqual([
      ["part", "1 Dec 2025 to 10 Dec 2025: 10 days x 500000.00 x 2% a year", "273.972603"],
      ["part", "11 Dec 2025 to 31 Dec 2025: 21 days x 300000.00 x 2% a year", "345.205479"],
      ["rounding", "rounded to the cent", "0.001918"],
      ["note", "Taken from the lump sum at the end of 31 Dec 2025", null],
    ]);
  });

  test("retention of a lump sum paid in full, month by month", async () => {
    const deposit = await depositor(p, "Whole", "2025-12-01", { method: "lump_sum", lumpSum: "500000.00" });
    await pay(p, deposit, "500000.00", "2025-12-01");
    for (const [endDate, days, amount] of [
      ["2025-12-31", "2025-12-01 2025-12-31", "849.32"],
      ["2026-01-31", "2026-01-01 2026-01-31", "847.87"],
      ["2026-02-28", "2026-02-01 2026-02-28", "764.52"],
    ] as const) {
      const done = await post(p, "accommodation", endDate, deposit);
      expect(await linesOf(p, done.journalId)).toEqual([`billing retention drawn ${days} ${amount}`]);
      if (endDate === "2026-01-31")
        expect(await explained(done.journalId)).toEqual([
          ["part", "1 Jan 2026 to 31 Jan 2026: 31 days x 499150.68 x 2% a year", "847.872388"],
          ["rounding", "rounded to the cent", "-0.002388"],
          ["note", "Taken from the lump sum at the end of 31 Jan 2026", null],
        ]);
    }
    expect(await balance(deposit)).toBe("497538.29");
  });

  test("a lump sum paid in full under the rules of before November 2025 rests until a fact changes", async () => {
    const deposit = await depositor(p, "At rest", "2025-12-01", { method: "lump_sum", lumpSum: "500000.00" });
    await olderRules(deposit);
    await pay(p, deposit, "500000.00", "2025-12-01");
    const own = { clientIds: [deposit.clientId] };
    const look = async (endDate: string) => (await runOf(p, "accommodation", endDate, own)).clientCount;
    expect([await look("2025-12-31"), await look("2026-01-31"), await look("2027-06-30")]).toEqual([1, 0, 0]);
    // An agreement of the future, and nothing before it.
    await sql()`update accommodation_line set end_date = '2026-02-28' where id = ${deposit.lineId}`;
    await agree(p, deposit, {
      startDate: "2026-03-01",
      drawn: false,
      method: "combination",
      price: "600000.00",
      lumpSum: "500000.00",
    });
    expect(await look("2026-02-28")).toBe(0);
    const march = await post(p, "accommodation", "2026-03-31", deposit);
    expect(await linesOf(p, march.journalId)).toEqual([
      "billing daily_payment billed 2026-03-01 2026-03-31 20.96 649.76",
    ]);
    // What was agreed goes on, and rests no more.
    expect(await runOf(p, "accommodation", "2026-04-30", own, true)).toMatchObject({ clientCount: 1, lineCount: 1 });
    await sql()`update accommodation_line set in_error = true where start_date = '2026-03-01' and accommodation_payment_id = ${deposit.id}`;
    await sql()`update accommodation_line set end_date = null where id = ${deposit.lineId}`;
    await post(p, "accommodation", "2026-04-30", deposit);
    expect(await look("2026-05-31")).toBe(0);
    await leave(deposit, "2026-06-10", "home");
    expect(await look("2026-05-31")).toBe(0);
    expect(await look("2026-06-30")).toBe(1);
    await sound();
  });

  test("before the lump sum is paid both parts are billed, on lines of their own", async () => {
    const deposit = await depositor(p, "Unpaid", "2025-12-10");
    await pay(p, deposit, "200000.00", "2025-12-20");
    expect(await draft("accommodation", "2025-12-31", deposit)).toEqual([
      "billing daily_payment billed 2025-12-10 2025-12-19 62.87 628.70",
      "billing unpaid_lump_sum_daily billed 2025-12-10 2025-12-19 41.92 419.20",
      "billing daily_payment drawn 2025-12-20 2025-12-31 62.87 754.44",
      "billing retention drawn 2025-12-20 2025-12-31 131.51",
    ]);
  });

  test("the lump sum runs out inside a month: part of a day is drawn, the rest billed", async () => {
    const deposit = await depositor(p, "Runs out", "2025-12-01", { lumpSum: "1000.00" });
    await pay(p, deposit, "1000.00", "2025-12-01");
    const december = await post(p, "accommodation", "2025-12-31", deposit);
    expect(await linesOf(p, december.journalId)).toEqual([
      "billing daily_payment drawn 2025-12-01 2025-12-09 104.58 941.22",
      "billing daily_payment drawn 2025-12-10 2025-12-10 58.78 58.78",
      "billing daily_payment billed 2025-12-10 2025-12-10 45.80 45.80",
      "billing daily_payment billed 2025-12-11 2025-12-31 104.58 2196.18",
    ]);
    expect(await balance(deposit)).toBe("0.00");
    const january = await post(p, "accommodation", "2026-01-31", deposit);
    expect(await linesOf(p, january.journalId)).toEqual([
      "billing daily_payment billed 2026-01-01 2026-01-31 104.79 3248.49",
    ]);
    await sound();
  });

  test("money that comes to light late: what stands is taken back and charged anew, once", async () => {
    const deposit = await depositor(p, "Late money", "2025-12-01", { drawn: false });
    await pay(p, deposit, "200000.00", "2025-12-01");
    await post(p, "accommodation", "2026-01-31", deposit);
    await pay(p, deposit, "20000.00", "2026-01-15");
    const again = await post(p, "accommodation", "2026-01-31", deposit);
    expect(await linesOf(p, again.journalId)).toEqual([
      "reversal daily_payment billed 2026-01-01 2026-01-31 62.87 -1948.97",
      "rebill daily_payment billed 2026-01-01 2026-01-14 62.87 880.18",
      "reversal retention drawn 2026-01-01 2026-01-31 -339.15",
      "rebill retention drawn 2026-01-01 2026-01-31 357.78",
      "rebill daily_payment billed 2026-01-15 2026-01-31 58.68 997.56",
    ]);
    // Looked at again without any change nothing is proposed.
    await sql()`update accommodation_payment set adjust_from = '2025-12-01' where id = ${deposit.id}`;
    expect(await runOf(p, "accommodation", "2026-01-31", { clientIds: [deposit.clientId] })).toMatchObject({
      clientCount: 1,
      lineCount: 0,
      parked: [],
    });
    await sound();
  });

  test("a new method from a past day ends the line before; only the days since change", async () => {
    const deposit = await depositor(p, "Method", "2025-12-01", { method: "daily", lumpSum: "0.00", drawn: false });
    await post(p, "accommodation", "2026-01-31", deposit);
    await sql()`update accommodation_line set end_date = '2026-01-14' where id = ${deposit.lineId}`;
    await agree(p, deposit, { startDate: "2026-01-15", drawn: false });
    const again = await post(p, "accommodation", "2026-01-31", deposit);
    expect(await linesOf(p, again.journalId)).toEqual([
      "reversal daily_payment billed 2026-01-01 2026-01-31 104.79 -3248.49",
      "rebill daily_payment billed 2026-01-01 2026-01-14 104.79 1467.06",
      "rebill daily_payment billed 2026-01-15 2026-01-31 62.87 1068.79",
      "billing unpaid_lump_sum_daily billed 2026-01-15 2026-01-31 41.92 712.64",
    ]);
  });

  test("a daily contribution follows the advices, also backdated ones", async () => {
    const deposit = await depositor(p, "Supported", "2025-12-01", {
      kind: "contribution",
      method: "daily",
      lumpSum: "0.00",
      drawn: false,
    });
    const advise = (from: string, amount: string) =>
      sql()`insert into fee_advice (client_id, issued_on, start_date, accommodation_contribution, means_tested_amount, source, created_by_name)
        values (${deposit.clientId}, ${from}, ${from}, ${amount}, 50, 'entered', 'test')`;
    const parked = await post(p, "accommodation", "2025-12-31", deposit);
    expect(parked.parked).toEqual([{ clientId: deposit.clientId, code: "ASSESSMENT_MISSING" }]);
    await advise("2025-12-01", "40.00");
    const first = await post(p, "accommodation", "2025-12-31", deposit);
    expect(await linesOf(p, first.journalId)).toEqual([
      "billing daily_payment billed 2025-12-01 2025-12-31 40.00 1240.00",
    ]);
    await advise("2025-12-15", "45.00");
    expect(await draft("accommodation", "2025-12-31", deposit)).toEqual([
      "reversal daily_payment billed 2025-12-01 2025-12-31 40.00 -1240.00",
      "rebill daily_payment billed 2025-12-01 2025-12-14 40.00 560.00",
      "rebill daily_payment billed 2025-12-15 2025-12-31 45.00 765.00",
    ]);
  });

  test("switches leave out what is off, and the next proposal brings it", async () => {
    const deposit = await depositor(p, "Switches", "2025-12-01");
    await pay(p, deposit, "200000.00", "2025-12-01");
    const clientIds = [deposit.clientId];
    const off = await runOf(p, "accommodation", "2025-12-31", {
      clientIds,
      accommodation: { ongoing: true, unpaidLumpSum: true, retention: false },
    });
    expect(await linesOf(p, off.journalId)).toEqual([
      "billing daily_payment drawn 2025-12-01 2025-12-31 62.87 1948.97",
    ]);
    const preview = await runOf(p, "accommodation", "2025-12-31", { clientIds }, true);
    expect([preview.journalId, preview.lineCount]).toEqual([0, 1]);
    const rest = await runOf(p, "accommodation", "2025-12-31", { clientIds });
    expect(await linesOf(p, rest.journalId)).toEqual(["billing retention drawn 2025-12-01 2025-12-31 339.73"]);
  });

  test("up to a day inside a month what is drawn waits for the end of the month; what is billed does not", async () => {
    const drawn = await depositor(p, "Mid drawn", "2025-12-01");
    await pay(p, drawn, "200000.00", "2025-12-01");
    expect(await draft("accommodation", "2025-12-15", drawn)).toEqual([]);
    expect(await draft("accommodation", "2025-12-31", drawn)).toEqual([
      "billing daily_payment drawn 2025-12-01 2025-12-31 62.87 1948.97",
      "billing retention drawn 2025-12-01 2025-12-31 339.73",
    ]);
    const billed = await depositor(p, "Mid billed", "2025-12-01", { drawn: false, method: "daily", lumpSum: "0.00" });
    await post(p, "accommodation", "2025-12-15", billed);
    expect(await draft("accommodation", "2025-12-31", billed)).toEqual([
      "billing daily_payment billed 2025-12-16 2025-12-31 104.79 1676.64",
    ]);
  });

  test("dropped lines are proposed again", async () => {
    const deposit = await depositor(p, "Dropped", "2025-12-01", { drawn: false, method: "daily", lumpSum: "0.00" });
    const { journalId } = await runOf(p, "accommodation", "2026-01-31", { clientIds: [deposit.clientId] });
    const [january] = await sql()<{ id: number }[]>`
      select id from journal_line where journal_id = ${journalId} and period_from = '2026-01-01'`;
    await dropJournalLines(p.admin, { journalId, lineIds: [january!.id] });
    expect(await draft("accommodation", "2026-01-31", deposit)).toEqual([
      "billing daily_payment billed 2026-01-01 2026-01-31 104.79 3248.49",
    ]);
  });

  test("a move to a dearer room changes nothing until something is agreed for it", async () => {
    const deposit = await depositor(p, "Other room", "2025-12-01", { drawn: false, method: "daily", lumpSum: "0.00" });
    await post(p, "accommodation", "2026-01-31", deposit);
    const place = await createPlace(p.admin, { serviceId: p.house, code: "DEAR", wing: null, price: "600000" });
    await addBedTransfer(p.admin, {
      serviceEntryId: deposit.entryId,
      transferDate: "2026-01-15",
      toPlaceId: place.id,
      reason: "client_choice",
      description: null,
    });
    const own = { clientIds: [deposit.clientId] };
    expect(await runOf(p, "accommodation", "2026-01-31", own)).toMatchObject({ clientCount: 0, lineCount: 0 });
    // Nor from the first day on.
    await sql()`update accommodation_payment set adjust_from = '2025-12-01' where id = ${deposit.id}`;
    expect(await runOf(p, "accommodation", "2026-01-31", own)).toMatchObject({
      clientCount: 1,
      lineCount: 0,
      parked: [],
    });
    await sql()`update accommodation_line set end_date = '2026-01-14' where id = ${deposit.lineId}`;
    await agree(p, deposit, {
      startDate: "2026-01-15",
      drawn: false,
      method: "daily",
      lumpSum: "0.00",
      price: "600000.00",
    });
    const agreed = await post(p, "accommodation", "2026-01-31", deposit);
    expect((await linesOf(p, agreed.journalId)).at(-1)).toBe(
      "rebill daily_payment billed 2026-01-15 2026-01-31 125.75 2137.75",
    );
    await sound();
  });

  test("who cannot be charged is set aside with the reason, and is charged once it is mended", async () => {
    const indexed = await depositor(p, "Index", "2026-02-01", { method: "daily", lumpSum: "0.00", drawn: false });
    const whom = { clientIds: [indexed.clientId] };
    const without = await runOf(p, "accommodation", "2026-03-31", whom);
    expect(without).toMatchObject({
      lineCount: 0,
      parked: [{ clientId: indexed.clientId, code: "INDEX_NUMBER_MISSING" }],
    });
    await sql()`insert into national_rate (table_key, start_date, value, source, verified, created_by_name)
      values ('dap_index_number', '2026-03-20', 1.019, 'test', false, 'test')`;
    await sql()`delete from accommodation_code where use = 'daily_payment'`;
    expect((await runOf(p, "accommodation", "2026-03-31", whom)).parked).toMatchObject([{ code: "CODE_MISSING" }]);
    await sql()`insert into accommodation_code (use, billing_code_id) values ('daily_payment', ${p.codes.daily_payment})`;
    expect(await draft("accommodation", "2026-03-31", indexed)).toEqual([
      "billing daily_payment billed 2026-02-01 2026-02-28 104.79 2934.12",
      "billing daily_payment billed 2026-03-01 2026-03-19 104.79 1991.01",
      "billing daily_payment billed 2026-03-20 2026-03-31 106.78 1281.36",
    ]);
  });

  test("no day is charged twice, drawn or billed, whoever writes", async () => {
    const deposit = await depositor(p, "Twice", "2025-12-01", { drawn: false, method: "daily", lumpSum: "0.00" });
    const { journalId } = await runOf(p, "accommodation", "2025-12-31", { clientIds: [deposit.clientId] });
    await expect(
      sql()`insert into journal_line (id, journal_id, charge_id, kind, client_id, customer_id, account_name_id, billing_code_id, service_id,
          tax_code_id, period_from, period_to, quantity, unit, rate, percent, amount, tax, description, basis, accommodation_payment_id, charge_kind)
        select n, journal_id, n, kind, client_id, customer_id, account_name_id, billing_code_id, service_id, tax_code_id, '2025-12-31', '2026-01-02',
          quantity, unit, rate, percent, amount, tax, description, basis, accommodation_payment_id, charge_kind
        from journal_line, lateral (select banksia.next_line_ids(1) as n) x where journal_id = ${journalId}`,
    ).rejects.toThrow("BILLED_TWICE");
  });
});

describe("interest payable", () => {
  async function refundable(name: string) {
    const deposit = await depositor(p, name, "2026-01-05", {
      method: "lump_sum",
      price: "400000.00",
      lumpSum: "400000.00",
    });
    await olderRules(deposit);
    await pay(p, deposit, "400000.00", "2026-01-05");
    return deposit;
  }

  test("one line inside the refund period, two beyond it, and nothing after the refund", async () => {
    const deposit = await refundable("Refund late");
    await leave(deposit, "2026-03-10", "home");
    const within = await post(p, "interest_payable", "2026-03-24", deposit);
    expect(await linesOf(p, within.journalId)).toEqual([
      "billing interest_payable billed 2026-03-11 2026-03-24 -421.92",
    ]);
    const late = await post(p, "interest_payable", "2026-04-07", deposit);
    expect(await linesOf(p, late.journalId)).toEqual([
      "billing interest_payable billed 2026-03-25 2026-04-07 -1173.70",
    ]);
    await giveBack(p, deposit, "2026-04-07");
    expect(await runOf(p, "interest_payable", "2026-04-30", { clientIds: [deposit.clientId] })).toMatchObject({
      clientCount: 1,
      lineCount: 0,
      parked: [],
    });
    await sound();
  });

  test("after a death the base rate runs until probate was shown and 14 days more", async () => {
    const deposit = await refundable("Late probate");
    await leave(deposit, "2026-03-10", "deceased");
    const waiting = await post(p, "interest_payable", "2026-04-30", deposit);
    expect(await linesOf(p, waiting.journalId)).toEqual([
      "billing interest_payable billed 2026-03-11 2026-04-30 -1816.44",
    ]);
    await sql()`update service_entry set probate_date = '2026-06-01' where id = ${deposit.entryId}`;
    await giveBack(p, deposit, "2026-06-30");
    const shown = await post(p, "interest_payable", "2026-07-31", deposit);
    expect(await linesOf(p, shown.journalId)).toEqual([
      "reversal interest_payable billed 2026-03-11 2026-04-30 1816.44",
      "rebill interest_payable billed 2026-03-11 2026-06-15 -3454.79",
      "billing interest_payable billed 2026-06-16 2026-06-30 -1308.49",
    ]);
    await sound();
  });
});

describe("fees of a village", () => {
  async function contract(name: string, terms: object, drawn: boolean, entryDate = "2025-01-01") {
    const { client, entry } = await villager(p, name, entryDate);
    const [payment] = await sql()<{ id: number }[]>`
      select id from accommodation_payment where service_entry_id = ${entry.id}`;
    const deposit = {
      id: payment!.id,
      clientId: client.id,
      entryId: entry.id,
      lineId: 0,
      entryDate,
      serviceId: p.village,
    };
    await sql()`insert into ingoing_contribution ${sql()({
      accommodation_payment_id: deposit.id,
      client_id: client.id,
      service_id: p.village,
      agreed_amount: "500000.00",
      account_name_id: drawn ? p.drawn : p.accountName,
      start_date: entryDate,
      base: "entry",
      method: "completed_years",
      gain_share: "50",
      loss_share: "50",
      ...terms,
    })}`;
    return deposit;
  }
  const total = async (deposit: Deposit) =>
    (
      await sql()<
        { sum: string }[]
      >`select sum(amount) from journal_line where accommodation_payment_id = ${deposit.id}`
    )[0]!.sum;

  test("completed years and days over 365, month by month, however it is cut", async () => {
    const deposit = await contract("Queensland", { dmf_years: [5, 1] }, false);
    await post(p, "dmf_crf", "2025-06-15", deposit);
    await post(p, "dmf_crf", "2026-01-14", deposit);
    expect(await total(deposit)).toBe("25191.78");
    expect(await runOf(p, "dmf_crf", "2026-01-14", { clientIds: [deposit.clientId] })).toMatchObject({ lineCount: 0 });
    await sound();
  });

  test("started years take a year on its first day; DMF and CRF by dated rates under their own codes, each by its switch", async () => {
    const deposit = await contract("Dated", { method: "started_years", cap_years: 3 }, false);
    await sql()`insert into ingoing_rate (accommodation_payment_id, client_id, service_id, start_date, dmf_percent, dmf_code_id, crf_percent)
      values (${deposit.id}, ${deposit.clientId}, ${p.village}, '2025-01-01', 4, ${p.codes.crf}, 1)`;
    const clientIds = [deposit.clientId];
    const dmf = await runOf(p, "dmf_crf", "2025-12-31", { clientIds, exitFees: { dmf: true, crf: false } });
    expect(await linesOf(p, dmf.journalId)).toEqual(["billing dmf billed 2025-01-01 2025-01-31 20000.00"]);
    const [line] = await sql()<{ code: number }[]>`
      select billing_code_id as code from journal_line where journal_id = ${dmf.journalId}`;
    expect(line!.code).toBe(p.codes.crf);
    const both = await runOf(p, "dmf_crf", "2026-01-31", { clientIds });
    expect(await linesOf(p, both.journalId)).toEqual([
      "billing crf billed 2025-01-01 2025-01-31 5000.00",
      "billing crf billed 2026-01-01 2026-01-31 5000.00",
      "billing dmf billed 2026-01-01 2026-01-31 20000.00",
    ]);
  });

  test("taken from the ingoing contribution where the contract says so", async () => {
    const deposit = await contract("Drawn", { method: "daily", dmf_years: [6, 6] }, true);
    await sql()`insert into accommodation_line (accommodation_payment_id, client_id, service_id, start_date, kind, method,
        agreed_amount, agreed_lump_sum, rate_date, occupied_from, account_name_id)
      values (${deposit.id}, ${deposit.clientId}, ${p.village}, '2025-01-01', 'ingoing', 'lump_sum', 500000, 500000, '2025-01-01', '2025-01-01', ${p.drawn})`;
    await pay(p, deposit, "500000.00", "2025-01-01");
    await post(p, "dmf_crf", "2025-12-31", deposit);
    expect(await balance(deposit)).toBe("470000.00");
    await sound();
  });
});

describe("calculations without a journal", () => {
  test("the daily payment of a line on the end date", async () => {
    const deposit = await depositor(p, "Forecast", "2025-12-01");
    await pay(p, deposit, "200000.00", "2025-12-01");
    const done = await runOf(p, "balances", "2026-01-20", { clientIds: [deposit.clientId] });
    expect(done).toMatchObject({ journalId: 0, lineCount: 1, parked: [] });
    const [line] = await sql()<{ daily: string; date: string }[]>`
      select forecast_daily as daily, forecast_date as date from accommodation_line where id = ${deposit.lineId}`;
    expect(line).toEqual({ daily: "63.28", date: "2026-01-20" });
    const [payment] = await sql()<{ adjustFrom: string | null }[]>`
      select adjust_from as "adjustFrom" from accommodation_payment where id = ${deposit.id}`;
    expect(payment!.adjustFrom).toBeNull();
  });

  test("the supported ratio: 1,180 low means days of 2,980", async () => {
    const [home] = await sql()<{ id: number }[]>`
      insert into service (code, name, kind, legal_entity_id, state) values ('RATIO', 'Ratio House', 'residential', ${p.entity}, 'NSW') returning id`;
    await sql()`with people as (
        insert into customer (account, type, name, first_name, last_name, customer_group_id, terms_of_payment_id, home_service_id)
        select 'Q' || n, 'person', 'Ratio ' || n, 'Ratio', n::text, ${p.group}::bigint, ${p.terms}::bigint, ${home!.id}::bigint from generate_series(1, 100) n returning id, account)
      insert into service_entry (client_id, service_id, care_type_id, funded, entry_date, billing_start_date, departure_date, accommodation_status)
      select id, ${home!.id}::bigint, ${p.permanent}::bigint, true, date '2026-01-01', date '2026-01-01', case when account = 'Q100' then date '2026-04-11' end,
        case when substr(account, 2)::int between 61 and 100 then 'supported' else 'not_supported' end from people where substr(account, 2)::int > 1
      union all select id, ${home!.id}::bigint, ${p.permanent}::bigint, true, date '2026-01-01', date '2026-01-01', null, 'not_supported' from people where account = 'Q1'`;
    await sql()`update service_entry set accommodation_status = 'partly_supported' where accommodation_status = 'supported' and client_id % 2 = 0`;
    const done = await runOf(p, "supported_ratio", "2026-04-30", { serviceIds: [home!.id] });
    expect(done).toMatchObject({ clientCount: 1, lineCount: 1 });
    const ratios =
      await sql()`select low_means_days, total_days, ratio, threshold, discount from supported_ratio where service_id = ${home!.id}`;
    expect([...ratios]).toEqual([
      { low_means_days: 1180, total_days: 2980, ratio: "39.600000", threshold: "40.000000", discount: "25.000000" },
    ]);
    // The figures of law are dated rows of the national tables, to which the provider adds.
    await sql()`insert into national_rate (table_key, start_date, value, source, verified, created_by_name) values
      ('accommodation_supplement_ratio_threshold', '2026-04-01', 39.5, 'test', false, 'test'),
      ('accommodation_supplement_ratio_reduction', '2026-05-01', 30, 'test', false, 'test')`;
    await runOf(p, "supported_ratio", "2026-04-30", { serviceIds: [home!.id] });
    await runOf(p, "supported_ratio", "2026-05-31", { serviceIds: [home!.id] });
    const anew =
      await sql()`select threshold, discount from supported_ratio where service_id = ${home!.id} order by month_start`;
    expect([...anew]).toEqual([
      { threshold: "39.500000", discount: "0.000000" },
      { threshold: "39.500000", discount: "30.000000" },
    ]);
    await sql()`delete from national_rate where table_key like 'accommodation_supplement_ratio_%'`;
    await sound();
  });
});

describe("S-194 fees drawn from the lump sum", () => {
  test("as far as it reaches, in one charge; an adjustment without a change proposes nothing", async () => {
    const deposit = await depositor(p, "Fees", "2026-10-01", { lumpSum: "1000.00", drawn: false });
    await pay(p, deposit, "1000.00", "2026-10-01");
    await sql()`insert into billing_invoicee (schedule_line_id, start_date, customer_id, account_name_id, percent)
      select id, start_date, client_id, ${p.drawn}, 100 from billing_schedule_line where client_id = ${deposit.clientId}`;
    const billed = await runOf(p, "billing", "2026-10-31", { clientIds: [deposit.clientId], departed: "include" });
    expect(await linesOf(p, billed.journalId)).toEqual([
      "billing fee drawn 2026-10-01 2026-10-31 66.80 1000.00",
      "billing billed 2026-10-01 2026-10-31 66.80 1070.80",
    ]);
    await postJournal(p.admin, { journalId: billed.journalId });
    expect(await balance(deposit)).toBe("0.00");
    await sql()`update billing_schedule_line set adjust_from = start_date where client_id = ${deposit.clientId}`;
    // Nor does what follows from a change of facts tell of one.
    const state = await read(p.admin, (tx) => feeState(tx, p.admin, deposit.clientId));
    expect(state).toMatchObject({ adjustmentRequiredLines: 1 });
    expect([...state.adjustments.values()]).toEqual([]);
    expect(await runOf(p, "adjustment", "2026-10-31", { clientIds: [deposit.clientId] })).toMatchObject({
      clientCount: 1,
      lineCount: 0,
      parked: [],
    });
    await sound();
  });

  const drawFees = (deposit: Deposit) =>
    sql()`insert into billing_invoicee (schedule_line_id, start_date, customer_id, account_name_id, percent)
      select id, start_date, client_id, ${p.drawn}, 100 from billing_schedule_line where client_id = ${deposit.clientId}`;
  const refused = (work: Promise<unknown>) => work.then(() => null, databaseError);

  test("fees in a draft and what the agreement takes share one lump sum: both drafts can be posted, in any order", async () => {
    const deposit = await depositor(p, "Shared", "2026-10-01", { lumpSum: "3500.00" });
    await olderRules(deposit);
    await pay(p, deposit, "3500.00", "2026-10-01");
    await drawFees(deposit);
    // October: all of the daily payments, and of the fees what is left, whichever is proposed first.
    const own = { clientIds: [deposit.clientId] };
    const payments = await runOf(p, "accommodation", "2026-10-31", own);
    expect(await linesOf(p, payments.journalId)).toEqual([
      "billing daily_payment drawn 2026-10-01 2026-10-31 104.06 3225.86",
    ]);
    const fees = await runOf(p, "billing", "2026-10-31", { ...own, departed: "include" });
    expect(await linesOf(p, fees.journalId)).toEqual([
      "billing fee drawn 2026-10-01 2026-10-31 66.80 274.14",
      "billing billed 2026-10-01 2026-10-31 66.80 1796.66",
    ]);
    // November's agreement sees that nothing is left though neither is posted.
    const november = await runOf(p, "accommodation", "2026-11-30", own);
    expect(await linesOf(p, november.journalId)).toEqual([
      "billing daily_payment billed 2026-11-01 2026-11-30 104.79 3143.70",
    ]);
    for (const journalId of [november.journalId, fees.journalId, payments.journalId])
      await postJournal(p.admin, { journalId });
    expect(await balance(deposit)).toBe("0.00");
    expect(await runOf(p, "accommodation", "2026-11-30", own)).toMatchObject({ lineCount: 0, parked: [] });
    await sound();
  });

  test("daily payments go before fees of the same day: a draft that wants too much is named, and mended by dropping it", async () => {
    const deposit = await depositor(p, "In order", "2026-10-01", { lumpSum: "3500.00" });
    await olderRules(deposit);
    await pay(p, deposit, "3500.00", "2026-10-01");
    await drawFees(deposit);
    const own = { clientIds: [deposit.clientId] };
    const fees = await runOf(p, "billing", "2026-10-31", { ...own, departed: "include" });
    expect((await linesOf(p, fees.journalId))[0]).toBe("billing fee drawn 2026-10-01 2026-10-31 66.80 2070.80");
    const waits = await runOf(p, "accommodation", "2026-10-31", own);
    expect(waits).toMatchObject({ lineCount: 0, parked: [{ code: "DRAFT_PENDING" }] });
    const [parked] = await sql()<{ message: string }[]>`select message from run_parked where run_id = ${waits.runId}`;
    expect(parked!.message).toContain(`Draft journal ${fees.journalId} takes`);
    await dropLines(fees.journalId);
    const payments = await runOf(p, "accommodation", "2026-10-31", own);
    expect((await linesOf(p, payments.journalId))[0]).toContain("daily_payment drawn 2026-10-01 2026-10-31");
    const again = await runOf(p, "billing", "2026-10-31", { ...own, departed: "include" });
    for (const journalId of [again.journalId, payments.journalId]) await postJournal(p.admin, { journalId });
    expect(await balance(deposit)).toBe("0.00");
    await sound();
  });

  test("a fee that is drafted, or dropped, after the agreement was proposed is looked at by the next proposal", async () => {
    const deposit = await depositor(p, "Later fee", "2026-10-01");
    await olderRules(deposit);
    await pay(p, deposit, "200000.00", "2026-10-01");
    await drawFees(deposit);
    const own = { clientIds: [deposit.clientId] };
    const october = await runOf(p, "accommodation", "2026-10-31", own);
    const before = await preview("2026-11-30", deposit);
    const fees = await runOf(p, "billing", "2026-10-31", { ...own, departed: "include" });
    const after = await preview("2026-11-30", deposit);
    // 2,070.80 less is held from November on: 7.65% of it over 365 days is 43 cents a day.
    expect([before, after]).toEqual(["1898.70", "1911.60"]);
    await dropLines(fees.journalId);
    expect(await preview("2026-11-30", deposit)).toBe(before);
    await postJournal(p.admin, { journalId: october.journalId });
  });

  test("a posting that a lump sum does not reach for names it and the other journals", async () => {
    const deposit = await depositor(p, "Too short", "2026-10-01", { lumpSum: "3500.00" });
    await olderRules(deposit);
    await pay(p, deposit, "3500.00", "2026-10-01");
    await drawFees(deposit);
    const own = { clientIds: [deposit.clientId] };
    const fees = await runOf(p, "billing", "2026-10-31", { ...own, departed: "include" });
    // As two people do by hand, the lines of one draft are put into another beside the first.
    const [other] = await sql()<
      { id: number }[]
    >`insert into journal (journal_type_id, description, posting_date, created_by_name)
      values (${p.journalType}, 'By hand', '2026-10-31', 'test') returning id`;
    await sql()`insert into journal_line (id, journal_id, charge_id, kind, client_id, customer_id, account_name_id, billing_code_id, service_id,
        tax_code_id, period_from, period_to, quantity, unit, rate, percent, amount, tax, description, basis, accommodation_payment_id, charge_kind)
      select n, ${other!.id}, n, 'manual', client_id, customer_id, account_name_id, billing_code_id, service_id, tax_code_id, period_from, period_to,
        quantity, unit, rate, percent, amount, tax, description, basis, accommodation_payment_id, charge_kind
      from journal_line, lateral (select banksia.next_line_ids(1) as n) x where journal_id = ${fees.journalId}`;
    await postJournal(p.admin, { journalId: fees.journalId });
    const [client] = await sql()<{ account: string }[]>`select account from customer where id = ${deposit.clientId}`;
    const short = await refused(postJournal(p.admin, { journalId: other!.id }));
    expect(short?.code).toBe("LUMP_SUM_SHORT");
    expect(short?.detail).toContain(
      `(${client!.account}, accommodation payment ${deposit.id}) would be -641.60 on 31/10/2026.`,
    );
    expect(short?.detail).toMatch(new RegExp(`taken from by posted journal ${fees.journalId} ".*" with 2070.80`));
  });
});

describe("lump sums that are brought over", () => {
  const billFrom = (day: string | null) =>
    sql()`update legal_entity set bill_from = ${day} where id = (select legal_entity_id from service where id = ${p.house})`;

  test("books and rules hold the same; what an earlier system retained is not charged as unpaid; changes are settled", async () => {
    const deposit = await depositor(p, "Brought", "2025-12-01", {
      method: "lump_sum",
      lumpSum: "500000.00",
      drawn: false,
    });
    await pay(p, deposit, "493000.00", "2025-12-01");
    await billFrom("2026-02-01");
    const before = (retainedBefore: string) =>
      updateAccommodationPayment(p.admin, { accommodationPaymentId: deposit.id, retainedBefore });
    const first = await post(p, "accommodation", "2026-02-28", deposit);
    // February alone: retention 493,000 x 28 x 2% / 365; 7,000 of 500,000 counts as not paid.
    const lines = await linesOf(p, first.journalId);
    expect(lines.join("\n")).toContain("2026-02-01 2026-02-28");
    expect(lines).toHaveLength(2);
    expect(await balance(deposit)).toBe("492243.62");
    const detail = await before("7000.00");
    expect(detail).toMatchObject({ broughtOverOn: "2026-02-01", retainedBefore: "7000.00" });
    expect(detail.figures.unpaidLumpSum).toBe("0.00");
    const second = await post(p, "accommodation", "2026-02-28", deposit);
    // The daily payment on the 7,000 is taken back, and nothing else.
    expect(second.lineCount).toBe(1);
    expect(await balance(deposit)).toBe("492243.62");
    expect((await post(p, "accommodation", "2026-02-28", deposit)).lineCount).toBe(0);
    expect((await getDepositLife(p.admin, { accommodationPaymentId: deposit.id, until: "2026-02-28" })).issues).toEqual(
      [],
    );
    await sound();
    await billFrom(null);
  });

  test("nothing was taken before from a lump sum whose whole stay is billed here", async () => {
    const deposit = await depositor(p, "Whole", "2026-03-01");
    const refused = await refusal(
      updateAccommodationPayment(p.admin, { accommodationPaymentId: deposit.id, deductedBefore: "1.00" }),
    );
    expect(refused.fields).toMatchObject([{ pointer: "/deductedBefore", code: "NOT_ALLOWED" }]);
  });

  test("a later first day here is followed by what was worked out for days before it", async () => {
    const deposit = await depositor(p, "Later", "2025-12-01", { method: "lump_sum", lumpSum: "500000.00" });
    await pay(p, deposit, "500000.00", "2025-12-01");
    await post(p, "accommodation", "2025-12-31", deposit);
    const [flag] = await sql()<
      { day: string | null }[]
    >`select adjust_from::text as day from accommodation_payment where id = ${deposit.id}`;
    expect(flag!.day).toBeNull();
    await billFrom("2026-02-01");
    const [changed] = await sql()<
      { day: string | null }[]
    >`select adjust_from::text as day from accommodation_payment where id = ${deposit.id}`;
    expect(changed!.day).toBe("2025-12-01");
    await billFrom(null);
  });
});
