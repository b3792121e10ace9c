import { describe, expect, test } from "vitest";
import { amount, book, brief, cap, client, code, entry, line, window } from "../../test/facts.ts";
import type { BillingPolicies, CapFacts, DatedAmount, ScheduleLineFacts } from "./facts.ts";
import { proposeBilling } from "./propose-billing.ts";

function bill(given: {
  rate?: string;
  cap?: Partial<CapFacts> | null;
  annual?: DatedAmount[];
  lifetime?: DatedAmount[];
  policies?: Partial<BillingPolicies>;
  lines?: Partial<ScheduleLineFacts>[];
  endDate?: string;
  taxCodeId?: number;
}) {
  const { rate = "50.00", endDate = "2024-01-31", taxCodeId = 1 } = given;
  return proposeBilling(
    client({
      entries: [entry({ setting: "home_care" })],
      lines: (given.lines ?? [{}]).map((each, at) => line({ id: at + 1, ...each })),
      cap: given.cap === null ? null : cap(given.cap),
    }),
    book({
      codes: [code({ id: 1, code: "MTCF", capped: true, taxCodeId }), code({ id: 2, code: "ITCF", capped: true })],
      globalRates: [amount(1, rate), amount(2, "10.00")],
      annualCap: given.annual ?? [{ from: "2020-01-01", to: null, amount: "35238.11" }],
      lifetimeCap: given.lifetime ?? [{ from: "2020-01-01", to: null, amount: "84571.66" }],
      policies: given.policies ?? {},
    }),
    window(endDate),
  );
}

/** Paid elsewhere before 2024. */
const opened = (annualOpening: string, lifetimeOpening = annualOpening) => ({
  openingDate: "2024-01-01",
  annualOpening,
  lifetimeOpening,
});

describe("the day on which a cap is reached", () => {
  test("clamped: what is left, then nothing", () => {
    const { charges } = bill({ cap: opened("35100.00") });
    expect(brief(charges)).toEqual(["2024-01-01 2024-01-02 100.00", "2024-01-03 2024-01-03 38.11"]);
    expect(charges[0]?.basis.cap).toBeUndefined();
    expect(charges[1]?.basis.cap).toEqual({
      kind: "annual",
      limitType: "MEANS_TESTED_ANNUAL",
      threshold: "35238.11",
      used: "35200.00",
      full: "50.00",
    });
    expect(charges[1]).toMatchObject({ quantity: "1", rate: "50.00" });
  });

  test("full day: the whole fee, nothing from the next day on", () => {
    // 35,200.00 paid, fee 50.00, cap 35,238.11: charge 50.00 (35,250.00), then nothing
    const { charges } = bill({ cap: opened("35200.00"), policies: { capCrossing: "full_day" } });
    expect(brief(charges)).toEqual(["2024-01-01 2024-01-01 50.00"]);
    expect(charges[0]?.basis.cap).toEqual({
      kind: "annual",
      limitType: "MEANS_TESTED_ANNUAL",
      threshold: "35238.11",
      used: "35200.00",
      full: "50.00",
    });
    expect(brief(bill({ cap: opened("35200.00") }).charges)).toEqual(["2024-01-01 2024-01-01 38.11"]);
  });

  test("reached to the cent: no partial day; by the full day, a sum that only equals the cap is not past it", () => {
    const exact = { cap: opened("35138.11") };
    expect(brief(bill(exact).charges)).toEqual(["2024-01-01 2024-01-02 100.00"]);
    expect(brief(bill({ ...exact, policies: { capCrossing: "full_day" } }).charges)).toEqual([
      "2024-01-01 2024-01-02 100.00",
      "2024-01-03 2024-01-03 50.00",
    ]);
  });
});

describe("which cap, and when it opens again", () => {
  test("whichever binds first", () => {
    const { charges } = bill({ cap: opened("35000.00", "84500.00") });
    expect(brief(charges)).toEqual(["2024-01-01 2024-01-01 50.00", "2024-01-02 2024-01-02 21.66"]);
    expect(charges[1]?.basis.cap?.kind).toBe("lifetime");
  });

  test("the annual one where both are equally near", () => {
    const { charges } = bill({ cap: opened("35238.01", "84571.56") });
    expect(charges[0]).toMatchObject({ amount: "0.10", basis: { cap: { kind: "annual" } } });
  });

  test("a new cap year opens the annual cap, not the lifetime one", () => {
    const year = { firstEntryDate: "2019-01-11", ...opened("35238.11") };
    expect(brief(bill({ cap: year }).charges)).toEqual(["2024-01-11 2024-01-31 1050.00"]);
    expect(brief(bill({ cap: { ...year, ...opened("35238.11", "84571.66") } }).charges)).toEqual([]);
    expect(brief(bill({ cap: { ...year, annual: false, ...opened("0", "84571.66") } }).charges)).toEqual([]);
  });

  test("a higher threshold opens it from its day on", () => {
    const annual = [
      { from: "2020-01-01", to: "2024-01-19", amount: "35000.00" },
      { from: "2024-01-20", to: null, amount: "35120.00" },
    ];
    expect(brief(bill({ cap: opened("34950.00"), annual }).charges)).toEqual([
      "2024-01-01 2024-01-01 50.00",
      "2024-01-20 2024-01-21 100.00",
      "2024-01-22 2024-01-22 20.00",
    ]);
  });

  test("charges are cut at the anniversary and at a change of threshold even when neither is near", () => {
    const annual = [
      { from: "2020-01-01", to: "2024-01-19", amount: "35000.00" },
      { from: "2024-01-20", to: null, amount: "36000.00" },
    ];
    expect(bill({ cap: { firstEntryDate: "2019-01-11" }, annual }).charges.map((charge) => charge.from)).toEqual([
      "2024-01-01",
      "2024-01-11",
      "2024-01-20",
    ]);
  });

  test("no caps, or allowed beyond them: charged in full", () => {
    const over = opened("40000.00", "90000.00");
    expect(brief(bill({ cap: { ...over, allowBeyond: true } }).charges)).toEqual(["2024-01-01 2024-01-31 1550.00"]);
    expect(brief(bill({ cap: { ...over, annual: false, lifetime: false } }).charges)).toEqual([
      "2024-01-01 2024-01-31 1550.00",
    ]);
    expect(brief(bill({ cap: over }).charges)).toEqual([]);
  });
});

