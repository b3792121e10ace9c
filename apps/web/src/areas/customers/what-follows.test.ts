import type { Customer } from "@banksia/contracts";
import { describe, expect, test } from "vitest";
import { valuesOf } from "./customer-values.ts";
import { whatFollows } from "./what-follows.ts";

const customer: Customer = {
  id: 7,
  account: "C100007",
  type: "person",
  name: "Beryl Nguyen",
  knownAs: null,
  birthDate: "1941-05-03",
  reference: null,
  phone: null,
  email: null,
  addressLine: null,
  suburb: null,
  state: null,
  postcode: null,
  customerGroupId: 1,
  customerGroupName: "Residents",
  homeServiceId: 4,
  homeServiceName: "Wattle Lodge",
  currentServices: [],
  client: true,
  role: "client",
  balance: "0.00",
  active: true,
  title: null,
  firstName: "Beryl",
  middleName: null,
  lastName: "Nguyen",
  abn: null,
  termsOfPaymentId: 1,
  termsOfPaymentName: "14 days",
  methodOfPayment: "eft",
  gender: null,
  maritalStatus: null,
  statementName: null,
  statementPreference: "mail",
  carerStatus: null,
  homeCarePackage: false,
  bankAccountId: null,
  directDebitLimit: null,
  counts: {
    addresses: 0,
    contactDetails: 0,
    contacts: 0,
    references: 0,
    bankAccounts: 0,
    bankAccountsWaiting: 0,
    documents: 0,
  },
  warnings: [],
  adjustmentRequiredLines: 0,
  createdAt: "2026-01-01T00:00:00Z",
};

const after = (changes: Partial<ReturnType<typeof valuesOf>>) =>
  whatFollows(customer, { ...valuesOf(customer), ...changes }, (id) => `group ${id}`);

describe("what follows from saving a customer", () => {
  test("nothing from nothing, and nothing from what is only shown", () => {
    expect(after({})).toEqual([]);
    expect(after({ knownAs: "Bee", gender: "female", title: "Mrs", reference: "X1" })).toEqual([]);
  });

  test("a statement name goes on statements only; taking it away brings the name back", () => {
    expect(after({ statementName: "B. and T. Nguyen" })).toEqual([
      "Statements are addressed to B. and T. Nguyen; invoices and claims to Beryl Nguyen.",
    ]);
    expect(after({ statementName: "  " })).toEqual([]);
    const couple = { ...customer, statementName: "B. and T. Nguyen" };
    expect(whatFollows(couple, { ...valuesOf(couple), statementName: "" }, String)).toEqual([
      "Statements are addressed to Beryl Nguyen.",
    ]);
  });

  test("statements by e-mail without an address say that they cannot be delivered", () => {
    expect(after({ statementPreference: "email" })[0]).toContain("cannot be delivered");
    const reachable = { ...customer, email: "b@example.org" };
    const words = whatFollows(reachable, { ...valuesOf(reachable), statementPreference: "email" }, String);
    expect(words).toEqual(["Statements go by e-mail from now on."]);
  });

  test("a group, a facility, a name and being inactive each say their own", () => {
    expect(after({ customerGroupId: "3" })[0]).toContain("group 3");
    expect(after({ homeServiceId: null })).toEqual(["People of every facility see this record."]);
    expect(after({ lastName: "Nguyen-Smith" })).toEqual([
      "Documents made from now on are in the name of Beryl Nguyen-Smith.",
    ]);
    expect(after({ active: false })[0]).toContain("go on being billed");
  });
});
