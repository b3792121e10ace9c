import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { firings, nextFiring, recurrenceProblem, type Recurrence } from "./recurrence.ts";
import {
  FIRST_OF_NEXT_MONTH,
  LAST_OF_LAST_MONTH,
  LAST_OF_NEXT_MONTH,
  LAST_OF_THIS_MONTH,
  SAME_DAY,
  relativeDate,
} from "./relative-date.ts";

type Given = { interval?: number; start?: string; until?: string; count?: number };
const monthly = (day: number | "last", given: Given = {}): Recurrence => ({
  every: "month",
  interval: 1,
  day,
  start: "2024-01-01",
  until: null,
  count: null,
  ...given,
});
const weekly = (weekday: number, interval = 1): Recurrence => ({
  every: "week",
  interval,
  weekday,
  start: "2024-01-03",
  until: null,
  count: null,
});

describe("recurrence", () => {
  test("monthly", () => {
    expect(firings(monthly(15), 3)).toEqual(["2024-01-15", "2024-02-15", "2024-03-15"]);
    expect(firings(monthly("last"), 3)).toEqual(["2024-01-31", "2024-02-29", "2024-03-31"]);
    expect(firings(monthly(31), 4)).toEqual(["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"]);
    expect(firings(monthly(1, { start: "2024-01-02" }), 2)).toEqual(["2024-02-01", "2024-03-01"]);
    expect(firings(monthly(1, { interval: 3 }), 3)).toEqual(["2024-01-01", "2024-04-01", "2024-07-01"]);
  });

  test("weekly", () => {
    // 3 January 2024 was a Wednesday
    expect(firings(weekly(3), 2)).toEqual(["2024-01-03", "2024-01-10"]);
    expect(firings(weekly(1), 2)).toEqual(["2024-01-08", "2024-01-15"]);
    expect(firings(weekly(7, 2), 2)).toEqual(["2024-01-07", "2024-01-21"]);
  });

  test("ends by date or by count", () => {
    expect(firings(monthly(15, { until: "2024-02-15" }), 9)).toHaveLength(2);
    expect(firings(monthly(15, { until: "2024-02-14" }), 9)).toHaveLength(1);
    expect(firings(monthly(15, { count: 2 }), 9)).toHaveLength(2);
    expect(nextFiring(monthly(15, { count: 2 }), "2024-01-15")).toBe("2024-02-15");
    expect(nextFiring(monthly(15, { count: 2 }), "2024-02-15")).toBeNull();
    expect(nextFiring(monthly(15), null)).toBe("2024-01-15");
    expect(nextFiring(monthly(15, { start: "9999-12-01" }), "9999-12-15")).toBeNull();
  });

  test("the next firing is the next of all firings", () => {
    const rule = fc.oneof(
      fc.record({
        every: fc.constant("month" as const),
        interval: fc.integer({ min: 1, max: 5 }),
        day: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant("last" as const)),
        start: fc.constantFrom("2023-12-31", "2024-02-29"),
        until: fc.constantFrom(null, "2025-06-30"),
        count: fc.constantFrom(null, 5),
      }),
      fc.record({
        every: fc.constant("week" as const),
        interval: fc.integer({ min: 1, max: 3 }),
        weekday: fc.integer({ min: 1, max: 7 }),
        start: fc.constantFrom("2023-12-31", "2024-02-29"),
        until: fc.constantFrom(null, "2025-06-30"),
        count: fc.constantFrom(null, 5),
      }),
    );
    fc.assert(
      fc.property(rule, (each) => {
        const days = firings(each, 12);
        expect([...days].sort()).toEqual(days);
        expect(new Set(days).size).toBe(days.length);
        days.forEach((day, at) => {
          if (at + 1 < days.length) expect(nextFiring(each, day)).toBe(days[at + 1]);
        });
        expect(nextFiring(each, null)).toBe(days[0] ?? null);
      }),
    );
  });

  test("says what is wrong with one", () => {
    expect(recurrenceProblem(monthly(31))).toBeNull();
    expect(recurrenceProblem(monthly("last"))).toBeNull();
    expect(recurrenceProblem(weekly(7))).toBeNull();
    expect(recurrenceProblem(monthly(32))).toMatch("day");
    expect(recurrenceProblem(monthly(0))).toMatch("day");
    expect(recurrenceProblem(weekly(0))).toMatch("weekday");
    expect(recurrenceProblem(weekly(1, 0))).toMatch("interval");
    expect(recurrenceProblem(monthly(1, { count: 0 }))).toMatch("count");
    expect(recurrenceProblem(monthly(1, { until: "2023-01-01" }))).toMatch("until");
    // and never runs on with it
    expect(() => nextFiring(weekly(Number.NaN), null)).toThrow(RangeError);
    expect(() => firings(monthly(1, { interval: 0 }), 9)).toThrow(RangeError);
  });
});

describe("relative dates", () => {
  test.each([
    [SAME_DAY, "2024-02-29"],
    [LAST_OF_THIS_MONTH, "2024-02-29"],
    [FIRST_OF_NEXT_MONTH, "2024-03-01"],
    [LAST_OF_NEXT_MONTH, "2024-03-31"],
    [LAST_OF_LAST_MONTH, "2024-01-31"],
    [{ months: 12, anchor: "same_day", days: 0 } as const, "2025-02-28"],
    [{ months: 0, anchor: "first_of_month", days: -1 } as const, "2024-01-31"],
    [{ months: 0, anchor: "same_day", days: 7 } as const, "2024-03-07"],
  ])("%j on 29 February 2024", (rule, day) => {
    expect(relativeDate(rule, "2024-02-29")).toBe(day);
  });

  test("survive being written to JSON", () => {
    expect(JSON.parse(JSON.stringify(monthly("last")))).toEqual(monthly("last"));
  });
});
