import { endpoints } from "@banksia/contracts";
import { databaseError } from "@banksia/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadFigures } from "../src/accommodation/figures.ts";
import { read } from "../src/context.ts";
import { addManualLine } from "../src/ledger/add-manual-line.ts";
import { createJournal } from "../src/ledger/create-journal.ts";
import type { JournalKind } from "../src/ledger/journal-view.ts";
import { getJournal } from "../src/ledger/get-journal.ts";
import { postJournal } from "../src/ledger/post-journal.ts";
import { addReceipt } from "../src/receipts/add-receipt.ts";
import { listOpenTransactions } from "../src/receipts/list-open-transactions.ts";
import { listReceipts } from "../src/receipts/list-receipts.ts";
import { reverseReceipt } from "../src/receipts/reverse-receipt.ts";
import { addRefund } from "../src/refunds/add-refund.ts";
import { addVendorPayment } from "../src/refunds/add-vendor-payment.ts";
import { listRefunds } from "../src/refunds/list-refunds.ts";
import { listVendorBalances } from "../src/refunds/list-vendor-balances.ts";
import { listVendorPayments } from "../src/refunds/list-vendor-payments.ts";
import { reverseRefund } from "../src/refunds/reverse-refund.ts";
import { reverseVendorPayment } from "../src/refunds/reverse-vendor-payment.ts";
import { verifyDatabase } from "../src/verify/verify-database.ts";
import { type DepositProvider, depositProvider, depositor, pay, post } from "./accommodation-fixture.ts";
import { resident, userContext } from "./fixture.ts";
import { keepsContract, refusal } from "./helpers.ts";

let p: DepositProvider;
beforeAll(async () => {
  p = await depositProvider();
});
afterAll(() => p.close());

const journal = async (kind: JournalKind, postingDate = "2026-10-20") =>
  (await createJournal(p.admin, { journalTypeId: p.journalType, description: kind, postingDate, kind })).id;
const back = { postingDate: "2026-10-25", reason: "Dishonoured", preview: false };
const figures = async (id: number) => (await read(p.admin, (tx) => loadFigures(tx, [id]))).get(id)!;
const open = async (customerId: number) =>
  (await listOpenTransactions(p.admin, { customerId })).items.map((one) => [one.type, one.openAmount]);
const sound = async () => {
  const broken = (await verifyDatabase(p.db.owner.sql)).filter((check) => check.status === "fail");
  expect(broken.map((check) => [check.id, check.rows])).toEqual([]);
};
/** What all entries come to by ledger account, apart from accounts of nothing. */
const trial = async () =>
  p.db.owner
    .sql`select ledger_account_id as account, sum(amount)::text as total from ledger_entry group by 1 having sum(amount) <> 0 order by 1`;

/** Fees of 120.00 invoiced, and 200.00 received for them. */
async function fees(name: string) {
  const { client } = await resident(p, name);
  const lines = await journal("lines");
  await addManualLine(p.admin, {
    journalId: lines,
    clientId: client.id,
    billingCodeId: p.extra,
    serviceId: p.house,
    periodFrom: "2026-10-01",
    periodTo: "2026-10-01",
    quantity: "1",
    rate: "120.00",
    reason: "Fee",
  });
  await postJournal(p.admin, { journalId: lines });
  const invoice = (await listOpenTransactions(p.admin, { customerId: client.id })).items[0]!;
  const before = await trial();
  const journalId = await journal("receipts");
  const { receipt } = await addReceipt(p.admin, {
    journalId,
    serviceId: p.house,
    clientId: client.id,
    accountNameId: p.accountName,
    accommodationPaymentId: null,
    receiptDate: "2026-10-05",
    amount: "200.00",
    settlesId: invoice.id,
    amountToSettle: invoice.openAmount,
    offset: "bank",
    bankLedgerAccountId: p.bank,
    description: "Cheque",
    reference: "000123",
  });
  await postJournal(p.admin, { journalId });
  return { clientId: client.id, receiptId: receipt.id, owed: invoice.openAmount, before };
}

