import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dayNumber, daysInclusive, isDay, lastDayOf, makeDay, parseCompactDay, parseDay } from "./day.ts";

const anyDay = fc.integer({ min: -20_000, max: 80_000 }).map((n) => addDays("1970-01-01", n));

describe("days", () => {
  test("counting days agrees with the calendar of the language", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, n) => {
        const expected = new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
        expect(addDays(day, n)).toBe(expected);
        expect(dayNumber(day)).toBe(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
        expect(isDay(day)).toBe(true);
      }),
    );
  });

  test("a day is read back in every form a request may use", () => {
    const separators = ["-", "/", "\\", ".", ":", ";", "||"];
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...separators), (day, s) => {
        const [y = "", m = "", d = ""] = day.split("-");
        expect(parseDay([y, m, d].join(s))).toBe(day);
        expect(parseDay([d, m, y].join(s))).toBe(day);
        expect(parseDay([m, d, y].join(s), "mdy")).toBe(day);
        expect(parseCompactDay(y + m + d)).toBe(day);
      }),
    );
  });

  test.each(["2026-02-29", "2026-13-01", "31/11/2026", "1/1/26", "2026-1-1-1", "", "today", "2026/07", "0000-00-00"])(
    "%s is no day",
    (text) => {
      expect(parseDay(text)).toBeNull();
    },
  );

  test.each([
    ["7/07/2026", "2026-07-07"],
    ["2026-7-5", "2026-07-05"],
    ["31/12/2025 12:00:00 AM", "2025-12-31"],
    ["2025-12-31T00:00:00+11:00", "2025-12-31"],
    ["2024-02-29", "2024-02-29"],
  ])("%s is %s", (text, day) => {
    expect(parseDay(text)).toBe(day);
  });

  test("months end where they end", () => {
    expect(lastDayOf("2024-02")).toBe("2024-02-29");
    expect(lastDayOf("2100-02")).toBe("2100-02-28");
    expect(makeDay(2026, 4, 31)).toBeNull();
    expect(daysInclusive("2026-07-01", "2026-07-31")).toBe(31);
  });
});
