import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { golden } from "../../test/golden.ts";
import { everyKind } from "../../test/ndis-samples.ts";
import { requestHeader } from "./columns.ts";
import { readNdisRequest } from "./read-request.ts";
import { rowCells } from "./row.ts";
import { ndisFileText } from "./write.ts";

const sample = golden("ndis-request.csv");
const sampleRows = readNdisRequest(sample).rows;
const cells = [
  "4050012345",
  "430123456",
  "2026/07/06",
  "2026/07/06",
  "01_011_0107_1_1",
  "INV-1",
  "2.5",
  "",
  "70.23",
  "P2",
  "",
  "",
  "",
  "",
  "",
  "",
];
const file = (changes: Record<number, string>, header: readonly string[] = requestHeader): string =>
  `${header.join(",")}\r\n${cells.map((cell, i) => changes[i] ?? cell).join(",")}\r\n`;
const codesOf = (text: string, options = {}): string[] =>
  readNdisRequest(text, options).issues.map((issue) => issue.code);

describe("reading a request back", () => {
  test("the sample reads whole", () => {
    const read = readNdisRequest(sample, { fileName: "260801093000001.CSV", today: "2026-08-01" });
    // The sample deliberately claims one item several times on one day.
    expect(read).toMatchObject({ ok: true, rowCount: everyKind.length, total: "2739.52", errors: 0 });
    expect(read.rows.map((row) => row.claimReference)).toEqual(everyKind.map((claim) => claim.claimReference));
    expect(read.rows[1]).toMatchObject({
      line: 3,
      from: "2026-07-07",
      quantity: null,
      minutes: 95,
      unitPrice: "70.23",
    });
    expect(read.rows[9]).toMatchObject({ abn: "REIMB", gstCode: "P1", unitPrice: "9.90" });
  });

  test("a file written again from what was read has the same bytes", () => {
    const again = ndisFileText(sampleRows);
    expect(again).toBe(new TextDecoder().decode(sample));
  });

  test.each<[string, Record<number, string>, object]>([
    ["ISO days", { 2: "2026-07-06", 3: "2026-07-06" }, { from: "2026-07-06" }],
    ["days first", { 2: "06/07/2026", 3: "6-7-2026" }, { from: "2026-07-06", to: "2026-07-06" }],
    ["days with bars", { 2: "06||07||2026", 3: "2026:07:06" }, { from: "2026-07-06", to: "2026-07-06" }],
    ["hours alone", { 6: "", 7: "002:30" }, { quantity: null, minutes: 150 }],
    ["hours times one", { 6: "1", 7: "2:30" }, { quantity: null, minutes: 150 }],
    ["quantity times one hour", { 6: "2.50", 7: "1" }, { quantity: "2.5", minutes: null }],
    ["quantity times 1:00", { 6: "2.50", 7: "1:00" }, { quantity: "2.5", minutes: null }],
    ["hours with seconds from a spreadsheet", { 6: "", 7: "2:31:00" }, { minutes: 151 }],
  ])("reads %s", (_name, changes, row) => {
    const read = readNdisRequest(file(changes));
    expect(read.issues).toEqual([]);
    expect(read.rows[0]).toMatchObject(row);
  });

  test.each<[string, Record<number, string>]>([
    ["ndis.ndis-number", { 1: "437855" }],
    ["ndis.date", { 2: "46209" }],
    ["ndis.date-order", { 3: "2026/07/05" }],
    ["ndis.quantity", { 6: "2:30" }],
    ["ndis.quantity", { 6: "2.505" }],
    ["ndis.quantity-missing", { 6: "" }],
    ["ndis.quantity-zero", { 6: "0" }],
    ["ndis.quantity-zero", { 6: "", 7: "0:00" }],
    ["ndis.quantity-and-hours", { 7: "2:30" }],
    ["ndis.hours", { 6: "", 7: "2.5" }],
    ["ndis.hours", { 6: "", 7: "2:75" }],
    ["ndis.price", { 8: "$70.23" }],
    ["ndis.price-zero", { 8: "0.00" }],
    ["ndis.gst-code", { 9: "p2" }],
    ["ndis.claim-type", { 13: "STANDARD" }],
    ["ndis.cancellation-without-reason", { 13: "CANC" }],
    ["ndis.reason-without-cancellation", { 14: "NSDO" }],
    ["ndis.cancellation-reason", { 13: "CANC", 14: "X" }],
    ["ndis.abn", { 15: "60006000014" }],
    ["ndis.unused-column", { 12: "X1" }],
    ["ndis.reference", { 5: "a b" }],
  ])("%s: %j", (code, changes) => {
    expect(codesOf(file(changes))).toEqual([code]);
  });

  test("a formula is reported and the line refused", () => {
    expect(codesOf(file({ 5: "=HYPERLINK(1)" }))).toEqual(["csv.formula", "ndis.reference"]);
  });

  test("the future is an error once today is known", () => {
    expect(codesOf(file({}), { today: "2026-07-05" })).toEqual(["ndis.date-future"]);
  });

  test("old and differing layouts read, with a warning", () => {
    const old = `${requestHeader.slice(0, 13).join(",")}\n${cells.slice(0, 13).join(",")}\n`;
    expect(readNdisRequest(old)).toMatchObject({ ok: true, rowCount: 1, issues: [{ code: "ndis.old-layout" }] });
    const named = requestHeader.map((h) =>
      h === "InKindFundingProgram" ? `${h}Code` : h.startsWith("ABN") ? "ABN" : h,
    );
    expect(codesOf(file({}, named))).toEqual(["ndis.column-name", "ndis.column-name"]);
    const swapped = [requestHeader[1]!, requestHeader[0]!, ...requestHeader.slice(2)];
    expect(codesOf(file({ 0: cells[1]!, 1: cells[0]! }, swapped))).toEqual(["ndis.column-order"]);
  });

  test.each([
    ["empty", "", ["text.empty"]],
    ["no rows", `${requestHeader.join(",")}\r\n`, ["ndis.no-rows"]],
    ["no header", `${cells.join(",")}\n`, null],
    ["a comma not quoted", file({ 5: "INV,1" }), null],
    ["an empty row", `${file({})}${",".repeat(15)}\r\n`, ["table.blank-row"]],
    [
      "a column twice",
      file({}, [...requestHeader.slice(0, 15), "Quantity"]),
      ["table.duplicate-column", "table.missing-column"],
    ],
    ["a new column", `${requestHeader.join(",")},Extra\r\n${cells.join(",")},x\r\n`, ["table.unknown-column"]],
  ])("%s", (_name, text, codes) => {
    const found = codesOf(text);
    if (codes === null) expect(readNdisRequest(text).ok).toBe(false);
    else expect(found).toEqual(codes);
  });

  test("more than 5,000 rows and a bad name are errors of the file", () => {
    const rows = Array.from({ length: 5001 }, (_, i) =>
      rowCells({ ...sampleRows[0]!, claimReference: `R${i}` }).join(","),
    );
    const text = [requestHeader.join(","), ...rows].join("\r\n");
    const found = new Set(codesOf(text, { fileName: "my claims for July 2026.csv" }));
    expect(found).toEqual(new Set(["ndis.file-name", "ndis.too-many-rows", "ndis.same-support-twice"]));
  });
});

