import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arrangementsOf } from "../arrangements/arrangements.ts";
import type { ArrangementFacts, CohortDays } from "../arrangements/facts.ts";
import { CAPPING_POLICY, type CappingPolicy } from "../capping/facts.ts";
import { dayNumber, dayText } from "../days/civil.ts";
import { centsOf, centsText } from "../money/cents.ts";
import { FEE_POLICY, plainCircumstances, type DatedValue, type FeePolicy } from "./facts.ts";
import { advicesInForce, type FeeAdvice } from "./fee-advice.ts";
import { residentFeesDayByDay } from "./reference/day-by-day.ts";
import type { ResidentFeeFacts } from "./resident-fee-facts.ts";
import { feesBeforeCaps } from "./fees-before-caps.ts";
import { residentFees } from "./resident-fees.ts";

const value = <Value>(each: Value, from = "2000-01-01", to: string | null = null): DatedValue<Value> => ({
  from,
  to,
  value: each,
});
const dated = (amount: string, from = "2000-01-01", to: string | null = null) => ({ from, to, amount });

function cohorts(from: string, given: Partial<ArrangementFacts> = {}): CohortDays[] {
  return arrangementsOf({
    stays: [{ kind: "permanent", home: "Acacia", from, to: null }],
    homeCareOnSep2024: "none",
    choiceOf2014: null,
    electionOf2025: null,
    agreementBefore2014: "bond",
    overrides: [],
    ...given,
  }).result!.cohorts;
}

function advice(from: string, given: Partial<FeeAdvice> = {}): FeeAdvice {
  return {
    id: 1,
    issuedOn: from,
    from,
    to: null,
    meansTestedAmount: "150.00",
    meansNotDisclosed: false,
    amounts: {},
    ...given,
  };
}

function facts(startDay: string, given: Partial<ResidentFeeFacts> = {}): ResidentFeeFacts {
  return {
    from: "2026-01-01",
    to: "2026-01-31",
    stay: {
      kind: "permanent",
      startDay,
      departureDay: null,
      preEntryFrom: null,
      cameFromHome: false,
      wentToHome: false,
    },
    cohorts: cohorts(startDay),
    pre2014Fee: "standard",
    circumstances: plainCircumstances(startDay, startDay),
    advices: advicesInForce([advice(startDay)]),
    incomes: [],
    classWeight: [value("0.73")],
    oxygenSupplement: [],
    enteralSupplement: [],
    absences: [],
    careDaysBefore: 0,
    capping: {
      firstEntryDate: startDay,
      openingDate: null,
      annualOpening: "0",
      lifetimeOpening: "0",
      contributions: [],
      allowBeyond: false,
    },
    rates: {
      basePension: [value("1079.70", "2025-09-20", "2026-03-19"), value("1100.30", "2026-03-20")],
      maximumAccommodationSupplement: [value("70.94", "2025-09-20", "2026-03-19"), value("72.30", "2026-03-20")],
      maximumHotellingSupplement: [value("22.15")],
      maximumNonClinicalCare: [value("105.30", "2025-09-20", "2026-03-19"), value("107.32", "2026-03-20")],
      price: [value("295.64")],
      tariffWeight: [value("0.50", "2000-01-01", "2026-03-31"), value("0.387", "2026-04-01")],
      standardWeight: [value("0.50")],
      caps: {
        MEANS_TESTED_ANNUAL: [dated("35238.11")],
        MEANS_TESTED_LIFETIME: [dated("84571.66")],
        CONTRIBUTION_LIFETIME: [dated("135318.69")],
      },
      careDays: 1460,
    },
    ...given,
  };
}

/** "from to kind total: fee amount, ..." */
function brief(
  given: ResidentFeeFacts,
  policy: Partial<FeePolicy> = {},
  capping: Partial<CappingPolicy> = {},
): string[] {
  const { result } = residentFees(given, { ...FEE_POLICY, ...policy }, { ...CAPPING_POLICY, ...capping });
  return result!.days.map((row) => {
    const fees = row.fees.map(
      (each) => `${SHORT[each.fee]} ${each.amount}${each.zero === null ? "" : ` ${each.zero}`}`,
    );
    return `${row.from} ${row.to} ${row.kind} ${row.total}: ${fees.join(", ")}`;
  });
}
const SHORT = {
  basic_daily_fee: "B",
  hotelling_contribution: "H",
  non_clinical_care_contribution: "N",
  means_tested_care_fee: "M",
  income_tested_fee: "I",
};

