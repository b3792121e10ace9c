import { assert, bigInt, property } from "fast-check";
import { describe, expect, test } from "vitest";
import {
  centsToText,
  formatDollars,
  formatMoney,
  formatNumber,
  formatRate,
  isZero,
  parseAmount,
  subtractMoney,
  sumMoney,
  toCents,
} from "./money.ts";

describe("money", () => {
  test("groups thousands and keeps two decimals", () => {
    expect(formatMoney("2417330.15")).toBe("2,417,330.15");
    expect(formatMoney("-1234.5")).toBe("-1,234.50");
    expect(formatMoney("0")).toBe("0.00");
    expect(formatMoney("-0.00")).toBe("0.00");
    expect(formatDollars("-12")).toBe("-$12.00");
  });

  test("sums exactly where floats would not", () => {
    expect(sumMoney(["0.10", "0.20"])).toBe("0.30");
    expect(sumMoney(["99999999999999.99", "0.01"])).toBe("100000000000000.00");
    expect(subtractMoney("100.00", "100.01")).toBe("-0.01");
  });

  test("shows rates with the decimals they have", () => {
    expect(formatRate("66.800000")).toBe("66.80");
    expect(formatRate("0.125000")).toBe("0.125");
    expect(formatRate("12345.678900")).toBe("12,345.6789");
    expect(formatNumber("31.000000")).toBe("31");
    expect(formatNumber("33.333333")).toBe("33.333333");
    expect(formatNumber(12840)).toBe("12,840");
  });

  test("knows nothing from something", () => {
    expect(isZero("0.000000")).toBe(true);
    expect(isZero("-0.00")).toBe(true);
    expect(isZero("0.001")).toBe(false);
  });

  test.each([
    ["1,234.50", "1234.50"],
    ["$1234.5", "1234.50"],
    ["$1,234", "1234.00"],
    [" 12 ", "12.00"],
    ["(5.00)", "-5.00"],
    ["-$5", "-5.00"],
    ["\u22125", "-5.00"],
    [".5", "0.50"],
    ["1\u00a0234.50", "1234.50"],
    ["007", "7.00"],
    ["-0", "0.00"],
  ])("understands %s", (typed, value) => {
    expect(parseAmount(typed)).toEqual({ ok: true, value });
  });

  test.each(["", "abc", "1.2.3", "1,5", "12.345", "--5", "$"])("refuses %s with the fix", (typed) => {
    const parsed = parseAmount(typed);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.message).toMatch(/\.$/);
  });

  test("allows more decimals for rates", () => {
    expect(parseAmount("0.125", 6)).toEqual({ ok: true, value: "0.125" });
    expect(parseAmount("33.3333333", 6).ok).toBe(false);
  });

  test("what is shown can be typed back without losing a cent", () => {
    assert(
      property(bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (cents) => {
        const text = centsToText(cents);
        expect(toCents(text)).toBe(cents);
        expect(parseAmount(formatMoney(text))).toEqual({ ok: true, value: text });
        expect(parseAmount(formatDollars(text))).toEqual({ ok: true, value: text });
      }),
      { numRuns: 300 },
    );
  });
});
