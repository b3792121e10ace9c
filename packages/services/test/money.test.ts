import { databaseError } from "@banksia/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createAccountName } from "../src/billing/create-account-name.ts";
import { createBillingCode } from "../src/billing/create-billing-code.ts";
import { loadFigures } from "../src/accommodation/figures.ts";
import { read } from "../src/context.ts";
import { addManualLine } from "../src/ledger/add-manual-line.ts";
import { createJournal } from "../src/ledger/create-journal.ts";
import { createLedgerAccount } from "../src/ledger/create-ledger-account.ts";
import type { JournalKind } from "../src/ledger/journal-view.ts";
import { postJournal } from "../src/ledger/post-journal.ts";
import { reverseJournal } from "../src/ledger/reverse-journal.ts";
import { addLumpSumInvoice } from "../src/receipts/add-lump-sum-invoice.ts";
import { addReceipt } from "../src/receipts/add-receipt.ts";
import { listOpenTransactions } from "../src/receipts/list-open-transactions.ts";
import { addRefund } from "../src/refunds/add-refund.ts";
import { addVendorPayment } from "../src/refunds/add-vendor-payment.ts";
import { listRefunds } from "../src/refunds/list-refunds.ts";
import { listVendorBalances } from "../src/refunds/list-vendor-balances.ts";
import { reverseRefund } from "../src/refunds/reverse-refund.ts";
import { transferLumpSum } from "../src/refunds/transfer-lump-sum.ts";
import { verifyDatabase } from "../src/verify/verify-database.ts";
import { type Provider, codeDefaults, resident, tinyProvider } from "./fixture.ts";
import { refusal } from "./helpers.ts";

let p: Provider;
let bank: number;
let lumpSums: number;
let drawn: number;
let retention: number;

beforeAll(async () => {
  p = await tinyProvider();
  const account = (
    code: string,
    type: "asset" | "liability" | "income",
    control: "receivable" | "payable" | "lump_sum_liability" | null,
  ) => createLedgerAccount(p.admin, { code, name: `Account ${code}`, type, control }).then(({ id }) => id);
  bank = await account("1000", "asset", null);
  const liability = await account("2100", "liability", "lump_sum_liability");
  const invoiced = await account("2110", "liability", null);
  const names = {
    lump_sum: [await account("1150", "asset", "receivable"), liability],
    accommodation: [await account("1160", "asset", "receivable"), liability],
    vendor: [await account("2400", "liability", "payable"), await account("2490", "liability", null)],
  } as const;
  const made: Record<string, number> = {};
  for (const [type, [receivableAccountId, counterAccountId]] of Object.entries(names))
    made[type] = (
      await createAccountName(p.admin, {
        code: type.toUpperCase().slice(0, 8),
        name: type,
        type: type as keyof typeof names,
        receivableAccountId,
        counterAccountId,
      })
    ).id;
  lumpSums = made["lump_sum"]!;
  drawn = made["accommodation"]!;
  const code = (name: string, revenueAccountId: number) =>
    createBillingCode(p.admin, {
      ...codeDefaults,
      code: name,
      description: name,
      unit: "each",
      taxCodeId: p.gstFree,
      accountNameId: lumpSums,
      revenueAccountId,
    }).then(({ id }) => id);
  const lumpSum = await code("LUMPSUM", invoiced);
  retention = await code("RETAIN", p.revenue);
  await p.db.owner
    .sql`insert into accommodation_code (use, billing_code_id) values ('lump_sum', ${lumpSum}), ('retention', ${retention})`;
});
afterAll(() => p.close());

/** A resident with an agreed lump sum. */
async function depositor(name: string, agreed = "300000.00", entryDate = "2026-10-01") {
  const { client, entry } = await resident(p, name, entryDate);
  const [payment] = await p.db.owner.sql<
    { id: number }[]
  >`select id from accommodation_payment where service_entry_id = ${entry.id}`;
  const id = payment!.id;
  await p.db.owner
    .sql`insert into accommodation_line (accommodation_payment_id, client_id, service_id, start_date, kind, method,
      agreed_amount, agreed_lump_sum, rate_date, occupied_from, account_name_id)
    values (${id}, ${client.id}, ${p.house}, ${entryDate}, 'payment', 'combination', ${agreed}, ${agreed}, ${entryDate}, ${entryDate}, ${drawn})`;
  return { id, clientId: client.id, entryId: entry.id };
}

const journal = async (kind: JournalKind, postingDate = "2026-10-15") =>
  (await createJournal(p.admin, { journalTypeId: p.journalType, description: kind, postingDate, kind })).id;

