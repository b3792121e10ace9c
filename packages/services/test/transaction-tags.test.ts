import { endpoints } from "@banksia/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { approveBankAccountChanges } from "../src/customers/approve-bank-account-changes.ts";
import { createBankAccount } from "../src/customers/create-bank-account.ts";
import { updatePaymentDefaults } from "../src/customers/update-payment-defaults.ts";
import { getCustomerTransaction } from "../src/ledger/get-customer-transaction.ts";
import { listCustomerTransactions } from "../src/ledger/list-customer-transactions.ts";
import { postJournal } from "../src/ledger/post-journal.ts";
import { retagTransactions, type RetagTransactionsInput } from "../src/ledger/retag-transactions.ts";
import { reverseJournal } from "../src/ledger/reverse-journal.ts";
import { type Provider, propose, resident, tinyProvider, userContext } from "./fixture.ts";
import { keepsContract, refusal } from "./helpers.ts";

let p: Provider;
beforeAll(async () => {
  p = await tinyProvider();
});
afterAll(() => p.close());

const retag = (input: Partial<RetagTransactionsInput> = {}, as = p.admin) =>
  retagTransactions(as, { preview: false, ...input });

async function payer(lastName: string) {
  const { client } = await resident(p, lastName);
  const account = async (code: string) =>
    createBankAccount(p.admin, {
      customerId: client.id,
      code,
      accountTitle: lastName,
      bsb: "062692",
      accountNumber: "12345678",
    });
  const main = await account("MAIN");
  const second = await account("SECOND");
  await updatePaymentDefaults(p.admin, {
    customerId: client.id,
    methodOfPayment: "direct_debit",
    bankAccountId: main.id,
  });
  return { client, main, second };
}

const transactionOf = async (customerId: number) =>
  (await listCustomerTransactions(p.admin, { customerId })).items.find((one) => one.type === "invoice")!;

async function bill(): Promise<number> {
  const { journalId } = await propose(p, p.admin, "billing");
  await postJournal(p.admin, { journalId });
  return journalId;
}

test("S-032, S-034, S-035: tagged at posting; later changes change nothing until open ones are tagged anew", async () => {
  const { client, main, second } = await payer("Tagged");
  const { client: other } = await resident(p, "Untouched");
  await bill();
  const posted = await transactionOf(client.id);
  expect(posted).toMatchObject({
    methodOfPayment: "direct_debit",
    bankAccountId: main.id,
    bankAccountCode: "MAIN",
    retagged: false,
  });
  await updatePaymentDefaults(p.admin, { customerId: client.id, bankAccountId: second.id });
  expect(await transactionOf(client.id)).toMatchObject({ bankAccountCode: "MAIN", retagged: false });

  const preview = await retag({ preview: true });
  keepsContract(endpoints.retagTransactions, preview);
  expect(preview).toMatchObject({
    preview: true,
    found: 2,
    changed: 1,
    unchanged: 1,
    customers: 1,
    amount: posted.amount,
    groups: [
      { fromMethod: "direct_debit", toMethod: "direct_debit", accountChanged: 1, count: 1, amount: posted.amount },
    ],
    // Neither of the accounts has been approved.
    withoutAccount: 1,
  });
  expect((await transactionOf(client.id)).retagged).toBe(false);
  expect(await p.db.owner.sql`select 1 as x from transaction_tag`).toHaveLength(0);

  await approveBankAccountChanges(await userContext(p.db, "approver", null), {
    versionIds: [second.waiting!.id],
  });
  expect(await retag()).toMatchObject({ changed: 1, withoutAccount: 0 });
  expect(await retag()).toMatchObject({ changed: 0, unchanged: 2 });
  const detail = await getCustomerTransaction(p.admin, { transactionId: posted.id });
  keepsContract(endpoints.getCustomerTransaction, detail);
  expect(detail).toMatchObject({ bankAccountCode: "SECOND", retagged: true });
  expect(detail.tags.map((tag) => [tag.bankAccountCode, tag.taggedByName])).toEqual([
    ["SECOND", p.admin.actor.name],
    ["MAIN", null],
  ]);
  expect((await transactionOf(other.id)).retagged).toBe(false);
  // What was posted is as it was.
  const [row] = await p.db.owner.sql`select bank_account_id from customer_transaction where id = ${posted.id}`;
  expect(row).toEqual({ bank_account_id: main.id });
  const audit = await p.db.owner
    .sql`select after ->> 'changed' as changed from audit_log where verb = 'retagTransactions'`;
  expect([...audit]).toEqual([{ changed: "1" }]);
  await expect(p.db.app.sql`update transaction_tag set method_of_payment = 'eft'`).rejects.toMatchObject({
    code: "42501",
  });
});

