import { endpoints } from "@banksia/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { approveBankAccountChanges } from "../src/customers/approve-bank-account-changes.ts";
import { changeBankAccount } from "../src/customers/change-bank-account.ts";
import { createBankAccount } from "../src/customers/create-bank-account.ts";
import { updatePaymentDefaults } from "../src/customers/update-payment-defaults.ts";
import { createJournal } from "../src/ledger/create-journal.ts";
import { getJournal } from "../src/ledger/get-journal.ts";
import type { JournalKind } from "../src/ledger/journal-view.ts";
import { listJournals } from "../src/ledger/list-journals.ts";
import { postJournal } from "../src/ledger/post-journal.ts";
import { reverseJournal } from "../src/ledger/reverse-journal.ts";
import { validateJournal } from "../src/ledger/validate-journal.ts";
import { addLumpSumInvoice } from "../src/receipts/add-lump-sum-invoice.ts";
import { addReceipt } from "../src/receipts/add-receipt.ts";
import { listOpenTransactions } from "../src/receipts/list-open-transactions.ts";
import { listReceipts } from "../src/receipts/list-receipts.ts";
import { updateReceipt } from "../src/receipts/update-receipt.ts";
import { addRefund } from "../src/refunds/add-refund.ts";
import { addVendorPayment } from "../src/refunds/add-vendor-payment.ts";
import { listRefunds } from "../src/refunds/list-refunds.ts";
import { listVendorBalances } from "../src/refunds/list-vendor-balances.ts";
import { listVendorPayments } from "../src/refunds/list-vendor-payments.ts";
import { deleteVendorPayment } from "../src/refunds/delete-vendor-payment.ts";
import { getRefundWorksheet } from "../src/refunds/get-refund-worksheet.ts";
import { payVendorBalances } from "../src/refunds/pay-vendor-balances.ts";
import { reverseRefund } from "../src/refunds/reverse-refund.ts";
import { updateRefund } from "../src/refunds/update-refund.ts";
import { updateVendorPayment } from "../src/refunds/update-vendor-payment.ts";
import { type Deposit, type DepositProvider, depositProvider, depositor, pay } from "./accommodation-fixture.ts";
import { userContext } from "./fixture.ts";
import { keepsContract, refusal } from "./helpers.ts";

let p: DepositProvider;
beforeAll(async () => {
  p = await depositProvider();
});
afterAll(() => p.close());

const journal = async (kind: JournalKind) =>
  (await createJournal(p.admin, { journalTypeId: p.journalType, description: kind, postingDate: "2026-10-20", kind }))
    .id;

/** A resident whose lump sum of 200,000 was received. */
async function held(name: string): Promise<Deposit> {
  const deposit = await depositor(p, name, "2026-10-01");
  await pay(p, deposit, "200000.00", "2026-10-02");
  return deposit;
}

const part = (deposit: Deposit, journalId: number, amount: string) =>
  addRefund(p.admin, {
    journalId,
    kind: "partial",
    accommodationPaymentId: deposit.id,
    accountNameId: null,
    customerId: null,
    refundDate: "2026-10-10",
    amount,
    description: null,
  });

/** Part of the lump sum refunded and owed. */
async function owed(name: string, amount: string): Promise<Deposit & { refundId: number }> {
  const deposit = await held(name);
  const journalId = await journal("refunds");
  const { refund } = await part(deposit, journalId, amount);
  await postJournal(p.admin, { journalId });
  return { ...deposit, refundId: refund.id };
}

/** An approved bank account of a client, the one that they are paid to. */
async function banked(customerId: number): Promise<number> {
  const account = await createBankAccount(p.admin, {
    customerId,
    code: "MAIN",
    accountTitle: "Account holder",
    bsb: "062-692",
    accountNumber: "12345678",
  });
  const second = await userContext(p.db, "approver", null);
  await approveBankAccountChanges(second, { versionIds: [account.waiting!.id] });
  await updatePaymentDefaults(p.admin, { customerId, bankAccountId: account.id });
  return account.id;
}

