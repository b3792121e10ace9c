import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  ageOn,
  dayFromNumber,
  dayNumber,
  endOfMonth,
  formatDay,
  formatMonth,
  formatPeriod,
  parseDay,
  periodLength,
  startOfMonth,
  todayIn,
} from "./days.ts";

const today = "2026-11-22";

describe("days", () => {
  test.each([
    ["21/11/26", "2026-11-21"],
    ["21/11/2026", "2026-11-21"],
    ["21-11-26", "2026-11-21"],
    ["21.11.26", "2026-11-21"],
    ["1/2", "2026-02-01"],
    ["21 Nov", "2026-11-21"],
    ["21nov", "2026-11-21"],
    ["21 November 2025", "2025-11-21"],
    ["1st Sept 26", "2026-09-01"],
    ["2026-11-21", "2026-11-21"],
    ["29/2/2028", "2028-02-29"],
    ["today", today],
    ["T", today],
    ["+7", "2026-11-29"],
    ["-22", "2026-10-31"],
    ["yesterday", "2026-11-21"],
  ])("understands %s", (typed, value) => {
    expect(parseDay(typed, today)).toEqual({ ok: true, value });
  });

  test.each(["", "31/4/2026", "29/2/2027", "11/21/2026", "21 Foo", "tomorow", "32/1/26", "1/2/3/4", "21/11/026"])(
    "refuses %s with the fix",
    (typed) => {
      const parsed = parseDay(typed, today);
      expect(parsed.ok).toBe(false);
    },
  );

  test("two-digit birth years lie in the past", () => {
    expect(parseDay("3/5/41", today, true)).toEqual({ ok: true, value: "1941-05-03" });
    expect(parseDay("3/5/26", today, true)).toEqual({ ok: true, value: "2026-05-03" });
    expect(parseDay("3/5/41", today)).toEqual({ ok: true, value: "2041-05-03" });
  });

  test("shows days the Australian way", () => {
    expect(formatDay("2026-10-01")).toBe("01/10/2026");
    expect(formatPeriod("2026-10-01", "2026-10-31")).toBe("01/10/2026 – 31/10/2026");
    expect(formatPeriod("2026-10-01", null)).toBe("from 01/10/2026");
    expect(formatMonth("2026-10-01")).toBe("October 2026");
  });

  test("counts and shifts", () => {
    expect(periodLength("2026-10-01", "2026-10-31")).toBe(31);
    expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
    expect(addMonths("2026-01-15", -1)).toBe("2025-12-15");
    expect(startOfMonth("2026-11-22")).toBe("2026-11-01");
    expect(endOfMonth("2028-02-03")).toBe("2028-02-29");
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  });

  test("day numbers agree with the calendar of the platform", () => {
    assert(
      property(integer({ min: -200_000, max: 200_000 }), (number) => {
        const day = dayFromNumber(number);
        expect(dayNumber(day)).toBe(number);
        expect(day).toBe(new Date(number * 86_400_000).toISOString().slice(0, 10));
        expect(parseDay(formatDay(day), today)).toEqual({ ok: true, value: day });
      }),
      { numRuns: 300 },
    );
  });

  test("today depends on where the books are kept", () => {
    const instant = Date.UTC(2026, 10, 21, 14, 0);
    expect(todayIn("Australia/Sydney", instant)).toBe("2026-11-22");
    expect(todayIn("Australia/Perth", instant)).toBe("2026-11-21");
  });
});

test.each([
  ["1941-05-03", "2026-05-02", 84],
  ["1941-05-03", "2026-05-03", 85],
  ["1940-02-29", "2026-02-28", 85],
  ["1940-02-29", "2026-03-01", 86],
  ["1941-05-03", "never", null],
])("somebody born on %s is on %s so old: %s", (birth, day, age) => {
  expect(ageOn(birth, day)).toBe(age);
});
