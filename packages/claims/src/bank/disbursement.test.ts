import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyBytes, withByte, withBytes } from "../../test/damage.ts";
import { golden } from "../../test/golden.ts";
import { readDisbursementReport } from "./disbursement.ts";

const bytes = golden("disbursement.rpt");
const text = new TextDecoder().decode(bytes);
const codesOf = (input: string | Uint8Array): string[] =>
  readDisbursementReport(input).issues.map((issue) => issue.code);

describe("disbursement report", () => {
  test("the sample reads whole, with what failed and why", () => {
    const read = readDisbursementReport(bytes);
    expect(read).toMatchObject({
      ok: true,
      issues: [],
      bank: "WATTLE BANK",
      reportedOn: "2026-07-31",
      paymentDate: "2026-07-31",
      importFile: "260731.aba",
      userId: "301500",
      failed: 1,
      credits: "4200.00",
      debits: "4200.00",
    });
    expect(read.items.map((item) => [item.side, item.amount, item.title, item.failure])).toEqual([
      ["credit", "4128.60", "SMITH. JO", null],
      ["credit", "58.98", "O'BRIEN, ZOE", null],
      ["debit", "4200.00", "WATTLE GROVE CARE", null],
      ["credit", "12.42", "NGUYEN. AN", "The Account Number 123456789 is Invalid."],
    ]);
  });

  test.each([
    ["report.record-type", text.replace("\n53", "\n52")],
    ["report.order", text.slice(text.indexOf("53"))],
    ["report.order", text.replace("100,Notice", "99,0,420000,420000,4")],
    ["report.date", text.replace("31072026,163707", "31132026,163707")],
    ["report.amount", text.replace("412860", "4128.60")],
    ["report.side", text.replace("AUD,CR,SMITH", "AUD,XX,SMITH")],
    ["report.currency", text.replace("AUD,CR,SMITH", "NZD,CR,SMITH")],
    ["report.total-differs", text.replace("5898", "5899")],
    ["report.count-differs", text.replace("54,UVD,2", "54,UVD,3")],
    ["report.count-differs", text.replace(/58,UVD.*\r\n/, "")],
    ["report.no-totals", text.slice(0, text.indexOf("99,0"))],
  ])("%s", (code, damaged) => {
    expect(codesOf(damaged)).toContain(code);
  });

  test("any one changed byte is reported or leaves every amount as it was", () => {
    const amounts = (input: Uint8Array): string =>
      JSON.stringify(
        readDisbursementReport(input).items.map((item) => [item.side, item.amount, item.failure === null]),
      );
    const original = amounts(bytes);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const damaged = withByte(bytes, at, byte);
        if (codesOf(damaged).length === 0) expect(amounts(damaged)).toBe(original);
      }),
      { numRuns: 800 },
    );
  });

  test("any bytes are read without a throw", () => {
    fc.assert(
      fc.property(fc.nat(bytes.length), fc.nat(100), anyBytes, (at, cut, noise) => {
        const read = readDisbursementReport(withBytes(bytes, at, cut, noise));
        expect(read.ok).toBe(read.errors === 0);
      }),
      { numRuns: 200 },
    );
  });
});