async function invoice(paymentId: number, amount?: string) {
  const journalId = await journal("lines");
  await addLumpSumInvoice(p.admin, {
    journalId,
    accommodationPaymentId: paymentId,
    ...(amount === undefined ? {} : { amount }),
    invoiceDate: "2026-10-01",
    description: null,
  });
  await postJournal(p.admin, { journalId });
  const [open] = await p.db.owner.sql<
    { id: number }[]
  >`select id from customer_transaction where journal_id = ${journalId}`;
  return open!.id;
}

async function receive(
  deposit: { id: number; clientId: number },
  amount: string,
  settlesId: number,
  receiptDate = "2026-10-05",
) {
  const journalId = await journal("receipts");
  await addReceipt(p.admin, {
    journalId,
    serviceId: p.house,
    clientId: deposit.clientId,
    accountNameId: lumpSums,
    accommodationPaymentId: deposit.id,
    receiptDate,
    amount,
    settlesId,
    amountToSettle: null,
    offset: "bank",
    bankLedgerAccountId: bank,
    description: "Lump sum",
    reference: null,
  });
  await postJournal(p.admin, { journalId });
  return journalId;
}

const figures = async (id: number) => (await read(p.admin, (tx) => loadFigures(tx, [id]))).get(id)!;
const sound = async () => {
  const broken = (await verifyDatabase(p.db.owner.sql)).filter((check) => check.status === "fail");
  expect(broken.map((check) => [check.id, check.rows])).toEqual([]);
};

/** A retention line on the lump sum, as a run writes it. */
async function retain(deposit: { id: number; clientId: number }, amount: string, from: string, to: string) {
  const journalId = await journal("lines");
  await p.db.owner
    .sql`insert into journal_line (id, journal_id, charge_id, kind, client_id, customer_id, account_name_id, billing_code_id,
      service_id, tax_code_id, period_from, period_to, quantity, unit, rate, percent, amount, tax, description, basis,
      accommodation_payment_id, charge_kind)
    select n, ${journalId}, n, 'billing', ${deposit.clientId}, ${deposit.clientId}, ${drawn}, ${retention}, ${p.house}, ${p.gstFree},
      ${from}, ${to}, 1, 'each', ${amount}, 100, ${amount}, 0, 'Retention', ${p.db.owner.sql.json({ deductedOn: to })}, ${deposit.id}, 'retention'
    from (select banksia.next_line_ids(1) as n) x`;
  await postJournal(p.admin, { journalId });
  return journalId;
}

test("S-191, S-219, S-220: a lump sum is invoiced, received in parts, and is the liability", async () => {
  const deposit = await depositor("Parts");
  const owed = await invoice(deposit.id);
  expect((await figures(deposit.id)).invoiced).toBe("300000.00");
  expect((await figures(deposit.id)).balance).toBe("0.00");
  await receive(deposit, "100000.00", owed);
  expect(await figures(deposit.id)).toMatchObject({
    received: "100000.00",
    balance: "100000.00",
    unpaidLumpSum: "200000.00",
  });
  const open = await listOpenTransactions(p.admin, { customerId: deposit.clientId });
  expect(open.items.map(({ openAmount, accommodationPaymentId }) => [openAmount, accommodationPaymentId])).toEqual([
    ["200000.00", deposit.id],
  ]);
  await receive(deposit, "200000.00", owed);
  expect((await listOpenTransactions(p.admin, { customerId: deposit.clientId })).items).toEqual([]);
  const more = await refusal(receive(deposit, "0.01", owed));
  expect(more).toMatchObject({ code: "VALIDATION" });
  await sound();
});

test("a receipt of a lump sum names its payment, its invoice, and comes after entry", async () => {
  const deposit = await depositor("Faults");
  const other = await depositor("Other");
  const owed = await invoice(other.id, "50000.00");
  const journalId = await journal("receipts");
  const base = {
    journalId,
    serviceId: p.house,
    clientId: deposit.clientId,
    accountNameId: lumpSums,
    accommodationPaymentId: deposit.id,
    receiptDate: "2026-10-05",
    amount: "100.00",
    settlesId: null,
    amountToSettle: null,
    offset: "bank" as const,
    bankLedgerAccountId: bank,
    description: "Lump sum",
    reference: null,
  };
  const pointers = async (change: object) =>
    (await refusal(addReceipt(p.admin, { ...base, ...change }))).fields.map((field) => field.pointer);
  expect(await pointers({})).toEqual(["/settlesId"]);
  expect(await pointers({ settlesId: owed })).toEqual(["/settlesId"]);
  expect(await pointers({ accommodationPaymentId: null })).toContain("/accommodationPaymentId");
  expect(await pointers({ receiptDate: "2026-09-30" })).toContain("/receiptDate");
  expect(await pointers({ bankLedgerAccountId: null })).toContain("/bankLedgerAccountId");
  expect(await pointers({ offset: "vendor", bankLedgerAccountId: null })).toContain("/amount");
  expect((await refusal(addReceipt(p.officer, { ...base, journalId: await journal("lines") }))).code).toBe("CONFLICT");
});

