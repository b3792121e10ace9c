import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayNumber, dayText } from "../days/civil.ts";
import { centsOf } from "../money/cents.ts";
import { exitFee, exitFeeCharges, type ExitFeeFacts, type ExitFeeTerms } from "./exit-fees.ts";
import { exitSettlement, operatorGainShare, type ExitFacts } from "./exit-settlement.ts";

const terms: ExitFeeTerms = {
  method: "daily",
  rates: { by: "year_of_stay", years: Array.from({ length: 30 }, () => "6") },
  base: "entry",
  capYears: null,
  capPercent: null,
  leastPercent: null,
  dayDivisor: "days_in_year",
};
const facts: ExitFeeFacts = { from: "2015-03-01", vacatedOn: null, entryPrice: "550000", resalePrice: null, terms };
const fee = (change: Partial<ExitFeeTerms>, on: string, more: Partial<ExitFeeFacts> = {}) =>
  exitFee({ ...facts, ...more, terms: { ...terms, ...change } }, on).result!;
const flat = (rate: string) => ({ by: "year_of_stay" as const, years: Array.from({ length: 30 }, () => rate) });

describe("DMF", () => {
  test("3% a year, at most 30%, ten years, on resale", () => {
    const found = fee({ rates: flat("3"), capPercent: "30", base: "resale" }, "2025-02-28", { resalePrice: "550000" });
    expect(found).toEqual({ percent: "30", base: "550000", amount: "165000.00", capped: null });
  });

  test("6% a year for six years, ten years stayed", () => {
    expect(fee({ capYears: 6 }, "2025-02-28")).toEqual({
      percent: "36",
      base: "550000",
      amount: "198000.00",
      capped: "years",
    });
    expect(fee({ capYears: 6, base: "resale" }, "2025-02-28", { resalePrice: "770000" }).amount).toBe("277200.00");
    expect(fee({ capPercent: "36" }, "2025-02-28").capped).toBe("percent");
  });

  test("25% of two prices", () => {
    const quarter = { rates: flat("5"), capYears: 5 };
    expect(fee(quarter, "2025-02-28", { entryPrice: "500000" }).amount).toBe("125000.00");
    expect(fee({ ...quarter, base: "resale" }, "2025-02-28", { resalePrice: "800000" }).amount).toBe("200000.00");
  });

  test("steps of 6, 6, 6, 5, 4, 4, 4: 35% after seven years, by year or by date", () => {
    const steps = ["6", "6", "6", "5", "4", "4", "4"];
    const byYear = { by: "year_of_stay" as const, years: steps };
    expect(fee({ rates: byYear }, "2022-02-28").percent).toBe("35");
    expect(fee({ rates: byYear }, "2030-02-28").percent).toBe("35");
    expect(fee({ rates: byYear }, "2019-02-28").percent).toBe("23");
    const rates = steps.map((value, at) => ({
      from: `${2015 + at}-03-01`,
      to: dayText(dayNumber(`${2016 + at}-03-01`) - 1),
      value,
    }));
    expect(fee({ rates: { by: "date", rates } }, "2022-02-28").percent).toBe("35");
    expect(fee({ rates: { by: "date", rates } }, "2018-08-31").percent).toBe(
      fee({ rates: byYear }, "2018-08-31").percent,
    );
  });

  test("Queensland: whole years and days over 365 of the next", () => {
    const rates = { by: "year_of_stay" as const, years: ["5", "1"] };
    const queensland = { method: "completed_years" as const, rates };
    const stay = { from: "2025-01-01", entryPrice: "500000" };
    expect(fee(queensland, "2026-01-14", stay)).toMatchObject({ percent: "5.0383561644", amount: "25191.78" });
    expect(fee(queensland, "2025-12-31", stay).percent).toBe("5");
    const { trace } = exitFee({ ...facts, ...stay, terms: { ...terms, ...queensland } }, "2026-01-14");
    expect(trace.map((step) => [step.text, step.value])).toEqual([
      ["Completed years, and days of the next, 2025-01-01 to 2026-01-14: 5% + 14/365 x 1%", "5.038356%"],
      ["5.038356% of 500000", "25191.78"],
    ]);
    // A leap year: 365 days are the whole rate and the 366th adds nothing.
    const leap = { from: "2024-01-01", entryPrice: "500000" };
    expect(fee(queensland, "2024-12-30", leap).percent).toBe("5");
    expect(fee(queensland, "2024-12-31", leap).percent).toBe("5");
    expect(fee({ rates }, "2024-12-30", leap).percent).toBe("4.9863387978");
    expect(fee({ rates, dayDivisor: "365" }, "2024-12-31", leap).percent).toBe("5.0136986301");
  });

  test("years in steps: when begun, or when over", () => {
    expect(fee({ method: "started_years" }, "2015-03-01").percent).toBe("6");
    expect(fee({ method: "started_years" }, "2016-02-29").percent).toBe("6");
    expect(fee({ method: "started_years" }, "2016-03-01").percent).toBe("12");
    expect(fee({ method: "ended_years" }, "2016-02-28").percent).toBe("0");
    expect(fee({ method: "ended_years" }, "2016-02-29").percent).toBe("6");
  });

  test("a least percent; vacated; no price", () => {
    expect(fee({ leastPercent: "10" }, "2015-03-01")).toMatchObject({ percent: "10", capped: "least" });
    expect(fee({}, "2020-01-01", { vacatedOn: "2016-02-29" }).percent).toBe("6");
    expect(fee({}, "2015-02-28").amount).toBe("0.00");
    const missing = exitFee({ ...facts, terms: { ...terms, base: "resale" } }, "2020-01-01");
    expect([missing.result, missing.issues[0]!.code]).toEqual([null, "RESALE_PRICE_MISSING"]);
  });

  const anyTerms = fc.record<ExitFeeTerms>({
    method: fc.constantFrom("daily", "completed_years", "started_years", "ended_years"),
    rates: fc.oneof(
      fc.record({
        by: fc.constant("year_of_stay" as const),
        years: fc.array(fc.constantFrom("6", "5.5", "4", "0", "2.25"), { maxLength: 9 }),
      }),
      fc.record({
        by: fc.constant("date" as const),
        rates: fc.constantFrom([
          { from: "2015-07-01", to: "2017-06-30", value: "5" },
          { from: "2017-07-01", to: null, value: "3" },
        ]),
      }),
    ),
    base: fc.constant("entry"),
    capYears: fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }),
    capPercent: fc.option(fc.constantFrom("20", "30"), { nil: null }),
    leastPercent: fc.option(fc.constantFrom("3"), { nil: null }),
    dayDivisor: fc.constantFrom("days_in_year", "365"),
  });
  test("charges of periods add up to the fee, however they are cut; it never falls", () => {
    const days = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(anyTerms, days, fc.array(days, { maxLength: 5 }), (terms, stay, cuts) => {
        const from = dayNumber("2015-03-01");
        const to = dayText(from + stay);
        const input = { ...facts, terms };
        const charges = exitFeeCharges(
          input,
          "dmf",
          { from: "2015-03-01", to },
          cuts.map((at) => dayText(from + at)),
        ).result!;
        const sum = charges.reduce((total, row) => total + centsOf(row.amount), 0);
        expect(sum).toBe(centsOf(exitFee(input, to).result!.amount));
        for (const row of charges) expect(centsOf(row.amount)).toBeGreaterThan(0);
        if (terms.capPercent !== null && terms.leastPercent === null) {
          expect(Number(exitFee(input, to).result!.percent)).toBeLessThanOrEqual(Number(terms.capPercent));
        }
      }),
      { numRuns: 60 },
    );
  });

  test("day after day, each its share of the year's rate", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2500 }), (stay) => {
        const years = ["6", "6", "6", "5", "4", "4", "4"];
        let sum = 0;
        for (let at = 0; at <= stay; at += 1) {
          let year = 0;
          while (dayNumber(`${2016 + year}-03-01`) - dayNumber("2015-03-01") <= at) year += 1;
          sum += Number(years[year] ?? 0) / (dayNumber(`${2016 + year}-03-01`) - dayNumber(`${2015 + year}-03-01`));
        }
        const found = fee({ rates: { by: "year_of_stay", years } }, dayText(dayNumber("2015-03-01") + stay));
        expect(Number(found.percent)).toBeCloseTo(sum, 6);
      }),
      { numRuns: 30 },
    );
  });
});

