import type { Address, DocumentAddress } from "@banksia/contracts";
import { expect, test } from "vitest";
import { destinations, kindWords, whyWords } from "./goes-where.ts";

const home: Address = {
  id: 3,
  customerId: 7,
  contactId: null,
  name: "",
  line: "12 Long St",
  suburb: "Parramatta",
  state: "NSW",
  postcode: "2150",
  country: "Australia",
  purposeIds: [1],
  primary: true,
  active: true,
  printed: ["12 Long St", "PARRAMATTA NSW 2150"],
  createdAt: "2026-01-01T00:00:00Z",
};

const goes = (kind: DocumentAddress["kind"], changes: Partial<DocumentAddress> = {}): DocumentAddress => ({
  kind,
  purposeCode: "X",
  address: home,
  addressBy: "primary",
  email: null,
  emailBy: "none",
  addressee: "Beryl Nguyen",
  ...changes,
});

test("documents that go to the same place for the same reason stand together, in their order", () => {
  const found = destinations([
    goes("invoice", { addressBy: "purpose" }),
    goes("statement", { addressee: "B. and T. Nguyen" }),
    goes("collection_letter"),
    goes("letter"),
  ]);
  expect(found.map((one) => one.kinds)).toEqual([["invoice"], ["statement"], ["collection_letter", "letter"]]);
});

test("words for kinds and reasons", () => {
  expect(kindWords(["invoice"])).toBe("Invoices");
  expect(kindWords(["invoice", "statement", "letter"])).toBe("Invoices, statements and other letters");
  expect(whyWords("purpose", ["invoice"])).toBe("it is for invoices");
  expect(whyWords("primary", ["statement", "letter"])).toBe("the primary one, as none is for these purposes");
  expect(whyWords("mailing", ["letter"])).toBe("the mailing address, as none is for this purpose");
  expect(whyWords("none", ["letter"])).toBe("");
});
