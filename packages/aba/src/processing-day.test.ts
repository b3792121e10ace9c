import { describe, expect, test } from "vitest";
import { dayFromNumber } from "./civil-day.ts";
import { processingDay } from "./processing-day.ts";

const same = { leadWorkingDays: 0 };
const before = { leadWorkingDays: 1 };

describe("processing day", () => {
  test.each([
    // 2026-11-23 is a Monday
    ["2026-11-24", same, [], "2026-11-24"],
    ["2026-11-22", same, [], "2026-11-20"],
    ["2026-11-24", before, [], "2026-11-23"],
    ["2026-11-23", before, [], "2026-11-20"],
    ["2026-11-22", before, [], "2026-11-19"],
    ["2026-12-28", before, ["2026-12-25", "2026-12-28"], "2026-12-23"],
    ["2026-12-29", before, ["2026-12-25", "2026-12-28"], "2026-12-24"],
  ])("funds wanted on %s", (wanted, rule, holidays, day) => {
    expect(processingDay(wanted, rule, new Set(holidays))).toBe(day);
  });

  test("there is none for what is no day, nor when all days are holidays", () => {
    expect(processingDay("2026-02-30", same)).toBeUndefined();
    const always = new Set(Array.from({ length: 800 }, (_, index) => dayFromNumber(20_000 + index)));
    expect(processingDay("2026-11-24", same, always)).toBeUndefined();
  });
});
