import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  FIRST_DAY,
  LAST_DAY,
  civilOf,
  dayNumber,
  dayNumberOr,
  dayOf,
  dayText,
  daysInMonth,
  parseDay,
} from "./civil.ts";
import { dayWords, periodWords } from "./words.ts";

test("day numbers count from 1970-01-01", () => {
  expect(dayNumber("1970-01-01")).toBe(0);
  expect(dayNumber("1970-01-02")).toBe(1);
  expect(dayNumber("1969-12-31")).toBe(-1);
  expect(dayNumber("0001-01-01")).toBe(FIRST_DAY);
  expect(dayNumber("9999-12-31")).toBe(LAST_DAY);
  expect(dayNumberOr(null, 7)).toBe(7);
});

test("agrees with Temporal on every day of four centuries' worth of samples", () => {
  fc.assert(
    fc.property(fc.integer({ min: FIRST_DAY, max: LAST_DAY }), (day) => {
      const date = Temporal.PlainDate.from("1970-01-01").add({ days: day });
      expect(dayText(day)).toBe(date.toString());
      expect(parseDay(date.toString())).toBe(day);
      expect(civilOf(day)).toEqual({ year: date.year, month: date.month, day: date.day });
      expect(dayOf(date.year, date.month, date.day)).toBe(day);
      expect(daysInMonth(date.year, date.month)).toBe(date.daysInMonth);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  "",
  "2024-1-1",
  "2024-02-30",
  "2023-02-29",
  "1900-02-29",
  "2024-00-10",
  "2024-13-01",
  "2024-01-00",
  "2024-04-31",
  "2024/01/01",
  "0000-01-01",
  "20240101xx",
  "2024-01-01T",
  "２０２４-01-01",
  "-024-01-01",
  "2024-01-1 ",
])("refuses %j", (text) => {
  expect(parseDay(text)).toBeNull();
  expect(() => dayNumber(text)).toThrow(RangeError);
});

test("days out of range have no text", () => {
  for (const day of [FIRST_DAY - 1, LAST_DAY + 1, 0.5, Number.NaN]) expect(() => dayText(day)).toThrow(RangeError);
});

test("words", () => {
  expect(dayWords("2024-02-29")).toBe("29 Feb 2024");
  expect(periodWords("2024-01-01", "2024-01-31")).toBe("1 Jan 2024 to 31 Jan 2024");
  expect(periodWords("2024-01-01", "2024-01-01")).toBe("1 Jan 2024");
});