test("a refund of a draft is changed as if it were entered anew, and stays what is posted", async () => {
  const deposit = await held("Changes");
  const journalId = await journal("refunds");
  const { refund } = await part(deposit, journalId, "150000.00");
  const change = {
    refundId: refund.id,
    kind: "partial" as const,
    refundDate: "2026-10-11",
    description: "Smaller room",
  };
  const changed = await updateRefund(p.admin, { ...change, amount: "200000.00" });
  keepsContract(endpoints.updateRefund, changed);
  expect(changed.refund).toMatchObject({ amount: "200000.00", refundDate: "2026-10-11", description: "Smaller room" });
  expect((await refusal(updateRefund(p.admin, { ...change, amount: "200000.01" }))).fields).toMatchObject([
    { pointer: "/amount", code: "OUT_OF_RANGE" },
  ]);
  expect((await refusal(updateRefund(p.admin, { ...change, kind: "full" }))).fields).toMatchObject([
    { pointer: "/kind", code: "NOT_ALLOWED" },
  ]);
  expect((await refusal(updateRefund(p.admin, { ...change, kind: "fees" }))).code).toBe("CONFLICT");
  const reader = await userContext(p.db, "read_only", null);
  expect((await refusal(updateRefund(reader, change))).code).toBe("FORBIDDEN");
  await postJournal(p.admin, { journalId });
  expect((await refusal(updateRefund(p.admin, { ...change, amount: "1.00" }))).code).toBe("JOURNAL_NOT_DRAFT");
});

test("a journal of refunds says whom it is for; it is not reversed line by line", async () => {
  const deposit = await owed("Counted", "1000.00");
  const { items } = await listRefunds(p.admin, { accommodationPaymentId: deposit.id, state: "owed" });
  const detail = await getJournal(p.admin, { journalId: items[0]!.journalId });
  expect(detail).toMatchObject({ kind: "refunds", lineCount: 1, clientCount: 1, customerCount: 1, total: "1000.00" });
  const only = await listJournals(p.admin, { kind: "refunds", show: "posted" });
  expect(only.items.length).toBeGreaterThan(0);
  expect(only.items.filter((one) => one.kind !== "refunds")).toEqual([]);
  const refused = await refusal(
    reverseJournal(p.admin, { journalId: detail.id, postingDate: "2026-10-20", reason: "Wrong" }),
  );
  expect(refused.code).toBe("CONFLICT");
  expect(refused.message).toContain("holds refunds");
});

test("two drafts do not pay the same invoice twice", async () => {
  const deposit = await depositor(p, "Two drafts", "2026-10-01");
  const invoices = await journal("lines");
  await addLumpSumInvoice(p.admin, {
    journalId: invoices,
    accommodationPaymentId: deposit.id,
    amount: "1000.00",
    invoiceDate: "2026-10-02",
    description: null,
  });
  await postJournal(p.admin, { journalId: invoices });
  const open = async () => (await listOpenTransactions(p.admin, { customerId: deposit.clientId })).items[0]!;
  const receipt = {
    journalId: await journal("receipts"),
    serviceId: p.house,
    clientId: deposit.clientId,
    accountNameId: p.lumpSums,
    accommodationPaymentId: deposit.id,
    receiptDate: "2026-10-03",
    amount: "600.00",
    settlesId: (await open()).id,
    amountToSettle: null,
    offset: "bank" as const,
    bankLedgerAccountId: p.bank,
    description: "First part",
    reference: null,
  };
  const first = await addReceipt(p.admin, receipt);
  expect(await open()).toMatchObject({ openAmount: "1000.00", paying: "600.00" });
  const more = await refusal(addReceipt(p.admin, { ...receipt, amount: "400.01" }));
  expect(more.fields).toMatchObject([{ pointer: "/amount" }]);
  const { journalId: _journal, ...changed } = { ...receipt, amount: "1000.00" };
  await updateReceipt(p.admin, { ...changed, receiptId: first.receipt.id });
  expect((await refusal(addReceipt(p.admin, { ...receipt, amount: "0.01" }))).code).toBe("VALIDATION");
});

test("refunds are found by state, kind and days, and what is still owed is summed", async () => {
  const deposit = await held("Found");
  const journalId = await journal("refunds");
  await part(deposit, journalId, "300.00");
  const of = { accommodationPaymentId: deposit.id };
  const total = async (more: object) => (await listRefunds(p.admin, { ...of, ...more })).total;
  expect(await total({ state: "draft" })).toBe(1);
  expect(await total({ state: "posted" })).toBe(0);
  await postJournal(p.admin, { journalId });
  expect(await total({ state: "draft" })).toBe(0);
  expect(await total({ state: "posted", kind: "partial", from: "2026-10-10", to: "2026-10-10" })).toBe(1);
  expect(await total({ kind: "full" })).toBe(0);
  expect(await total({ from: "2026-10-11" })).toBe(0);
  expect((await listRefunds(p.admin, of)).sums).toEqual({ amount: "300.00", openAmount: "300.00" });
  const received = { accommodationPaymentId: deposit.id };
  expect((await listReceipts(p.admin, { ...received, state: "posted", offset: "bank" })).sums.amount).toBe("200000.00");
  expect((await listReceipts(p.admin, { ...received, state: "draft" })).total).toBe(0);
  expect((await listReceipts(p.admin, { ...received, to: "2026-10-01" })).total).toBe(0);
  expect((await listReceipts(p.admin, { ...received, bankLedgerAccountId: p.bank })).total).toBe(1);
});

