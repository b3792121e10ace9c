import { describe, expect, test } from "vitest";
import {
  type RateTable,
  basicDailyFee,
  chainFaults,
  chainOn,
  dueDays,
  incomeTestedFeeLowerCap,
  isDay,
  maximumPermissibleInterestRate,
  meansTestedFeeAnnualCap,
  nextDueDay,
  rateChain,
  tableOf,
  tables,
  valueFault,
  valuesInUse,
  withAdded,
} from "./index.ts";

const added = (from: string, value: string) => ({ from, value, source: "Rules compilation 4", verified: true });

describe("a table with what was added to it", () => {
  test("ends each row the day before the next and moves the day from which nothing is known", () => {
    const chain = rateChain(basicDailyFee, [added("2026-09-20", "68.10")]);
    expect(chain.rows.slice(-2).map(({ from, to, value, grade }) => [from, to, value, grade])).toEqual([
      ["2026-03-20", "2026-09-19", "66.80", "code"],
      ["2026-09-20", null, "68.10", "provider"],
    ]);
    expect(chain.unknownFrom).toBe("2027-03-20");
    expect(rateChain(basicDailyFee, []).unknownFrom).toBe("2026-09-20");
  });

  test("an added row takes the place of the table's own of that day, and remembers it", () => {
    const chain = rateChain(basicDailyFee, [added("2026-03-20", "66.81")]);
    expect(chain.rows.at(-1)).toMatchObject({
      value: "66.81",
      verified: true,
      replaces: { value: "66.80", grade: "code" },
    });
    expect(chain.unknownFrom).toBe("2026-09-20");
  });

  test("an added figure is written as its table writes figures", () => {
    const last = (key: string, value: string) =>
      rateChain(tableOf(key)!, [added("2099-01-01", value)]).rows.at(-1)?.value;
    expect(last("basic_daily_fee", "68.1")).toBe("68.10");
    expect(last("basic_daily_fee", "68")).toBe("68.00");
    expect(last("maximum_accommodation_price", "800000.000")).toBe("800000");
    expect(last("means_tested_fee_annual_cap", "36000.5")).toBe("36000.50");
    expect(last("base_care_tariff_weight_mm1", "0.387000")).toBe("0.387");
    expect(last("non_clinical_care_contribution_days", "1460")).toBe("1460");
  });

  test("a figure not found leaves the one before in use; one that no longer applies ends", () => {
    const caps = rateChain(meansTestedFeeAnnualCap, []);
    expect(chainOn(caps, "2025-04-01")).toMatchObject({ row: { value: null }, value: { value: "34174.16" } });
    const ended = valuesInUse(rateChain(incomeTestedFeeLowerCap, []));
    expect(ended.at(-1)).toMatchObject({ from: "2024-09-20", to: "2025-10-31", value: "6834.77" });
    expect(chainOn(rateChain(incomeTestedFeeLowerCap, []), "2025-11-01")?.value).toBeNull();
    expect(withAdded(incomeTestedFeeLowerCap, []).at(-1)?.to).toBe("2025-10-31");
    expect(chainOn(caps, "2014-06-30")).toBeNull();
  });

  test("a figure may be added for a stretch for which none was found", () => {
    const chain = rateChain(meansTestedFeeAnnualCap, [added("2025-03-20", "34311.24")]);
    expect(chainOn(chain, "2025-04-01")?.value).toMatchObject({ value: "34311.24", to: "2025-09-19" });
    expect(chain.rows.find((row) => row.from === "2025-03-20")?.replaces).toMatchObject({ missing: "not_found" });
  });
});