describe("settlement", () => {
  const exit: ExitFacts = {
    from: "2015-03-01",
    vacatedOn: "2025-02-28",
    entryPrice: "400000",
    resalePrice: "550000",
    dmf: { ...terms, rates: flat("3"), capPercent: "30", base: "resale" },
    crf: null,
    gainShare: "100",
    lossShare: "0",
    saleCosts: "0",
    deductions: [],
  };
  const settle = (change: Partial<ExitFacts>, on = "2025-02-28") => exitSettlement({ ...exit, ...change }, on).result!;

  test("gain to the resident", () => {
    expect(settle({})).toMatchObject({ gain: "150000.00", residentShare: "150000.00", payout: "385000.00" });
    expect(settle({ gainShare: "50", saleCosts: "10000" })).toMatchObject({
      residentShare: "70000.00",
      payout: "305000.00",
    });
  });

  test("is told as a sum in words", () => {
    const told = (change: Partial<ExitFacts>) =>
      exitSettlement({ ...exit, dmf: { ...terms, rates: flat("3"), capPercent: "30" }, ...change }, "2025-02-28")
        .trace.filter((step) => step.page === "exit-settlement")
        .map((step) => [step.text, step.value]);
    expect(told({ gainShare: "50", deductions: [{ name: "Other deductions", amount: "1200.00" }] })).toEqual([
      ["50% of the gain of 150000.00: 550000 - 400000", "75000.00"],
      ["400000 - DMF 120000.00 - other deductions 1200.00 + share of the gain 75000.00", "353800.00"],
    ]);
    expect(told({ resalePrice: "350000", lossShare: "40" })).toEqual([
      ["40% of the loss of 50000.00: 350000 - 400000", "-20000.00"],
      ["400000 - DMF 120000.00 - share of the loss 20000.00", "260000.00"],
    ]);
    expect(told({ resalePrice: null })).toEqual([["400000 - DMF 120000.00", "280000.00"]]);
  });

  test("fee a year and refurbishment, no share", () => {
    const plain = {
      from: "2019-01-01",
      vacatedOn: null,
      entryPrice: "500000",
      resalePrice: null,
      dmf: { ...terms, rates: flat("5"), capPercent: "20" },
      gainShare: "0",
    };
    expect(["2019-12-31", "2020-12-31", "2021-12-31", "2022-12-31"].map((on) => settle(plain, on).payout)).toEqual([
      "475000.00",
      "450000.00",
      "425000.00",
      "400000.00",
    ]);
    expect(settle({ ...plain, crf: { by: "cost", amount: "27000" } }, "2024-12-31").payout).toBe("373000.00");
  });

  test("loss, replacement of capital by a rate, deductions; below zero is owed", () => {
    const loss = settle({
      entryPrice: "500000",
      resalePrice: "450000",
      dmf: null,
      lossShare: "50",
      crf: { by: "rate", terms: { ...terms, rates: flat("1"), capYears: 10 } },
      deductions: [{ name: "legal", amount: "1200.50" }],
    });
    expect(loss).toMatchObject({ gain: "-50000.00", residentShare: "-25000.00", crf: "50000.00", payout: "423799.50" });
    const deductions = [{ name: "unpaid fees", amount: "600000" }];
    expect(settle({ deductions }).payout).toBe("-215000.00");
  });

  test("the operator's part of a gain in the Australian Capital Territory", () => {
    expect(operatorGainShare({ feeBase: "resale", feePercent: "25", gainShare: "100" })).toBe("25");
    expect(operatorGainShare({ feeBase: "entry", feePercent: "25", gainShare: "60" })).toBe("40");
  });

  test("a share out of range; no resale price for a fee on it", () => {
    expect(exitSettlement({ ...exit, gainShare: "101" }, "2025-02-28").issues[0]!.code).toBe("SHARE_OUT_OF_RANGE");
    expect(exitSettlement({ ...exit, resalePrice: null }, "2025-02-28").issues[0]!.code).toBe("RESALE_PRICE_MISSING");
  });
});