test("filters, another tag than the defaults, and whose account it is", async () => {
  const { client, main } = await payer("Filtered");
  const stranger = await payer("Stranger");
  await bill();
  const { id } = await transactionOf(client.id);
  const to = (methodOfPayment: "eft" | "direct_debit", bankAccountId: number | null) => ({
    to: { methodOfPayment, bankAccountId },
  });
  expect(await retag({ customerId: client.id, ...to("eft", null) })).toMatchObject({
    changed: 1,
    groups: [{ fromMethod: "direct_debit", toMethod: "eft", accountChanged: 1 }],
  });
  expect(await retag({ methodOfPayment: "direct_debit", customerId: client.id })).toMatchObject({ found: 0 });
  expect(await retag({ methodOfPayment: "eft", customerId: client.id, preview: true })).toMatchObject({ changed: 1 });
  expect(await retag({ serviceId: p.village })).toMatchObject({ found: 0 });
  expect(await retag({ dueTo: "2026-01-01" })).toMatchObject({ found: 0 });
  expect(await retag({ transactionIds: [id], preview: true })).toMatchObject({ found: 1 });
  expect(await retag({ customerId: client.id, ...to("direct_debit", main.id) })).toMatchObject({ changed: 1 });
  expect(await refusal(retag(to("direct_debit", main.id)))).toMatchObject({ fields: [{ pointer: "/customerId" }] });
  expect(await refusal(retag({ customerId: client.id, ...to("direct_debit", stranger.main.id) }))).toMatchObject({
    fields: [{ pointer: "/to/bankAccountId", code: "UNKNOWN" }],
  });
  await expect(
    p.db.owner
      .sql`insert into transaction_tag (transaction_id, service_id, method_of_payment, bank_account_id, tagged_by_name)
      values (${id}, ${p.house}, 'direct_debit', ${stranger.main.id}, 'x')`,
  ).rejects.toMatchObject({ code: "BK001" });
});

test("what is settled or taken back is not open, and other facilities are left alone", async () => {
  const { client } = await payer("Closed");
  const journal = await bill();
  const { id, amount } = await transactionOf(client.id);
  const found = async (as = p.admin) => (await retag({ customerId: client.id, preview: true }, as)).found;
  expect(await found()).toBe(1);
  expect(await found(await userContext(p.db, "finance_officer", [p.village]))).toBe(0);
  expect((await refusal(retag({}, p.reader))).code).toBe("FORBIDDEN");
  // Only the sums matter here, not what settles.
  await p.db.owner.sql`alter table settlement disable trigger user`;
  await p.db.owner
    .sql`insert into settlement (transaction_id, by_transaction_id, service_id, amount) values (${id}, 0, ${p.house}, 10)`;
  expect(
    (await retag({ customerId: client.id, to: { methodOfPayment: "eft", bankAccountId: null }, preview: true })).amount,
  ).toBe((Number(amount) - 10).toFixed(2));
  await p.db.owner.sql`insert into settlement (transaction_id, by_transaction_id, service_id, amount)
    select ${id}, 0, ${p.house}, ${amount}::numeric - 10`;
  expect(await found()).toBe(0);
  const { client: undone } = await payer("Undone");
  const second = await bill();
  expect((await retag({ customerId: undone.id, preview: true })).found).toBe(1);
  const reversal = await reverseJournal(p.admin, { journalId: second, postingDate: "2026-10-31", reason: "a test" });
  await postJournal(p.admin, { journalId: reversal.id });
  expect((await retag({ customerId: undone.id, preview: true })).found).toBe(0);
  expect(journal).not.toBe(second);
});
