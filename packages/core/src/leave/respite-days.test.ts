import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayNumber, dayText } from "../days/civil.ts";
import { financialYearOf } from "./financial-year.ts";
import { preEntryLeave } from "./pre-entry.ts";
import { respiteDays, type RespiteFacts } from "./respite-days.ts";

const facts = (given: Partial<RespiteFacts>): RespiteFacts => ({
  stays: [],
  until: "2027-06-30",
  daysBefore: [],
  extensions: [],
  ...given,
});

describe("respite by financial year", () => {
  test("63 days, the day of departure not counted", () => {
    expect(respiteDays(facts({ stays: [{ from: "2025-07-01", to: "2025-09-02" }] })).result).toEqual([
      { financialYear: 2025, allowance: 63, used: 63, remaining: 0, beyond: 0, beyondFrom: null },
    ]);
    const longer = respiteDays(facts({ stays: [{ from: "2025-07-01", to: "2025-09-05" }] }));
    expect(longer.result).toMatchObject([{ used: 63, beyond: 3, beyondFrom: "2025-09-02" }]);
    expect(longer.issues.map((found) => found.code)).toEqual(["RESPITE_USED_UP"]);
  });
  test("a new year begins on 1 July", () => {
    const { result } = respiteDays(facts({ stays: [{ from: "2026-06-20", to: "2026-07-11" }] }));
    expect(result.map((year) => [year.financialYear, year.used])).toEqual([
      [2025, 11],
      [2026, 10],
    ]);
  });
  test("days of before, and extensions of up to 21 days each", () => {
    const given = facts({
      stays: [{ from: "2026-02-01", to: null }],
      until: "2026-03-02",
      daysBefore: [{ financialYear: 2025, days: 60 }],
      extensions: [
        { financialYear: 2025, days: 21 },
        { financialYear: 2025, days: 2 },
      ],
    });
    expect(respiteDays(given).result).toMatchObject([{ allowance: 86, used: 86, beyond: 4, beyondFrom: "2026-02-27" }]);
    const long = respiteDays(facts({ extensions: [{ financialYear: 2025, days: 22 }] }));
    expect(long.issues.map((found) => found.code)).toEqual(["EXTENSION_TOO_LONG"]);
  });
  test("who comes and goes on one day was there on one day", () => {
    expect(respiteDays(facts({ stays: [{ from: "2026-02-01", to: "2026-02-01" }] })).result).toMatchObject([
      { used: 1 },
    ]);
  });
  test("day by day the same", () => {
    const start = dayNumber("2025-05-01");
    const stay = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 80 }));
    fc.assert(
      fc.property(fc.array(stay, { maxLength: 5 }), fc.integer({ min: 0, max: 70 }), (stays, before) => {
        const given = facts({
          stays: stays.map(([from, days]) => ({ from: dayText(start + from), to: dayText(start + from + days) })),
          daysBefore: [{ financialYear: 2025, days: before }],
        });
        const used = new Map([[2025, before]]);
        for (let day = start; day < start + 500; day += 1) {
          const there = stays.some(([from, days]) => day >= start + from && day < start + from + days);
          if (there) used.set(financialYearOf(day), (used.get(financialYearOf(day)) ?? 0) + 1);
        }
        for (const year of respiteDays(given).result) {
          expect(year.used + year.beyond).toBe(used.get(year.financialYear) ?? 0);
          expect(year.used).toBe(Math.min(63, used.get(year.financialYear) ?? 0));
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("days before entry", () => {
  const days = (serviceAgreementDay: string, startDay: string) =>
    preEntryLeave({ serviceAgreementDay, startDay, transitional: false }).result;
  test("seven at most", () => {
    expect(days("2026-01-01", "2026-02-10")).toEqual({ from: "2026-02-03", to: "2026-02-09", days: 7 });
  });
  test("not before the agreement", () => {
    expect(days("2026-02-08", "2026-02-10")).toEqual({ from: "2026-02-08", to: "2026-02-09", days: 2 });
    expect(days("2026-02-10", "2026-02-10")).toBeNull();
    expect(days("2026-03-01", "2026-02-10")).toBeNull();
  });
});