describe("what counts", () => {
  test("charges that stand on earlier days of the cap year", () => {
    const contributions = [
      { scheduleLineId: 1, from: "2023-06-01", to: "2023-06-30", amount: "20000.00", fee: null },
      { scheduleLineId: 1, from: "2023-08-01", to: "2023-12-31", amount: "35200.00", fee: null },
    ];
    expect(brief(bill({ cap: { contributions, lifetime: false } }).charges)).toEqual(["2024-01-01 2024-01-01 38.11"]);
    expect(
      brief(bill({ cap: { contributions }, lifetime: [{ from: "2020-01-01", to: null, amount: "55210.00" }] }).charges),
    ).toEqual(["2024-01-01 2024-01-01 10.00"]);
  });

  test("a day billed late may not push later days over: what they hold is taken into account", () => {
    const contributions = [{ scheduleLineId: 1, from: "2024-01-11", to: "2024-01-31", amount: "35200.00", fee: null }];
    const late = { billed: [{ from: "2024-01-11", to: "2024-01-31" }] };
    expect(brief(bill({ cap: { contributions }, lines: [late] }).charges)).toEqual(["2024-01-01 2024-01-01 38.11"]);
  });

  test("of a charge across an anniversary, the days of each cap year to that year", () => {
    // 10.00 a day for ten days, five of them in the cap year that begins on 11 January
    const contributions = [{ scheduleLineId: 9, from: "2024-01-06", to: "2024-01-15", amount: "100.00", fee: null }];
    const annual = [{ from: "2020-01-01", to: null, amount: "120.00" }];
    const year = { firstEntryDate: "2019-01-11", lifetime: false, contributions };
    expect(brief(bill({ cap: year, annual, lines: [{ startDate: "2024-01-11" }] }).charges)).toEqual([
      "2024-01-11 2024-01-11 50.00",
      "2024-01-12 2024-01-12 20.00",
    ]);
    expect(brief(bill({ cap: year, annual, endDate: "2024-01-10" }).charges)).toEqual([
      "2024-01-01 2024-01-01 50.00",
      "2024-01-02 2024-01-02 20.00",
    ]);
  });

  test("two capped fees on one day: the line entered first goes first", () => {
    const lines = [{ billingCodeId: 2 }, { billingCodeId: 1 }];
    expect(brief(bill({ cap: opened("35100.00"), lines }).charges)).toEqual([
      "2024-01-01 2024-01-03 30.00",
      "2024-01-01 2024-01-02 100.00",
      "2024-01-03 2024-01-03 8.11",
    ]);
    const fullDay = bill({ cap: opened("35100.00"), lines, policies: { capCrossing: "full_day" } }).charges;
    expect(fullDay.reduce((sum, charge) => sum + Number(charge.amount), 0)).toBe(180);
  });

  test("the amount without tax, where the rate holds tax", () => {
    const { charges } = bill({ rate: "55.00", cap: opened("35100.00"), taxCodeId: 3 });
    expect(charges.map((charge) => [charge.amount, charge.tax])).toEqual([
      ["100.00", "10.00"],
      ["38.11", "3.81"],
    ]);
  });
});

describe("set-up", () => {
  test("capped fees are not billed before the caps are set up", () => {
    expect(bill({ cap: null })).toMatchObject({
      charges: [],
      issues: [{ code: "CAP_SETUP_MISSING", scheduleLineId: 1, billingCodeId: 1, day: "2024-01-01" }],
    });
    expect(bill({ cap: null, lines: [{ endDate: "2023-12-31" }] })).toEqual({ charges: [], issues: [] });
  });

  test("nor without a threshold", () => {
    const annual = [{ from: "2024-01-16", to: null, amount: "35238.11" }];
    expect(bill({ annual })).toMatchObject({
      charges: [],
      issues: [{ code: "CAP_THRESHOLD_MISSING", day: "2024-01-01" }],
    });
    expect(bill({ annual, cap: { annual: false } }).issues).toEqual([]);
  });
});
