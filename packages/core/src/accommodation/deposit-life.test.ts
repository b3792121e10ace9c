import { describe, expect, test } from "vitest";
import { centsOf } from "../money/cents.ts";
import { daysOfDeposit, depositDay, explainDepositDay, segmentOn } from "./deposit-day.ts";
import { depositLife } from "./deposit-life.ts";
import type { AccommodationCharge, DepositFacts, DepositMovement, PaymentLine } from "./life-facts.ts";
import { ACCOMMODATION_POLICY, type AccommodationPolicy } from "./policy.ts";

const by = (change: Partial<AccommodationPolicy>): AccommodationPolicy => ({ ...ACCOMMODATION_POLICY, ...change });

const line: PaymentLine = {
  id: 1,
  kind: "payment",
  method: "combination",
  collection: "drawdown",
  price: "500000",
  mpir: "7.65",
  agreedRate: null,
  agreedLumpSum: "200000",
  occupiedFrom: "2025-12-01",
  maintained: true,
  from: "2025-12-01",
  to: null,
};
const paid = (on: string, amount: string): DepositMovement => ({ on, kind: "receipt", amount, reference: null });
const facts: DepositFacts = {
  startDay: "2025-12-01",
  stays: [{ from: "2025-12-01", to: null }],
  classes: [{ from: "2025-11-01", to: null, arrangement: "NOV25", retention: false, indexation: false }],
  lines: [line],
  movements: [paid("2025-12-01", "200000")],
  bondRetention: [],
  elsewhere: null,
  broughtOver: null,
  opening: null,
  rates: { maximumSupplement: [{ from: "2025-09-20", to: null, value: "70.94" }], indexNumbers: [] },
};
const retained: DepositFacts["classes"] = [
  { from: "2025-11-01", to: null, arrangement: "NOV25", retention: true, indexation: false },
];
const life = (change: Partial<DepositFacts>, until: string, policy = ACCOMMODATION_POLICY) =>
  depositLife({ ...facts, ...change }, until, policy).result!;
const short = (row: AccommodationCharge) => [
  row.kind,
  row.drawdown ? "drawn" : "billed",
  row.from,
  row.to,
  row.perDay,
  row.amount,
];

describe("a lump sum of before the first day that is billed here", () => {
  const since = { on: "2026-09-01", retained: "0", deducted: "0" };

  test("has nothing worked out for earlier days, but they count for the five years", () => {
    const found = life(
      { classes: retained, movements: [paid("2025-12-01", "150000")], broughtOver: since },
      "2026-09-30",
    );
    // Retention 150,000 x 30 x 2% / 365: nothing was taken from the balance before.
    expect(found.charges.map(short)).toEqual([
      ["daily_payment", "drawn", "2026-09-01", "2026-09-30", "62.87", "1886.10"],
      ["unpaid_lump_sum_daily", "drawn", "2026-09-01", "2026-09-30", "10.48", "314.40"],
      ["retention", "drawn", "2026-09-01", "2026-09-30", null, "246.58"],
    ]);
    expect(found.retention.countedDays).toBe(304);
    expect(found.segments.filter((row) => row.to < since.on).map((row) => row.daily)).toEqual(
      found.segments.filter((row) => row.to < since.on).map(() => "0.00"),
    );
  });

  test("counts what the earlier system retained as paid: it is never made good", () => {
    const change = {
      classes: retained,
      lines: [{ ...line, method: "lump_sum" as const, agreedLumpSum: "500000" }],
      movements: [paid("2025-12-01", "493000")],
    };
    const daily = (retainedBefore: string) =>
      life({ ...change, broughtOver: { ...since, retained: retainedBefore } }, "2026-09-30").charges.map(
        (row) => row.kind,
      );
    expect(daily("7000")).toEqual(["retention"]);
    expect(daily("0")).toContain("unpaid_lump_sum_daily");
  });

  test("counts other deductions of the earlier system as they raise the daily payment, or not", () => {
    const drawn = { ...since, deducted: "10000" };
    const change = { movements: [paid("2025-12-01", "190000")], broughtOver: drawn };
    const perDay = (maintained: boolean) =>
      life({ ...change, lines: [{ ...line, maintained }] }, "2026-09-30").charges.map((row) => [row.kind, row.perDay]);
    // 310,000 of 500,000 at 104.79; 300,000 where the price need not be maintained.
    expect(perDay(true)).toEqual([["daily_payment", "64.97"]]);
    expect(perDay(false)).toEqual([["daily_payment", "62.87"]]);
  });
});