describe("a month of each cohort", () => {
  test("NOV25", () => {
    expect(brief(facts("2025-12-01"))).toEqual(["2026-01-01 2026-01-31 care 144.61: B 65.55, H 22.15, N 56.91"]);
  });
  test("POST14", () => {
    expect(brief(facts("2018-02-01"))).toEqual(["2026-01-01 2026-01-31 care 144.61: B 65.55, M 79.06"]);
  });
  test("PRE14 with means not disclosed", () => {
    const advices = advicesInForce([advice("2010-05-03", { meansNotDisclosed: true, meansTestedAmount: null })]);
    expect(brief(facts("2010-05-03", { advices }))).toEqual(["2026-01-01 2026-01-31 care 169.66: B 65.55, I 104.11"]);
  });
  test("PRE14, with an income and without", () => {
    const since2010 = facts("2010-05-03", { pre2014Fee: "protected" });
    const incomes = [value({ status: "assessed" as const, income: "44762.00", freeArea: "34762.00" })];
    expect(brief({ ...since2010, incomes })).toEqual(["2026-01-01 2026-01-31 care 71.20: B 59.76, I 11.44"]);
    expect(brief(since2010)).toEqual(["2026-01-01 2026-01-31 care 59.76: B 59.76, I 0.00 MEANS_NOT_KNOWN"]);
  });
  test("POST14-HC, and continuing since before 2014", () => {
    const since = (homeCareOnSep2024: "approved" | "continuing") =>
      brief(facts("2025-12-01", { cohorts: cohorts("2025-12-01", { homeCareOnSep2024 }) }));
    expect(since("approved")).toEqual(["2026-01-01 2026-01-31 care 144.61: B 65.55, M 79.06"]);
    expect(since("continuing")).toEqual(["2026-01-01 2026-01-31 care 65.55: B 65.55, M 0.00 CONTINUING_HOME_CARE"]);
  });
  test("OPT-IN in the middle of the month, out of POST14 and out of PRE14", () => {
    const elect = (startDay: string) =>
      brief(facts(startDay, { cohorts: cohorts(startDay, { electionOf2025: "2026-01-16" }) }));
    expect(elect("2018-02-01")).toEqual([
      "2026-01-01 2026-01-15 care 144.61: B 65.55, M 79.06",
      "2026-01-16 2026-01-31 care 144.61: B 65.55, H 22.15, N 56.91",
    ]);
    expect(elect("2010-05-03").at(-1)).toBe(
      "2026-01-16 2026-01-31 care 87.70: B 65.55, H 22.15, N 0.00 OPTED_IN_FROM_PRE14",
    );
  });
  test("respite pays the basic daily fee only", () => {
    const stay = { ...facts("2025-12-01").stay, kind: "respite" as const };
    expect(brief(facts("2025-12-01", { stay, cohorts: [], advices: [] }))).toEqual([
      "2026-01-01 2026-01-31 care 65.55: B 65.55",
    ]);
  });
});

