import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Decimal } from "../money/decimal.ts";
import { accommodationContribution } from "./accommodation-contribution.ts";
import { accommodationStatus } from "./accommodation-status.ts";
import { combinationPayment, mostLumpSum, type CombinationFacts } from "./combination-payment.ts";
import { dailyPayment, maximumPriceDaily } from "./daily-payment.ts";
import { mpirOfDailyGic, mpirOfGic } from "./mpir.ts";
import { mayAgreePrice, mostAfterMove, priceAgreementDay } from "./price-agreement.ts";
import { indexedDailyPayment, referenceIndexationDay } from "./dap-indexation.ts";
import { mayAcceptLumpSum, minimumPermissibleAssets, type LumpSumFacts } from "./minimum-assets.ts";
import { ACCOMMODATION_POLICY } from "./policy.ts";

const daily = (price: string, mpir: string, policy = ACCOMMODATION_POLICY) =>
  dailyPayment({ price, mpir, agreedRate: null }, policy).result!.maximum;
const cutOff = { ...ACCOMMODATION_POLICY, dailyRounding: "down" } as const;

describe("daily payment of a price", () => {
  test.each([
    ["400000", "4.04", "44.27"],
    ["380000", "4.01", "41.75"],
    ["380000", "4.10", "42.68"],
    ["380000", "5.96", "62.05"],
    ["400000", "8.38", "91.84"],
    ["400000", "8.15", "89.32"],
    ["400000", "5.00", "54.79"],
    ["400000", "4.07", "44.60"],
    ["400000", "4.02", "44.05"],
    ["500000", "8.34", "114.25"],
    ["550000", "6.31", "95.08"],
    ["500000", "4.07", "55.75"],
    ["500000", "8.35", "114.38"],
    ["450000", "7.46", "91.97"],
    ["500000", "6.31", "86.44"],
    ["500000", "7.65", "104.79"],
    ["550000", "7.96", "119.95"],
    ["550000", "8.43", "127.03"],
  ])("%s at %s%% is %s", (price, mpir, expected) => {
    expect(daily(price, mpir)).toBe(expected);
  });

  test("half a cent goes up, or is cut off by policy", () => {
    expect(daily("400000", "4.91")).toBe("53.81");
    expect(daily("400000", "4.91", cutOff)).toBe("53.80");
    // 365 / 100 x 1% x 0.5: exactly half a cent
    expect(daily("182.50", "1")).toBe("0.01");
    expect(daily("182.50", "1", cutOff)).toBe("0.00");
  });

  test("over 365 days the published amounts of a year; 366 days are charged in a leap year", () => {
    expect(new Decimal(daily("400000", "4.04")).times(365).toFixed(2)).toBe("16158.55");
    expect(new Decimal(daily("400000", "8.38")).times(365).toFixed(0)).toBe("33522");
  });

  test("what a change of MPIR costs", () => {
    const year = (price: number, rise: string) => new Decimal(price).times(rise).div(100);
    expect(year(550_000, "0.25").toFixed()).toBe("1375");
    expect(year(600_000, "0.40").div(365).toFixed(2)).toBe("6.58");
  });

  test("the agreed rate may be lower, never above the MPIR", () => {
    const lower = dailyPayment({ price: "500000", mpir: "7.65", agreedRate: "5" });
    expect(lower.result).toEqual({ maximum: "104.79", agreed: "68.49" });
    const above = dailyPayment({ price: "500000", mpir: "7.65", agreedRate: "7.66" });
    expect([above.result, above.issues[0]!.code]).toEqual([null, "AGREED_RATE_ABOVE_MPIR"]);
    expect(dailyPayment({ price: "500000", mpir: "7.65", agreedRate: "7.650" }).result).not.toBeNull();
  });

  test.each([
    ["7.61", "158.17"],
    ["7.65", "159.00"],
    ["8.43", "175.21"],
  ])("the highest price without approval at %s%% is %s a day", (mpirOfDay, expected) => {
    expect(maximumPriceDaily({ maximumPrice: "758627", mpirOfDay })).toBe(expected);
  });

  test("agrees with decimals for any price and rate", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 11 }), fc.integer({ min: 0, max: 200_000 }), (cents, rate) => {
        const [price, mpir] = [new Decimal(cents).div(100), new Decimal(rate).div(10_000)];
        const exact = price.times(mpir).div(36_500);
        expect(daily(price.toFixed(2), mpir.toFixed())).toBe(
          exact.toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toFixed(2),
        );
        expect(daily(price.toFixed(2), mpir.toFixed(), cutOff)).toBe(
          exact.toDecimalPlaces(2, Decimal.ROUND_DOWN).toFixed(2),
        );
      }),
    );
  });
});

