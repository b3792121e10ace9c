import { checkAba, readAba } from "@banksia/aba";
import { endpoints } from "@banksia/contracts";
import { databaseError } from "@banksia/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "../src/context.ts";
import { approveBankAccountChanges } from "../src/customers/approve-bank-account-changes.ts";
import { changeBankAccount } from "../src/customers/change-bank-account.ts";
import { createBankAccount } from "../src/customers/create-bank-account.ts";
import { updateBankAccount } from "../src/customers/update-bank-account.ts";
import { updatePaymentDefaults } from "../src/customers/update-payment-defaults.ts";
import { createJournal } from "../src/ledger/create-journal.ts";
import { postJournal } from "../src/ledger/post-journal.ts";
import { addRefund } from "../src/refunds/add-refund.ts";
import { createOwnBankAccount } from "../src/refunds/create-own-bank-account.ts";
import { downloadBankFile } from "../src/refunds/download-bank-file.ts";
import { getBankFile } from "../src/refunds/get-bank-file.ts";
import { getBankFilePreview } from "../src/refunds/get-bank-file-preview.ts";
import { listBankFiles } from "../src/refunds/list-bank-files.ts";
import { listOwnBankAccounts } from "../src/refunds/list-own-bank-accounts.ts";
import { makeBankFile } from "../src/refunds/make-bank-file.ts";
import { payVendorBalances } from "../src/refunds/pay-vendor-balances.ts";
import { updateOwnBankAccount } from "../src/refunds/update-own-bank-account.ts";
import { type DepositProvider, depositProvider, depositor, pay } from "./accommodation-fixture.ts";
import { userContext } from "./fixture.ts";
import { keepsContract, refusal } from "./helpers.ts";

let p: DepositProvider;
let second: Context;
let entity: number;
beforeAll(async () => {
  p = await depositProvider();
  second = await userContext(p.db, "approver", null);
  const [house] = await p.db.owner.sql<
    { id: number }[]
  >`select legal_entity_id as id from service where id = ${p.house}`;
  entity = house!.id;
});
afterAll(() => p.close());

const own = () => ({
  legalEntityId: entity,
  ledgerAccountId: p.bank,
  bank: "generic" as const,
  bsb: "083-001",
  accountNumber: "12 345 678",
  userName: "BANKSIA CARE",
  userId: "334303",
  institution: "NAB",
  remitter: "BANKSIA CARE",
  active: true,
});

/** A client who is owed an amount, and who has an approved bank account unless told otherwise. */
async function owed(name: string, amount: string, banked = true) {
  const deposit = await depositor(p, name, "2026-10-01");
  await pay(p, deposit, "200000.00", "2026-10-02");
  const { id: journalId } = await createJournal(p.admin, {
    journalTypeId: p.journalType,
    description: "refunds",
    postingDate: "2026-10-20",
    kind: "refunds",
  });
  await addRefund(p.admin, {
    journalId,
    kind: "partial",
    accommodationPaymentId: deposit.id,
    accountNameId: null,
    customerId: null,
    refundDate: "2026-10-10",
    amount,
    description: null,
  });
  await postJournal(p.admin, { journalId });
  if (!banked) return { customerId: deposit.clientId, accountId: 0 };
  const account = await createBankAccount(p.admin, {
    customerId: deposit.clientId,
    code: "MAIN",
    accountTitle: `MRS ${name.toUpperCase()}`,
    bsb: "062-692",
    accountNumber: `1${String(deposit.clientId).padStart(7, "0")}`,
  });
  await approveBankAccountChanges(second, { versionIds: [account.waiting!.id] });
  await updatePaymentDefaults(p.admin, { customerId: deposit.clientId, bankAccountId: account.id });
  return { customerId: deposit.clientId, accountId: account.id };
}

async function payments(...customerIds: number[]): Promise<number> {
  const { id: journalId } = await createJournal(p.admin, {
    journalTypeId: p.journalType,
    description: "payments",
    postingDate: "2026-10-21",
    kind: "payments",
  });
  await payVendorBalances(p.admin, { journalId, customerIds, paymentDate: "2026-10-21", bankLedgerAccountId: p.bank });
  return journalId;
}

/** An account of the client's that was changed, and approved by the second person. */
async function moved(accountId: number, accountNumber: string) {
  const change = await changeBankAccount(p.admin, {
    bankAccountId: accountId,
    accountTitle: "MRS MOVED",
    bsb: "062-692",
    accountNumber,
    note: "New bank",
  });
  await approveBankAccountChanges(second, { versionIds: [change.waiting!.id] });
}

