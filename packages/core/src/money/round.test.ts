import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Decimal } from "./decimal.ts";
import { roundBigRatio, roundProduct, roundRatio } from "./round.ts";

test("a half goes away from zero", () => {
  expect([5, -5, 3, -3, 1, -1, 0].map((value) => roundRatio(value, 2))).toEqual([3, -3, 2, -2, 1, -1, 0]);
  expect([4, -4].map((value) => roundRatio(value, 10))).toEqual([0, 0]);
  expect(Object.is(roundRatio(-4, 10), 0)).toBe(true);
  expect(roundBigRatio(-5n, 2n)).toBe(-3n);
});

test("agrees with decimal arithmetic, for numbers that fit and for those that do not", () => {
  const half = (n: Decimal) => n.toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
  fc.assert(
    fc.property(
      fc.oneof(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })),
      fc.integer({ min: 0, max: 400 }),
      fc.oneof(fc.integer({ min: 1, max: 36_600 }), fc.integer({ min: 1, max: 10 ** 9 })),
      (value, multiplier, divisor) => {
        const exact = half(new Decimal(String(value)).times(multiplier).div(divisor));
        expect(
          new Decimal(roundProduct(value, multiplier, divisor)).equals(exact) || exact.abs().greaterThan(2 ** 53),
        ).toBe(true);
        if (exact.abs().greaterThan(2 ** 53))
          expect(Math.abs(roundProduct(value, multiplier, divisor))).toBeGreaterThanOrEqual(2 ** 53);
      },
    ),
    { numRuns: 1000 },
  );
});