describe("through a stay", () => {
  test("days before entry, entry, departure", () => {
    const stay = { ...facts("2026-01-10").stay, preEntryFrom: "2026-01-05", departureDay: "2026-01-20" };
    expect(brief(facts("2026-01-10", { stay }))).toEqual([
      "2026-01-05 2026-01-09 pre_entry 65.55: B 65.55",
      "2026-01-10 2026-01-10 entry 144.61: B 65.55, H 22.15, N 56.91",
      "2026-01-11 2026-01-19 care 144.61: B 65.55, H 22.15, N 56.91",
      "2026-01-20 2026-01-20 departure 65.55: B 65.55, H 0.00 DEPARTURE_DAY, N 0.00 DEPARTURE_DAY",
    ]);
  });
  test("moved on one day", () => {
    const stay = { ...facts("2026-01-10").stay, departureDay: "2026-01-20", cameFromHome: true, wentToHome: true };
    const moved = facts("2026-01-10", { stay });
    expect(brief(moved)[0]).toContain("entry 65.55: B 65.55, H 0.00 SECOND_HOME_OF_THE_DAY");
    expect(brief(moved).at(-1)).toContain("departure 144.61");
    expect(brief(moved, { sameDayMove: "second_home" })[0]).toContain("entry 144.61");
  });
  test("amounts change on 20 March, the tariff on 1 April", () => {
    const hidden = advicesInForce([advice("2018-02-01", { meansNotDisclosed: true, meansTestedAmount: null })]);
    expect(brief(facts("2018-02-01", { from: "2026-03-15", to: "2026-04-05", advices: hidden }))).toEqual([
      "2026-03-15 2026-03-19 care 429.19: B 65.55, M 363.64",
      "2026-03-20 2026-03-31 care 430.44: B 66.80, M 363.64",
      "2026-04-01 2026-04-05 care 397.03: B 66.80, M 330.23",
    ]);
  });
  test("leave past 52 days has no fees; extended hospital leave lowers the ceiling", () => {
    const absences = [
      { from: "2026-01-05", to: "2026-01-07", kind: "unfunded_social" as const, funding: "none" as const },
      { from: "2026-01-20", to: "2026-01-31", kind: "hospital" as const, funding: "base_rate_nil" as const },
    ];
    const advices = advicesInForce([advice("2018-02-01", { meansTestedAmount: "300.00" })]);
    expect(brief(facts("2018-02-01", { absences, advices }))).toEqual([
      "2026-01-01 2026-01-04 care 294.61: B 65.55, M 229.06",
      "2026-01-05 2026-01-07 unfunded_leave 0.00: ",
      "2026-01-08 2026-01-19 care 294.61: B 65.55, M 229.06",
      "2026-01-20 2026-01-31 care 213.37: B 65.55, M 147.82",
    ]);
  });
  test("1,460 days end the non-clinical care contribution", () => {
    expect(brief(facts("2025-12-01", { careDaysBefore: 1450 }))).toEqual([
      "2026-01-01 2026-01-10 care 144.61: B 65.55, H 22.15, N 56.91",
      "2026-01-11 2026-01-31 care 87.70: B 65.55, H 22.15, N 0.00 CARE_DAYS_ENDED",
    ]);
    expect(residentFees(facts("2025-12-01", { careDaysBefore: 1450 })).result!.careDays).toBe(1460);
  });
  test("days without contribution count, or not", () => {
    const poor = facts("2025-12-01", {
      advices: advicesInForce([advice("2025-12-01", { meansTestedAmount: "80.00" })]),
    });
    const days = (policy: FeePolicy) => residentFees(poor, policy).result!.careDays;
    expect(days(FEE_POLICY)).toBe(0);
    expect(days({ ...FEE_POLICY, countedCareDays: "every_day" })).toBe(31);
  });
  test("caps: what is left, then nothing; or the whole day", () => {
    const capping = {
      firstEntryDate: "2018-02-01",
      openingDate: "2026-01-01",
      annualOpening: "35000.00",
      lifetimeOpening: "60000.00",
      contributions: [],
      allowBeyond: false,
    };
    const near = facts("2018-02-01", { capping });
    expect(brief(near)).toEqual([
      "2026-01-01 2026-01-03 care 144.61: B 65.55, M 79.06",
      "2026-01-04 2026-01-04 care 66.48: B 65.55, M 0.93 CAP_REACHED",
      "2026-01-05 2026-01-31 care 65.55: B 65.55, M 0.00 CAP_REACHED",
    ]);
    expect(brief(near, {}, { capCrossing: "full_day" })[0]).toBe("2026-01-01 2026-01-04 care 144.61: B 65.55, M 79.06");
    // A new cap year on 1 February.
    expect(brief({ ...near, to: "2026-02-03" }).at(-1)).toBe("2026-02-01 2026-02-03 care 144.61: B 65.55, M 79.06");
  });
  test("what was charged under the older arrangement counts after the election", () => {
    const capping = {
      firstEntryDate: "2018-02-01",
      openingDate: "2026-01-01",
      annualOpening: "0",
      lifetimeOpening: "134000.00",
      contributions: [],
      allowBeyond: false,
    };
    const caps = { ...facts("2018-02-01").rates.caps, MEANS_TESTED_LIFETIME: [dated("999999.00")] };
    const given = facts("2018-02-01", { capping, cohorts: cohorts("2018-02-01", { electionOf2025: "2026-01-16" }) });
    // 15 days of 79.06 leave 132.79 of 1,318.69: two days of 56.91 and 18.97.
    expect(brief({ ...given, rates: { ...given.rates, caps } }).slice(1)).toEqual([
      "2026-01-16 2026-01-17 care 144.61: B 65.55, H 22.15, N 56.91",
      "2026-01-18 2026-01-18 care 106.67: B 65.55, H 22.15, N 18.97 CAP_REACHED",
      "2026-01-19 2026-01-31 care 87.70: B 65.55, H 22.15, N 0.00 CAP_REACHED",
    ]);
  });
  test("who had passed the lifetime cap of the older class pays nothing after the election", () => {
    const capping = {
      firstEntryDate: "2018-02-01",
      openingDate: "2026-01-01",
      annualOpening: "0",
      lifetimeOpening: "84571.66",
      contributions: [],
      allowBeyond: false,
    };
    const given = facts("2018-02-01", { capping, cohorts: cohorts("2018-02-01", { electionOf2025: "2026-01-16" }) });
    expect(brief(given)).toEqual([
      "2026-01-01 2026-01-15 care 65.55: B 65.55, M 0.00 CAP_REACHED",
      "2026-01-16 2026-01-31 care 87.70: B 65.55, H 22.15, N 0.00 CAP_REACHED",
    ]);
    expect(brief(given, {}, { afterIndexation: "reopens" }).at(-1)).toBe(
      "2026-01-16 2026-01-31 care 144.61: B 65.55, H 22.15, N 56.91",
    );
  });
  test("exemptions and days before people were told", () => {
    const circumstances = { ...plainCircumstances("2025-12-01", "2025-12-10"), hasDependentChild: true };
    expect(brief(facts("2025-12-01", { circumstances }))[0]).toContain(
      "H 0.00 DEPENDENT_CHILD, N 0.00 DEPENDENT_CHILD",
    );
    expect(brief(facts("2025-12-01", { advices: [] }))[0]).toContain("H 0.00 MEANS_NOT_KNOWN, N 0.00 MEANS_NOT_KNOWN");
  });
  test("advised amounts go before those worked out, and differences are told", () => {
    const advices = advicesInForce([advice("2018-02-01", { amounts: { means_tested_care_fee: "70.00" } })]);
    const given = facts("2018-02-01", { advices });
    expect(brief(given)).toEqual(["2026-01-01 2026-01-31 care 135.55: B 65.55, M 70.00"]);
    expect(brief(given, { amounts: "computed" })).toEqual(["2026-01-01 2026-01-31 care 144.61: B 65.55, M 79.06"]);
    expect(residentFees(given).issues.map((each) => each.code)).toEqual(["ADVICE_DIFFERS"]);
    const only = advicesInForce([
      advice("2018-02-01", { meansTestedAmount: null, amounts: { means_tested_care_fee: "70.00" } }),
    ]);
    expect(residentFees(facts("2018-02-01", { advices: only })).issues).toEqual([]);
    expect(brief(facts("2018-02-01", { advices: only }))[0]).toContain("M 70.00");
  });
  test("missing facts set the period aside", () => {
    const codes = (given: ResidentFeeFacts) => {
      const found = residentFees(given);
      expect(found.result).toBeNull();
      return found.issues.map((each) => `${each.code} ${each.field}`);
    };
    const given = facts("2025-12-01");
    expect(codes({ ...given, rates: { ...given.rates, basePension: [] } })).toEqual([
      "AMOUNT_MISSING rates.basePension",
    ]);
    expect(codes({ ...given, cohorts: [] })).toEqual(["NO_ARRANGEMENT cohorts"]);
    expect(codes({ ...given, rates: { ...given.rates, maximumHotellingSupplement: [] } })).toEqual([
      "AMOUNT_MISSING rates.maximumHotellingSupplement",
    ]);
    const caps = { ...given.rates.caps, CONTRIBUTION_LIFETIME: [] };
    expect(codes({ ...given, rates: { ...given.rates, caps } })).toEqual(["CAPS_NOT_USABLE capping"]);
  });
});