test("MPIR from the general interest charge", () => {
  expect(["11.15", "10.65", "10.96"].map(mpirOfGic)).toEqual(["8.15", "7.65", "7.96"]);
  expect(mpirOfDailyGic("0.03131507", "2026-07-01")).toBe("8.43");
  expect(mpirOfDailyGic("0.03122951", "2028-07-01")).toBe("8.43");
});

test("a price may be agreed on up to what is published and what needs no approval", () => {
  const codes = (price: string, published: string) =>
    mayAgreePrice({ price, published, maximum: "758627", agreedOn: "2026-01-05" }).issues.map((row) => row.code);
  expect(codes("500000", "500000")).toEqual([]);
  expect(codes("500000.01", "500000")).toEqual(["ABOVE_PUBLISHED_PRICE"]);
  expect(codes("758627.01", "800000")).toEqual(["ABOVE_MAXIMUM_PRICE"]);
  expect(codes("900000", "800000")).toHaveLength(2);
});

describe("price agreement day", () => {
  const moves = [
    { voluntary: false, occupiedFrom: "2026-09-10", noticeOn: "2026-09-01", twentyEightDaysOrMore: true },
    { voluntary: true, occupiedFrom: "2026-05-10", agreementVariedOn: "2026-05-02" },
    { voluntary: false, occupiedFrom: "2026-07-01", noticeOn: "2026-06-25", twentyEightDaysOrMore: false },
  ] as const;
  test.each([
    ["2026-05-09", "2026-01-05"],
    ["2026-05-10", "2026-05-02"],
    ["2026-07-01", "2026-05-02"],
    ["2026-09-10", "2026-09-01"],
  ])("on %s it is %s", (day, expected) => {
    expect(priceAgreementDay({ agreedOn: "2026-01-05", moves, day })).toBe(expected);
  });

  test("the most that may be agreed on after a move", () => {
    const most = (at: number) => mostAfterMove({ move: moves[at]!, priceBefore: "500000", published: "550000" });
    expect([most(1), most(0), most(2)]).toEqual(["550000.00", "500000.00", "500000.00"]);
    expect(mostAfterMove({ move: moves[0], priceBefore: "500000", published: "420000" })).toBe("420000.00");
    expect(mostAfterMove({ move: moves[2], priceBefore: "500000", published: "420000" })).toBe("500000.00");
  });
});

describe("status", () => {
  test.each([
    [{ status: "assessed", amount: "70.93" }, "contribution"],
    [{ status: "assessed", amount: "70.94" }, "payment"],
    [{ status: "assessed", amount: "100" }, "payment"],
    [{ status: "not_disclosed" }, "payment"],
    [{ status: "unknown" }, "interim"],
  ] as const)("%j is %s", (means, expected) => {
    expect(accommodationStatus({ means, maximumSupplement: "70.94" }).result).toBe(expected);
  });
});