describe("drawdown", () => {
  test("steps monthly", () => {
    const found = life({}, "2026-03-31");
    expect(found.charges.slice(0, 2).map((row) => row.amount)).toEqual(["1948.97", "1961.68"]);
    expect(found.charges.map((row) => row.perDay).slice(0, 3)).toEqual(["62.87", "63.28", "63.69"]);
    expect(found.movements.map((row) => row.balance).slice(1, 3)).toEqual(["198051.03", "196089.35"]);
    expect(found.movements[1]).toMatchObject({ on: "2025-12-31", countsFrom: "2026-01-01", kind: "daily_payment" });
  });

  test("a leap year is charged for 366 days at the same amount", () => {
    const from = "2028-01-01";
    const lines = [{ ...line, from, occupiedFrom: from, agreedLumpSum: "0" }];
    const found = life({ startDay: from, stays: [{ from, to: null }], lines, movements: [] }, "2028-12-31");
    expect(new Set(found.charges.map((row) => row.perDay))).toEqual(new Set(["104.79"]));
    expect(found.charges.reduce((sum, row) => sum + row.days, 0)).toBe(366);
  });

  test("is billed before anything is paid, drawn once a part is", () => {
    const found = life({ movements: [paid("2025-12-20", "50000")] }, "2025-12-31");
    expect(found.charges.map(short)).toEqual([
      ["daily_payment", "billed", "2025-12-01", "2025-12-19", "62.87", "1194.53"],
      ["unpaid_lump_sum_daily", "billed", "2025-12-01", "2025-12-19", "41.92", "796.48"],
      ["daily_payment", "drawn", "2025-12-20", "2025-12-31", "62.87", "754.44"],
      ["unpaid_lump_sum_daily", "drawn", "2025-12-20", "2025-12-31", "31.44", "377.28"],
    ]);
  });

  test("runs out inside a month: part of a day is drawn, the rest billed", () => {
    const found = life(
      { movements: [paid("2025-12-01", "100")], lines: [{ ...line, agreedLumpSum: "0" }] },
      "2025-12-31",
    );
    // 104.77 a day beside 100.00
    expect(found.charges.map(short)).toEqual([
      ["daily_payment", "drawn", "2025-12-01", "2025-12-01", "100.00", "100.00"],
      ["daily_payment", "billed", "2025-12-01", "2025-12-01", "4.77", "4.77"],
      ["daily_payment", "billed", "2025-12-02", "2025-12-31", "104.77", "3143.10"],
    ]);
    expect(found.figures).toMatchObject({ balance: "0.00", drawnDown: "100.00", ongoingBilled: "3147.87" });
  });

  test("order at the end of care: daily payments, fees, outstanding, retention; then the refund", () => {
    const movements: DepositMovement[] = [
      paid("2025-12-01", "200000"),
      { on: "2025-12-10", kind: "refund", amount: "300000", reference: "R" },
      { on: "2025-12-10", kind: "outstanding_payment", amount: "150", reference: "O" },
      { on: "2025-12-10", kind: "agreed_deduction", amount: "300", reference: "F" },
    ];
    const found = depositLife(
      { ...facts, classes: retained, stays: [{ from: "2025-12-01", to: "2025-12-10" }], movements },
      "2025-12-31",
    );
    expect(found.result!.movements.map((row) => [row.kind, row.amount])).toEqual([
      ["receipt", "200000.00"],
      ["daily_payment", "-628.70"],
      ["agreed_deduction", "-300.00"],
      ["outstanding_payment", "-150.00"],
      ["retention", "-109.59"],
      ["refund", "-198811.71"],
    ]);
    expect(found.issues.map((row) => row.code)).toEqual(["REFUND_ABOVE_BALANCE"]);
    expect(found.result!.short).toEqual([
      { on: "2025-12-10", kind: "refund", amount: "300000.00", taken: "198811.71", reference: "R" },
    ]);
  });

  test("without the duty to maintain the price, deductions do not raise the daily payment", () => {
    const plain = life({ lines: [{ ...line, maintained: false }] }, "2026-03-31");
    expect(new Set(plain.charges.map((row) => row.perDay))).toEqual(new Set(["62.87"]));
  });
});

