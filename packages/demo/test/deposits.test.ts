import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@banksia/db/test/harness";
import { loadNationalRates } from "@banksia/month-end/national-rates";
import { queryOfSql } from "@banksia/month-end/residents/recalculate";
import { getExitEstimate } from "@banksia/services/accommodation/get-exit-estimate";
import { listAccommodationPayments } from "@banksia/services/accommodation/list-accommodation-payments";
import { type Context, createContext } from "@banksia/services/context";
import { listEverydayAgreements } from "@banksia/services/fees/list-everyday-agreements";
import { createJournal } from "@banksia/services/ledger/create-journal";
import { postJournal } from "@banksia/services/ledger/post-journal";
import { addLumpSumInvoice } from "@banksia/services/receipts/add-lump-sum-invoice";
import { addReceipt } from "@banksia/services/receipts/add-receipt";
import { verifyDatabase } from "@banksia/services/verify/verify-database";
import { type DemoMonth, type DemoSummary, loadDemo } from "../src/index.ts";

const today = "2026-11-22";
let db: TestDatabase;
let ctx: Context;
let summary: DemoSummary;
const months: DemoMonth[] = [];

beforeAll(async () => {
  db = await testDatabase();
  const bill = (month: DemoMonth) => Promise.resolve(void months.push(month));
  summary = await loadDemo(db.ownerUrl, { clients: 200, today, history: { months: 2, bill } });
  ctx = { ...createContext(db.owner, { kind: "system", name: "test" }), today: () => today };
});
afterAll(() => db.close());

const story = (name: string) => summary.deposits.find((one) => one.story === name)!;
const sql = () => db.owner.sql;

async function payment(entryId: number) {
  const { clientId } = summary.deposits.find((one) => one.entryId === entryId || one.nextEntryId === entryId)!;
  const { items } = await listAccommodationPayments(ctx, { clientId });
  return items.find((one) => one.serviceEntryId === entryId)!;
}

const cents = (text: string) => Math.round(Number(text) * 100);
const movements = (entryId: number) => sql()<{ date: string; kind: string; amount: string }[]>`
  select m.movement_date::text as date, m.kind, m.amount from deposit_movement m
  join accommodation_payment a on a.id = m.accommodation_payment_id where a.service_entry_id = ${entryId} order by m.movement_date, m.id`;

test("every invariant of the database holds on it, and nobody's lump sum is set aside", async () => {
  const results = await verifyDatabase(sql());
  expect(results.filter((result) => result.status === "fail")).toEqual([]);
  expect(months.map((month) => month.to)).toEqual(["2026-09-30", "2026-10-31"]);
  expect([...(await sql()`select code from run_parked`)]).toEqual([]);
});

describe("those who left", () => {
  test.each([
    ["held", "held", null],
    // Fourteen days after they left.
    ["refund_waits", "refund_due", "2026-12-04"],
    ["refund_soon", "refund_due", "2026-11-25"],
    ["refund_overdue", "refund_overdue", "2026-10-27"],
    ["no_probate", "refund_due", null],
    // Fourteen days after probate was shown.
    ["late_probate", "refund_overdue", "2026-11-16"],
    ["refunded", "refunded", "2026-11-18"],
    ["paid_out", "refunded", "2026-11-02"],
    ["bond", "held", null],
    ["charge", "agreed", null],
    // Villages follow the law of their state.
    ["village_left", "refund_due", null],
  ])("%s: %s", async (name, status, refundDueDate) => {
    expect(await payment(story(name).entryId)).toMatchObject({ status, refundDueDate });
  });

  test("interest: the base rate for the refund period, the maximum rate beyond it", async () => {
    const overdue = await payment(story("refund_overdue").entryId);
    const held = Number(overdue.figures.received);
    // Left on 13 October: 14 days at 3.25 per cent, then 26 to today at 8.43, each to the cent.
    const [base, most] = [(held * 3.25 * 14) / 36_500, (held * 8.43 * 26) / 36_500].map((value) =>
      cents(value.toFixed(2)),
    );
    expect(cents(overdue.figures.interestPayable)).toBe(base! + most!);
    // Died on 8 September, probate on 2 November: 69 days to 16 November, then 6.
    const late = await payment(story("late_probate").entryId);
    const kept = Number(late.figures.received);
    const [first, then] = [(kept * 3.25 * 69) / 36_500, (kept * 8.43 * 6) / 36_500].map((value) =>
      cents(value.toFixed(2)),
    );
    expect(cents(late.figures.interestPayable)).toBe(first! + then!);
    expect((await payment(story("refund_waits").entryId)).figures.interestPayable).toBe("0.00");
  });

  test("one refund is owed to the client, the other paid", async () => {
    const open = async (name: string) =>
      sql()`select t.amount + coalesce((select sum(s.amount) from settlement s where s.by_transaction_id = t.id), 0) as open
        from refund r join customer_transaction t on t.id = r.transaction_id
        join accommodation_payment a on a.id = r.accommodation_payment_id where a.service_entry_id = ${story(name).entryId}`;
    const { refunded } = (await payment(story("refunded").entryId)).figures;
    expect(Number(refunded)).toBeGreaterThan(0);
    expect([...(await open("refunded"))]).toEqual([{ open: `-${refunded}` }]);
    expect([...(await open("paid_out"))]).toEqual([{ open: "0.00" }]);
  });

  test("one took the lump sum to another home, with no cash moving", async () => {
    const { entryId, nextEntryId } = story("moved");
    const [before, after] = [await payment(entryId), await payment(nextEntryId!)];
    expect(before).toMatchObject({ status: "refunded", adjustmentRequired: false });
    expect(after).toMatchObject({ status: "held", adjustmentRequired: false });
    expect(after.figures.received).toBe(before.figures.refunded);
    const [cash] = await sql()<{ n: number }[]>`
      select count(*)::int as n from receipt where accommodation_payment_id = ${after.id} and "offset" = 'bank'`;
    expect(cash!.n).toBe(0);
  });
});

