import * as fc from "fast-check";
import { expect, test } from "vitest";
import { scaledOf } from "./scaled.ts";
import { splitCents, weightsOf } from "./split.ts";

const weights = (...texts: string[]) => weightsOf(texts.map(scaledOf))!;

test("58.98 in halves, thirds with an odd cent", () => {
  expect(splitCents(5898, weights("50", "50"))).toEqual([2949, 2949]);
  expect(splitCents(100, weights("33.33", "33.33", "33.34"))).toEqual([33, 33, 34]);
  expect(splitCents(1, weights("50", "50"))).toEqual([1, 0]);
  expect(splitCents(-1, weights("50", "50"))).toEqual([-1, 0]);
  expect(splitCents(2, weights("1", "1", "1"))).toEqual([1, 1, 0]);
  // 33.3 and 66.7 of 0.10: the larger remainder gets the cent, not the first
  expect(splitCents(10, weights("33.3", "66.7"))).toEqual([3, 7]);
  expect(splitCents(0, weights("50", "50"))).toEqual([0, 0]);
});

test("weights that cannot be used", () => {
  expect(weightsOf([])).toBeNull();
  expect(weightsOf([scaledOf("0")])).toBeNull();
  expect(weightsOf([scaledOf("150"), scaledOf("-50")])).toBeNull();
  expect(weightsOf([scaledOf("99999999999999999999")])).toBeNull();
  expect(weights("12.5", "87.5")).toEqual({ parts: [125, 875], total: 1000 });
});

test("the parts add up, change sign with the whole, and are within a cent of exact", () => {
  const parts = fc
    .array(fc.integer({ min: 0, max: 100_000_000 }), { minLength: 1, maxLength: 6 })
    .filter((each) => each.some((part) => part > 0));
  fc.assert(
    fc.property(fc.integer({ min: -99_999_999_999_999, max: 99_999_999_999_999 }), parts, (cents, list) => {
      const total = list.reduce((sum, part) => sum + part, 0);
      const shares = splitCents(cents, { parts: list, total });
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(cents);
      expect(splitCents(-cents, { parts: list, total })).toEqual(shares.map((share) => (share === 0 ? 0 : -share)));
      shares.forEach((share, at) => {
        const off = BigInt(share) * BigInt(total) - BigInt(cents) * BigInt(list[at]!);
        expect(off < BigInt(total) && off > -BigInt(total)).toBe(true);
        if (list[at] === 0) expect(share).toBe(0);
      });
    }),
    { numRuns: 500 },
  );
});