describe("retention in a life", () => {
  const full = { classes: retained, lines: [{ ...line, method: "lump_sum" as const, collection: "billed" as const }] };
  const movements = [paid("2025-12-01", "500000")];
  test("monthly on each balance; the daily payment stays nil", () => {
    const found = life({ ...full, movements }, "2026-02-28");
    expect(found.charges.map((row) => [row.kind, row.from, row.to, row.amount])).toEqual([
      ["retention", "2025-12-01", "2025-12-31", "849.32"],
      ["retention", "2026-01-01", "2026-01-31", "847.87"],
      ["retention", "2026-02-01", "2026-02-28", "764.52"],
    ]);
    expect(found.figures).toMatchObject({ balance: "497538.29", daily: "0.00", retained: "2461.71" });
  });

  test("quarterly, and counted from the last deduction", () => {
    const dates = (policy: AccommodationPolicy) =>
      life({ ...full, movements }, "2026-05-31", policy).charges.map((row) => row.deductedOn);
    expect(dates(by({ retentionEvery: "quarter" }))).toEqual(["2025-12-31", "2026-03-31"]);
    // Paid on a 31st, the three months to 30 December would pass without a deduction.
    const late = life(
      { ...full, movements: [paid("2026-03-31", "500000")] },
      "2026-12-31",
      by({ retentionEvery: "quarter" }),
    );
    expect(late.charges.flatMap((row) => row.deductedOn ?? [])).toEqual([
      "2026-03-31",
      "2026-06-30",
      "2026-09-30",
      "2026-11-30",
      "2026-12-31",
    ]);
    expect(dates(by({ retentionOnceAMonth: "any_month" }))).toEqual(
      ["2025-12-31", "2026-03-31", "2026-05-31"].toSpliced(1, 0, "2026-01-31"),
    );
  });

  test("a month end less than a month before the last day is left to it, unless care ends first", () => {
    const start = { startDay: "2025-11-01", lines: [], classes: retained, movements: [paid("2025-11-01", "500000")] };
    const dates = (countedDays: number, to: string | null) =>
      life(
        { ...start, stays: [{ from: "2025-11-01", to }], elsewhere: { firstPaidOn: "2021-01-01", countedDays } },
        "2026-03-31",
        by({ retentionOnceAMonth: "any_month" }),
      ).charges.map((row) => row.deductedOn);
    expect(dates(1826 - 59, null)).toEqual(["2025-12-29"]);
    expect(dates(1826 - 60, null)).toEqual(["2025-11-30", "2025-12-30"]);
    expect(dates(1826 - 59, "2025-12-20")).toEqual(["2025-11-30", "2025-12-20"]);
    expect(dates(1826 - 59, "2025-12-29")).toEqual(["2025-12-29"]);
  });

  test("ends with the five years, inside a month, and takes what is left on the last day", () => {
    const found = life(
      { ...full, movements, elsewhere: { firstPaidOn: "2021-01-01", countedDays: 1800 } },
      "2026-03-31",
    );
    expect(found.retention).toEqual({ length: 1826, countedDays: 26, remainingDays: 0 });
    expect(found.charges.map((row) => [row.from, row.to, row.days, row.amount])).toEqual([
      ["2025-12-01", "2025-12-26", 26, "712.33"],
    ]);
    expect(found.segments.map((row) => [row.from, row.retention, row.causes])).toContainEqual([
      "2025-12-27",
      false,
      ["retention_end"],
    ]);
  });

  test("five years begin with the first payment, not with the start day", () => {
    const later = { startDay: "2027-12-01", stays: [{ from: "2027-12-01", to: null }] };
    const lines = [{ ...line, from: "2027-12-01", occupiedFrom: "2027-12-01", collection: "billed" as const }];
    const found = life({ ...full, ...later, lines, movements: [paid("2028-03-01", "1000")] }, "2028-04-30");
    expect(found.retention).toEqual({ length: 1826, countedDays: 61, remainingDays: 1765 });
  });

  test("five years to the day, leave or not: 30 November 2030", () => {
    const found = life({ ...full, movements }, "2031-03-31");
    expect(found.charges.at(-1)).toMatchObject({ to: "2030-11-30", days: 30 });
    expect(centsOf(found.figures.retained)).toBeLessThan(5_000_000);
    expect(centsOf(found.figures.retained)).toBeGreaterThan(4_700_000);
  });
});

