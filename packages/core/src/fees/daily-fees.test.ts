/** The fees of a day: published and derived figures, and what must always hold. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Decimal } from "../money/decimal.ts";
import { basicDailyFee, type BasicDailyFeeFacts } from "./basic-daily-fee.ts";
import { FEE_POLICY, type FeePolicy, type MeansTest } from "./facts.ts";
import { hotellingContribution } from "./hotelling-contribution.ts";
import { incomeTestedFee, type IncomeTest } from "./income-tested-fee.ts";
import { meansTestedCareFee, type MeansTestedCareFeeFacts } from "./means-tested-care-fee.ts";
import { nonClinicalCareContribution, type NonClinicalCareFacts } from "./non-clinical-care-contribution.ts";
import { nwauAmount } from "./nwau-amount.ts";

const assessed = (amount: string): MeansTest => ({ status: "assessed", amount });

describe("basic daily fee", () => {
  const fee = (basePension: string, given: Partial<BasicDailyFeeFacts> = {}) =>
    basicDailyFee({ stay: "permanent", arrangement: "NOV25", pre2014Fee: "standard", basePension, ...given }).result;

  test.each([
    ["1002.50", "60.86"],
    ["1020.60", "61.96"],
    ["1047.10", "63.57"],
    ["1051.30", "63.82"],
    ["1079.70", "65.55"],
    ["1100.30", "66.80"],
  ])("85%% of %s a fortnight, down to the cent: %s", (pension, expected) => {
    expect(fee(pension)).toBe(expected);
    for (const arrangement of ["PRE14", "POST14"] as const) expect(fee(pension, { arrangement })).toBe(expected);
  });
  test("a fortnight and a year of it", () => {
    expect(new Decimal(fee("1079.70")).times(14).toFixed(2)).toBe("917.70");
    expect(new Decimal(fee("1002.50")).times(365).toFixed(2)).toBe("22213.90");
    expect(new Decimal(fee("1020.60")).times(365).toFixed(2)).toBe("22615.40");
  });
  test("people of before 2014: protected 77.5%, non-standard 96.5%", () => {
    expect(fee("1079.70", { arrangement: "PRE14", pre2014Fee: "protected" })).toBe("59.76");
    expect(fee("1079.70", { arrangement: "PRE14", pre2014Fee: "non_standard" })).toBe("74.42");
    expect(fee("1079.70", { arrangement: "PRE14", pre2014Fee: "protected", stay: "pre_entry" })).toBe("59.76");
  });
  test("respite pays 85% whoever it is; other arrangements know no other share", () => {
    expect(fee("1079.70", { arrangement: "PRE14", pre2014Fee: "non_standard", stay: "respite" })).toBe("65.55");
    expect(fee("1079.70", { arrangement: "POST14", pre2014Fee: "non_standard" })).toBe("65.55");
  });
  test("never more than the share of the pension, and less than a cent under it", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500_000 }),
        fc.constantFrom("standard", "protected", "non_standard"),
        (cents, pre2014Fee) => {
          const pension = new Decimal(cents).div(100).toFixed(2);
          const share = { standard: "0.85", protected: "0.775", non_standard: "0.965" }[pre2014Fee];
          const exact = new Decimal(pension).times(share).div(14);
          const found = new Decimal(fee(pension, { arrangement: "PRE14", pre2014Fee }));
          expect(found.lessThanOrEqualTo(exact) && exact.minus(found).lessThan("0.01")).toBe(true);
        },
      ),
    );
  });
});

describe("hotelling and non-clinical care contribution", () => {
  const rates = { maximumAccommodationSupplement: "70.94", maximumHotellingSupplement: "22.15" };
  const facts = (means: MeansTest, given: Partial<NonClinicalCareFacts> = {}): NonClinicalCareFacts => ({
    ...rates,
    means,
    maximumContribution: "105.30",
    daysBefore: 0,
    maximumDays: 1460,
    lifetimeCapPassed: false,
    ...given,
  });
  const both = (means: MeansTest) => [
    hotellingContribution({ ...rates, means }).result,
    nonClinicalCareContribution(facts(means)).result,
  ];

  test("means tested amount of 80.00: 9.06 and nothing", () => {
    expect(both(assessed("80.00"))).toEqual(["9.06", "0.00"]);
  });
  test("of 150.00: 22.15 and 56.91", () => {
    expect(both(assessed("150.00"))).toEqual(["22.15", "56.91"]);
  });
  test.each([
    ["0.00", "0.00", "0.00"],
    ["70.94", "0.00", "0.00"],
    ["70.95", "0.01", "0.00"],
    ["93.09", "22.15", "0.00"],
    ["93.10", "22.15", "0.01"],
    ["198.39", "22.15", "105.30"],
    ["500.00", "22.15", "105.30"],
  ])("of %s: %s and %s", (amount, hotelling, care) => {
    expect(both(assessed(amount))).toEqual([hotelling, care]);
  });
  test("means not disclosed: both at their most; not known yet: neither", () => {
    expect(both({ status: "not_disclosed" })).toEqual(["22.15", "105.30"]);
    expect(both({ status: "unknown" })).toEqual(["0.00", "0.00"]);
  });
  test("ends after 1,460 days, whatever the means", () => {
    for (const means of [assessed("150.00"), { status: "not_disclosed" } as const]) {
      const on = (daysBefore: number) => nonClinicalCareContribution(facts(means, { daysBefore })).result;
      expect(on(1459)).not.toBe("0.00");
      expect([on(1460), on(2000)]).toEqual(["0.00", "0.00"]);
    }
  });
  test("ends once the lifetime cap was passed", () => {
    expect(nonClinicalCareContribution(facts(assessed("150.00"), { lifetimeCapPassed: true })).result).toBe("0.00");
  });
  test("together: the means tested amount past the supplement, up to both maxima; one begins when the other is full", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (cents) => {
        const amount = new Decimal(cents).div(100);
        const [hotelling, care] = both(assessed(amount.toFixed(2)));
        const sum = new Decimal(hotelling!).plus(care!);
        const most = new Decimal("127.45");
        const expected = Decimal.min(Decimal.max(amount.minus("70.94"), 0), most);
        expect(sum.equals(expected)).toBe(true);
        if (care !== "0.00") expect(hotelling).toBe("22.15");
      }),
    );
  });
});

const care = {
  price: "295.64",
  classWeight: "0.73",
  tariffWeight: "0.50",
  standardWeight: "0.50",
  oxygenSupplement: "14.45",
  enteralSupplement: "25.71",
};

describe("means tested care fee", () => {
  const facts = (means: MeansTest, given: Partial<MeansTestedCareFeeFacts> = {}): MeansTestedCareFeeFacts => ({
    ...care,
    means,
    maximumAccommodationSupplement: "70.94",
    ...given,
  });
  const fee = (means: MeansTest, given: Partial<MeansTestedCareFeeFacts> = {}, policy: Partial<FeePolicy> = {}) =>
    meansTestedCareFee(facts(means, given), { ...FEE_POLICY, ...policy }).result;

  test("class 13 in a city with oxygen and non-bolus feeding: 403.80 at most", () => {
    expect(fee({ status: "not_disclosed" })).toBe("403.80");
    expect(fee(assessed("9999.00"))).toBe("403.80");
  });
  test("below the most, the means tested amount less the supplement", () => {
    expect(fee(assessed("150.00"))).toBe("79.06");
    expect(fee(assessed("474.74"))).toBe("403.80");
    expect(fee(assessed("474.73"))).toBe("403.79");
    expect([fee(assessed("70.94")), fee(assessed("10.00")), fee({ status: "unknown" })]).toEqual([
      "0.00",
      "0.00",
      "0.00",
    ]);
  });
  test("from April 2026 the tariff is 0.387, or 0.50 as before", () => {
    const april = { tariffWeight: "0.387" };
    expect(fee({ status: "not_disclosed" }, april)).toBe("370.39");
    expect(fee({ status: "not_disclosed" }, april, { meansTestedFeeTariff: "standard" })).toBe("403.80");
  });
  test("on extended hospital leave the ceiling falls by the base rate", () => {
    expect(fee({ status: "not_disclosed" }, { classWeight: "0" })).toBe("187.98");
    expect(fee(assessed("150.00"), { classWeight: "0" })).toBe("79.06");
    expect(fee(assessed("300.00"), { classWeight: "0" })).toBe("187.98");
  });
  test("rounding of the weights", () => {
    const of = (nwauRounding: FeePolicy["nwauRounding"]) =>
      fee(
        { status: "not_disclosed" },
        { classWeight: "0.29", tariffWeight: "0.387", oxygenSupplement: "0", enteralSupplement: "0" },
        { nwauRounding },
      );
    // 85.7356 and 114.41268
    expect([of("half_up"), of("down"), of("exact")]).toEqual(["200.15", "200.14", "200.15"]);
  });
  test("class 5 in a city: 274.95, from April 2026 241.54 a day", () => {
    expect(
      nwauAmount("295.64", "0.43", "half_up")
        .plus(nwauAmount("295.64", "0.50", "half_up"))
        .toFixed(2),
    ).toBe("274.95");
    expect(
      nwauAmount("295.64", "0.43", "half_up")
        .plus(nwauAmount("295.64", "0.387", "half_up"))
        .toFixed(2),
    ).toBe("241.54");
    expect(nwauAmount("295.64", "5.28", "half_up").toFixed(2)).toBe("1560.98");
  });
  test("says how it came about", () => {
    const { trace } = meansTestedCareFee(facts(assessed("500.00")));
    expect(trace.map((each) => [each.law?.slice(-6), each.value])).toEqual([
      ["step 2", "429.06"],
      ["step 4", "403.80"],
      ["step 6", "403.80"],
    ]);
  });
});

describe("income tested fee", () => {
  const fee = (income: IncomeTest, given: Partial<typeof care> = {}) =>
    incomeTestedFee({ ...care, income, basePension: "1079.70", ...given }).result;
  const earns = (income: string): IncomeTest => ({ status: "assessed", income, freeArea: "34762.00" });

  test("135% of the base pension is the most: 104.11", () => {
    expect(fee({ status: "not_disclosed" })).toBe("104.11");
    expect(fee(earns("999999.00"))).toBe("104.11");
  });
  test("5/12 of the income past the free area, over 364, down to the cent", () => {
    // 10,000 x 5/12 / 364 = 11.4468
    expect(fee(earns("44762.00"))).toBe("11.44");
    expect([fee(earns("34762.00")), fee(earns("1000.00")), fee({ status: "unknown" })]).toEqual([
      "0.00",
      "0.00",
      "0.00",
    ]);
  });
  test("the cost of care where it is less", () => {
    // Extended hospital leave: 0 + 114.41, without supplements; still above 104.11
    const least = { classWeight: "0", tariffWeight: "0.1", oxygenSupplement: "0", enteralSupplement: "0" };
    expect(fee(earns("999999.00"), least)).toBe("29.56");
    // Means not disclosed asks for the share of the pension whatever care costs.
    expect(fee({ status: "not_disclosed" }, least)).toBe("104.11");
  });
});
