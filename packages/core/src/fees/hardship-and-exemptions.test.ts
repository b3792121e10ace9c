import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayNumber, dayText } from "../days/civil.ts";
import { centsOf, centsText } from "../money/cents.ts";
import { exemptionCuts, exemptionOf, type Contribution } from "./contribution-exemptions.ts";
import { FEE_POLICY, plainCircumstances, type Circumstances, type FeePolicy } from "./facts.ts";
import { feeReduction, feeReductionThreshold, type FeeReductionFacts } from "./fee-reduction.ts";
import { feeReductionEligibility, type FeeReductionEligibilityFacts } from "./fee-reduction-eligibility.ts";

const remaining = (dailyRemainingIncome: string) => ({ kind: "remaining_income" as const, dailyRemainingIncome });
const facts = (given: Partial<FeeReductionFacts> = {}): FeeReductionFacts => ({
  arrangement: "NOV25",
  fees: { basic_daily_fee: "65.55", hotelling_contribution: "22.15", non_clinical_care_contribution: "56.91" },
  basePension: "1079.70",
  determination: remaining("0.00"),
  ...given,
});
const lines = (given: FeeReductionFacts) =>
  feeReduction(given).result.lines.map((line) => `${line.fee} ${line.before} - ${line.reduction} = ${line.after}`);

describe("fee reduction supplement", () => {
  test("the threshold is 15% of the base pension, down to the cent: 11.56 a day, 161.95 a fortnight", () => {
    expect(feeReductionThreshold("1079.70")).toEqual({ day: "11.56", fortnight: "161.95" });
    expect(feeReduction(facts()).result).toMatchObject({ threshold: "11.56", supplement: "11.56", unused: "0.00" });
  });
  test("threshold less remaining income; below zero it adds", () => {
    expect(feeReduction(facts({ determination: remaining("5.00") })).result.supplement).toBe("6.56");
    expect(feeReduction(facts({ determination: remaining("-20.00") })).result.supplement).toBe("31.56");
  });
  test("an income at the threshold or above gives nothing, and people are told", () => {
    const found = feeReduction(facts({ determination: remaining("11.56") }));
    expect(found.result.supplement).toBe("0.00");
    expect(found.issues.map((issue) => issue.code)).toEqual(["INCOME_NOT_BELOW_THRESHOLD"]);
  });
  test("in order: basic daily fee, hotelling, non-clinical care, accommodation", () => {
    const fees = { ...facts().fees, accommodation: "40.00" };
    expect(lines(facts({ fees, determination: remaining("-90.00") }))).toEqual([
      "basic_daily_fee 65.55 - 65.55 = 0.00",
      "hotelling_contribution 22.15 - 22.15 = 0.00",
      "non_clinical_care_contribution 56.91 - 13.86 = 43.05",
      "accommodation 40.00 - 0.00 = 40.00",
    ]);
  });
  test("of the older arrangements: basic daily fee, means or income tested fee, accommodation", () => {
    const older = (arrangement: "PRE14" | "POST14") =>
      lines(
        facts({
          arrangement,
          fees: {
            accommodation: "40.00",
            means_tested_care_fee: "30.00",
            income_tested_fee: "10.00",
            basic_daily_fee: "65.55",
          },
          determination: remaining("-80.00"),
        }),
      );
    expect(older("POST14")).toEqual([
      "basic_daily_fee 65.55 - 65.55 = 0.00",
      "means_tested_care_fee 30.00 - 26.01 = 3.99",
      "accommodation 40.00 - 0.00 = 40.00",
    ]);
    expect(older("PRE14")).toEqual([
      "basic_daily_fee 65.55 - 65.55 = 0.00",
      "income_tested_fee 10.00 - 10.00 = 0.00",
      "accommodation 40.00 - 16.01 = 23.99",
    ]);
  });
  test("a determination of before November 2025: fees by its supplement, accommodation to its own most", () => {
    const given = (accommodationMost: string | null) =>
      facts({
        arrangement: "POST14",
        fees: { basic_daily_fee: "65.55", means_tested_care_fee: "30.00", accommodation: "40.00" },
        determination: { kind: "of_before_november_2025", supplement: "70.00", accommodationMost },
      });
    expect(lines(given("12.50"))).toEqual([
      "basic_daily_fee 65.55 - 65.55 = 0.00",
      "means_tested_care_fee 30.00 - 4.45 = 25.55",
      "accommodation 40.00 - 27.50 = 12.50",
    ]);
    expect(lines(given(null)).at(-1)).toBe("accommodation 40.00 - 0.00 = 40.00");
  });
  test("what is left of it is told", () => {
    const found = feeReduction(facts({ fees: { basic_daily_fee: "10.00" }, determination: remaining("-20.00") }));
    expect(found.result).toMatchObject({ supplement: "31.56", unused: "21.56" });
    expect(found.issues.map((issue) => issue.code)).toEqual(["SUPPLEMENT_LEFT_OVER"]);
  });
  test("nothing goes below zero, nothing is lost, and a later fee is touched only when the earlier are at zero", () => {
    const cents = fc.integer({ min: 0, max: 20_000 }).map(centsText);
    fc.assert(
      fc.property(cents, cents, cents, cents, fc.integer({ min: -40_000, max: 3000 }), (a, b, c, d, income) => {
        const fees = {
          basic_daily_fee: a,
          hotelling_contribution: b,
          non_clinical_care_contribution: c,
          accommodation: d,
        };
        const { result } = feeReduction(facts({ fees, determination: remaining(centsText(income)) }));
        const sum = result.lines.reduce((total, line) => total + centsOf(line.reduction), 0);
        expect(sum + centsOf(result.unused)).toBe(centsOf(result.supplement));
        result.lines.forEach((line, at) => {
          expect(centsOf(line.after)).toBeGreaterThanOrEqual(0);
          expect(centsOf(line.before) - centsOf(line.reduction)).toBe(centsOf(line.after));
          const earlier = result.lines.slice(0, at);
          if (centsOf(line.reduction) > 0) expect(earlier.every((each) => each.after === "0.00")).toBe(true);
        });
      }),
    );
  });
});

