import type { FileReport } from "banksia-files/inspect";
import { describe, expect, test } from "vitest";
import { csvCell, factText, findingsCsv, placeText, reportText, tally } from "./findings.ts";

const report: FileReport = {
  name: "=fees.aba",
  bytes: 608,
  kind: "aba",
  label: "ABA (direct entry) file",
  ok: false,
  errors: 2,
  warnings: 1,
  leftOff: 1,
  facts: [
    { label: "Debits", kind: "money", value: "1309.49" },
    { label: "Processing date", kind: "day", value: "2026-11-24" },
    { label: "Entries", kind: "count", value: "12345" },
  ],
  issues: [
    {
      code: "aba.amount-invalid",
      severity: "error",
      line: 2,
      columns: [21, 30],
      field: "amount",
      value: "=HYPERLINK(1)",
      message: 'The amount is cents, "ten" digits',
    },
    {
      code: "aba.date-past",
      severity: "warning",
      line: null,
      columns: null,
      field: null,
      value: null,
      message: "The processing date is before today",
    },
  ],
};

describe("findings to take along", () => {
  test.each(["=1+1", "+1", "-1", "@a", "\t=1", " =1"])("a formula in a cell is disarmed: %j", (text) => {
    expect(csvCell(text)).toMatch(/^"?'/);
  });

  test("CSV quotes what needs it and leaves numbers numbers", () => {
    const [head, first, second, end] = findingsCsv(report).split("\r\n");
    expect(head).toBe("File,Kind,Severity,Code,Line,From column,To column,Field,Found,Message");
    expect(first).toBe(
      `'=fees.aba,ABA (direct entry) file,error,aba.amount-invalid,2,21,30,amount,'=HYPERLINK(1),"The amount is cents, ""ten"" digits"`,
    );
    expect(second).toBe(
      "'=fees.aba,ABA (direct entry) file,warning,aba.date-past,,,,,,The processing date is before today",
    );
    expect(end).toBe("");
  });

  test("text says all that the page says", () => {
    const text = reportText(report);
    expect(text).toContain("Debits: $1,309.49");
    expect(text).toContain("Processing date: 24/11/2026");
    expect(text).toContain("Entries: 12,345");
    expect(text).toContain("2 errors, 1 warning");
    expect(text).toContain("error, line 2, columns 21–30, amount: The amount is cents");
    expect(text).toContain("warning, the file: The processing date is before today [aba.date-past]");
    expect(text).toContain("and 1 more, counted but not listed");
  });

  test("places, tallies and facts in words", () => {
    expect(placeText({ line: 1200, columns: [18, 18], field: null })).toBe("line 1,200, column 18");
    expect(tally({ errors: 0, warnings: 0 })).toBe("No errors");
    expect(tally({ errors: 0, warnings: 2 })).toBe("2 warnings");
    expect(factText({ kind: "money", value: "" })).toBe("");
  });
});
