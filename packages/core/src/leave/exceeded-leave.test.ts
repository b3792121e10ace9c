import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayNumber, dayText } from "../days/civil.ts";
import { FEE_POLICY, type DatedValue, type LegalFee } from "../fees/facts.ts";
import { bedReservationFee } from "./bed-reservation.ts";
import { exceededLeave, type DayContribution, type ExceededLeaveFacts } from "./exceeded-leave.ts";
import type { AbsenceDays } from "./facts.ts";

const always = <Value>(value: Value, from = "2020-01-01"): DatedValue<Value> => ({ from, to: null, value });
const fee = (name: LegalFee, amount: string) => ({ fee: name, amount });
const nov25: DayContribution = {
  arrangement: "NOV25",
  fees: [
    fee("basic_daily_fee", "65.55"),
    fee("hotelling_contribution", "22.15"),
    fee("non_clinical_care_contribution", "56.91"),
  ],
};
const post14: DayContribution = {
  arrangement: "POST14",
  fees: [fee("basic_daily_fee", "65.55"), fee("means_tested_care_fee", "30.00")],
};
const unfunded = (from: string, to: string): AbsenceDays => ({ from, to, kind: "unfunded_social", funding: "none" });

function facts(given: Partial<ExceededLeaveFacts> = {}): ExceededLeaveFacts {
  return {
    from: "2026-03-01",
    to: "2026-03-31",
    absences: [unfunded("2026-03-10", "2026-03-12")],
    contributions: [always(nov25)],
    prices: [always("295.64")],
    classWeights: [always("0.73")],
    standardWeights: [always("0.50")],
    agreed: [always({ perDay: null })],
    ...given,
  };
}

const brief = (given: ExceededLeaveFacts) =>
  exceededLeave(given).result.map(
    (piece) => `${piece.from} ${piece.to} ${piece.days} x ${piece.perDay} = ${piece.amount}`,
  );
const codes = (given: ExceededLeaveFacts) => exceededLeave(given).issues.map((found) => found.code);

describe("the most for holding a bed", () => {
  const most = (given: Partial<Parameters<typeof bedReservationFee>[0]>, policy = FEE_POLICY) =>
    bedReservationFee(
      {
        arrangement: "NOV25",
        residentContribution: "144.61",
        price: "295.64",
        classWeight: "0.73",
        standardWeight: "0.50",
        ...given,
      },
      policy,
    ).result;
  test("of November 2025, day 53: 65.55 + 22.15 + 56.91 + 147.82", () => {
    expect(most({})).toBe("292.43");
  });
  test("of the older arrangements: the base rate as well", () => {
    // 95.55 + 147.82 + 215.82
    expect(most({ arrangement: "POST14", residentContribution: "95.55" })).toBe("459.19");
    expect(most({ arrangement: "PRE14", residentContribution: "95.55", classWeight: "0.21" })).toBe("305.45");
  });
  test("or without it for everybody", () => {
    const older = { arrangement: "POST14" as const, residentContribution: "95.55" };
    expect(most(older, { ...FEE_POLICY, bedReservationBaseRate: "nobody" })).toBe("243.37");
    expect(most({}, { ...FEE_POLICY, bedReservationBaseRate: "nobody" })).toBe("292.43");
  });
  test("rounding of the parts", () => {
    const of = (nwauRounding: "half_up" | "down" | "exact") =>
      most({ arrangement: "POST14", residentContribution: "0", classWeight: "0.29" }, { ...FEE_POLICY, nwauRounding });
    // 85.7356 + 147.82
    expect([of("half_up"), of("down"), of("exact")]).toEqual(["233.56", "233.55", "233.56"]);
  });
});