describe("agreement", () => {
  test("a new price in a month starts a stretch, with a room of its own for the index", () => {
    const lines = [
      { ...line, to: "2026-01-14" },
      { ...line, id: 2, from: "2026-01-15", price: "600000" },
    ];
    const found = life({ lines }, "2026-01-31");
    const january = found.charges.filter((row) => row.from >= "2026-01-01");
    expect(january.map((row) => [row.lineId, row.from, row.to])).toEqual([
      [1, "2026-01-01", "2026-01-14"],
      [2, "2026-01-15", "2026-01-31"],
    ]);
  });

  test("days without a line between two alike are not charged", () => {
    const lines = [
      { ...line, to: "2025-12-10" },
      { ...line, id: 2, from: "2025-12-21" },
    ];
    const found = life({ lines }, "2025-12-31");
    expect(found.charges.map((row) => [row.lineId, row.from, row.to])).toEqual([
      [1, "2025-12-01", "2025-12-10"],
      [2, "2025-12-21", "2025-12-31"],
    ]);
  });

  test("an indexation inside a month", () => {
    const classes: DepositFacts["classes"] = [{ ...facts.classes[0]!, indexation: true }];
    const indexNumbers = [
      { from: "2025-09-20", value: "1.0" },
      { from: "2026-03-20", value: "1.0190" },
    ];
    const change = {
      classes,
      rates: { ...facts.rates, indexNumbers },
      lines: [{ ...line, collection: "billed" as const }],
    };
    const march = life(change, "2026-03-31").charges.filter((row) => row.to >= "2026-03-01");
    expect(march.map(short)).toEqual([
      ["daily_payment", "billed", "2026-03-01", "2026-03-19", "62.87", "1194.53"],
      ["daily_payment", "billed", "2026-03-20", "2026-03-31", "64.07", "768.84"],
    ]);
    const missing = depositLife({ ...facts, ...change, rates: facts.rates }, "2026-03-31");
    expect([missing.result, missing.issues[0]!.code]).toEqual([null, "INDEX_NUMBER_MISSING"]);
  });

  test("contributions move with what is assessed, and are not charged on the day of departure", () => {
    const terms = {
      kind: "contribution",
      method: "daily",
      agreedDaily: null,
      mpir: "7.65",
      agreedLumpSum: "0",
    } as const;
    const dac = {
      ...terms,
      id: 1,
      collection: "billed",
      maintained: true,
      from: "2025-12-01",
      to: "2026-01-14",
    } as const;
    const lines = [
      { ...dac, assessed: "40" },
      { ...dac, id: 2, assessed: "90", from: "2026-01-15", to: null },
    ];
    const stays = [{ from: "2025-12-01", to: "2026-01-31" }];
    const found = life({ lines, movements: [], stays }, "2026-02-15");
    expect(found.charges.map(short).slice(1)).toEqual([
      ["daily_payment", "billed", "2026-01-01", "2026-01-14", "40.00", "560.00"],
      ["daily_payment", "billed", "2026-01-15", "2026-01-30", "70.94", "1135.04"],
    ]);
    expect(life({ lines, movements: [], stays }, "2026-02-15", by({ departureDay: "all" })).charges.at(-1)!.to).toBe(
      "2026-01-31",
    );
    expect(life({ stays }, "2026-02-15").charges.at(-1)!.to).toBe("2026-01-31");
    expect(life({ stays }, "2026-02-15", by({ departureDay: "none" })).charges.at(-1)!.to).toBe("2026-01-30");
  });

  test("held above what may be held", () => {
    const found = depositLife({ ...facts, movements: [paid("2025-12-05", "500000.01")] }, "2025-12-31");
    expect(found.issues.map((row) => [row.code, row.day])).toEqual([["HELD_ABOVE_MOST", "2025-12-05"]]);
    expect(segmentOn(found.result!, "2025-12-05")!.excess).toBe("0.01");
  });

  test.each<[string, Partial<DepositFacts>]>([
    ["LINES_OVERLAP", { lines: [line, { ...line, id: 2, from: "2026-01-01" }] }],
    ["LINE_ENDS_BEFORE_IT_STARTS", { lines: [{ ...line, to: "2025-11-30" }] }],
    ["AGREED_RATE_ABOVE_MPIR", { lines: [{ ...line, agreedRate: "7.66" }] }],
    ["LUMP_SUM_ABOVE_PRICE", { lines: [{ ...line, agreedLumpSum: "500000.01" }] }],
    ["AMOUNT_NOT_POSITIVE", { movements: [paid("2025-12-01", "0")] }],
    ["DEPOSIT_BEFORE_START", { movements: [paid("2025-11-30", "1")] }],
    ["NO_ARRANGEMENT", { classes: [] }],
    ["UNTIL_BEFORE_START", { startDay: "2027-01-01", movements: [] }],
  ])("%s gives no result", (code, change) => {
    const found = depositLife({ ...facts, ...change }, "2026-01-31");
    expect([found.result, found.issues.map((row) => row.code)]).toEqual([null, [code]]);
  });

  test("a lump sum for a daily method is left out, and told", () => {
    const found = depositLife({ ...facts, lines: [{ ...line, method: "daily" }], movements: [] }, "2025-12-31");
    expect(found.issues.map((row) => row.code)).toEqual(["LUMP_SUM_BY_DAILY_METHOD"]);
    expect(found.result!.charges.map(short)).toEqual([
      ["daily_payment", "billed", "2025-12-01", "2025-12-31", "104.79", "3248.49"],
    ]);
  });
});