describe("due days", () => {
  test("by the table", () => {
    expect(dueDays(maximumPermissibleInterestRate)).toEqual(["01-01", "04-01", "07-01", "10-01"]);
    expect(nextDueDay(maximumPermissibleInterestRate, "2026-10-01")).toBe("2027-01-01");
    expect(nextDueDay(basicDailyFee, "2026-09-20")).toBe("2027-03-20");
    expect(nextDueDay(basicDailyFee, "2026-09-19")).toBe("2026-09-20");
    expect(nextDueDay(tableOf("an_acc_price")!, "2026-10-01")).toBe("2027-10-01");
    expect(nextDueDay(tableOf("non_clinical_care_contribution_days")!, "2026-10-01")).toBeNull();
  });

  test.each(tables.map((table) => [table.key, table] as const))("%s is due on one of its days", (_, table) => {
    if (table.unknownFrom !== null) expect(dueDays(table)).toContain(table.unknownFrom.slice(5));
  });
});

describe("the checks of a chain", () => {
  test.each(tables.map((table) => [table.key, table] as const))("%s is well formed", (_, table) => {
    expect(chainFaults(rateChain(table, []))).toEqual([]);
    const last = table.rows.at(-1)!;
    const next = table.unknownFrom ?? "2030-01-01";
    expect(chainFaults(rateChain(table, [{ ...added(next, last.value ?? "1") }]))).toEqual([]);
  });

  const table: RateTable = { ...basicDailyFee, rows: basicDailyFee.rows.slice(-2), unknownFrom: null };
  const [first, second] = [table.rows[0]!, table.rows[1]!];
  const codes = (broken: RateTable, rows = rateChain(broken, []).rows) =>
    chainFaults({ table: broken, rows, unknownFrom: broken.unknownFrom }).map((fault) => fault.code);

  test("find every kind of fault", () => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a unit that nobody knows
    expect(codes({ ...table, unit: "AUD per moon" as "AUD" })).toContain("UNKNOWN_UNIT");
    expect(codes({ ...table, rows: [] })).toEqual(["NO_ROWS"]);
    expect(codes({ ...table, rows: [{ ...first, from: "2025-02-30" }, second] })).toEqual(["NOT_A_DAY"]);
    expect(codes({ ...table, rows: [{ ...first, source: " " }, second] })).toEqual(["NO_SOURCE"]);
    expect(codes({ ...table, rows: [{ ...first, value: "1e3" }, second] })).toEqual(["NOT_A_NUMBER"]);
    expect(codes({ ...table, rows: [{ ...first, value: "-1" }, second] })).toEqual(["NOT_A_NUMBER"]);
    expect(codes({ ...table, rows: [{ ...first, value: "10000.01" }, second] })).toEqual(["OUT_OF_RANGE"]);
    expect(codes({ ...table, rows: [{ ...first, value: null }, second] })).toEqual(["VALUE_AND_REASON"]);
    expect(codes({ ...table, unknownFrom: second.from })).toEqual(["NOT_WELL_DUE"]);
    const rows = rateChain(table, []).rows;
    expect(codes(table, [rows[0]!, { ...rows[1]!, from: rows[0]!.from }])).toEqual(["OVERLAP"]);
    expect(codes(table, [{ ...rows[0]!, to: "2025-12-31" }, rows[1]!])).toEqual(["GAP"]);
    expect(codes(table, [rows[0]!, { ...rows[1]!, to: "2030-01-01" }])).toEqual(["GAP"]);
  });

  test("a figure fits its unit", () => {
    expect(valueFault("days", "14.5")?.code).toBe("OUT_OF_RANGE");
    expect(valueFault("days", "1460")).toBeNull();
    expect(valueFault("percent per year", "100")).toBeNull();
    expect(valueFault("percent per year", "100.01")?.code).toBe("OUT_OF_RANGE");
    expect(valueFault("AUD per day", "66.1234567")?.code).toBe("NOT_A_NUMBER");
  });

  test("days are days of the calendar", () => {
    expect(["2024-02-29", "2026-12-31"].every(isDay)).toBe(true);
    expect(["2025-02-29", "2026-13-01", "2026-1-1", "2026-00-10", "1900-02-29"].some(isDay)).toBe(false);
  });
});
