import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { divideHalfUp, formatDecimal, formatShortest, parseAmount, parseDecimal, timesPrice } from "./decimal.ts";

describe("decimals", () => {
  test("what is written is read back, at any scale", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        fc.integer({ min: 0, max: 6 }),
        (units, scale) => {
          expect(parseDecimal(formatDecimal(units, scale), scale)).toBe(units);
          expect(parseDecimal(formatShortest(units, scale), scale)).toBe(units);
        },
      ),
    );
  });

  test.each([
    ["12.345", 2, null],
    ["12.340", 2, 1234n],
    ["1e3", 2, null],
    ["0x10", 2, null],
    ["", 2, null],
    [".5", 2, null],
    ["5.", 2, null],
    [" 5", 2, null],
    ["-0.05", 2, -5n],
    ["+1", 2, null],
    ["1".repeat(5000), 2, null],
  ])("%s at scale %i", (text, scale, units) => {
    expect(parseDecimal(text, scale)).toBe(units);
  });

  test.each([
    [200n, "2"],
    [250n, "2.5"],
    [1000n, "10"],
    [0n, "0"],
    [-1050n, "-10.5"],
  ])("shortest form of %i hundredths", (units, text) => {
    expect(formatShortest(units, 2)).toBe(text);
  });

  test.each([
    ["$2,060.24", 206_024n],
    ["-$12.50", -1250n],
    ["$-12.50", -1250n],
    ["(12.50)", -1250n],
    ["12.50-", -1250n],
    ["1,234,567", 123_456_700n],
    [".5", 50n],
    ["7.", 700n],
    ["0", 0n],
    ["1,23", null],
    ["12,34.00", null],
    ["1 234", null],
    ["12.345", null],
    ["--5", null],
    ["(-5)", null],
    ["5 AUD", null],
    ["NaN", null],
    ["$", null],
    ["", null],
  ])("amount %s", (text, cents) => {
    expect(parseAmount(text)).toBe(cents);
  });

  test("rounds half away from zero, once", () => {
    expect(divideHalfUp(5n, 10n)).toBe(1n);
    expect(divideHalfUp(-5n, 10n)).toBe(-1n);
    expect(divideHalfUp(4n, 10n)).toBe(0n);
    expect(timesPrice(150n, 2, 6701n)).toBe(10_052n);
  });
});
