import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { centsOf, centsText } from "../money/cents.ts";
import { documentsOf, type PostingLine } from "./documents.ts";
import { dueDate } from "./due-date.ts";

const line = (given: Partial<PostingLine>): PostingLine => ({
  lineId: 1,
  customerId: 1,
  serviceId: 100,
  accountNameId: 10,
  receivableAccountId: 1100,
  revenueAccountId: 4000,
  taxAccountId: 2200,
  amount: "0.00",
  tax: "0.00",
  ...given,
});
const net14 = () => ({ days: 14, fromEndOfMonth: false });

describe("due date", () => {
  test.each([
    ["2024-01-31", 14, false, "2024-02-14"],
    ["2024-01-31", 0, false, "2024-01-31"],
    ["2024-01-10", 7, true, "2024-02-07"],
    ["2024-02-01", 30, true, "2024-03-30"],
    ["2023-12-31", 1, true, "2024-01-01"],
  ])("%s, %i days, from the end of the month %s: %s", (posted, days, fromEndOfMonth, due) => {
    expect(dueDate(posted, { days, fromEndOfMonth })).toBe(due);
  });
});

describe("documents", () => {
  test("an invoice debits the receivable and credits revenue and tax", () => {
    const [document, ...others] = documentsOf(
      [
        line({ lineId: 2, amount: "100.00", tax: "10.00" }),
        line({ lineId: 1, amount: "2070.80" }),
        line({ lineId: 3, amount: "5.00", revenueAccountId: 4010 }),
      ],
      "2024-01-31",
      net14,
    );
    expect(others).toEqual([]);
    expect(document).toEqual({
      customerId: 1,
      serviceId: 100,
      accountNameId: 10,
      type: "invoice",
      dueDate: "2024-02-14",
      amount: "2185.80",
      tax: "10.00",
      entries: [
        { ledgerAccountId: 1100, amount: "2185.80" },
        { ledgerAccountId: 2200, amount: "-10.00" },
        { ledgerAccountId: 4000, amount: "-2170.80" },
        { ledgerAccountId: 4010, amount: "-5.00" },
      ],
      lineIds: [1, 2, 3],
    });
  });

  test("a customer, a service and an account name each have their own, and what is owed back is a credit note", () => {
    const documents = documentsOf(
      [
        line({ lineId: 1, amount: "10.00", customerId: 2 }),
        line({ lineId: 2, amount: "-4.00", tax: "-0.40" }),
        line({ lineId: 3, amount: "1.00", serviceId: 101 }),
        line({ lineId: 4, amount: "1.00", accountNameId: 11 }),
      ],
      "2024-01-31",
      net14,
    );
    expect(
      documents.map((each) => [each.customerId, each.serviceId, each.accountNameId, each.type, each.amount]),
    ).toEqual([
      [1, 100, 10, "credit_note", "-4.40"],
      [1, 100, 11, "invoice", "1.00"],
      [1, 101, 10, "invoice", "1.00"],
      [2, 100, 10, "invoice", "10.00"],
    ]);
  });

  test("a reversal and its charge cancel out; tax without an account is a fault", () => {
    const [document] = documentsOf(
      [line({ amount: "5.00", tax: "0.50" }), line({ lineId: 2, amount: "-5.00", tax: "-0.50" })],
      "2024-01-31",
      net14,
    );
    expect(document).toMatchObject({ amount: "0.00", tax: "0.00", entries: [] });
    expect(() => documentsOf([line({ tax: "0.50", taxAccountId: null })], "2024-01-31", net14)).toThrow("tax account");
  });

  test("every document balances, and together they are the lines", () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 }).map(centsText);
    const some = fc.record({
      customerId: fc.integer({ min: 1, max: 3 }),
      serviceId: fc.constantFrom(100, 101),
      accountNameId: fc.constantFrom(10, 11),
      revenueAccountId: fc.constantFrom(4000, 4010, 1100),
      amount: cents,
      tax: cents,
    });
    const sum = (amounts: readonly string[]) => amounts.reduce((total, amount) => total + centsOf(amount), 0);
    fc.assert(
      fc.property(fc.array(some, { maxLength: 12 }), (given) => {
        const lines = given.map((each, at) => line({ ...each, lineId: at + 1 }));
        const documents = documentsOf(lines, "2024-01-31", net14);
        for (const document of documents) expect(sum(document.entries.map((entry) => entry.amount))).toBe(0);
        expect(sum(documents.map((each) => each.amount))).toBe(sum(lines.flatMap((each) => [each.amount, each.tax])));
        expect(documents.flatMap((each) => each.lineIds).sort((a, b) => a - b)).toEqual(
          lines.map((each) => each.lineId),
        );
        expect(documentsOf([...lines].reverse(), "2024-01-31", net14)).toEqual(documents);
      }),
    );
  });
});