test("a deduction lowers the lump sum, a reversal puts it back, and it never goes below zero", async () => {
  const deposit = await depositor("Retained");
  await receive(deposit, "300000.00", await invoice(deposit.id));
  const retained = await retain(deposit, "493.15", "2026-10-05", "2026-10-31");
  expect(await figures(deposit.id)).toMatchObject({ retained: "493.15", balance: "299506.85" });
  const refused = (work: Promise<unknown>) => work.then(() => null, databaseError);
  expect(await refused(retain(deposit, "493.15", "2026-10-31", "2026-11-30"))).toMatchObject({ code: "BILLED_TWICE" });
  expect(await refused(retain(deposit, "400000.00", "2026-11-01", "2026-11-30"))).toMatchObject({
    code: "LUMP_SUM_SHORT",
  });
  await p.db.owner.sql`delete from journal_line where description = 'Retention' and amount = 400000`;
  const back = await reverseJournal(p.admin, { journalId: retained, postingDate: "2026-10-20", reason: "Wrong days" });
  await postJournal(p.admin, { journalId: back.id });
  expect(await figures(deposit.id)).toMatchObject({ retained: "0.00", balance: "300000.00" });
  await sound();
});

test("S-261, S-265, S-279: part of a lump sum is refunded, owed and paid", async () => {
  const deposit = await depositor("Cheaper");
  await receive(deposit, "300000.00", await invoice(deposit.id));
  const journalId = await journal("refunds");
  const asked = {
    journalId,
    kind: "partial" as const,
    accommodationPaymentId: deposit.id,
    accountNameId: null,
    customerId: null,
  };
  expect(
    (await refusal(addRefund(p.admin, { ...asked, refundDate: "2026-10-10", amount: "300000.01", description: null })))
      .fields,
  ).toMatchObject([{ pointer: "/amount" }]);
  expect(
    (await refusal(addRefund(p.admin, { ...asked, kind: "full", refundDate: "2026-10-10", description: null }))).fields,
  ).toMatchObject([{ pointer: "/kind" }]);
  const { refund } = await addRefund(p.admin, {
    ...asked,
    refundDate: "2026-10-10",
    amount: "100000.00",
    description: null,
  });
  await postJournal(p.admin, { journalId });
  expect(await figures(deposit.id)).toMatchObject({ refunded: "100000.00", balance: "200000.00" });
  const balances = await listVendorBalances(p.admin, { search: "Cheaper" });
  expect(balances.items).toMatchObject([{ amount: "100000.00", bankAccount: null }]);
  const payments = await journal("payments");
  const pay = (amount?: string) =>
    addVendorPayment(p.admin, {
      journalId: payments,
      refundId: refund.id,
      customerId: null,
      paymentDate: "2026-10-12",
      ...(amount === undefined ? {} : { amount }),
      bankLedgerAccountId: bank,
      description: null,
    });
  expect((await pay("40000.00")).warnings).toMatchObject([{ code: "NO_BANK_ACCOUNT" }]);
  expect((await pay()).vendorPayment.amount).toBe("60000.00");
  expect((await refusal(pay("0.01"))).code).toBe("VALIDATION");
  await postJournal(p.admin, { journalId: payments });
  expect((await listVendorBalances(p.admin, { search: "Cheaper" })).items).toEqual([]);
  expect((await listRefunds(p.admin, { accommodationPaymentId: deposit.id })).items).toMatchObject([
    { openAmount: "0.00" },
  ]);
  expect(
    (
      await refusal(
        reverseRefund(p.admin, {
          refundId: refund.id,
          postingDate: "2026-10-15",
          journalTypeId: p.journalType,
          reason: "Too late",
          preview: false,
        }),
      )
    ).code,
  ).toBe("CONFLICT");
  await sound();
});

test("S-280 to S-285: a refund that was not paid is taken back in one act, and can be made again", async () => {
  const deposit = await depositor("Taken");
  await receive(deposit, "300000.00", await invoice(deposit.id));
  const journalId = await journal("refunds");
  const asked = {
    journalId,
    kind: "partial" as const,
    accommodationPaymentId: deposit.id,
    accountNameId: null,
    customerId: null,
  };
  const { refund } = await addRefund(p.admin, {
    ...asked,
    refundDate: "2026-10-10",
    amount: "300000.00",
    description: null,
  });
  await postJournal(p.admin, { journalId });
  const input = {
    refundId: refund.id,
    postingDate: "2026-10-15",
    journalTypeId: p.journalType,
    reason: "Stays after all",
    preview: true,
  };
  expect((await reverseRefund(p.admin, input)).figures.balance).toBe("300000.00");
  expect((await figures(deposit.id)).balance).toBe("0.00");
  const back = await reverseRefund(p.admin, { ...input, preview: false });
  expect(back.made).toMatchObject([{ kind: "refunds", amount: "-300000.00", transactionCount: 1 }]);
  expect(await figures(deposit.id)).toMatchObject({ refunded: "0.00", balance: "300000.00" });
  expect((await refusal(reverseRefund(p.admin, { ...input, preview: false }))).code).toBe("CONFLICT");
  expect((await listVendorBalances(p.admin, { search: "Taken" })).items).toEqual([]);
  await sound();
});