describe("what a fee does not ask for may be missing", () => {
  test("no price, weight or class for the fees of November 2025, no hotelling maximum for older ones", () => {
    const given = facts("2025-12-01");
    const bare = {
      ...given,
      classWeight: [],
      rates: { ...given.rates, price: [], tariffWeight: [], standardWeight: [] },
    };
    expect(brief(bare)).toEqual(brief(given));
    expect(residentFees(bare).issues).toEqual([]);
    const old = facts("2018-02-01");
    expect(
      brief({ ...old, rates: { ...old.rates, maximumHotellingSupplement: [], maximumNonClinicalCare: [] } }),
    ).toEqual(brief(old));
  });
  test("without a class the ceiling has no base rate, and says so", () => {
    const given = facts("2018-02-01", { classWeight: [] });
    expect(brief(given)).toEqual(["2026-01-01 2026-01-31 care 144.61: B 65.55, M 79.06"]);
    expect(residentFees(given).issues).toEqual([]);
    const wealthy = advicesInForce([advice("2018-02-01", { meansTestedAmount: "400.00" })]);
    const limited = { ...given, advices: wealthy };
    expect(brief(limited)).toEqual(["2026-01-01 2026-01-31 care 213.37: B 65.55, M 147.82"]);
    expect(residentFees(limited).issues.map((each) => each.code)).toEqual(["CLASS_NOT_KNOWN"]);
  });
  test("a published basic daily fee goes before the share of an older pension", () => {
    const given = facts("2025-12-01", { from: "2026-09-01", to: "2026-09-30" });
    const rates = { ...given.rates, publishedBasicDailyFee: { standard: [value("68.10", "2026-09-20")] } };
    expect(
      brief({ ...given, rates }).map((row) => row.slice(0, 21) + row.slice(row.indexOf("B"), row.indexOf(","))),
    ).toEqual(["2026-09-01 2026-09-19B 66.80", "2026-09-20 2026-09-30B 68.10"]);
    const protectedOne = facts("2010-05-03", { from: "2026-09-01", to: "2026-09-30", pre2014Fee: "protected" });
    expect(brief({ ...protectedOne, rates })[0]).toContain("B 60.90");
    const marked = { ...given, pre2014Fee: "protected" as const, rates };
    expect(brief(marked)).toEqual(brief({ ...given, rates }));
  });
});

