import { describe, expect, test } from "vitest";
import {
  GRADES,
  RATE_UNITS,
  baseCareTariffWeightCity,
  basePension,
  basicDailyFee,
  basicDailyFeeNonStandard,
  basicDailyFeeProtected,
  datedValues,
  fullPension,
  incomeTestedFeeUpperCap,
  initialEntryAdjustmentWeight,
  maximumPermissibleInterestRate,
  meansTestedFeeAnnualCap,
  minimumAssets,
  rateOn,
  standardBaseProviderWeight,
  tableOf,
  tables,
} from "./index.ts";
import { dayBefore } from "./table.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

describe.each(tables.map((table) => [table.key, table] as const))("%s", (key, table) => {
  test("is well formed", () => {
    expect(key).toMatch(/^[a-z][a-z0-9_]+$/);
    expect(table.title).not.toBe("");
    expect(table.law).not.toBe("");
    expect(RATE_UNITS).toContain(table.unit);
    expect(table.rows.length).toBeGreaterThan(0);
    if (table.unknownFrom !== null) expect(table.unknownFrom > table.rows.at(-1)!.from).toBe(true);
  });

  test("rows are sorted, without gaps or overlaps, and each says where it comes from", () => {
    table.rows.forEach((row, at) => {
      expect(row.from).toMatch(DAY);
      expect(dayBefore(dayAfter(row.from))).toBe(row.from);
      if (at > 0) expect(row.from > table.rows[at - 1]!.from).toBe(true);
      expect(GRADES).toContain(row.grade);
      expect(row.source).not.toBe("");
      expect(row.value === null).toBe(row.missing !== undefined);
      if (row.value !== null) expect(row.value).toMatch(/^\d+(\.\d+)?$/);
      if (row.grade === "secondary" || row.grade === "code" || row.grade === "unverified") {
        // A third party's figure counts only where a rule of law gives the same from a government figure.
        if (row.verified) expect(table).toBe(basicDailyFee);
      }
      if (row.grade === "law") expect(row.verified).toBe(true);
    });
  });

  test("ranges tile the known days", () => {
    const ranges = datedValues(table, { carryOn: false });
    ranges.forEach((range, at) => {
      if (range.to !== null) expect(range.to >= range.from).toBe(true);
      const next = ranges[at + 1];
      if (next !== undefined) expect(range.to !== null && range.to < next.from).toBe(true);
      expect(rateOn(table, range.from)).toMatchObject({ known: true, value: range.value });
      if (range.to !== null) expect(rateOn(table, range.to)).toMatchObject({ known: true, value: range.value });
    });
  });
});

/** The next day, for the days that begin a row. */
function dayAfter(day: string): string {
  return `${day.slice(0, 8)}${String(Number(day.slice(8)) + 1).padStart(2, "0")}`;
}

/** Floor to the cent of `percent` (in tenths) of a fortnight's pension, a day. */
function floorFee(pension: string, tenths: bigint): string {
  const cents = (BigInt(pension.replace(".", "")) * tenths) / (1000n * 14n);
  return `${cents / 100n}.${String(cents % 100n).padStart(2, "0")}`;
}

test("keys are unique and found", () => {
  expect(new Set(tables.map((table) => table.key)).size).toBe(tables.length);
  for (const table of tables) expect(tableOf(table.key)).toBe(table);
  expect(tableOf("nothing")).toBeNull();
});

test.each([
  [basicDailyFee, 850n],
  [basicDailyFeeProtected, 775n],
  [basicDailyFeeNonStandard, 965n],
])("basic daily fees are a share of the pension of the day, floored", (table, tenths) => {
  expect(table.rows.map((row) => [row.from, row.value])).toEqual(
    basePension.rows.map((row) => [row.from, floorFee(row.value!, tenths)]),
  );
});

test("published basic daily fees", () => {
  const published: [string, string][] = [
    ["2023-09-20", "60.86"],
    ["2024-03-19", "60.86"],
    ["2024-03-20", "61.96"],
    ["2025-03-20", "63.82"],
    ["2025-09-20", "65.55"],
    ["2026-09-19", "66.80"],
  ];
  for (const [day, fee] of published) expect(rateOn(basicDailyFee, day)).toMatchObject({ known: true, value: fee });
  // 365 days: 22,213.90 and 22,615.40; a fortnight: 917.70
  expect(6086 * 365).toBe(2_221_390);
  expect(6196 * 365).toBe(2_261_540);
  expect(6555 * 14).toBe(91_770);
  expect(rateOn(basicDailyFeeProtected, "2025-10-01")).toMatchObject({ value: "59.76" });
  expect(rateOn(basicDailyFeeNonStandard, "2025-10-01")).toMatchObject({ value: "74.42" });
});

test("minimum assets are 2.25 years of pension to the nearest $500", () => {
  for (const row of minimumAssets.rows) {
    const pension = rateOn(basePension, row.from);
    const cents = pension.known ? BigInt(pension.value.replace(".", "")) * 26n * 225n : 0n;
    expect(row.value).toBe(String(((cents + 2_500_000n) / 5_000_000n) * 500n));
  }
});

