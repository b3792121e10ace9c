import { expect, test } from "vitest";
import { asWritten, count, duration, plainName } from "./words.ts";

test("counts in words", () => {
  expect(count(1, "line")).toBe("1 line");
  expect(count(1284, "line")).toBe("1,284 lines");
  expect(count(2, "service entry", "service entries")).toBe("2 service entries");
});

test("durations read at a glance", () => {
  expect(duration(0.4)).toBe("under 1 s");
  expect(duration(45)).toBe("45 s");
  expect(duration(200)).toBe("3 min 20 s");
  expect(duration(3900)).toBe("1 h 05 min");
});

test("codes become names", () => {
  expect(plainName("finance_officer")).toBe("Finance officer");
});

test("a sentence of the API shows its days and amounts the way people here write them, and nothing else of it", () => {
  expect(asWritten("In care from 2026-10-01 until 2026-10-31.")).toBe("In care from 01/10/2026 until 31/10/2026.");
  expect(asWritten("Invoice 12026-10-311, no day: 2026-13-01.")).toBe("Invoice 12026-10-311, no day: 2026-13-01.");
  expect(asWritten("50% of 415000.00 less 20750.00.")).toBe("50% of 415,000.00 less 20,750.00.");
  expect(asWritten("-33200.00, 950.00, 1234.5678, version 1.2000.00, 23.2328767123%, 2026")).toBe(
    "-33,200.00, 950.00, 1234.5678, version 1.2000.00, 23.2328767123%, 2026",
  );
});
