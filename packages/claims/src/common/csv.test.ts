import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cpuMs } from "../../test/cpu.ts";
import { csvIssues, readCsv, type CsvIssueCode } from "./csv-read.ts";
import { guardCell, unguardCell, writeCsv } from "./csv-write.ts";
import { IssueLog } from "./issue.ts";

const read = (text: string, limits = {}) => {
  const log = new IssueLog<CsvIssueCode>(csvIssues);
  const rows = readCsv(text, log, limits);
  return { rows, cells: rows.map((row) => row.cells), codes: log.findings().issues.map((i) => i.code) };
};

const cell = fc.string({
  unit: fc.constantFrom("a", "1", '"', ",", "\n", "\r", " ", "=", "é", "'", "-"),
  maxLength: 8,
});

describe("CSV", () => {
  test("what is written is read back to the same cells", () => {
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 });
    fc.assert(
      fc.property(rows, (wanted) => {
        const kept = wanted.filter((row) => row.length > 1 || row[0] !== "");
        expect(read(writeCsv(wanted)).cells).toEqual(kept);
      }),
    );
  });

  test.each([
    [
      "a,b\r\nc,d\r\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a,b\nc,d",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a,b\rc,d\r",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a,\n,b",
      [
        ["a", ""],
        ["", "b"],
      ],
    ],
    ["a,", [["a", ""]]],
    ["\n\n a \n", [[" a "]]],
    ['"x,y" ,z', [["x,y", "z"]]],
    ['"a""b"', [['a"b']]],
    ['"two\r\nlines",2\n3', [["two\r\nlines", "2"], ["3"]]],
  ])("%j", (text, cells) => {
    const result = read(text);
    expect(result.cells).toEqual(cells);
    expect(result.codes).toEqual([]);
  });

  test("lines are counted through quoted cells", () => {
    expect(read('"a\nb",1\nc').rows.map((row) => row.line)).toEqual([1, 3]);
  });

  test("a mark that never closes is reported at the line it opens on", () => {
    const log = new IssueLog<CsvIssueCode>(csvIssues);
    readCsv('a,b\nc,"d\ne,f', log);
    expect(log.findings().issues).toMatchObject([{ code: "csv.quote-open", line: 2, severity: "error" }]);
  });

  test("marks in the middle are kept and reported", () => {
    expect(read('5" pipe,1')).toMatchObject({ cells: [['5" pipe', "1"]], codes: ["csv.quote-inside"] });
    expect(read('"a"b,1')).toMatchObject({ cells: [["ab", "1"]], codes: ["csv.quote-inside"] });
  });

  test("formulas are reported, negative amounts are not", () => {
    expect(read("=1+1,@SUM(A1),+cmd|calc,-2+3|x").codes).toHaveLength(4);
    expect(read("-5.20,+61,-$1,200.00").codes).toEqual([]);
  });

  test("limits end the reading with a code", () => {
    expect(read("x".repeat(40_000)).codes).toEqual(["csv.cell-too-long"]);
    expect(read(",".repeat(600)).codes).toEqual(["csv.too-many-cells"]);
    expect(read("a\n".repeat(10), { maxRows: 3 }).codes).toEqual(["csv.too-many-rows"]);
  });

  test("any text is read without a throw, and no row is lost or invented", () => {
    const hostile = fc.string({
      unit: fc.constantFrom('"', ",", "\n", "\r", "\0", "a", "=", "\ufeff", "\ud800"),
      maxLength: 200,
    });
    fc.assert(
      fc.property(hostile, (text) => {
        const { rows } = read(text);
        if (!text.includes('"')) {
          const lines = text.split(/\r\n|\n|\r/).filter((line) => line !== "");
          expect(rows.map((row) => row.cells)).toEqual(lines.map((line) => line.split(",")));
        }
      }),
    );
  });

  test.each([
    ["marks", '"'],
    ["pairs of marks in a cell", '""'],
    ["opening cells", '",'],
    ["line ends", "\r\n"],
    ["commas and marks", ',"'],
  ])("a bomb of %s takes linear time", (_name, unit) => {
    const text = `a,"${unit.repeat(1_000_000)}`;
    expect(cpuMs(() => void read(text, { maxCells: 1e9, maxCellLength: 1e9 }))).toBeLessThan(3000);
  });
});

describe("beside another reader", () => {
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 });

  test("what is written here is read there to the same cells", () => {
    fc.assert(
      fc.property(rows, (wanted) => {
        const there: string[][] = parse(writeCsv(wanted), { relax_column_count: true, record_delimiter: "\r\n" });
        expect(there).toEqual(wanted);
      }),
    );
  });

  test("well-formed text is read alike", () => {
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(rows, fc.constantFrom("\n", "\r\n", "\r"), (wanted, eol) => {
        const text = wanted.map((row) => row.map(quoted).join(",")).join(eol);
        const there: string[][] = parse(text, { relax_column_count: true, record_delimiter: eol });
        expect(read(text).cells).toEqual(there);
      }),
    );
  });
});

describe("guarding against formulas", () => {
  test("every text comes back, and none that is guarded runs", () => {
    fc.assert(
      fc.property(cell, (text) => {
        expect(unguardCell(guardCell(text))).toBe(text);
        expect(guardCell(text)).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});
