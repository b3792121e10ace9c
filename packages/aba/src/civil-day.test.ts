import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayFromDdmmyy, dayFromNumber, dayNumber, ddmmyyOf, isCivilDay, isWeekend } from "./civil-day.ts";

describe("civil day", () => {
  test("numbers and days agree with the calendar, from 1900 to 2200", () => {
    for (let number = -25_567; number < 84_006; number += 1) {
      const day = new Date(number * 86_400_000);
      const text = day.toISOString().slice(0, 10);
      if (dayFromNumber(number) !== text || dayNumber(text) !== number || !isCivilDay(text)) expect.fail(text);
      if (isWeekend(text) !== (day.getUTCDay() % 6 === 0)) expect.fail(`weekend ${text}`);
    }
  });

  test.each([
    "2026-02-29",
    "2100-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-04-31",
    "2026-1-01",
    "26-01-01",
    "",
    20260101,
  ])("%j is no day", (text) => expect(isCivilDay(text)).toBe(false));

  test("DDMMYY goes over into the day and back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_957, max: 47_481 }), (number) => {
        const day = dayFromNumber(number);
        expect(dayFromDdmmyy(ddmmyyOf(day))).toBe(day);
      }),
    );
  });

  test.each(["290226", "000126", "011326", "3112 6", "31126", "31/126"])("%j is no DDMMYY", (text) =>
    expect(dayFromDdmmyy(text)).toBeUndefined(),
  );
});
