import { afterAll, beforeAll, expect, test } from "vitest";
import { listAuditLog } from "../src/access/list-audit-log.ts";
import { createBankAccount } from "../src/customers/create-bank-account.ts";
import { createContact } from "../src/customers/create-contact.ts";
import { revealBankAccountVersion } from "../src/customers/reveal-bank-account-version.ts";
import { updateCustomer } from "../src/customers/update-customer.ts";
import { type Provider, person, tinyProvider } from "./fixture.ts";

let p: Provider;
beforeAll(async () => {
  p = await tinyProvider();
});
afterAll(() => p.close());

test("the timeline of a customer holds what was done to every part of its record, and nothing of anybody else's", async () => {
  const mine = await person(p, "Timeline");
  const other = await person(p, "Elsewhere");
  for (const { id } of [mine, other]) {
    await updateCustomer(p.admin, { customerId: id, knownAs: "Bee" });
    await createContact(p.admin, {
      customerId: id,
      firstName: "Karen",
      lastName: "Moore",
      contactTypeIds: [],
      priority: "primary",
      relationship: "personal",
      accountReceiver: false,
      receiverChannel: null,
      address: null,
      phone: "02 9000 1111",
    });
  }
  const account = await createBankAccount(p.admin, {
    customerId: mine.id,
    code: "MAIN",
    accountTitle: "B Timeline",
    bsb: "062-692",
    accountNumber: "12345678",
  });
  await revealBankAccountVersion(p.admin, { bankAccountVersionId: account.waiting!.id });
  const { items, total } = await listAuditLog(p.admin, { customerId: mine.id, limit: 50 });
  expect(items.map((one) => one.verb).toSorted()).toEqual([
    "createBankAccount",
    "createBankAccount",
    "createContact",
    "createContactDetail",
    "createCustomer",
    "revealBankAccountVersion",
    "updateCustomer",
  ]);
  expect(total).toBe(7);
  expect(items.every((one, index) => index === 0 || one.at <= items[index - 1]!.at)).toBe(true);
  const page = await listAuditLog(p.admin, { customerId: mine.id, limit: 3 });
  const rest = await listAuditLog(p.admin, { customerId: mine.id, limit: 50, cursor: page.nextCursor! });
  expect([...page.items, ...rest.items].map((one) => one.id)).toEqual(items.map((one) => one.id));
});
