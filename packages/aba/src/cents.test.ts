import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { centsFromDecimal, centsSum, decimalFromCents, maxCents, totalsOf } from "./cents.ts";

describe("cents", () => {
  test.each([
    ["0", 0],
    ["12", 1200],
    ["12.5", 1250],
    ["12.50", 1250],
    ["12.5000", 1250],
    ["0.29", 29],
    ["1.005", undefined],
    ["99999999.99", maxCents],
    ["100000000.00", undefined],
    ["1,000.00", undefined],
    ["-1", undefined],
    ["+1", undefined],
    ["", undefined],
    [".5", undefined],
    ["1.", undefined],
    [" 1", undefined],
    ["1e3", undefined],
  ])("%j is %s cents", (text, cents) => expect(centsFromDecimal(text)).toBe(cents));

  test("decimal text and cents go over into each other", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: maxCents }), (cents) => {
        expect(centsFromDecimal(decimalFromCents(cents))).toBe(cents);
      }),
    );
  });

  test("negative and large cents are shown", () => {
    expect(decimalFromCents(-5n)).toBe("-0.05");
    expect(decimalFromCents(12_345_678_901_234_567_890n)).toBe("123456789012345678.90");
  });

  test("a sum equals the sum of big integers, however large", () => {
    const amount = fc.oneof(fc.integer({ min: 0, max: maxCents }), fc.integer({ min: 2 ** 50, max: 2 ** 51 - 1 }));
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 200 }), (amounts) => {
        const sum = centsSum();
        for (const cents of amounts) sum.add(cents);
        sum.addBig(7n);
        expect(sum.value()).toBe(amounts.reduce((total, cents) => total + BigInt(cents), 7n));
      }),
    );
  });

  test("the net total has no sign", () => {
    expect(totalsOf(5n, 7n, 2)).toEqual({ netCents: 2n, creditCents: 5n, debitCents: 7n, count: 2 });
    expect(totalsOf(7n, 5n, 2).netCents).toBe(2n);
  });
});