test("says what is not known, and why", () => {
  expect(rateOn(basicDailyFee, "2013-01-01")).toEqual({ known: false, reason: "before_first", last: null });
  expect(rateOn(basicDailyFee, "2026-09-20")).toMatchObject({
    known: false,
    reason: "not_yet_published",
    last: { value: "66.80" },
  });
  expect(rateOn(meansTestedFeeAnnualCap, "2025-04-01")).toMatchObject({
    known: false,
    reason: "not_found",
    last: { value: "34174.16" },
  });
  expect(rateOn(incomeTestedFeeUpperCap, "2025-11-01")).toMatchObject({ known: false, reason: "none_in_force" });
  expect(() => rateOn(basicDailyFee, "20/09/2025")).toThrow(RangeError);
});

test("MPIR changes every quarter", () => {
  const days = maximumPermissibleInterestRate.rows.map((row) => row.from);
  expect(days).toHaveLength(49);
  for (const day of days) expect(day.slice(5)).toMatch(/^(01|04|07|10)-01$/);
  expect(new Set(days).size).toBe(49);
});

test("the last value carries on, or ends where the next is due", () => {
  expect(datedValues(basicDailyFee).at(-1)).toMatchObject({ from: "2026-03-20", to: null });
  expect(datedValues(basicDailyFee, { carryOn: false }).at(-1)).toMatchObject({ to: "2026-09-19" });
});

test("weights times the price give the published amounts of a day", () => {
  const price = 29_564n;
  // Ten-thousandths of a cent, halves up.
  const amount = (weight: string) => {
    const [whole = "0", part = ""] = weight.split(".");
    const thousandths = BigInt(whole + part.padEnd(3, "0"));
    return Number((price * thousandths + 500n) / 1000n) / 100;
  };
  const ongoing = Array.from({ length: 13 }, (_, at) => tableOf(`an_acc_weight_class_${at + 1}`)!.rows.at(-1)!.value!);
  expect(ongoing.map(amount)).toEqual([
    215.82, 62.08, 118.26, 85.74, 127.13, 115.3, 159.65, 177.38, 156.69, 174.43, 201.04, 195.12, 215.82,
  ]);
  const respite = [0, 1, 2, 3].map((name) => amount(tableOf(`an_acc_weight_respite_class_${name}`)!.rows[0]!.value!));
  expect(respite).toEqual([169.7, 119.73, 169.7, 211.09]);
  expect(rateOn(baseCareTariffWeightCity, "2026-03-31")).toMatchObject({ value: "0.50" });
  expect(rateOn(baseCareTariffWeightCity, "2026-04-01")).toMatchObject({ value: "0.387" });
  expect([amount("0.50"), amount("0.387"), amount("5.28")]).toEqual([147.82, 114.41, 1560.98]);
  expect([standardBaseProviderWeight, initialEntryAdjustmentWeight].map((table) => table.rows[0]!.value)).toEqual([
    "0.50",
    "5.28",
  ]);
});

test("the full pension is the base rate with two supplements", () => {
  // From 20 September 2025: 84.90 and 14.10; six months before, 83.60 and 14.10.
  for (const [day, supplements] of [
    ["2025-09-20", 9900n],
    ["2025-03-20", 9770n],
    ["2024-03-20", 9570n],
  ] as const) {
    const [full, base] = [rateOn(fullPension, day), rateOn(basePension, day)];
    const cents = (text: string) => BigInt(text.replace(".", ""));
    expect(full.known && base.known && cents(full.value) - cents(base.value)).toBe(supplements);
  }
});

test("the budgets of Support at Home", () => {
  const names = ["1", "2", "3", "4", "5", "6", "7", "8", "hcp_1", "hcp_2", "hcp_3", "hcp_4"];
  const cents = (key: string, name: string) =>
    BigInt(tableOf(`support_at_home_${key}_class_${name}`)!.rows[0]!.value!.replace(".", ""));
  const sums = names.map((name) => cents("budget", name) + cents("care_management", name));
  expect(sums).toEqual([2940n, 4393n, 6018n, 8136n, 10876n, 13182n, 15931n, 21399n, 3010n, 5293n, 11522n, 17468n]);
  // A year of 365 days, as published.
  expect(sums[0]! * 365n).toBe(1_073_100n);
  expect(sums[7]! * 365n).toBe(7_810_635n);
  expect(sums[11]! * 365n).toBe(6_375_820n);
});

test("day before", () => {
  expect(dayBefore("2024-03-01")).toBe("2024-02-29");
  expect(dayBefore("2025-03-01")).toBe("2025-02-28");
  expect(dayBefore("2025-01-01")).toBe("2024-12-31");
  expect(dayBefore("2000-03-01")).toBe("2000-02-29");
  expect(dayBefore("1900-03-01")).toBe("1900-02-28");
});