describe("the life of a deposit", () => {
  test("daily payments and retention of two months are taken from the lump sum", async () => {
    const { entryId } = story("drawn");
    const [received, ...taken] = await movements(entryId);
    const lumpSum = Number(received!.amount);
    expect(received).toMatchObject({ date: "2026-09-04", kind: "receipt" });
    // Retention is 2 per cent a year of the balance of each day, over 365: 27 days of September on all of it.
    const retention = taken.filter((row) => row.kind === "retention");
    expect(retention[0]).toMatchObject({ date: "2026-09-30", amount: `-${((lumpSum * 2 * 27) / 36_500).toFixed(2)}` });
    const last =
      lumpSum + taken.filter((row) => row.date < "2026-10-01").reduce((sum, row) => sum + Number(row.amount), 0);
    expect(retention[1]).toMatchObject({ date: "2026-10-31", amount: `-${((last * 2 * 31) / 36_500).toFixed(2)}` });
    expect(new Set(taken.map((row) => row.kind))).toEqual(new Set(["retention", "daily_payment"]));
    expect((await payment(entryId)).figures.balance).toBe(
      (taken.reduce((sum, row) => sum + cents(row.amount), cents(received!.amount)) / 100).toFixed(2),
    );
  });

  test("a price agreed anew since this month, as the place is published", async () => {
    const lines = await sql()<{ start: string; end: string | null; price: string; published: string }[]>`
      select l.start_date as start, l.end_date as "end", l.agreed_amount as price, l.place_price as published
      from accommodation_line l join accommodation_payment a on a.id = l.accommodation_payment_id
      where a.service_entry_id = ${story("drawn").entryId} order by l.start_date`;
    const prices = await sql()<{ start: string; end: string | null; price: string }[]>`
      select r.start_date as start, r.end_date as "end", r.price from place_price r join service_entry e on e.place_id = r.place_id
      where e.id = ${story("drawn").entryId} order by r.start_date`;
    expect(lines).toMatchObject([
      { start: "2026-09-01", end: "2026-10-31", price: prices[0]!.price, published: prices[0]!.price },
      { start: "2026-11-01", end: null, price: prices[1]!.price, published: prices[1]!.price },
    ]);
    expect(prices).toMatchObject([{ end: "2026-10-31" }, { start: "2026-11-01", end: null }]);
    expect(Number(prices[1]!.price) - Number(prices[0]!.price)).toBe(20_000);
  });

  test("the fees of a village are taken month by month; the exit estimate reckons from the first day", async () => {
    const kinds = (await movements(story("village").entryId)).map(({ date, kind }) => `${date} ${kind}`);
    expect(kinds).toEqual(["2026-08-31 receipt", "2026-09-30 dmf", "2026-10-31 dmf"]);
    const left = await payment(story("village_left").entryId);
    const estimate = await getExitEstimate(ctx, { accommodationPaymentId: left.id });
    // A loss of 8 per cent, of which the resident bears half.
    const loss = Number(estimate.ingoing) - Number(estimate.resalePrice);
    expect(loss).toBeGreaterThan(0);
    expect(Number(estimate.gainOrLoss)).toBe(-loss);
    expect(Number(estimate.share)).toBe(-loss / 2);
    // What is held is the ingoing contribution less the fees, those of before this provider billed here too.
    const fees = cents(estimate.dmf) + cents(estimate.crf);
    expect(cents(left.figures.balance)).toBe(cents(estimate.ingoing) - fees);
  });
});

