import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { amount, book, client, code, line, window } from "../../test/facts.ts";
import { scaledOf } from "../money/scaled.ts";
import { proposeBilling } from "./propose-billing.ts";
import { compileTax, taxOf, taxOnNet } from "./tax.ts";

const tax = (percent: string, inclusive: boolean) =>
  compileTax({ id: 1, code: "GST", percent, inclusive }, scaledOf(percent));

describe("tax", () => {
  test("on top of the rate", () => {
    expect(taxOf(tax("10", false), 2005)).toEqual({ amount: 2005, tax: 201 });
    expect(taxOf(tax("10.000000", false), -2005)).toEqual({ amount: -2005, tax: -201 });
    expect(taxOf(tax("12.5", false), 100)).toEqual({ amount: 100, tax: 13 });
    expect(taxOf(tax("0", false), 100)).toEqual({ amount: 100, tax: 0 });
  });

  test("inside the rate", () => {
    expect(taxOf(tax("10", true), 1100)).toEqual({ amount: 1000, tax: 100 });
    expect(taxOf(tax("10", true), 100)).toEqual({ amount: 91, tax: 9 });
    expect(taxOf(tax("12.5", true), 112)).toEqual({ amount: 100, tax: 12 });
    expect(taxOnNet(tax("10", true), 1000)).toBe(100);
    expect(taxOnNet(tax("0.5", true), 100_000)).toBe(500);
    expect(taxOnNet(tax("10", false), 1005)).toBe(101);
    expect(taxOnNet(tax("0", true), 1005)).toBe(0);
  });

  test("what is inside never changes what is paid, and a credit mirrors a charge", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 13), max: 10 ** 13 }),
        fc.integer({ min: 0, max: 100_000_000 }),
        fc.boolean(),
        (cents, parts, inclusive) => {
          const code = tax(`${Math.floor(parts / 1_000_000)}.${String(parts % 1_000_000).padStart(6, "0")}`, inclusive);
          const made = taxOf(code, cents);
          expect(made.amount + (inclusive ? made.tax : 0)).toBe(cents);
          const credit = taxOf(code, -cents);
          expect([credit.amount + made.amount, credit.tax + made.tax]).toEqual([0, 0]);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("once for the charge, not day by day", () => {
    const { charges } = proposeBilling(
      client({ lines: [line({ endDate: "2024-01-31" })] }),
      book({ codes: [code({ id: 1, taxCodeId: 2 })], globalRates: [amount(1, "0.14")] }),
      window("2024-01-31"),
    );
    // 31 x 0.14 = 4.34, of which 10% is 0.434; day by day it would be 31 x 0.01
    expect(charges[0]).toMatchObject({
      amount: "4.34",
      tax: "0.43",
      basis: { tax: { code: "GST", percent: "10", inclusive: false } },
    });
  });

  test("a code without a tax code is an error", () => {
    const { issues } = proposeBilling(
      client(),
      book({ codes: [code({ id: 1, taxCodeId: 77 })], globalRates: [amount(1, "1")] }),
      window("2024-01-31"),
    );
    expect(issues).toMatchObject([{ code: "TAX_UNKNOWN", severity: "error", scheduleLineId: 1 }]);
  });
});