test("a dishonoured receipt of fees: what it paid is owed again, and the ledger stands as before it", async () => {
  const { clientId, receiptId, owed, before } = await fees("Dishonoured");
  const input = { receiptId, journalTypeId: p.journalType, ...back };
  const preview = await reverseReceipt(p.admin, { ...input, preview: true });
  keepsContract(endpoints.reverseReceipt, preview);
  expect(preview).toMatchObject({ figures: null, warnings: [], receipt: { amount: "-200.00", reversesId: receiptId } });
  expect(await open(clientId)).toEqual([["receipt", `-${(200 - Number(owed)).toFixed(2)}`]]);
  const done = await reverseReceipt(p.admin, input);
  expect(await open(clientId)).toEqual([["invoice", owed]]);
  expect(await trial()).toEqual(before);
  expect(await getJournal(p.admin, { journalId: done.journalId })).toMatchObject({
    total: "-200.00",
    kind: "receipts",
  });
  const all = await listReceipts(p.admin, { customerId: clientId });
  expect(all.sums.amount).toBe("0.00");
  keepsContract(endpoints.listReceipts, all);
  expect((await listReceipts(p.admin, { customerId: clientId, state: "reversed" })).items).toMatchObject([
    { id: receiptId, reversedByJournalId: done.journalId },
  ]);
  expect((await refusal(reverseReceipt(p.admin, input))).code).toBe("CONFLICT");
  expect((await refusal(reverseReceipt(p.admin, { ...input, receiptId: done.receipt.id }))).code).toBe("CONFLICT");
  await sound();
});

test("a receipt is taken back by who may post, when it is posted, and when its credit was not given back", async () => {
  const { clientId, receiptId } = await fees("Given back");
  const input = { receiptId, journalTypeId: p.journalType, ...back };
  const reader = await userContext(p.db, "read_only", null);
  expect((await refusal(reverseReceipt(reader, input))).code).toBe("FORBIDDEN");
  const refunds = await journal("refunds");
  const { refund } = await addRefund(p.admin, {
    journalId: refunds,
    kind: "fees",
    accommodationPaymentId: null,
    accountNameId: p.accountName,
    customerId: clientId,
    refundDate: "2026-10-10",
    description: null,
  });
  await postJournal(p.admin, { journalId: refunds });
  expect(await refusal(reverseReceipt(p.admin, input))).toMatchObject({
    code: "CONFLICT",
    message: expect.stringContaining("take that back first"),
  });
  await reverseRefund(p.admin, { refundId: refund.id, journalTypeId: p.journalType, ...back });
  await reverseReceipt(p.admin, input);
  expect((await open(clientId)).map(([type]) => type)).toEqual(["invoice"]);
  await sound();
});

test("a lump sum that bounced counts as never received: what was taken from it is taken back, its days are billed", async () => {
  const deposit = await depositor(p, "Bounced", "2026-10-01", {
    method: "lump_sum",
    lumpSum: "500000.00",
    drawn: false,
  });
  await pay(p, deposit, "500000.00", "2026-10-05");
  const { items } = await listReceipts(p.admin, { accommodationPaymentId: deposit.id });
  await post(p, "accommodation", "2026-10-31", deposit);
  const before = await figures(deposit.id);
  // 500,000 × 2% × 27 days / 365.
  expect(before).toMatchObject({ retained: "739.73", unpaidBilled: "419.16" });
  const input = { receiptId: items[0]!.id, journalTypeId: p.journalType, ...back };
  expect(
    (await reverseReceipt(p.admin, { ...input, preview: true })).made.map((one) => [one.kind, one.amount]),
  ).toEqual([
    ["lines", "-739.73"],
    ["receipts", "-500000.00"],
  ]);
  expect(await figures(deposit.id)).toEqual(before);
  const done = await reverseReceipt(p.admin, input);
  expect(done.warnings.map(({ code }) => code)).toEqual(["DEDUCTIONS_TAKEN_BACK", "WORKED_OUT_ANEW"]);
  expect(done.figures).toMatchObject({
    received: "0.00",
    balance: "0.00",
    retained: "0.00",
    unpaidLumpSum: "500000.00",
  });
  expect(await open(deposit.clientId)).toContainEqual(["invoice", "500000.00"]);
  await post(p, "accommodation", "2026-10-31", deposit);
  // All 31 days at 500,000 × 7.65% / 365 = 104.79.
  expect(await figures(deposit.id)).toMatchObject({ unpaidBilled: "3248.49", retained: "0.00" });
  expect((await post(p, "accommodation", "2026-10-31", deposit)).lineCount).toBe(0);
  await sound();
});

