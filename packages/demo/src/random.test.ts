import { assert, integer, nat, property } from "fast-check";
import { expect, test } from "vitest";
import { Random, spread } from "./random.ts";
import { abnOf } from "./people/abn.ts";
import { kindOf } from "./build-provider.ts";

test("the same stream gives the same numbers, another stream others", () => {
  const draw = (random: Random) => Array.from({ length: 8 }, () => random.int(0, 1_000_000));
  expect(draw(new Random(1, "a", 5))).toEqual(draw(new Random(1, "a", 5)));
  const others = [new Random(2, "a", 5), new Random(1, "b", 5), new Random(1, "a", 6)].map(draw);
  expect(new Set([draw(new Random(1, "a", 5)), ...others].map(String)).size).toBe(4);
});

test("numbers stay inside their bounds and reach them", () => {
  assert(
    property(nat(), integer({ min: -50, max: 50 }), nat(20), (seed, from, span) => {
      const random = new Random(seed, "bounds");
      const seen = new Set(Array.from({ length: 600 }, () => random.int(from, from + span)));
      expect(Math.min(...seen)).toBe(from);
      expect(Math.max(...seen)).toBe(from + span);
    }),
    { numRuns: 50 },
  );
});

test("every hundred clients in a row hold their share of each kind", () => {
  assert(
    property(nat(400_000), (start) => {
      const kinds = Array.from({ length: 100 }, (_, at) => kindOf(start + at));
      const count = (kind: string) => kinds.filter((each) => each === kind).length;
      expect(Math.abs(count("permanent") - 58)).toBeLessThanOrEqual(3);
      expect(Math.abs(count("village") - 14)).toBeLessThanOrEqual(3);
      expect(count("ndis")).toBeGreaterThanOrEqual(2);
      expect(count("respite")).toBeGreaterThanOrEqual(3);
    }),
    { numRuns: 100 },
  );
  expect(spread(3, "kind", 1000)).not.toBe(spread(3, "site", 1000));
});

test("business numbers have the right check digits", () => {
  const weights = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19];
  assert(
    property(integer({ min: 0, max: 999_999_999 }), (serial) => {
      const digits = Array.from(abnOf(serial), Number);
      expect(digits).toHaveLength(11);
      expect(weights.reduce((sum, weight, at) => sum + weight * (digits[at]! - (at === 0 ? 1 : 0)), 0) % 89).toBe(0);
    }),
  );
});