describe("whether it applies", () => {
  const given = (more: Partial<FeeReductionEligibilityFacts> = {}): FeeReductionEligibilityFacts => ({
    day: "2026-02-01",
    incomeDetermined: true,
    assetsDetermined: true,
    meansNotDisclosed: false,
    assets: "45969.30",
    fullPension: "1178.70",
    gifts: [],
    determinationInForce: true,
    ...more,
  });
  const codes = (more: Partial<FeeReductionEligibilityFacts>) =>
    feeReductionEligibility(given(more)).issues.map((found) => found.code);

  test("assets of 1.5 years of full pension, 45,969.30, and no more", () => {
    expect(feeReductionEligibility(given()).result).toBe(true);
    expect(codes({ assets: "45969.31" })).toEqual(["ASSETS_TOO_HIGH"]);
  });
  test("gifts of 10,000 in a financial year and 30,000 in five", () => {
    const gift = (on: string, amount: string) => ({ on, amount });
    expect(codes({ gifts: [gift("2025-07-01", "10000")] })).toEqual([]);
    expect(codes({ gifts: [gift("2025-07-01", "10000"), gift("2025-08-01", "0.01")] })).toEqual([
      "GIFTS_IN_A_YEAR_TOO_HIGH",
    ]);
    // Two financial years, each within.
    expect(codes({ gifts: [gift("2025-06-30", "10000"), gift("2025-07-01", "10000")] })).toEqual([]);
    const each = [2021, 2022, 2023, 2024].map((year) => gift(`${year}-09-01`, "7500"));
    expect(codes({ gifts: each })).toEqual([]);
    expect(codes({ gifts: [...each, gift("2025-09-01", "0.01")] })).toEqual(["GIFTS_IN_FIVE_YEARS_TOO_HIGH"]);
    // Too long ago, or not yet.
    expect(codes({ gifts: [gift("2021-06-30", "50000"), gift("2026-02-02", "50000")] })).toEqual([]);
  });
  test("each other condition", () => {
    expect(codes({ incomeDetermined: false })).toEqual(["INCOME_NOT_DETERMINED"]);
    expect(codes({ assetsDetermined: false })).toEqual(["ASSETS_NOT_DETERMINED"]);
    expect(codes({ meansNotDisclosed: true })).toEqual(["MEANS_NOT_DISCLOSED"]);
    expect(codes({ determinationInForce: false })).toEqual(["NO_DETERMINATION"]);
  });
});

