import * as fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_CENTS, centsOf, centsText } from "./cents.ts";
import { Decimal, decimalText, floorToCent, roundToCent } from "./decimal.ts";

test("text of cents", () => {
  expect([0, 5, -5, 10, 123_450, -99].map(centsText)).toEqual(["0.00", "0.05", "-0.05", "0.10", "1234.50", "-0.99"]);
});

test("cents of text", () => {
  expect(["0", "0.5", "1234.50", "-0.05", "12.300000"].map(centsOf)).toEqual([0, 50, 123_450, -5, 1230]);
  for (const text of ["0.005", "1000000000000", "-1000000000000.00", "x"])
    expect(() => centsOf(text)).toThrow(RangeError);
});

test("there and back", () => {
  fc.assert(
    fc.property(fc.integer({ min: -MAX_CENTS, max: MAX_CENTS }), (cents) => {
      expect(centsOf(centsText(cents))).toBe(cents);
    }),
  );
});

test("the package's own decimals", () => {
  expect(decimalText(roundToCent(new Decimal("2.345")))).toBe("2.35");
  expect(decimalText(roundToCent(new Decimal("-2.345")))).toBe("-2.35");
  // 85% of 1,002.50 a fortnight: 60.866 a day, floored
  expect(decimalText(floorToCent(new Decimal("1002.50").times("0.85").div(14)))).toBe("60.86");
  expect(new Decimal("0.0000000001").toString()).toBe("0.0000000001");
});