describe("a damaged file", () => {
  const text = new TextDecoder("latin1").decode(sample);
  const original = sampleRows.map(({ line: _line, ...row }) => JSON.stringify(row));

  test("any one changed byte is reported, changes a fact of exactly one line, or changes nothing", () => {
    fc.assert(
      fc.property(fc.nat(sample.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const damaged = sample.slice();
        damaged[at] = byte;
        const read = readNdisRequest(damaged, { today: "2026-08-01" });
        if (!read.ok) return;
        // Nothing in the format guards a digit or letter of a cell: such a change stands in one line and shows when
        // the file is compared with the claims. Whatever else was hit must be without effect.
        expect(read.rows).toHaveLength(original.length);
        const changed = read.rows.filter(({ line: _line, ...row }, i) => JSON.stringify(row) !== original[i]);
        expect(changed.length).toBeLessThanOrEqual(1);
        if (changed.length === 1) {
          // A line feed that becomes a digit counts to the line that follows it.
          const line = text.slice(0, at).split("\r\n").length;
          expect([line, line + 1]).toContain(changed[0]?.line);
        }
      }),
      { numRuns: 1500 },
    );
  });

  test("any bytes are read without a throw, and errors come with a code", () => {
    const noise = fc.uint8Array({ maxLength: 400 });
    fc.assert(
      fc.property(fc.nat(sample.length), noise, fc.nat(40), (at, bytes, cut) => {
        const damaged = new Uint8Array([
          ...sample.slice(0, at),
          ...bytes,
          ...sample.slice(Math.min(sample.length, at + cut)),
        ]);
        const read = readNdisRequest(damaged);
        expect(read.issues.every((issue) => /^(?:ndis|csv|table|text)\./.test(issue.code))).toBe(true);
        expect(read.ok).toBe(read.errors === 0);
      }),
      { numRuns: 300 },
    );
  });
});
