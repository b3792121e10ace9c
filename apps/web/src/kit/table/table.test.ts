import { array, assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { copyCell, rowsToTsv, sumColumn } from "./copy.ts";
import { drawnWidth, moveColumn, normaliseLayout, resizeColumn, toggleColumn } from "./layout.ts";
import { extendTo, NOTHING, toggleAll, toggleRow, walk } from "./selection.ts";
import { clickSort, parseSort, writeSort } from "./sort.ts";
import type { Column } from "./types.ts";

const columns = [
  { id: "a", width: 100 },
  { id: "b", width: 200 },
  { id: "c", width: 80, hidden: true },
];

describe("layout", () => {
  test("starts as designed", () => {
    expect(normaliseLayout(columns, null)).toEqual({
      order: ["a", "b", "c"],
      hidden: ["c"],
      widths: { a: 100, b: 200, c: 80 },
    });
  });

  test("keeps what a person chose and takes in what is new", () => {
    const saved = { order: ["b", "gone", "a"], hidden: ["a"], widths: { b: 20 } };
    const layout = normaliseLayout(columns, saved);
    expect(layout.order).toEqual(["b", "a", "c"]);
    expect(layout.hidden).toEqual(["a", "c"]);
    expect(layout.widths["b"]).toBe(56);
  });

  test("moves, hides and resizes, but never hides the last", () => {
    const layout = normaliseLayout(columns, null);
    expect(moveColumn(layout, "a", 2).order).toEqual(["b", "c", "a"]);
    const one = toggleColumn(layout, "a");
    expect(toggleColumn(one, "b")).toBe(one);
    expect(resizeColumn(layout, "a", 9999).widths["a"]).toBe(640);
  });
});

describe("sort", () => {
  test("a click goes up, down and away; shift adds a second key", () => {
    expect(clickSort([], "name", false)).toEqual([{ key: "name", descending: false }]);
    expect(clickSort(parseSort("name"), "name", false)).toEqual(parseSort("-name"));
    expect(clickSort(parseSort("-name"), "name", false)).toEqual([]);
    expect(writeSort(clickSort(parseSort("-name"), "day", true))).toBe("-name,day");
    expect(writeSort(clickSort(parseSort("-name,day"), "day", true))).toBe("-name,-day");
    expect(writeSort(clickSort(parseSort("-name,day"), "amount", true))).toBe("-name,amount");
    expect(writeSort(clickSort(parseSort("-name,-day"), "day", true))).toBe("-name");
  });
});

describe("selection", () => {
  const keyAt = (index: number) => [10, 11, 12, 13][index];

  test("shift extends from the anchor in both directions", () => {
    const first = toggleRow(NOTHING, 2, 12);
    expect([...extendTo(first, 0, keyAt).keys].sort((a, b) => Number(a) - Number(b))).toEqual([10, 11, 12]);
    expect([...extendTo(first, 9, keyAt).keys].sort((a, b) => Number(a) - Number(b))).toEqual([12, 13]);
  });

  test("all, then none", () => {
    const all = toggleAll(NOTHING, [10, 11]);
    expect(all.keys.size).toBe(2);
    expect(toggleAll(all, [10, 11]).keys.size).toBe(0);
  });

  test("walking stops at the ends", () => {
    expect(walk(-1, 1, 3)).toBe(0);
    expect(walk(2, 1, 3)).toBe(2);
    expect(walk(1, -10, 3)).toBe(0);
    expect(walk(0, 1, 0)).toBe(-1);
  });
});

describe("copy", () => {
  interface Row {
    name: string;
    amount: string;
    day: string;
  }
  const shape: Column<Row>[] = [
    { id: "name", label: "Name", kind: "text", width: 1, value: (row) => row.name },
    { id: "day", label: "Day", kind: "day", width: 1, value: (row) => row.day },
    { id: "amount", label: "Amount", kind: "money", width: 1, value: (row) => row.amount },
  ];

  test("numbers are plain, days Australian, formulas disarmed", () => {
    const rows = [{ name: "=1+1", amount: "-1234.50", day: "2026-10-31" }];
    expect(rowsToTsv(shape, rows, true)).toBe("Name\tDay\tAmount\r\n'=1+1\t31/10/2026\t-1234.50");
    expect(rowsToTsv(shape, rows, false)).toBe("'=1+1\t31/10/2026\t-1234.50");
    expect(copyCell("rate", "66.800000")).toEqual({ kind: "number", text: "66.8" });
    expect(copyCell("number", 100)).toEqual({ kind: "number", text: "100" });
  });

  test("the sum of the selected is exact", () => {
    assert(
      property(array(integer({ min: -1_000_000_00, max: 1_000_000_00 })), (cents) => {
        const column = shape[2]!;
        const rows = cents.map((c) => ({
          name: "",
          day: "",
          amount: `${c < 0 ? "-" : ""}${Math.floor(Math.abs(c) / 100)}.${String(Math.abs(c) % 100).padStart(2, "0")}`,
        }));
        const total = cents.reduce((sum, c) => sum + c, 0);
        expect(Number(sumColumn(column, rows).replace(".", ""))).toBe(total);
      }),
      { numRuns: 100 },
    );
  });
});

test("a column is never drawn narrower than its sum in the foot", () => {
  expect(drawnWidth(96, null)).toBe(96);
  expect(drawnWidth(96, "0.00")).toBe(96);
  expect(drawnWidth(96, "59,668,972.93")).toBeGreaterThan(120);
});
