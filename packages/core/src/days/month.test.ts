import * as fc from "fast-check";
import { expect, test } from "vitest";
import { dayNumber, dayText, LAST_DAY } from "./civil.ts";
import { addMonths, anniversaryIn, anniversaryYear, endOfMonthFrom, monthEnd, monthStart, weekday } from "./month.ts";

const on = (text: string, of: (day: number) => number) => dayText(of(dayNumber(text)));

test("ends of months", () => {
  expect(on("2024-02-10", monthStart)).toBe("2024-02-01");
  expect(on("2024-02-10", monthEnd)).toBe("2024-02-29");
  expect(on("2023-02-28", monthEnd)).toBe("2023-02-28");
  expect(on("2024-12-31", monthEnd)).toBe("2024-12-31");
});

test.each([
  ["2024-01-31", 1, "2024-02-29"],
  ["2023-01-31", 1, "2023-02-28"],
  ["2024-03-31", -1, "2024-02-29"],
  ["2024-12-15", 1, "2025-01-15"],
  ["2024-01-15", -1, "2023-12-15"],
  ["2024-02-29", 12, "2025-02-28"],
])("%s and %i months is %s", (from, months, to) => {
  expect(on(from, (day) => addMonths(day, months))).toBe(to);
});

test.each([
  ["2024-01-01", "2024-01-31"],
  ["2024-01-16", "2024-02-15"],
  ["2024-02-01", "2024-02-29"],
  ["2023-01-29", "2023-02-28"],
  ["2023-01-31", "2023-02-28"],
  ["2024-01-31", "2024-02-29"],
  ["2024-01-29", "2024-02-28"],
  ["2024-12-31", "2025-01-30"],
])("the month that begins on %s ends on %s", (from, to) => {
  expect(on(from, endOfMonthFrom)).toBe(to);
});

test("a year from 29 February begins on 1 March of a common year", () => {
  const anchor = dayNumber("2024-02-29");
  expect(dayText(anniversaryIn(anchor, 2025))).toBe("2025-03-01");
  expect(dayText(anniversaryIn(anchor, 2028))).toBe("2028-02-29");
  const year = anniversaryYear(anchor, dayNumber("2025-02-28"));
  expect([dayText(year.from), dayText(year.to)]).toEqual(["2024-02-29", "2025-02-28"]);
});

test("years tile, whatever their anchor", () => {
  const day = fc.integer({ min: dayNumber("1990-01-01"), max: dayNumber("2060-12-31") });
  fc.assert(
    fc.property(day, day, (anchor, some) => {
      const year = anniversaryYear(anchor, some);
      expect(some >= year.from && some <= year.to).toBe(true);
      expect(anniversaryYear(anchor, year.to + 1).from).toBe(year.to + 1);
      expect(anniversaryYear(anchor, year.from - 1).to).toBe(year.from - 1);
      expect([365, 366]).toContain(year.to - year.from + 1);
    }),
  );
});

test("the ends of the calendar are no trap", () => {
  expect(anniversaryYear(0, LAST_DAY).to).toBe(LAST_DAY);
  expect(addMonths(LAST_DAY, 1)).toBe(LAST_DAY);
  expect(endOfMonthFrom(dayNumber("9999-12-31"))).toBe(LAST_DAY);
  expect(anniversaryYear(dayNumber("2024-06-15"), dayNumber("0001-01-01")).from).toBeLessThan(dayNumber("0001-01-01"));
});

test("weekdays", () => {
  expect(weekday(dayNumber("2024-01-01"))).toBe(1);
  expect(weekday(dayNumber("2024-01-07"))).toBe(7);
  expect(weekday(dayNumber("1969-12-31"))).toBe(3);
});