describe("before caps", () => {
  test("is what the caps are put on", () => {
    const given = facts("2018-02-01", {
      to: "2026-12-31",
      capping: {
        ...facts("2018-02-01").capping,
        openingDate: "2026-01-01",
        annualOpening: "35000",
        lifetimeOpening: "35000",
      },
    });
    const before = feesBeforeCaps(given).result!;
    expect(before.every((row) => row.fees.every((fee) => fee.zero === null))).toBe(true);
    const without = { ...given, capping: { ...given.capping, allowBeyond: true } };
    expect(before.reduce((sum, row) => sum + centsOf(row.total) * row.days, 0)).toBe(
      residentFees(without).result!.days.reduce((sum, row) => sum + centsOf(row.total) * row.days, 0),
    );
    expect(before[0]?.advice?.meansTestedAmount).toBe("150.00");
    expect(before[0]?.trace.map((each) => each.page)).toContain("means-tested-care-fee");
  });
  test("a fault that goes on is told once; an error leaves nothing", () => {
    const wealthy = advicesInForce([advice("2018-02-01", { meansTestedAmount: "400.00" })]);
    const late = feesBeforeCaps(facts("2018-02-01", { classWeight: [], advices: wealthy, to: "2026-12-31" }));
    expect(late.issues.map((each) => each.code)).toEqual(["CLASS_NOT_KNOWN"]);
    expect(feesBeforeCaps({ ...facts("2018-02-01"), cohorts: [] }).result).toBeNull();
  });
});

