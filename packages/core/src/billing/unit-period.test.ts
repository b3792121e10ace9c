import * as fc from "fast-check";
import { expect, test } from "vitest";
import { dayNumber, dayText } from "../days/civil.ts";
import { weekday } from "../days/month.ts";
import type { BillingUnit } from "./facts.ts";
import { CALENDAR_MONDAY, unitPeriod } from "./unit-period.ts";

const period = (unit: BillingUnit, anchor: "line" | "calendar", start: string, day: string) => {
  const { from, to, length } = unitPeriod(unit, anchor, dayNumber(start), dayNumber(day));
  return [dayText(from), dayText(to), length];
};

test.each<[BillingUnit, "line" | "calendar", string, string, (string | number)[]]>([
  ["day", "line", "2024-01-10", "2024-02-05", ["2024-02-01", "2024-02-29", 1]],
  ["week", "line", "2024-01-10", "2024-01-17", ["2024-01-17", "2024-01-23", 7]],
  ["week", "line", "2024-01-10", "2024-01-16", ["2024-01-10", "2024-01-16", 7]],
  ["week", "calendar", "2024-01-10", "2024-01-10", ["2024-01-08", "2024-01-14", 7]],
  ["fortnight", "line", "2024-01-10", "2024-01-24", ["2024-01-24", "2024-02-06", 14]],
  ["fortnight", "calendar", "2024-01-10", "2023-12-31", ["2023-12-18", "2023-12-31", 14]],
  ["month", "line", "2024-01-10", "2024-02-05", ["2024-02-01", "2024-02-29", 29]],
  ["year", "line", "2024-02-29", "2025-02-28", ["2024-02-29", "2025-02-28", 366]],
  ["year", "line", "2024-02-29", "2025-03-01", ["2025-03-01", "2026-02-28", 365]],
  ["year", "calendar", "2024-02-29", "2024-12-31", ["2024-01-01", "2024-12-31", 366]],
  ["each", "line", "2024-01-10", "2024-01-10", ["2024-01-10", "2024-01-10", 1]],
])("%s by the %s from %s, on %s", (unit, anchor, start, day, expected) => {
  expect(period(unit, anchor, start, day)).toEqual(expected);
});

test("calendar weeks begin on Mondays", () => {
  expect(dayText(CALENDAR_MONDAY)).toBe("2024-01-01");
  expect(weekday(CALENDAR_MONDAY)).toBe(1);
});

test("the periods of every unit tile the days", () => {
  const units = fc.constantFrom<BillingUnit[]>("day", "week", "fortnight", "month", "year", "each");
  const days = fc.integer({ min: dayNumber("2015-01-01"), max: dayNumber("2035-01-01") });
  fc.assert(
    fc.property(
      units,
      fc.constantFrom<("line" | "calendar")[]>("line", "calendar"),
      days,
      days,
      (unit, anchor, start, day) => {
        const here = unitPeriod(unit, anchor, start, day);
        expect(here.from <= day && day <= here.to).toBe(true);
        expect(unitPeriod(unit, anchor, start, here.to + 1).from).toBe(here.to + 1);
        expect(unitPeriod(unit, anchor, start, here.from)).toEqual(here);
        expect(unitPeriod(unit, anchor, start, here.to)).toEqual(here);
      },
    ),
  );
});