const codes = (issues: { code: string; severity: string }[]) =>
  issues.map(({ code, severity }) => `${severity} ${code}`);

test("the provider's own account is one that its bank takes files of", async () => {
  const pointers = async (change: object) =>
    (await refusal(createOwnBankAccount(p.admin, { ...own(), ...change }))).fields.map((field) => field.pointer);
  expect(await pointers({ bsb: "08301" })).toEqual(["/bsb"]);
  expect(await pointers({ accountNumber: "1234567890" })).toEqual(["/accountNumber"]);
  expect(await pointers({ institution: null })).toEqual(["/institution"]);
  expect(await pointers({ userId: null })).toEqual(["/userId"]);
  expect(await pointers({ remitter: "Pflegeheim Größe" })).toEqual(["/remitter"]);
  expect(await pointers({ ledgerAccountId: p.revenue })).toEqual(["/ledgerAccountId"]);
  expect(await pointers({ legalEntityId: 999_999 })).toEqual(["/legalEntityId"]);
  expect((await refusal(createOwnBankAccount(p.officer, own()))).code).toBe("FORBIDDEN");
});

test("S-279: a posted journal of payments gives one bank file, which says what it is and is made once", async () => {
  const [one, two, cheque] = [
    await owed("First", "700.00"),
    await owed("Second", "300.50"),
    await owed("Third", "9.00", false),
  ];
  const journalId = await payments(one.customerId, two.customerId, cheque.customerId);
  const draft = await getBankFilePreview(p.admin, { journalId, processingDate: "2026-10-22" });
  keepsContract(endpoints.getBankFilePreview, draft);
  expect(codes(draft.plans[0]!.issues)).toEqual(["error NO_OWN_ACCOUNT", "warning PAID_OTHERWISE"]);
  const account = await createOwnBankAccount(p.admin, own());
  keepsContract(endpoints.createOwnBankAccount, account);
  expect(account).toMatchObject({ bsb: "083-001", accountNumber: "12345678" });
  const fresh = { ...p.admin, today: () => "2026-10-21" };
  const [plan] = (await getBankFilePreview(fresh, { journalId, processingDate: "2026-10-22" })).plans;
  expect(plan).toMatchObject({ ok: true, entryCount: 2, amount: "1000.50", lastFileAt: null, changedCount: 2 });
  expect(JSON.stringify(plan)).not.toContain(String(one.customerId).padStart(7, "0"));
  const asked = {
    journalId,
    ownBankAccountId: account.id,
    processingDate: "2026-10-22",
    expectedCount: 2,
    expectedAmount: "1000.50",
  };
  expect((await refusal(makeBankFile(fresh, asked))).message).toContain("post it first");
  await postJournal(p.admin, { journalId });
  expect((await refusal(makeBankFile(fresh, { ...asked, expectedAmount: "1000.51" }))).code).toBe("PRECONDITION");
  expect((await refusal(makeBankFile(await userContext(p.db, "read_only", null), asked))).code).toBe("FORBIDDEN");
  const file = await makeBankFile(fresh, asked);
  keepsContract(endpoints.makeBankFile, file);
  expect(file).toMatchObject({ entryCount: 2, amount: "1000.50", replacesId: null, accountNumber: "••••5678" });

  const { name, content } = await downloadBankFile(p.admin, { bankFileId: file.id });
  expect(name).toBe(file.name);
  expect(checkAba(content, { seal: file.seal, expected: { creditCents: 100_050n } })).toMatchObject({ ok: true });
  const reading = readAba(content);
  expect(reading.groups[0]!.details.map(({ code, cents, title }) => [code, cents, title])).toEqual([
    ["50", 70_000, "MRS FIRST"],
    ["50", 30_050, "MRS SECOND"],
  ]);

  const again = await refusal(makeBankFile(fresh, asked));
  expect(again.code).toBe("CONFLICT");
  expect(again.message).toContain(`made ${file.name}`);
  const next = await makeBankFile(fresh, { ...asked, reason: "The bank lost the first one" });
  expect(next).toMatchObject({ replacesId: file.id, reason: "The bank lost the first one" });
  expect(next.name).not.toBe(file.name);
  expect((await refusal(downloadBankFile(p.admin, { bankFileId: file.id }))).message).toContain("was replaced by");
  const detail = await getBankFile(p.admin, { bankFileId: next.id });
  keepsContract(endpoints.getBankFile, detail);
  expect(detail.entries.map((entry) => entry.amount)).toEqual(["700.00", "300.50"]);
  const all = await listBankFiles(p.admin, { journalId });
  keepsContract(endpoints.listBankFiles, all);
  expect([all.total, all.sums.amount], "a replaced file does not count").toEqual([2, "1000.50"]);
  const told = await p.db.owner.sql<{ verb: string; text: string }[]>`
    select verb, after::text as text from audit_log where object_type = 'bank_file' order by id`;
  expect(told.map((row) => row.verb)).toEqual(["makeBankFile", "downloadBankFile", "makeBankFile"]);
  expect(told.map((row) => row.text).join("")).not.toContain(String(one.customerId).padStart(7, "0"));
});

