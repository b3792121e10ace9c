import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayNumber, dayText } from "../days/civil.ts";
import { accommodationSupplement } from "./accommodation-supplement.ts";
import { ACCOMMODATION_POLICY } from "./policy.ts";
import { supportedRatio, type RatioResident } from "./supported-ratio.ts";

const ratio = (residents: RatioResident[]) =>
  supportedRatio({ year: 2026, month: 3, residents, threshold: "40", reduction: "25" }).result;
/** As many residents of 31 days as it takes, and one for the rest. */
const ofDays = (lowMeans: boolean, days: number): RatioResident[] => {
  const whole = Array.from({ length: Math.floor(days / 31) }, (_, at): RatioResident => {
    return { reference: `${lowMeans}${at}`, lowMeans, days: [{ from: "2025-12-01", to: null }] };
  });
  const rest = days % 31;
  if (rest === 0) return whole;
  return [
    ...whole,
    { reference: "rest", lowMeans, days: [{ from: "2026-03-01", to: dayText(dayNumber("2026-03-01") + rest - 1) }] },
  ];
};

describe("supported resident ratio", () => {
  test.each([
    [1180, 1800, "39.60", "25"],
    [1192, 1788, "40.00", "0"],
    [31, 31, "50.00", "0"],
    [3101, 6899, "31.01", "25"],
    [9999, 15_001, "40.00", "25"],
  ])("%i low means days and %i others: %s%%, %s%% off", (low, other, percent, reduction) => {
    const found = ratio([...ofDays(true, low), ...ofDays(false, other)]);
    expect(found).toMatchObject({
      lowMeansDays: low,
      totalDays: low + other,
      percent,
      reduction,
      from: "2026-03-01",
      to: "2026-03-31",
    });
  });

  test("days are counted once and inside the month; nobody at all reduces nothing", () => {
    const twice = [
      { from: "2026-02-20", to: "2026-03-10" },
      { from: "2026-03-05", to: "2026-04-20" },
    ];
    expect(ratio([{ reference: "a", lowMeans: true, days: twice }]).totalDays).toBe(31);
    const none = supportedRatio({ year: 2026, month: 3, residents: [], threshold: "40", reduction: "25" });
    expect([none.result.reduction, none.issues[0]!.code]).toEqual(["0", "NO_RESIDENT_DAYS"]);
  });

  test("as counting day by day", () => {
    const stay = fc.tuple(fc.integer({ min: 0, max: 70 }), fc.integer({ min: 0, max: 60 }));
    const resident = fc.record({ lowMeans: fc.boolean(), stays: fc.array(stay, { maxLength: 3 }) });
    fc.assert(
      fc.property(fc.array(resident, { maxLength: 6 }), (drawn) => {
        const start = dayNumber("2026-02-01");
        const residents = drawn.map(({ lowMeans, stays }, at) => ({
          reference: String(at),
          lowMeans,
          days: stays.map(([from, length]) => ({ from: dayText(start + from), to: dayText(start + from + length) })),
        }));
        let [low, all] = [0, 0];
        for (let day = 1; day <= 31; day += 1) {
          const text = `2026-03-${String(day).padStart(2, "0")}`;
          for (const each of residents) {
            if (!each.days.some((days) => days.from <= text && days.to >= text)) continue;
            all += 1;
            if (each.lowMeans) low += 1;
          }
        }
        expect(ratio(residents)).toMatchObject({
          lowMeansDays: low,
          totalDays: all,
          reached: all === 0 || low * 100 >= all * 40,
        });
      }),
    );
  });
});

describe("supplement", () => {
  const facts = {
    applies: true,
    concessional: false,
    buildingAmount: "70.94",
    reduction: "25",
    meansTestedAmount: "20.00",
  };
  test("less a quarter and the means tested amount", () => {
    expect(accommodationSupplement(facts).result).toEqual({ amount: "53.205", paid: "33.205" });
    expect(accommodationSupplement({ ...facts, reduction: "0" }).result).toEqual({ amount: "70.94", paid: "50.94" });
    const cents = (supplementCut: "half_up" | "down") =>
      accommodationSupplement(facts, { ...ACCOMMODATION_POLICY, supplementCut }).result.amount;
    expect([cents("half_up"), cents("down")]).toEqual(["53.21", "53.20"]);
  });

  test("never below zero, and only where it applies", () => {
    expect(accommodationSupplement({ ...facts, meansTestedAmount: "53.21" }).result.paid).toBe("0.00");
    expect(accommodationSupplement({ ...facts, applies: false }).result.paid).toBe("0.00");
    expect(accommodationSupplement({ ...facts, concessional: true }).result.paid).toBe("0.00");
  });
});