test("what is agreed on record has the maximum permissible rate of its day", async () => {
  const national = await sql().begin((tx) => loadNationalRates(queryOfSql(tx)));
  const lines = await sql()<{ rateDate: string; mpir: string; agreedRate: string }[]>`
    select rate_date as "rateDate", trim_scale(mpir)::text as mpir, trim_scale(agreed_rate)::text as "agreedRate"
    from accommodation_line where kind = 'payment'`;
  expect(lines.length).toBeGreaterThan(10);
  for (const line of lines) {
    expect(Number(line.mpir)).toBe(Number(national.on("mpir", line.rateDate)!.value));
    expect(line.agreedRate).toBe(line.mpir);
  }
});

test("invoices and receipts are what the verbs write for one of them", async () => {
  const { entryId, clientId } = story("held");
  const held = await payment(entryId);
  const own = (table: string) =>
    sql().unsafe<{ row: Record<string, unknown> }[]>(
      `select to_jsonb(t) as row from ${table} t where accommodation_payment_id = ${held.id} order by id`,
    );
  const lines = await createJournal(ctx, { journalTypeId: 3, description: "By hand", postingDate: "2026-11-20" });
  const amount = held.figures.invoiced;
  const invoiceDate = held.entryDate;
  await addLumpSumInvoice(ctx, {
    journalId: lines.id,
    accommodationPaymentId: held.id,
    amount,
    invoiceDate,
    description: null,
  });
  const plain = ({ row }: { row: Record<string, unknown> }, ...others: string[]) => {
    const left = Object.entries(row).filter(([key]) => !["id", "journal_id", "created_at", ...others].includes(key));
    return Object.fromEntries(left);
  };
  const [loaded, byHand] = await own("journal_line");
  const changing = ["charge_id", "basis", "transaction_id"];
  expect(plain(loaded!, ...changing)).toEqual(plain(byHand!, ...changing));
  expect(Object.keys(Object(loaded!.row["basis"]))).toEqual(Object.keys(Object(byHand!.row["basis"])));
  await postJournal(ctx, { journalId: lines.id });
  const [owed] = await sql()<{ id: number }[]>`select id from customer_transaction where journal_id = ${lines.id}`;
  const receipts = await createJournal(ctx, {
    journalTypeId: 4,
    description: "By hand",
    postingDate: "2026-11-20",
    kind: "receipts",
  });
  const [first] = await own("receipt");
  await addReceipt(ctx, {
    journalId: receipts.id,
    serviceId: held.serviceId,
    clientId,
    accountNameId: Number(first!.row["account_name_id"]),
    accommodationPaymentId: held.id,
    receiptDate: String(first!.row["receipt_date"]),
    amount,
    settlesId: owed!.id,
    amountToSettle: null,
    offset: "bank",
    bankLedgerAccountId: 1,
    description: String(first!.row["description"]),
    reference: null,
  });
  const [, second] = await own("receipt");
  expect(plain(first!, "settles_id", "transaction_id")).toEqual(plain(second!, "settles_id", "transaction_id"));
});

test("newcomers have agreements on services beyond the standard, and each fee stands on what was agreed", async () => {
  const rows = await sql()<{ code: string; amount: string; rate: string; starts: boolean }[]>`
    select c.code, s.amount::text, (select trim_scale(r.rate)::text from billing_rate r where r.billing_code_id = c.id
        and r.client_id = l.client_id order by r.start_date limit 1) as rate, l.start_date = s.start_date as starts
    from billing_schedule_line l join billing_code c on c.id = l.billing_code_id
    join everyday_service s on s.id = l.everyday_service_id order by l.id`;
  expect(rows.length).toBeGreaterThan(2);
  for (const row of rows) {
    expect(row.starts).toBe(true);
    expect(Number(row.rate)).toBe(Number(row.amount));
  }
  const { items } = await listEverydayAgreements(ctx, { clientId: await firstAgreed() });
  expect(items).toMatchObject([{ issues: [], endedOn: null }]);
});

const firstAgreed = async () =>
  (await sql()<{ id: number }[]>`select client_id as id from everyday_agreement order by id limit 1`)[0]!.id;
