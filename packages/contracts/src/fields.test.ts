import { describe, expect, test } from "vitest";
import { z } from "zod";
import { code, day, money, moneyInput, optionalText, percent, rate } from "./fields.ts";
import { flag, idParam, idsParam, page, sortBy } from "./query.ts";

const takes = (schema: z.ZodType, values: unknown[]) => values.filter((value) => schema.safeParse(value).success);

describe("fields", () => {
  test("money is text with two decimals, never a JSON number", () => {
    expect(takes(money, ["0.00", "-12.50", "123456789012.34"])).toHaveLength(3);
    expect(takes(money, ["1", "1.5", "1.505", "1,000.00", "+1.00", ".50", "1e3", "NaN", "", 1.5, null])).toEqual([]);
    expect(takes(moneyInput, ["1", "1.5", "-0.05"])).toHaveLength(3);
    expect(takes(moneyInput, ["1.505", "$1", " 1"])).toEqual([]);
  });

  test("rates and percentages take six decimals", () => {
    expect(takes(rate, ["66.80", "0.000001", "-50"])).toHaveLength(3);
    expect(takes(rate, ["0.0000001", "1/3", "12345678901"])).toEqual([]);
    expect(takes(percent, ["100", "33.333333", "-50"])).toHaveLength(3);
    expect(takes(percent, ["1000", "50%"])).toEqual([]);
  });

  test("days are real days", () => {
    expect(takes(day, ["2024-02-29", "2026-10-31"])).toHaveLength(2);
    expect(takes(day, ["2026-02-29", "2026-13-01", "31/10/2026", "2026-10-31T00:00:00Z", ""])).toEqual([]);
  });

  test("codes and optional text", () => {
    expect(takes(code, ["BDF", "R-SYD 1"])).toHaveLength(2);
    expect(takes(code, ["", "=1+1", "-X", "x".repeat(31)])).toEqual([]);
    expect(optionalText.parse("  ")).toBeNull();
    expect(optionalText.parse(" a ")).toBe("a");
  });
});

describe("query parameters", () => {
  test("flags, ids and lists of ids, as text or as what they are", () => {
    expect([flag().parse("true"), flag().parse("false"), flag().parse(true)]).toEqual([true, false, true]);
    expect(takes(flag(), ["1", "yes", "", 1])).toEqual([]);
    expect(idParam().parse("42")).toBe(42);
    expect(takes(idParam(), ["0", "-1", "1.5", "x", "", "9007199254740993"])).toEqual([]);
    expect(idsParam().parse("1,2,3")).toEqual([1, 2, 3]);
    expect(takes(idsParam(), ["", "1,", "1,x", "0"])).toEqual([]);
  });

  test("sorting by known keys only", () => {
    const sort = sortBy("name", "postingDate");
    expect(sort.parse("-postingDate,name")).toEqual([
      { key: "postingDate", descending: true },
      { key: "name", descending: false },
    ]);
    expect(takes(sort, ["", "id", "name;drop", "name,postingDate,name", "--name"])).toEqual([]);
  });

  test("pages are 50 rows unless asked otherwise, and never more than 1000", () => {
    const query = z.object(page);
    expect(query.parse({}).limit).toBe(50);
    expect(takes(query, [{ limit: "1000" }])).toHaveLength(1);
    expect(takes(query, [{ limit: "1001" }, { limit: "0" }, { limit: "" }, { limit: "x" }])).toEqual([]);
  });
});