test("S-262: credits of fees are given back", async () => {
  const { client } = await resident(p, "Credit");
  const journalId = await journal("lines");
  const line = {
    journalId,
    clientId: client.id,
    billingCodeId: p.extra,
    serviceId: p.house,
    periodFrom: "2026-10-01",
    periodTo: "2026-10-01",
  };
  await addManualLine(p.admin, { ...line, quantity: "1", rate: "-120.00", reason: "Overpaid" });
  await postJournal(p.admin, { journalId });
  const refunds = await journal("refunds");
  const asked = {
    journalId: refunds,
    kind: "fees" as const,
    accommodationPaymentId: null,
    accountNameId: p.accountName,
    customerId: client.id,
  };
  expect(
    (await refusal(addRefund(p.admin, { ...asked, refundDate: "2026-10-10", amount: "120.01", description: null })))
      .code,
  ).toBe("VALIDATION");
  const { refund } = await addRefund(p.admin, { ...asked, refundDate: "2026-10-10", description: null });
  expect(refund.amount).toBe("120.00");
  await postJournal(p.admin, { journalId: refunds });
  expect((await listOpenTransactions(p.admin, { customerId: client.id, accountNameId: p.accountName })).items).toEqual(
    [],
  );
  await reverseRefund(p.admin, {
    refundId: refund.id,
    postingDate: "2026-10-15",
    journalTypeId: p.journalType,
    reason: "Keeps it",
    preview: false,
  });
  expect(
    (await listOpenTransactions(p.admin, { customerId: client.id, accountNameId: p.accountName })).items,
  ).toMatchObject([{ openAmount: "-120.00" }]);
  await sound();
});

test("S-273 to S-275: a lump sum moves to the next stay with no cash moving; what is left stays owed", async () => {
  const deposit = await depositor("Mover");
  await receive(deposit, "300000.00", await invoice(deposit.id));
  await p.db.owner
    .sql`update service_entry set departure_date = '2026-10-12', departure_reason = 'other_service' where id = ${deposit.entryId}`;
  const [next] = await p.db.owner.sql<{ id: number }[]>`
    insert into service_entry (client_id, service_id, care_type_id, funded, entry_date, billing_start_date)
    values (${deposit.clientId}, ${p.village}, ${p.villageCare}, false, '2026-10-12', '2026-10-12') returning id`;
  const [payment] = await p.db.owner.sql<
    { id: number }[]
  >`select id from accommodation_payment where service_entry_id = ${next!.id}`;
  await p.db.owner
    .sql`insert into accommodation_line (accommodation_payment_id, client_id, service_id, start_date, kind, method,
      agreed_amount, agreed_lump_sum, rate_date, occupied_from, account_name_id)
    values (${payment!.id}, ${deposit.clientId}, ${p.village}, '2026-10-12', 'payment', 'lump_sum', 250000, 250000, '2026-10-12', '2026-10-12', ${drawn})`;
  const moved = await transferLumpSum(p.admin, {
    accommodationPaymentId: deposit.id,
    toAccommodationPaymentId: payment!.id,
    transferDate: "2026-10-12",
    postingDate: "2026-10-15",
    journalTypeId: p.journalType,
    preview: false,
  });
  expect(moved).toMatchObject({ amount: "250000.00", remainder: "50000.00" });
  expect(moved.made.map(({ kind, amount }) => [kind, amount])).toEqual([
    ["refunds", "300000.00"],
    ["lines", "250000.00"],
    ["receipts", "250000.00"],
  ]);
  expect(moved.from.balance).toBe("0.00");
  expect(moved.to.balance).toBe("250000.00");
  expect((await listVendorBalances(p.admin, { search: "Mover" })).items).toMatchObject([{ amount: "50000.00" }]);
  await sound();
});

test("what is posted stays: neither movements nor receipts nor settlements can be changed by SQL", async () => {
  const as = (statement: string) =>
    p.db.app.sql.begin(async (tx) => {
      await tx`select banksia.begin_as_system()`;
      await tx.unsafe(statement);
    });
  await expect(as("update deposit_movement set amount = amount + 1")).rejects.toThrow(/permission denied/);
  await expect(as("delete from settlement")).rejects.toThrow(/permission denied/);
  await expect(as("update receipt set amount = amount + 1")).rejects.toThrow("POSTED");
  await expect(as("delete from refund")).rejects.toThrow("POSTED");
});