describe("combination", () => {
  const facts: CombinationFacts = {
    price: "500000",
    rate: "7.65",
    factor: 10_000,
    balance: "200000",
    retained: "0",
    arrangement: "NOV25",
  };
  test("by proportion and by difference", () => {
    expect(combinationPayment(facts).result).toBe("62.87");
    expect(combinationPayment({ ...facts, arrangement: "POST14" }).result).toBe("62.88");
    const proportion = { ...ACCOMMODATION_POLICY, combination: "proportion" } as const;
    expect(combinationPayment({ ...facts, arrangement: "POST14" }, proportion).result).toBe("62.87");
    const difference = { ...ACCOMMODATION_POLICY, combination: "difference" } as const;
    expect(combinationPayment(facts, difference).result).toBe("62.88");
  });

  test("a published half: 22.135 goes up, or is cut off", () => {
    const half = { ...facts, price: "400000", rate: "4.04" };
    expect(combinationPayment(half).result).toBe("22.14");
    expect(combinationPayment(half, cutOff).result).toBe("22.13");
    expect(new Decimal("22.13").times(365).toFixed(2)).toBe("8077.45");
  });

  test("retention does not raise it; a larger balance than the price gives nothing", () => {
    expect(combinationPayment({ ...facts, balance: "190000", retained: "10000" }).result).toBe("62.87");
    expect(combinationPayment({ ...facts, balance: "500000" }).result).toBe("0.00");
    expect(combinationPayment({ ...facts, balance: "600000" }).result).toBe("0.00");
    expect(mostLumpSum({ price: "500000", retained: "849.32" })).toBe("499150.68");
  });

  test("nothing held is the daily payment of the price, by both methods", () => {
    for (const arrangement of ["NOV25", "POST14"] as const) {
      expect(combinationPayment({ ...facts, balance: "0", arrangement }).result).toBe("104.79");
    }
  });
});

describe("indexation", () => {
  const numbers = [
    { from: "2025-09-20", value: "1.0" },
    { from: "2026-03-20", value: "1.0190" },
    { from: "2026-09-20", value: "1.0412" },
  ];
  const facts = { daily: "104.79", startDay: "2026-01-10", occupiedFrom: "2026-01-10", numbers };

  test("from the amount before indexation, factor to 4 decimals", () => {
    const on = (day: string, start = "2026-01-10") =>
      indexedDailyPayment({ ...facts, startDay: start, occupiedFrom: start, day }).result!;
    expect(on("2026-03-19")).toEqual({ daily: "104.79", factor: "1.0000", reference: "2025-09-20" });
    expect(on("2026-03-20")).toEqual({ daily: "106.78", factor: "1.0190", reference: "2025-09-20" });
    expect(on("2026-09-20").daily).toBe("109.11");
    expect(on("2026-09-20", "2026-04-01")).toEqual({ daily: "107.07", factor: "1.0218", reference: "2026-03-20" });
    const part = combinationPayment({
      price: "500000",
      rate: "7.65",
      factor: 10_190,
      balance: "200000",
      retained: "0",
      arrangement: "NOV25",
    });
    expect(part.result).toBe("64.07");
  });

  test.each([
    ["2026-01-10", "2026-01-10", "2025-09-20"],
    ["2026-03-19", "2026-03-19", "2025-09-20"],
    ["2026-03-20", "2026-03-20", "2026-03-20"],
    ["2026-01-10", "2026-04-02", "2026-03-20"],
    ["2026-09-21", "2026-01-01", "2026-09-20"],
  ])("start %s, room from %s: reference day %s", (start, room, expected) => {
    expect(referenceIndexationDay(start, room)).toBe(expected);
  });

  test("half of the fourth decimal goes up; before the first indexation no number is needed", () => {
    const close = [
      { from: "2025-09-20", value: "1.0" },
      { from: "2026-03-20", value: "1.00005" },
    ];
    expect(indexedDailyPayment({ ...facts, numbers: close, day: "2026-04-01" }).result!.factor).toBe("1.0001");
    expect(indexedDailyPayment({ ...facts, numbers: [], day: "2026-03-19" }).result!.daily).toBe("104.79");
  });

  test("a missing number stops, or the last known goes on", () => {
    const short = { ...facts, numbers: numbers.slice(0, 2), day: "2026-10-01" };
    const stopped = indexedDailyPayment(short);
    expect([stopped.result, stopped.issues[0]!.code, stopped.issues[0]!.day]).toEqual([
      null,
      "INDEX_NUMBER_MISSING",
      "2026-09-20",
    ]);
    const carried = indexedDailyPayment(short, { ...ACCOMMODATION_POLICY, missingIndexNumber: "last_known" });
    expect([carried.result!.daily, carried.issues[0]!.code]).toEqual(["106.78", "INDEX_NUMBER_CARRIED"]);
  });
});

