import { expect, test } from "vitest";
import { count, duration, plainName } from "./words.ts";

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
