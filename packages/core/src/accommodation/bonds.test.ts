import { describe, expect, test } from "vitest";
import { accommodationCharge } from "./accommodation-charge.ts";
import { bondInterestEquivalent, bondPeriodicPayment } from "./bond-payments.ts";
import { bondRetention, type BondRetentionFacts } from "./bond-retention.ts";
import { depositLife } from "./deposit-life.ts";

const facts: BondRetentionFacts = {
  bond: "40000",
  startDay: "2025-07-20",
  firstBondStartDay: "2025-07-20",
  lowerThreshold: "28200",
  higherThreshold: "54540",
  monthsElsewhere: 0,
  outOfCareBefore: [],
  stays: [{ from: "2025-07-20", to: null }],
  reduced: [],
  until: "2025-12-31",
};
const retention = (change: Partial<BondRetentionFacts>) => bondRetention({ ...facts, ...change }).result;
const months = (change: Partial<BondRetentionFacts>) => retention(change).months.map((row) => row.from.slice(0, 7));

describe("retention of a bond", () => {
  test.each([
    ["40000", "4000.00", "333.33"],
    ["20000", "2820.00", "235.00"],
    ["28200", "2820.00", "235.00"],
    ["100000", "5454.00", "454.50"],
    ["41000", "4100.00", "341.66"],
  ])("of %s: %s a year, %s a month", (bond, year, month) => {
    expect(retention({ bond })).toMatchObject({ perYear: year, perMonth: month });
  });

  test("each month or part of one, at its end", () => {
    expect(months({})).toEqual(["2025-07", "2025-08", "2025-09", "2025-10", "2025-11", "2025-12"]);
    expect(retention({}).months[0]).toEqual({
      from: "2025-07-01",
      to: "2025-07-31",
      on: "2025-07-31",
      amount: "333.33",
    });
    expect(months({ until: "2025-12-30" })).toHaveLength(5);
  });

  test("two months or less count as three", () => {
    const stay = (from: string, to: string) => ({
      startDay: from,
      firstBondStartDay: from,
      stays: [{ from, to }],
      until: "2026-12-31",
    });
    expect(months(stay("2026-01-20", "2026-03-03"))).toEqual(["2026-01", "2026-02", "2026-03"]);
    expect(retention(stay("2026-01-20", "2026-03-03")).months.map((row) => row.on)).toEqual([
      "2026-01-31",
      "2026-02-28",
      "2026-03-03",
    ]);
    expect(retention(stay("2026-01-20", "2026-02-10")).months.map((row) => row.on)).toEqual([
      "2026-01-31",
      "2026-02-10",
      "2026-02-10",
    ]);
    expect(months(stay("2026-01-05", "2026-02-20"))).toEqual(["2026-01", "2026-02", "2026-03"]);
    expect(months(stay("2026-01-20", "2026-03-19"))).toEqual(["2026-01", "2026-02", "2026-03"]);
    expect(months(stay("2026-01-20", "2026-04-02"))).toEqual(["2026-01", "2026-02", "2026-03", "2026-04"]);
  });

  test("sixty months, those elsewhere included: after six weeks and three months, 4 years and 9 months", () => {
    expect(months({ until: "2035-12-31" })).toHaveLength(60);
    const second = { monthsElsewhere: 3, firstBondStartDay: "2025-06-08", until: "2035-12-31" };
    expect(months(second)).toHaveLength(57);
    expect(retention(second).lastDay).toBe("2030-06-07");
  });

  test("days out of care and days reduced by the supplement make it longer; a reduced month is left out", () => {
    const reduced = [{ from: "2025-08-15", to: "2025-10-10" }];
    expect(months({ reduced })).toEqual(["2025-07", "2025-08", "2025-10", "2025-11", "2025-12"]);
    expect(retention({ reduced }).lastDay).toBe("2030-09-14");
    const outOfCareBefore = [{ from: "2025-06-01", to: "2025-07-19" }];
    expect(retention({ firstBondStartDay: "2025-01-20", outOfCareBefore }).lastDay).toBe("2030-03-09");
    const stays = [
      { from: "2025-07-20", to: "2025-10-31" },
      { from: "2025-12-05", to: null },
    ];
    expect(months({ stays })).toEqual(["2025-07", "2025-08", "2025-09", "2025-10", "2025-12"]);
    expect(retention({ stays }).lastDay).toBe("2030-08-22");
  });

  test("in the life of the bond it is taken as planned, never below zero", () => {
    const planned = bondRetention({ ...facts, bond: "700", lowerThreshold: "28200" }).result.months;
    const life = depositLife(
      {
        startDay: "2025-07-20",
        stays: [{ from: "2025-07-20", to: null }],
        classes: [{ from: "2025-07-20", to: null, arrangement: "PRE14", retention: false, indexation: false }],
        lines: [{ id: 1, kind: "bond", perDay: "0", collection: "billed", from: "2025-07-20", to: null }],
        movements: [{ on: "2025-07-20", kind: "receipt", amount: "700", reference: null }],
        bondRetention: planned,
        elsewhere: null,
        broughtOver: null,
        opening: null,
        rates: { maximumSupplement: [], indexNumbers: [] },
      },
      "2025-12-31",
    ).result!;
    expect(life.charges.map((row) => [row.kind, row.from, row.amount])).toEqual([
      ["bond_retention", "2025-07-01", "235.00"],
      ["bond_retention", "2025-08-01", "235.00"],
      ["bond_retention", "2025-09-01", "230.00"],
    ]);
    expect(life.figures).toMatchObject({ balance: "0.00", retained: "700.00" });
  });
});