test("a payment of a draft is changed: amount, accounts, or that it goes another way", async () => {
  const deposit = await owed("Payee", "5000.00");
  const other = await owed("Somebody", "10.00");
  const journalId = await journal("payments");
  const asked = {
    journalId,
    refundId: deposit.refundId,
    customerId: null,
    paymentDate: "2026-10-18",
    description: null,
  };
  const first = await addVendorPayment(p.admin, { ...asked, amount: "4000.00", bankLedgerAccountId: p.bank });
  expect(first.warnings).toMatchObject([{ code: "NO_BANK_ACCOUNT" }]);
  expect(first.vendorPayment).toMatchObject({
    paidTo: null,
    serviceName: expect.any(String),
    refundNumber: expect.any(String),
  });
  const accountId = await banked(deposit.clientId);
  const change = {
    vendorPaymentId: first.vendorPayment.id,
    paymentDate: "2026-10-19",
    bankLedgerAccountId: p.bank,
    description: "All of it",
  };
  const changed = await updateVendorPayment(p.admin, change);
  keepsContract(endpoints.updateVendorPayment, changed);
  expect(changed).toMatchObject({
    vendorPayment: { amount: "5000.00", paidTo: "••••5678", bankAccountId: accountId, paidToReplaced: false },
    warnings: [],
  });
  expect((await refusal(updateVendorPayment(p.admin, { ...change, amount: "5000.01" }))).fields).toMatchObject([
    { pointer: "/amount" },
  ]);
  expect(
    (await refusal(updateVendorPayment(p.admin, { ...change, bankLedgerAccountId: p.revenue }))).fields,
  ).toMatchObject([{ pointer: "/bankLedgerAccountId" }]);
  const strange = await banked(other.clientId);
  expect((await refusal(updateVendorPayment(p.admin, { ...change, bankAccountId: strange }))).fields).toMatchObject([
    { pointer: "/bankAccountId", code: "NOT_ALLOWED" },
  ]);
  const cheque = await updateVendorPayment(p.admin, { ...change, bankAccountId: null });
  expect(cheque).toMatchObject({ vendorPayment: { paidTo: null }, warnings: [] });
  const codes = async () => (await validateJournal(p.admin, { journalId })).issues.map((issue) => issue.code);
  expect(await codes()).toEqual(["NO_BANK_ACCOUNT"]);
  await updateVendorPayment(p.admin, change);
  expect(await codes()).toEqual([]);
  const next = await changeBankAccount(p.admin, {
    bankAccountId: accountId,
    accountTitle: "Account holder",
    bsb: "062-692",
    accountNumber: "87654321",
    note: "New bank",
  });
  expect(await codes(), "a change that waits changes nothing").toEqual([]);
  await approveBankAccountChanges(await userContext(p.db, "approver", null), { versionIds: [next.waiting!.id] });
  expect(await codes()).toEqual(["ACCOUNT_REPLACED"]);
  expect((await listVendorPayments(p.admin, { journalId })).items).toMatchObject([{ paidToReplaced: true }]);
  await postJournal(p.admin, { journalId });
  expect((await refusal(updateVendorPayment(p.admin, change))).code).toBe("JOURNAL_NOT_DRAFT");
});

test("S-279: everything owed to some customers is paid at once, and nothing twice", async () => {
  const [one, two] = [await owed("Batch One", "700.00"), await owed("Batch Two", "300.50")];
  const journalId = await journal("payments");
  const asked = {
    journalId,
    customerIds: [one.clientId, two.clientId],
    paymentDate: "2026-10-18",
    bankLedgerAccountId: p.bank,
  };
  const paid = await payVendorBalances(p.admin, asked);
  keepsContract(endpoints.payVendorBalances, paid);
  expect(paid).toMatchObject({ count: 2, amount: "1000.50" });
  expect(paid.warnings.map((warning) => warning.code)).toEqual(["NO_BANK_ACCOUNT", "NO_BANK_ACCOUNT"]);
  expect((await listVendorBalances(p.admin, { search: "Batch" })).items.map((row) => [row.amount, row.paying])).toEqual(
    [
      ["700.00", "700.00"],
      ["300.50", "300.50"],
    ],
  );
  const again = await refusal(payVendorBalances(p.admin, asked));
  expect(again.fields.map((field) => field.pointer)).toEqual(["/customerIds/0", "/customerIds/1"]);
  expect((await refusal(payVendorBalances(p.admin, { ...asked, journalId: await journal("lines") }))).code).toBe(
    "CONFLICT",
  );
  await postJournal(p.admin, { journalId });
  expect((await listVendorBalances(p.admin, { search: "Batch" })).items).toEqual([]);
  expect((await listRefunds(p.admin, { accommodationPaymentId: one.id, state: "paid" })).total).toBe(1);
  expect((await listVendorPayments(p.admin, { journalId, state: "posted" })).sums.amount).toBe("1000.50");
});