test("a file pays to the account in force, and says which changed since the last file", async () => {
  const [changes, stays, closes] = [
    await owed("Changes", "50.00"),
    await owed("Stays", "60.00"),
    await owed("Closes", "70.00"),
  ];
  const journalId = await payments(changes.customerId, stays.customerId, closes.customerId);
  await moved(changes.accountId, "55556666");
  await updatePaymentDefaults(p.admin, { customerId: closes.customerId, bankAccountId: null });
  await updateBankAccount(p.admin, { bankAccountId: closes.accountId, active: false });
  await postJournal(p.admin, { journalId });
  const plan = async () => (await getBankFilePreview(p.admin, { journalId })).plans[0]!;
  const first = await plan();
  expect(first.payments.map(({ paidTo, replaced, leftOut }) => [paidTo?.slice(-4), replaced, leftOut])).toEqual([
    ["6666", true, null],
    [expect.any(String), false, "inactive"],
    [expect.any(String), false, null],
  ]);
  expect(first).toMatchObject({ entryCount: 2, amount: "110.00", changedCount: 2, lastFileAt: expect.any(String) });
  expect(codes(first.issues).filter((code) => /ACCOUNT/.test(code))).toEqual([
    "warning ACCOUNT_INACTIVE",
    "warning ACCOUNT_REPLACED",
  ]);
  const [account] = (await listOwnBankAccounts(p.admin, {})).items;
  const file = await makeBankFile(p.admin, {
    journalId,
    ownBankAccountId: account!.id,
    processingDate: p.admin.today(),
    expectedCount: 2,
    expectedAmount: "110.00",
  });
  const later = await payments((await owed("Later", "5.00")).customerId);
  expect((await getBankFilePreview(p.admin, { journalId: later })).plans[0]).toMatchObject({
    lastFileAt: file.createdAt,
    changedCount: 1,
  });
  await updateOwnBankAccount(p.admin, { ...own(), ownBankAccountId: account!.id, active: false });
  expect(codes((await getBankFilePreview(p.admin, { journalId: later })).plans[0]!.issues)[0]).toBe(
    "error OWN_ACCOUNT_INACTIVE",
  );
  const { id: lines } = await createJournal(p.admin, {
    journalTypeId: p.journalType,
    description: "lines",
    postingDate: "2026-10-21",
  });
  const refused = await refusal(getBankFilePreview(p.admin, { journalId: lines }));
  expect(refused.code).toBe("CONFLICT");
});

test("a bank file is what it was made of, whatever SQL is sent", async () => {
  const as = (statement: string) =>
    p.db.app.sql.begin(async (tx) => {
      await tx`select banksia.begin_as_system()`;
      await tx.unsafe(statement);
    });
  await expect(as("update bank_file set amount = 1")).rejects.toThrow(/permission denied/);
  await expect(as("delete from bank_file_entry")).rejects.toThrow(/permission denied/);
  const one = await p.db.owner.sql<{ id: number; payment: number; version: number; service: number }[]>`
    select f.id, e.vendor_payment_id as payment, e.bank_account_version_id as version, e.service_id as service
    from bank_file f join bank_file_entry e on e.bank_file_id = f.id order by f.id desc limit 2`;
  const [first, other] = [one[0]!, one[1]!];
  await expect(
    as(`insert into bank_file_entry values (${first.id}, (select id from vendor_payment where id not in (select vendor_payment_id from bank_file_entry) limit 1),
      ${first.service}, ${other.version}, 1, 'X')`).catch((error: unknown) =>
      Promise.reject(new Error(databaseError(error)?.code)),
    ),
  ).rejects.toThrow("REFERENCE");
});