describe("a day", () => {
  const found = life({ classes: retained }, "2026-02-15");
  test("with its retention, movements and what it closes with", () => {
    expect(depositDay(found, "2025-12-31")).toMatchObject({
      balance: "200000.00",
      daily: "62.87",
      retention: "10.958904",
      closing: "197711.30",
    });
    expect(depositDay(found, "2025-12-31")!.movements.map((row) => row.kind)).toEqual(["daily_payment", "retention"]);
    expect(depositDay(found, "2026-01-01")!.causes).toEqual(["month"]);
    expect(depositDay(found, "2026-01-02")!.causes).toEqual([]);
    expect([depositDay(found, "2025-11-30"), depositDay(found, "2026-02-16")]).toEqual([null, null]);
    const all = daysOfDeposit(found);
    expect(all).toHaveLength(77);
    expect(
      all
        .map((row) => row.day)
        .filter((day) => depositDay(found, day)!.closing !== all.find((row) => row.day === day)!.closing),
    ).toEqual([]);
  });

  test("is explained from price to amount", () => {
    const steps = explainDepositDay({ ...facts, classes: retained }, found, "2026-01-10").map((row) => [
      row.page,
      row.value,
    ]);
    expect(steps).toEqual([
      ["deposit-life", "197711.30"],
      ["daily-accommodation-payment", "104.79"],
      ["combination-payment", "63.28"],
      ["retention", "10.833496"],
    ]);
    expect(explainDepositDay(facts, found, "2020-01-01")).toEqual([]);
  });
});