describe("contributions taken to be zero", () => {
  const noZeros = { nonClinicalCareZero: null, meansTestedFeeZero: null } as const;
  const of = (
    fee: Contribution,
    day: string,
    given: Partial<Circumstances> = {},
    policy: Partial<FeePolicy> = {},
    cohort: Parameters<typeof exemptionOf>[3] = noZeros,
  ) =>
    exemptionOf(fee, dayNumber(day), { ...plainCircumstances("2025-12-01", "2025-12-10"), ...given }, cohort, {
      ...FEE_POLICY,
      ...policy,
    })?.reason ?? null;
  const all: Contribution[] = [
    "hotelling_contribution",
    "non_clinical_care_contribution",
    "means_tested_care_fee",
    "income_tested_fee",
  ];
  const each = (day: string, given: Partial<Circumstances>) => all.map((fee) => of(fee, day, given));

  test("nothing of the kind", () => {
    expect(each("2026-01-01", {})).toEqual([null, null, null, null]);
  });
  test("a dependent child, a former prisoner of war: all", () => {
    expect(each("2026-01-01", { hasDependentChild: true })).toEqual(all.map(() => "DEPENDENT_CHILD"));
    expect(each("2026-01-01", { formerPrisonerOfWar: true })).toEqual(all.map(() => "FORMER_PRISONER_OF_WAR"));
  });
  test("died, or left care, before the provider was told", () => {
    const ended = (how: "died" | "left_care" | "moved") => ({
      ended: { on: "2025-12-20", how },
      providerInformedOn: null,
    });
    expect(each("2025-12-10", ended("died"))).toEqual(all.map(() => "DIED_BEFORE_INFORMED"));
    expect(each("2025-12-10", ended("left_care"))).toEqual(all.map(() => "LEFT_BEFORE_INFORMED"));
    expect(each("2025-12-10", ended("moved"))).toEqual([null, null, null, null]);
    expect(each("2025-12-10", { ...ended("died"), providerInformedOn: "2025-12-19" })).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
  test("told more than six months after the start: for good, or until told", () => {
    const late = { personInformedOn: "2026-06-02" };
    expect(of("hotelling_contribution", "2026-05-01", { personInformedOn: "2026-06-01" })).toBeNull();
    expect(of("hotelling_contribution", "2026-05-01", late)).toBe("INFORMED_TOO_LATE");
    expect(of("hotelling_contribution", "2026-12-01", late)).toBe("INFORMED_TOO_LATE");
    const until: Partial<FeePolicy> = { lateAdvice: "zero_until_informed" };
    expect(of("hotelling_contribution", "2026-06-01", late, until)).toBe("INFORMED_TOO_LATE");
    expect(of("hotelling_contribution", "2026-06-02", late, until)).toBeNull();
  });
  test("the older fees: from six months after 1 November 2025, or after a later start", () => {
    const since2020 = { startDay: "2020-01-01", personInformedOn: null };
    expect(of("means_tested_care_fee", "2026-05-01", since2020)).toBeNull();
    expect(of("means_tested_care_fee", "2026-05-02", since2020)).toBe("INFORMED_TOO_LATE");
    expect(of("means_tested_care_fee", "2026-09-01", { startDay: "2026-03-01", personInformedOn: null })).toBeNull();
    expect(of("means_tested_care_fee", "2026-09-02", { startDay: "2026-03-01", personInformedOn: null })).toBe(
      "INFORMED_TOO_LATE",
    );
    expect(
      of("income_tested_fee", "2026-09-02", { startDay: "2010-03-01", personInformedOn: "2010-04-01" }),
    ).toBeNull();
    const told = { startDay: "2020-01-01", personInformedOn: "2026-07-01" };
    expect(of("means_tested_care_fee", "2026-08-01", told)).toBe("INFORMED_TOO_LATE");
    expect(of("means_tested_care_fee", "2026-08-01", told, { lateAdvice: "zero_until_informed" })).toBeNull();
  });
  test("a determination holds for the fees of November 2025 on its days", () => {
    const zeroDetermination = [{ from: "2026-01-01", to: "2026-01-31" }];
    expect(each("2026-01-31", { zeroDetermination })).toEqual(["ZERO_DETERMINATION", "ZERO_DETERMINATION", null, null]);
    expect(each("2026-02-01", { zeroDetermination })).toEqual([null, null, null, null]);
  });
  test("in care in 1997: the income tested fee", () => {
    expect(each("2026-01-01", { inCareIn1997: true })).toEqual([null, null, null, "IN_CARE_IN_1997"]);
  });
  test("from the person's history", () => {
    const history = (
      nonClinicalCareZero: "OPTED_IN_FROM_PRE14" | "CONTINUING_HOME_CARE" | null,
      meansTestedFeeZero: "CONTINUING_HOME_CARE" | null,
    ) => all.map((fee) => of(fee, "2026-01-01", {}, {}, { nonClinicalCareZero, meansTestedFeeZero }));
    expect(history("OPTED_IN_FROM_PRE14", null)).toEqual([null, "OPTED_IN_FROM_PRE14", null, null]);
    expect(history("CONTINUING_HOME_CARE", "CONTINUING_HOME_CARE")).toEqual([
      null,
      "CONTINUING_HOME_CARE",
      "CONTINUING_HOME_CARE",
      null,
    ]);
  });
  test("answers change only on the days that are named", () => {
    const day = fc.integer({ min: dayNumber("2025-10-01"), max: dayNumber("2026-12-01") });
    fc.assert(
      fc.property(
        day,
        fc.option(day, { nil: null }),
        fc.tuple(day, day),
        day,
        fc.constantFrom(...all),
        fc.boolean(),
        (start, told, range, asked, fee, good) => {
          const given: Circumstances = {
            ...plainCircumstances(dayText(start), told === null ? null : dayText(told)),
            zeroDetermination: [{ from: dayText(Math.min(...range)), to: dayText(Math.max(...range)) }],
          };
          const policy: FeePolicy = { ...FEE_POLICY, lateAdvice: good ? "zero_for_good" : "zero_until_informed" };
          const on = (each: number) => exemptionOf(fee, each, given, noZeros, policy);
          if (!exemptionCuts(given).includes(asked)) expect(on(asked)).toEqual(on(asked - 1));
        },
      ),
      { numRuns: 500 },
    );
  });
});
