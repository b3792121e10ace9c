import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Decimal } from "./decimal.ts";
import { add, compare, multiply, negate, parseScaled, scaledOf, scaledText, shiftDown } from "./scaled.ts";

const decimal = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 24n }), fc.integer({ min: 0, max: 12 }))
  .map(([negative, digits, places]) => {
    const text = String(digits).padStart(places + 1, "0");
    const whole = text.slice(0, text.length - places);
    return `${negative ? "-" : ""}${whole}${places === 0 ? "" : `.${text.slice(text.length - places)}`}`;
  });

describe("exact decimals", () => {
  test("reads and writes", () => {
    expect(scaledOf("66.800000")).toEqual({ digits: 668, scale: 1 });
    expect(scaledOf("-0.00")).toEqual({ digits: 0, scale: 0 });
    expect(scaledText(scaledOf("66.800000"), 2)).toBe("66.80");
    expect(scaledText(scaledOf("-0.005"), 2)).toBe("-0.005");
    expect(scaledText(scaledOf("1000"))).toBe("1000");
    expect(scaledOf("12345678901234567890.5").digits).toBe(123_456_789_012_345_678_905n);
  });

  test.each(["", "-", ".5", "5.", "1e5", " 1", "1 ", "1.2.3", "+1", "0x1", "NaN", "１", "--1", "1,000"])(
    "refuses %j",
    (text) => {
      expect(parseScaled(text)).toBeNull();
      expect(() => scaledOf(text)).toThrow(RangeError);
    },
  );

  test("agrees with decimal arithmetic at any size", () => {
    fc.assert(
      fc.property(decimal, decimal, fc.integer({ min: 0, max: 6 }), (a, b, places) => {
        const [x, y] = [scaledOf(a), scaledOf(b)];
        expect(scaledText(x)).toBe(new Decimal(a).toFixed());
        expect(scaledText(multiply(x, y))).toBe(new Decimal(a).times(b).toFixed());
        expect(scaledText(add(x, y))).toBe(new Decimal(a).plus(b).toFixed());
        expect(scaledText(negate(x))).toBe(new Decimal(0).minus(a).toFixed());
        expect(scaledText(shiftDown(x, places))).toBe(new Decimal(a).div(10 ** places).toFixed());
        expect(compare(x, y)).toBe(new Decimal(a).comparedTo(b));
      }),
      { numRuns: 500 },
    );
  });
});
