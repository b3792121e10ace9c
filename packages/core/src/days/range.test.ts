import * as fc from "fast-check";
import { expect, test } from "vitest";
import { LAST_DAY } from "./civil.ts";
import { cutAt, daysOf, intersect, lengthOf, rangeText, subtract, union, type Days } from "./range.ts";

const range = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: -2, max: 10 }))
  .map(([from, length]): Days => ({ from, to: from + length - 1 }));
const ranges = fc.array(range, { maxLength: 5 });
const days = (list: readonly Days[]) =>
  new Set(list.flatMap(({ from, to }) => Array.from({ length: Math.max(to - from + 1, 0) }, (_, at) => from + at)));
const sorted = (list: readonly Days[]) =>
  list.every((each, at) => each.from <= each.to && (at === 0 || each.from > list[at - 1]!.to));

test("text and length", () => {
  expect(daysOf({ from: "1970-01-01", to: null })).toEqual({ from: 0, to: LAST_DAY });
  expect(rangeText({ from: 0, to: 30 })).toEqual({ from: "1970-01-01", to: "1970-01-31" });
  expect(lengthOf({ from: 3, to: 3 })).toBe(1);
  expect(lengthOf({ from: 3, to: 2 })).toBe(0);
});

test("intersection, union and difference are those of the sets of days", () => {
  fc.assert(
    fc.property(ranges, ranges, range, range, (one, other, a, b) => {
      const joined = union(one);
      expect(days(joined)).toEqual(days(one));
      expect(sorted(joined)).toBe(true);
      const left = subtract(joined, other);
      expect(days(left)).toEqual(new Set([...days(joined)].filter((day) => !days(other).has(day))));
      expect(sorted(left)).toBe(true);
      const both = intersect(a, b);
      expect(days(both === null ? [] : [both])).toEqual(new Set([...days([a])].filter((day) => days([b]).has(day))));
    }),
  );
});

test("union joins what touches", () => {
  expect(
    union([
      { from: 5, to: 6 },
      { from: 1, to: 4 },
    ]),
  ).toEqual([{ from: 1, to: 6 }]);
});

test("cutting loses no day and begins a piece on each cut inside", () => {
  expect(cutAt({ from: 1, to: 9 }, [5, 1, 10, 5, 9, -3])).toEqual([
    { from: 1, to: 4 },
    { from: 5, to: 8 },
    { from: 9, to: 9 },
  ]);
  fc.assert(
    fc.property(
      range.filter((each) => each.to >= each.from),
      fc.array(fc.integer({ min: -5, max: 60 })),
      (whole, cuts) => {
        const pieces = cutAt(whole, cuts);
        expect(days(pieces)).toEqual(days([whole]));
        expect(sorted(pieces)).toBe(true);
      },
    ),
  );
});
