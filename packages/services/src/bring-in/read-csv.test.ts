import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isFault, readCsv } from "./read-csv.ts";

const read = (text: string) => [...readCsv(text)];

test("takes a byte order mark, CRLF and quoted values with commas, quotes and line ends", () => {
  expect(read('\uFEFFa,b\r\n"x, y","say ""hi""\r\nagain"\r\n')).toEqual([
    { row: 1, values: ["a", "b"] },
    { row: 2, values: ["x, y", 'say "hi"\r\nagain'] },
  ]);
});

test("counts blank rows as a spreadsheet does but leaves them out", () => {
  expect(read("a,b\n\n,\n1,2")).toEqual([
    { row: 1, values: ["a", "b"] },
    { row: 4, values: ["1", "2"] },
  ]);
});

test("takes semicolons and tabs", () => {
  expect(read("a;b\n1,5;2")).toEqual([
    { row: 1, values: ["a", "b"] },
    { row: 2, values: ["1,5", "2"] },
  ]);
  expect(read("a\tb\n1\t2")).toHaveLength(2);
});

test.each([
  ["nothing", "", 1, "EMPTY"],
  ["blanks", " \n\n", 1, "EMPTY"],
  ["a NUL", "a,b\n\u0000", 1, "NOT_UTF8"],
  ["a replaced character", "caf\uFFFD", 1, "NOT_UTF8"],
  ["half a character", "half a character \ud83d", 1, "NOT_UTF8"],
  ["an open quote", 'a,b\n"open,2', 2, "QUOTES"],
  ["a quote inside a value", 'a,b\n1,x"y"', 2, "QUOTES"],
  ["text behind a quote", 'a,b\n1,"x"y', 2, "QUOTES"],
  ["a quote behind a blank", 'a,b\n1, "x"', 2, "QUOTES"],
  ["a long value", `a\n${"x".repeat(70_000)}`, 2, "ROW_TOO_LONG"],
  ["a long quoted value", `a\n"${"x".repeat(70_000)}"`, 2, "ROW_TOO_LONG"],
  ["a long value of quotes", `a\n"${'""'.repeat(5_000_000)}"`, 2, "ROW_TOO_LONG"],
  ["a long value of line ends", `a\n"${"\n".repeat(70_000)}"`, 2, "ROW_TOO_LONG"],
  ["an open quote before a long file", `a\n"${"x,y\n".repeat(2_000_000)}`, 2, "ROW_TOO_LONG"],
  ["nothing but commas", ",".repeat(20_000_000), 1, "ROW_TOO_LONG"],
  ["a value behind many commas", `${",".repeat(20_000_000)}x`, 1, "ROW_TOO_LONG"],
  ["many empty values in quotes", `${'"",'.repeat(1000)}x`, 1, "ROW_TOO_LONG"],
  ["many empty rows", `a${"\n".repeat(20_000_000)}b`, 500_002, "TOO_MANY_ROWS"],
  ["many rows", `a${"\nb".repeat(500_001)}`, 500_002, "TOO_MANY_ROWS"],
])("%s: refused with the row and a code", (_, text, row, code) => {
  expect(read(text).at(-1)).toMatchObject({ row, code });
});

const sign = fc.constantFrom('"', ",", "\n", "\r", "a", ";", "\t", " ", "=", "\u{1F9E6}");

test("whatever comes in, it ends and gives rows or one fault", () => {
  fc.assert(
    fc.property(fc.string({ unit: sign }), (text) => {
      const pieces = read(text);
      expect(pieces.filter(isFault).length).toBeLessThanOrEqual(1);
      if (pieces.length === 0) expect(text.replaceAll(/[",;\s]/g, "")).toBe("");
    }),
    { numRuns: 500 },
  );
});

/** The rows as another reader gives them; null where it refuses the file. */
function otherwise(text: string, delimiter: string): string[][] | null {
  try {
    const records: string[][] = parse(text, {
      delimiter,
      relax_column_count: true,
      record_delimiter: ["\r\n", "\n", "\r"],
    });
    return records.map((record) => record.map((value) => value.trim()));
  } catch {
    return null;
  }
}

test("reads what another reader reads, and refuses what it refuses", () => {
  const value = fc.oneof(
    fc.string({ unit: sign, maxLength: 6 }),
    fc.string({ unit: sign, maxLength: 8 }).map((text) => `"${text.replaceAll('"', '""')}"`),
    fc.constantFrom("", "plain", "x y"),
  );
  const rows = fc.array(fc.array(value, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  let refused = 0;
  let readable = 0;
  fc.assert(
    fc.property(fc.constantFrom(",", ";", "\t"), fc.constantFrom("\n", "\r\n", "\r"), rows, (delimiter, end, cells) => {
      // A heading that leaves no doubt about the delimiter.
      const text = `h${delimiter.repeat(9)}h${end}${cells.map((row) => row.join(delimiter)).join(end)}`;
      const records = otherwise(text, delimiter);
      const pieces = read(text);
      if (records === null) {
        refused += 1;
        expect(pieces.at(-1)).toMatchObject({ code: "QUOTES" });
        return;
      }
      readable += 1;
      const wanted = records.flatMap((values, at) =>
        values.some((one) => one !== "") ? [{ row: at + 1, values }] : [],
      );
      expect(pieces).toEqual(wanted);
    }),
    { numRuns: 1000 },
  );
  expect(Math.min(refused, readable)).toBeGreaterThan(100);
});