describe("payments of a bond", () => {
  const periodic = {
    bond: "100000",
    lumpSumEquivalent: "50000",
    agreedRate: "6",
    mpir: "7.65",
    retentionPerYear: "5454",
    retentionFromLumpSum: false,
    payments: 12,
  };
  test("periodic payments", () => {
    expect(bondPeriodicPayment(periodic).result).toEqual({
      interest: "3000.00",
      retention: "2727.00",
      payment: "477.25",
    });
    expect(bondPeriodicPayment({ ...periodic, retentionFromLumpSum: true }).result.payment).toBe("250.00");
    const limited = bondPeriodicPayment({ ...periodic, agreedRate: "9" });
    expect([limited.result.interest, limited.issues[0]!.code]).toEqual(["3825.00", "RATE_LIMITED"]);
  });

  test("a bond never paid", () => {
    const never = { lumpSum: "100000", agreedRate: "6", mpir: "7.65", startDay: "2025-09-01", payableOn: "2026-03-15" };
    expect(bondInterestEquivalent({ ...never, ceasedOn: "2026-05-10" }).result).toEqual({
      from: "2026-03-01",
      to: "2026-05-31",
      days: 92,
      amount: "1512.33",
    });
    expect(bondInterestEquivalent({ ...never, startDay: "2026-03-11", ceasedOn: "2026-05-10" }).result).toBeNull();
    expect(bondInterestEquivalent({ ...never, startDay: "2026-03-10", ceasedOn: "2026-05-10" }).result).not.toBeNull();
  });

  test("accommodation charge: the lowest, down to the cent", () => {
    const charge = {
      agreed: "32.38",
      assets: { value: "100000", minimum: "40000" },
      earlierCeiling: null,
      supplement: "0",
    };
    expect(accommodationCharge(charge).result).toBe("28.84");
    expect(accommodationCharge({ ...charge, assets: null }).result).toBe("32.38");
    expect(accommodationCharge({ ...charge, earlierCeiling: "20" }).result).toBe("20.00");
    expect(accommodationCharge({ ...charge, supplement: "30" }).result).toBe("0.00");
    expect(accommodationCharge({ ...charge, assets: { value: "30000", minimum: "40000" } }).result).toBe("0.00");
  });
});