test("the worksheet's retention is that of its deductions, and the sum adds up", async () => {
  const deposit = await depositor(p, "Adds", "2025-12-01", { method: "lump_sum", price: "200000.00" });
  await pay(p, deposit, "200000.00", "2025-12-01");
  const on = async (day: string) => getRefundWorksheet(p.admin, { accommodationPaymentId: deposit.id, on: day });
  const sheet = await on("2026-02-20");
  keepsContract(endpoints.getRefundWorksheet, sheet);
  const cents = (text: string) => Math.round(Number(text) * 100);
  const retention = sheet.deductions.filter((row) => row.description.startsWith("Retention"));
  // Two months that are over, and the days of the third up to the day on which care would end.
  expect(retention.map((row) => row.amount)).toEqual(["339.73", "339.15", expect.any(String)]);
  expect(retention[2]?.description).toMatch(/^Retention 01\/02\/2026 to \d\d\/02\/2026/);
  const sum = (rows: { amount: string }[]) => rows.reduce((total, row) => total + cents(row.amount), 0);
  expect(cents(sheet.retentionOutstanding)).toBe(sum(retention));
  expect(cents(sheet.refundable)).toBe(cents(sheet.figures.balance) - sum(sheet.deductions));
  const january = await on("2026-01-31");
  expect(cents(january.retentionOutstanding)).toBeLessThan(cents(sheet.retentionOutstanding));
});

test("nobody is paid more than is owed, and what drafts pay is not taken back", async () => {
  const deposit = await owed("Twice", "900.00");
  const payments = await journal("payments");
  const asked = { journalId: payments, paymentDate: "2026-10-18", bankLedgerAccountId: p.bank, description: null };
  const back = (refundId: number) =>
    reverseRefund(p.admin, {
      refundId,
      postingDate: "2026-10-20",
      journalTypeId: p.journalType,
      reason: "Stays after all",
      preview: true,
    });
  const named = await addVendorPayment(p.admin, { ...asked, refundId: deposit.refundId, customerId: null });
  expect((await refusal(back(deposit.refundId))).message).toContain(`A draft payment in journal ${payments} pays`);
  await deleteVendorPayment(p.admin, { vendorPaymentId: named.vendorPayment.id });
  await addVendorPayment(p.admin, { ...asked, refundId: null, customerId: deposit.clientId });
  expect((await refusal(back(deposit.refundId))).message).toContain("$900.00");
  // What a draft pays cannot be received out of as well.
  const invoices = await journal("lines");
  await addLumpSumInvoice(p.admin, {
    journalId: invoices,
    accommodationPaymentId: deposit.id,
    amount: "900.00",
    invoiceDate: "2026-10-18",
    description: null,
  });
  await postJournal(p.admin, { journalId: invoices });
  const { items } = await listOpenTransactions(p.admin, { customerId: deposit.clientId, side: "owed" });
  const receipts = await journal("receipts");
  const asReceipt = addReceipt(p.admin, {
    journalId: receipts,
    serviceId: p.house,
    clientId: deposit.clientId,
    accountNameId: p.lumpSums,
    accommodationPaymentId: deposit.id,
    receiptDate: "2026-10-18",
    amount: "900.00",
    settlesId: items[0]!.id,
    amountToSettle: null,
    offset: "vendor",
    bankLedgerAccountId: null,
    description: "Out of what is owed",
    reference: null,
  });
  expect((await refusal(asReceipt)).fields).toMatchObject([{ pointer: "/amount" }]);
  // Whatever way a draft came to pay too much, it is not posted.
  await p.db.owner.sql`update vendor_payment set amount = 1800 where journal_id = ${payments}`;
  const { ok, issues } = await validateJournal(p.admin, { journalId: payments });
  expect([ok, issues.map(({ code, severity }) => `${severity} ${code}`)]).toEqual([
    false,
    ["error OVER_SETTLED", "warning NO_BANK_ACCOUNT"],
  ]);
  const refused = await refusal(postJournal(p.admin, { journalId: payments }));
  expect(refused.code).toBe("OVER_SETTLED");
  expect(refused.message).toContain("$900.00 more than is owed");
});
