import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayNumber, dayText } from "../days/civil.ts";
import { centsOf, centsText } from "../money/cents.ts";
import { Decimal } from "../money/decimal.ts";
import { ACCOMMODATION_POLICY, type AccommodationPolicy } from "./policy.ts";
import {
  checkRetentionTiming,
  retentionAmount,
  retentionOfDay,
  retentionOfDays,
  retentionPeriod,
} from "./retention.ts";

const by = (change: Partial<AccommodationPolicy>): AccommodationPolicy => ({ ...ACCOMMODATION_POLICY, ...change });
const amount = (from: string, to: string, balance: string, policy = ACCOMMODATION_POLICY) =>
  retentionAmount({ days: [{ from, to, balance }], available: balance }, policy).result;

describe("amount", () => {
  test("three months of 500,000, deducted monthly", () => {
    expect(amount("2025-12-01", "2025-12-31", "500000.00")).toBe("849.32");
    expect(amount("2026-01-01", "2026-01-31", "499150.68")).toBe("847.87");
    expect(amount("2026-02-01", "2026-02-28", "498302.81")).toBe("764.52");
  });

  test("each day rounded gives 849.40; the days of a leap year by policy", () => {
    expect(amount("2025-12-01", "2025-12-31", "500000", by({ retentionRounding: "day" }))).toBe("849.40");
    expect(amount("2028-02-01", "2028-02-29", "500000")).toBe("794.52");
    expect(amount("2028-02-01", "2028-02-29", "500000", by({ retentionDivisor: "days_in_year" }))).toBe("792.35");
    // Over a new year each part has its own days: 10 x 27.397260 and 10 x 27.322404
    expect(amount("2027-12-22", "2028-01-10", "500000", by({ retentionDivisor: "days_in_year" }))).toBe("547.20");
  });

  test("stretches are summed before the rounding, or each rounded by policy", () => {
    const days = [
      { from: "2026-01-01", to: "2026-01-01", balance: "91.25" },
      { from: "2026-01-02", to: "2026-01-02", balance: "91.25" },
    ];
    expect(retentionAmount({ days, available: "91.25" }).result).toBe("0.01");
    expect(retentionAmount({ days, available: "91.25" }, by({ retentionRounding: "stretch" })).result).toBe("0.02");
  });

  test("never more than there is", () => {
    expect(
      retentionAmount({ days: [{ from: "2026-01-01", to: "2026-12-31", balance: "1000" }], available: "3" }).result,
    ).toBe("3.00");
  });

  test("a day as people are shown it", () => {
    expect(retentionOfDay("500000.00", "2026-01-01")).toBe("27.397260");
    expect(retentionOfDay("500000.00", "2028-01-01", by({ retentionDivisor: "days_in_year" }))).toBe("27.322404");
    expect(retentionOfDay("500000.00", "2026-01-01", by({ retentionRounding: "day" }))).toBe("27.40");
    expect(retentionOfDays("500000.00", "2026-01-01", 31)).toBe("849.315068");
    expect(retentionOfDays("500000.00", "2026-01-01", 31, by({ retentionRounding: "day" }))).toBe("849.40");
  });

  test("agrees with decimals", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 1, max: 400 }), (cents, days) => {
        const from = dayNumber("2026-01-01");
        const exact = new Decimal(cents).times(2).times(days).div(3_650_000).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
        const balance = centsText(cents);
        const row = { from: dayText(from), to: dayText(from + days - 1), balance };
        expect(retentionAmount({ days: [row], available: "99999999.00" }).result).toBe(exact.toFixed(2));
      }),
    );
  });

  test("five years of monthly deductions stay under a tenth", () => {
    let balance = centsOf("500000");
    for (let at = 0; at < 60; at += 1) balance -= centsOf(amount("2026-01-01", "2026-01-30", centsText(balance)));
    expect(500_000 * 100 - balance).toBeLessThan(50_000 * 100);
    expect(500_000 * 100 - balance).toBeGreaterThan(46_000 * 100);
  });
});