describe("day by day", () => {
  const start = dayNumber("2025-11-20");
  const day = (from: number, to: number) => fc.integer({ min: from, max: to }).map((each) => dayText(start + each));
  const money = (from: number, to: number) => fc.integer({ min: from, max: to }).map(centsText);
  const range = fc.tuple(fc.integer({ min: 0, max: 150 }), fc.integer({ min: 0, max: 30 }));
  const given = fc
    .record({
      origin: fc.constantFrom("2010-05-03", "2018-02-01", "2025-11-25"),
      election: fc.option(day(0, 150), { nil: null }),
      homeCare: fc.constantFrom("none", "approved", "continuing"),
      departure: fc.option(day(30, 160), { nil: null }),
      means: fc.array(
        fc.record({
          from: day(0, 120),
          amount: fc.option(money(0, 50_000), { nil: null, freq: 4 }),
          issued: day(0, 120),
        }),
        { maxLength: 3 },
      ),
      absences: fc.tuple(range, range),
      opening: fc.tuple(money(3_480_000, 3_530_000), money(8_400_000, 8_460_000)),
      careDaysBefore: fc.integer({ min: 1380, max: 1470 }),
      late: fc.option(day(0, 300), { nil: null }),
      pre2014Fee: fc.constantFrom("standard", "protected", "non_standard"),
      contributionCap: money(8_410_000, 8_600_000),
    })
    .map((each): ResidentFeeFacts => {
      const startDay = each.origin;
      const base = facts(startDay);
      const [[a, aDays], [b, bDays]] = each.absences;
      const absences = [
        {
          from: dayText(start + a),
          to: dayText(start + a + aDays),
          kind: "unfunded_social" as const,
          funding: "none" as const,
        },
        {
          from: dayText(start + a + aDays + 1 + b),
          to: dayText(start + a + aDays + 1 + b + bDays),
          kind: "hospital" as const,
          funding: "base_rate_nil" as const,
        },
      ];
      const advices = each.means.map(({ from, amount, issued }, id) =>
        advice(from, { id, issuedOn: issued, meansTestedAmount: amount, meansNotDisclosed: amount === null }),
      );
      return {
        ...base,
        from: dayText(start),
        to: dayText(start + 165),
        stay: {
          ...base.stay,
          departureDay: each.departure !== null && each.departure > startDay ? each.departure : null,
          preEntryFrom: startDay === "2025-11-25" ? "2025-11-21" : null,
        },
        cohorts: cohorts(startDay, { electionOf2025: each.election, homeCareOnSep2024: each.homeCare }),
        pre2014Fee: each.pre2014Fee,
        circumstances: plainCircumstances(startDay, each.late),
        advices: advicesInForce(advices),
        incomes: [value({ status: "assessed" as const, income: "60000.00", freeArea: "34762.00" })],
        absences,
        careDaysBefore: each.careDaysBefore,
        capping: {
          ...base.capping,
          openingDate: dayText(start),
          annualOpening: each.opening[0],
          lifetimeOpening: each.opening[1],
        },
        rates: {
          ...base.rates,
          caps: {
            ...base.rates.caps,
            CONTRIBUTION_LIFETIME: [
              dated(each.contributionCap, "2000-01-01", "2026-02-14"),
              dated("86000.00", "2026-02-15"),
            ],
          },
        },
      };
    });
  const policies = fc.record({
    countedCareDays: fc.constantFrom<FeePolicy["countedCareDays"]>("contribution_above_zero", "every_day"),
    departureDay: fc.constantFrom<FeePolicy["departureDay"]>("without_subsidy_only", "all"),
    lateAdvice: fc.constantFrom<FeePolicy["lateAdvice"]>("zero_for_good", "zero_until_informed"),
  });
  const cappings = fc.record({
    capCrossing: fc.constantFrom<CappingPolicy["capCrossing"]>("clamp", "full_day"),
    afterIndexation: fc.constantFrom<CappingPolicy["afterIndexation"]>("by_limit", "reopens", "final"),
  });

  test("gives the same fees on the same days", () => {
    fc.assert(
      fc.property(given, policies, cappings, (given, some, caps) => {
        const policy: FeePolicy = { ...FEE_POLICY, ...some };
        const capping: CappingPolicy = { ...CAPPING_POLICY, ...caps };
        const { result } = residentFees(given, policy, capping);
        const found = result!.days.flatMap((row) => {
          const from = dayNumber(row.from);
          return Array.from({ length: row.days }, (_, at) => ({
            ...row,
            from: dayText(from + at),
            to: dayText(from + at),
            days: 1,
          }));
        });
        expect(found).toEqual(residentFeesDayByDay(given, policy, capping));
      }),
      { numRuns: 120 },
    );
  });

  test("totals are the sums of the fees, and nothing is negative", () => {
    fc.assert(
      fc.property(given, (given) => {
        for (const row of residentFees(given).result!.days) {
          const sum = row.fees.reduce((total, each) => total + centsOf(each.amount), 0);
          expect(centsOf(row.total)).toBe(sum);
          for (const each of row.fees) expect(centsOf(each.amount)).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 40 },
    );
  });
});