describe("days past 52", () => {
  test("three days at the most", () => {
    expect(exceededLeave(facts()).result).toEqual([
      {
        stretchFrom: "2026-03-10",
        stretchTo: "2026-03-12",
        from: "2026-03-10",
        to: "2026-03-12",
        days: 3,
        most: "292.43",
        perDay: "292.43",
        amount: "877.29",
        instead: nov25.fees,
      },
    ]);
  });
  test("days with subsidy, in hospital or otherwise, cost nothing", () => {
    const absences: AbsenceDays[] = [
      { from: "2026-03-02", to: "2026-03-05", kind: "social", funding: "full" },
      { from: "2026-03-06", to: "2026-03-07", kind: "hospital", funding: "base_rate_nil" },
    ];
    expect(brief(facts({ absences }))).toEqual([]);
  });
  test("one piece for each stretch, each cut to the month", () => {
    const absences = [unfunded("2026-02-20", "2026-03-02"), unfunded("2026-03-30", "2026-04-10")];
    expect(brief(facts({ absences, agreed: [always({ perDay: "100.00" })] }))).toEqual([
      "2026-03-01 2026-03-02 2 x 100.00 = 200.00",
      "2026-03-30 2026-03-31 2 x 100.00 = 200.00",
    ]);
    expect(exceededLeave(facts({ absences })).result.map((piece) => piece.stretchFrom)).toEqual([
      "2026-02-20",
      "2026-03-30",
    ]);
  });
  test("cut where an amount changes", () => {
    const absences = [unfunded("2026-03-18", "2026-03-21")];
    const dearer: DayContribution = { ...nov25, fees: [fee("basic_daily_fee", "66.80"), ...nov25.fees.slice(1)] };
    const contributions = [{ ...always(nov25), to: "2026-03-19" }, always(dearer, "2026-03-20")];
    expect(brief(facts({ absences, contributions }))).toEqual([
      "2026-03-18 2026-03-19 2 x 292.43 = 584.86",
      "2026-03-20 2026-03-21 2 x 293.68 = 587.36",
    ]);
  });
  test("an agreed amount, not above the most", () => {
    expect(brief(facts({ agreed: [always({ perDay: "80.00" })] }))).toEqual([
      "2026-03-10 2026-03-12 3 x 80.00 = 240.00",
    ]);
    const above = facts({ agreed: [always({ perDay: "300.00" })] });
    expect(brief(above)).toEqual(["2026-03-10 2026-03-12 3 x 292.43 = 877.29"]);
    expect(codes(above)).toEqual(["AGREED_ABOVE_MOST"]);
  });
  test("nothing agreed: nothing charged, and the other fees are not either", () => {
    const none = facts({ agreed: [] });
    expect(brief(none)).toEqual(["2026-03-10 2026-03-12 3 x 0.00 = 0.00"]);
    expect(codes(none)).toEqual(["NOT_AGREED"]);
  });
  test("without the amounts there is no piece", () => {
    expect(codes(facts({ prices: [] }))).toEqual(["AMOUNT_MISSING"]);
    expect(brief(facts({ prices: [] }))).toEqual([]);
    // The class only matters for the older arrangements.
    expect(codes(facts({ classWeights: [] }))).toEqual([]);
    expect(codes(facts({ classWeights: [], contributions: [always(post14)] }))).toEqual(["AMOUNT_MISSING"]);
  });
});

test("proposing month by month gives what proposing at once gives", () => {
  const start = dayNumber("2026-01-01");
  const range = fc.tuple(fc.integer({ min: 0, max: 89 }), fc.integer({ min: 0, max: 20 }));
  fc.assert(
    fc.property(fc.array(range, { maxLength: 4 }), fc.integer({ min: 1, max: 89 }), (ranges, change) => {
      const absences = ranges.map(([from, days]) => unfunded(dayText(start + from), dayText(start + from + days)));
      const contributions = [
        { ...always(nov25), to: dayText(start + change - 1) },
        always(post14, dayText(start + change)),
      ];
      const total = (from: string, to: string) =>
        exceededLeave(facts({ from, to, absences, contributions })).result.reduce(
          (sum, piece) => sum + Number(piece.amount.replace(".", "")),
          0,
        );
      const months =
        total("2026-01-01", "2026-01-31") + total("2026-02-01", "2026-02-28") + total("2026-03-01", "2026-05-31");
      expect(total("2026-01-01", "2026-05-31")).toBe(months);
    }),
    { numRuns: 100 },
  );
});