describe("contribution", () => {
  const facts = {
    assessed: "40.00",
    maximumSupplement: "70.94",
    agreedDaily: null,
    mpir: "7.65",
    balance: "0",
    retained: "0",
  };
  test("the lump sum that equals a daily contribution", () => {
    expect(accommodationContribution(facts).result).toEqual({
      maximumDaily: "40.00",
      maximumLumpSum: "190849.67",
      daily: "40.00",
      excess: "0.00",
    });
    const published = accommodationContribution({ ...facts, assessed: "10.83", mpir: "4.01" });
    expect(published.result.maximumLumpSum).toBe("98577.30");
  });

  test("part paid; retention lowers the most and does not raise the daily part", () => {
    const part = accommodationContribution({ ...facts, balance: "100000" });
    expect(part.result.daily).toBe("19.04");
    const later = accommodationContribution({ ...facts, balance: "99000", retained: "1000" });
    expect(later.result).toMatchObject({ daily: "19.04", maximumLumpSum: "189849.67" });
  });

  test("least of three; held above the most is to be refunded", () => {
    expect(accommodationContribution({ ...facts, agreedDaily: "35.00" }).result.maximumDaily).toBe("35.00");
    const fallen = accommodationContribution({ ...facts, assessed: "80", maximumSupplement: "20", balance: "100000" });
    expect(fallen.result).toEqual({
      maximumDaily: "20.00",
      maximumLumpSum: "95424.83",
      daily: "0.00",
      excess: "4575.17",
    });
  });
});

describe("minimum assets and taking a lump sum", () => {
  test.each([
    ["1002.50", "58500.00"],
    ["1047.10", "61500.00"],
    ["1079.70", "63000.00"],
    ["1100.30", "64500.00"],
    ["900.80", "52500.00"],
  ])("a pension of %s a fortnight: %s", (pension, expected) => {
    expect(minimumPermissibleAssets(pension)).toBe(expected);
  });

  const facts: LumpSumFacts = {
    amount: "300000",
    paidOn: "2026-01-20",
    startDay: "2026-01-10",
    status: "payment",
    balance: "0",
    mostHeld: "500000",
    assets: "363000",
    minimumAssets: "63000",
  };
  const codes = (change: Partial<LumpSumFacts>) =>
    mayAcceptLumpSum({ ...facts, ...change }).issues.map((row) => row.code);
  test("is accepted, or refused for each reason", () => {
    expect(mayAcceptLumpSum(facts).result).toBe(true);
    expect(codes({ assets: "362999.99" })).toEqual(["BELOW_MINIMUM_ASSETS"]);
    expect(codes({ assets: "362999.99", paidOn: "2026-02-07" })).toEqual(["BELOW_MINIMUM_ASSETS"]);
    expect(codes({ assets: "362999.99", paidOn: "2026-02-08" })).toEqual([]);
    expect(codes({ assets: null })).toEqual([]);
    expect(codes({ paidOn: "2026-01-09" })).toEqual(["BEFORE_START_DAY"]);
    expect(codes({ status: "interim" })).toEqual(["MEANS_NOT_KNOWN"]);
    expect(codes({ balance: "200000.01" })).toEqual(["ABOVE_MOST"]);
  });
});