test("a part that bounced leaves what was taken alone as long as the rest reaches for it", async () => {
  const deposit = await depositor(p, "Part", "2026-10-01");
  await pay(p, deposit, "150000.00", "2026-10-02");
  await pay(p, deposit, "50000.00", "2026-10-10");
  await post(p, "accommodation", "2026-10-31", deposit);
  const drawn = (await figures(deposit.id)).drawnDown;
  expect(Number(drawn)).toBeGreaterThan(0);
  const second = (await listReceipts(p.admin, { accommodationPaymentId: deposit.id, from: "2026-10-10" })).items[0]!;
  const done = await reverseReceipt(p.admin, { receiptId: second.id, journalTypeId: p.journalType, ...back });
  expect(done.made.map(({ kind }) => kind)).toEqual(["receipts"]);
  expect(await figures(deposit.id)).toMatchObject({ received: "150000.00", drawnDown: drawn });
  await sound();
});

test("a lump sum that was refunded is not taken back before the refund", async () => {
  const deposit = await depositor(p, "Refunded", "2026-10-01", { maintained: false });
  await pay(p, deposit, "200000.00", "2026-10-02");
  const refunds = await journal("refunds");
  await addRefund(p.admin, {
    journalId: refunds,
    kind: "partial",
    accommodationPaymentId: deposit.id,
    accountNameId: null,
    customerId: null,
    refundDate: "2026-10-10",
    amount: "1000.00",
    description: null,
  });
  await postJournal(p.admin, { journalId: refunds });
  const { items } = await listReceipts(p.admin, { accommodationPaymentId: deposit.id });
  const asked = reverseReceipt(p.admin, { receiptId: items[0]!.id, journalTypeId: p.journalType, ...back });
  expect(await asked.then(() => null, databaseError)).toMatchObject({ code: "LUMP_SUM_SHORT" });
  expect((await figures(deposit.id)).received).toBe("200000.00");
});

test("a payment that the bank returned is owed again, and is paid once more", async () => {
  const deposit = await depositor(p, "Returned", "2026-10-01", { lumpSum: "300000.00" });
  await pay(p, deposit, "300000.00", "2026-10-02");
  const refunds = await journal("refunds");
  const { refund } = await addRefund(p.admin, {
    journalId: refunds,
    kind: "partial",
    accommodationPaymentId: deposit.id,
    accountNameId: null,
    customerId: null,
    refundDate: "2026-10-10",
    amount: "1000.00",
    description: null,
  });
  await postJournal(p.admin, { journalId: refunds });
  const before = await trial();
  const payOnce = async () => {
    const journalId = await journal("payments");
    const { vendorPayment } = await addVendorPayment(p.admin, {
      journalId,
      refundId: refund.id,
      customerId: null,
      paymentDate: "2026-10-12",
      bankLedgerAccountId: p.bank,
      description: null,
    });
    await postJournal(p.admin, { journalId });
    return vendorPayment.id;
  };
  const first = await payOnce();
  const input = { vendorPaymentId: first, journalTypeId: p.journalType, ...back, reason: "Account closed" };
  const done = await reverseVendorPayment(p.admin, input);
  keepsContract(endpoints.reverseVendorPayment, done);
  expect(done).toMatchObject({ owed: "1000.00", vendorPayment: { amount: "-1000.00", reversesId: first } });
  expect(await trial()).toEqual(before);
  expect((await listVendorBalances(p.admin, { search: "Returned" })).items).toMatchObject([{ amount: "1000.00" }]);
  expect((await listRefunds(p.admin, { accommodationPaymentId: deposit.id })).items).toMatchObject([
    { openAmount: "1000.00" },
  ]);
  expect((await refusal(reverseVendorPayment(p.admin, input))).code).toBe("CONFLICT");
  await payOnce();
  expect((await listVendorBalances(p.admin, { search: "Returned" })).items).toEqual([]);
  const payments = await listVendorPayments(p.admin, { customerId: deposit.clientId });
  expect(payments.sums.amount).toBe("1000.00");
  keepsContract(endpoints.listVendorPayments, payments);
  await sound();
});

test("a receipt below zero is only ever the exact opposite of a posted one", async () => {
  const { clientId, receiptId } = await fees("Opposite");
  const journalId = await journal("receipts");
  const insert = (amount: string, reverses: number | null) =>
    p.db.owner
      .sql`insert into receipt (journal_id, service_id, client_id, customer_id, account_name_id, receipt_date, amount,
        "offset", bank_ledger_account_id, description, reverses_id)
      values (${journalId}, ${p.house}, ${clientId}, ${clientId}, ${p.accountName}, '2026-10-05', ${amount}, 'bank', ${p.bank}, 'x', ${reverses})`;
  await expect(insert("-1.00", null)).rejects.toThrow("receipt_amount");
  await expect(insert("-1.00", receiptId)).rejects.toThrow("REFERENCE");
  await expect(insert("200.00", receiptId)).rejects.toThrow();
});