describe("five years", () => {
  const facts = {
    firstPaidOn: "2025-12-01",
    daysElsewhere: 0,
    paidHereOn: "2025-12-01",
    careDays: [{ from: "2025-11-10", to: null }],
  };
  test("end before the fifth anniversary, or after 1,825 days", () => {
    expect(retentionPeriod(facts).result).toEqual({ length: 1826, lastDay: "2030-11-30" });
    expect(retentionPeriod(facts, by({ retentionYears: "1825_days" })).result).toEqual({
      length: 1825,
      lastDay: "2030-11-29",
    });
    expect(retentionPeriod({ ...facts, firstPaidOn: "2024-02-29", paidHereOn: "2024-02-29" }).result.length).toBe(1827);
  });

  test("travel with the resident; days between homes do not count", () => {
    const moved = {
      ...facts,
      daysElsewhere: 1000,
      paidHereOn: "2028-10-01",
      careDays: [{ from: "2028-09-15", to: null }],
    };
    expect(retentionPeriod(moved).result.lastDay).toBe(dayText(dayNumber("2028-10-01") + 825));
    const broken = {
      ...facts,
      careDays: [
        { from: "2025-11-10", to: "2026-01-09" },
        { from: "2026-02-09", to: null },
      ],
    };
    expect(retentionPeriod(broken).result.lastDay).toBe(dayText(dayNumber("2030-11-30") + 30));
    expect(
      retentionPeriod({ ...facts, careDays: [{ from: "2025-11-10", to: "2026-01-09" }] }).result.lastDay,
    ).toBeNull();
    expect(retentionPeriod({ ...facts, daysElsewhere: 1826 }).result.lastDay).toBe("2025-12-01");
  });
});

describe("timing", () => {
  const check = (deductedOn: string[], policy = ACCOMMODATION_POLICY, lastDay: string | null = null) =>
    checkRetentionTiming(
      { paidOn: "2025-12-01", until: "2026-05-31", lastDay, ceasedOn: null, deductedOn },
      policy,
    ).issues.map((row) => [row.code, row.day]);
  test("once a month, at least every three months, not after the five years", () => {
    expect(check(["2025-12-31", "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"])).toEqual([]);
    expect(check(["2026-01-01", "2026-01-31", "2026-04-30"])).toEqual([["TWICE_IN_A_MONTH", "2026-01-31"]]);
    expect(check(["2026-03-01"])).toEqual([["NOT_IN_THREE_MONTHS", "2026-02-28"]]);
    expect(check(["2026-02-28", "2026-03-31"], ACCOMMODATION_POLICY, "2026-03-15")).toEqual([
      ["AFTER_THE_FIVE_YEARS", "2026-03-31"],
    ]);
  });

  test("what is outstanding when care ends may follow at once", () => {
    const facts = {
      paidOn: "2025-12-01",
      until: "2026-01-10",
      lastDay: null,
      deductedOn: ["2026-01-05", "2026-01-10"],
    };
    expect(checkRetentionTiming({ ...facts, ceasedOn: "2026-01-10" }).issues).toEqual([]);
    expect(checkRetentionTiming({ ...facts, ceasedOn: null }).issues).toHaveLength(1);
  });

  test("a month counted from the last deduction holds short months too", () => {
    const strict = by({ retentionOnceAMonth: "any_month" });
    expect(check(["2026-01-31", "2026-02-28", "2026-05-31"], strict)).toEqual([["TWICE_IN_A_MONTH", "2026-02-28"]]);
    expect(check(["2026-01-31", "2026-03-31"], strict)).toEqual([]);
    expect(check(["2026-01-15", "2026-02-14", "2026-05-01"], strict)).toEqual([["TWICE_IN_A_MONTH", "2026-02-14"]]);
    expect(check(["2026-01-15", "2026-02-15", "2026-05-01"], strict)).toEqual([]);
  });
});
