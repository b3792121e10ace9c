import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyReceipt, brfText, sampleReceipts } from "../../test/bpay-samples.ts";
import { anyBytes, withByte, withBytes } from "../../test/damage.ts";
import { expectGolden } from "../../test/golden.ts";
import { readBrf } from "./brf.ts";
import { parseSigned } from "./signed.ts";

const crnRules = { "187536": "MOD10V01" } as const;
const text = brfText(sampleReceipts);
const bytes = new TextEncoder().encode(text);
const codesOf = (input: string | Uint8Array): string[] =>
  readBrf(input, { crnRules }).issues.map((issue) => issue.code);
const lines = text.split("\r\n").slice(0, -1);
const put = (line: number, at: number, value: string): string =>
  lines.map((l, i) => (i === line ? l.slice(0, at) + value + l.slice(at + value.length) : l)).join("\n");

describe("BPAY biller report", () => {
  test("the sample reads whole", () => {
    expectGolden("bpay-brf.txt", text);
    const read = readBrf(bytes, { crnRules });
    expect(read).toMatchObject({ ok: true, issues: [], settlement: "-871.39" });
    expect(read.groups).toMatchObject([
      {
        billerCode: "187536",
        billerName: "WATTLE GROVE CARE",
        creditBsb: "062000",
        creditAccount: "12345678",
        createdOn: "2026-07-10",
        payments: { count: 3, total: "4187.59" },
        corrections: { count: 1, total: "58.98" },
        reversals: { count: 1, total: "5000.00" },
        settlement: "-871.39",
      },
    ]);
    expect(read.groups[0]?.receipts[1]).toEqual({
      line: 3,
      kind: "payment",
      billerCode: "187536",
      crn: "1002351",
      amount: "58.98",
      transactionReference: "WBC202607010000000002",
      originalReference: "",
      correctionReason: "000",
      paidOn: "2026-07-02",
      paidAt: "19:37:02",
      settledOn: "2026-07-03",
    });
  });

  test("line ends and trimmed blanks make no difference", () => {
    const trimmed = text.replaceAll(/ +\r\n/g, "\r\n");
    const whole = readBrf(bytes);
    for (const variant of [trimmed, trimmed.replaceAll("\r\n", "\n"), text.replaceAll("\r\n", "\r"), text.trimEnd()])
      expect(readBrf(variant)).toEqual(whole);
  });

  test("the last digit carries the sign", () => {
    expect(["12{", "12A", "12}", "12R", "120", "{", "}"].map(parseSigned)).toEqual([
      120n,
      121n,
      -120n,
      -129n,
      120n,
      0n,
      0n,
    ]);
    expect(["", "1-", "{1", "1S", "A1"].map(parseSigned)).toEqual([null, null, null, null, null]);
  });

  test.each<[string, string]>([
    ["bpay.record-type", put(1, 0, "51")],
    ["bpay.biller-differs", put(1, 2, "0000187537")],
    ["bpay.crn", put(1, 12, "1A")],
    ["bpay.crn-check-digit", put(1, 12, "2")],
    ["bpay.instruction", put(1, 32, "06")],
    ["bpay.amount", put(1, 79, "00000041286A")],
    ["bpay.amount-zero", put(1, 79, "000000000000")],
    ["bpay.total-differs", put(1, 79, "000000412861")],
    ["bpay.settlement-differs", put(1, 79, "000000412861")],
    ["bpay.date", put(1, 91, "20260631")],
    ["bpay.time", put(1, 99, "246060")],
    ["bpay.date", put(1, 105, "00000000")],
    ["bpay.filler", put(1, 150, "X")],
    ["bpay.reference-missing", put(1, 34, " ".repeat(21))],
    ["bpay.trailer-field", put(6, 12, "ABCDEFGHI")],
    ["bpay.count-differs", put(6, 12, "00000000D")],
    ["bpay.account", put(0, 32, "62-000")],
    ["bpay.date", put(0, 47, "20261301")],
    ["bpay.biller", put(0, 2, "ABCDEFGHIJ")],
    ["bpay.record-width", lines.map((line, i) => (i === 1 ? line.slice(0, 100) : line)).join("\n")],
    ["bpay.no-trailer", lines.slice(0, -1).join("\n")],
    ["bpay.no-header", "\n\n"],
    ["bpay.order", lines.slice(1).join("\n")],
    ["bpay.order", [...lines, lines[6]].join("\n")],
    ["bpay.order", [lines[0], ...lines].join("\n")],
    ["bpay.count-differs", [lines[0], ...lines.slice(2)].join("\n")],
    ["bpay.transaction-twice", [lines[0], lines[1], ...lines.slice(1)].join("\n")],
  ])("%s", (code, damaged) => {
    expect(codesOf(damaged)).toContain(code);
  });

  test("several billers in one file are kept apart and added up", () => {
    const read = readBrf(text + text);
    expect(read.groups).toHaveLength(2);
    expect(read.settlement).toBe("-1742.78");
  });

  test("totals equal the sum in big integers, for any receipts", () => {
    fc.assert(
      fc.property(fc.array(anyReceipt, { maxLength: 30 }), fc.constantFrom("\r\n", "\n"), (receipts, eol) => {
        const read = readBrf(brfText(receipts, eol), { crnRules });
        expect(read.errors).toBe(0);
        expect(read.groups[0]?.receipts).toHaveLength(receipts.length);
        const sum = receipts.reduce((total, r) => total + (r.kind === "05" ? 1n : -1n) * BigInt(r.cents), 0n);
        expect(BigInt(read.settlement.replace(".", ""))).toBe(sum);
      }),
      { numRuns: 60 },
    );
  });

  test("any one changed byte is reported or leaves every amount, count, kind and CRN as it was", () => {
    const guarded = (input: Uint8Array): string =>
      JSON.stringify(
        readBrf(input).groups.map(({ receipts, ...group }) => [
          group.payments,
          group.corrections,
          group.reversals,
          group.settlement,
          group.billerCode,
          receipts.map(({ kind, crn, amount, billerCode }) => [kind, crn, amount, billerCode]),
        ]),
      );
    const original = guarded(bytes);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const damaged = withByte(bytes, at, byte);
        if (codesOf(damaged).length === 0) expect(guarded(damaged)).toBe(original);
      }),
      { numRuns: 1500 },
    );
  });

  test("any bytes are read without a throw", () => {
    fc.assert(
      fc.property(fc.nat(bytes.length), fc.nat(300), anyBytes, (at, cut, noise) => {
        const read = readBrf(withBytes(bytes, at, cut, noise));
        expect(read.ok).toBe(read.errors === 0);
      }),
      { numRuns: 300 },
    );
  });
});
