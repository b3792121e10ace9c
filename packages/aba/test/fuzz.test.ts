import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bankProfiles,
  checkAba,
  compareAba,
  issueCatalogue,
  looksLikeAba,
  matchReturns,
  parseAccountNumber,
  parseBsb,
  readAba,
  readBsbDirectory,
  rewriteAba,
  sentEntries,
  transliterate,
  writeAba,
  type AbaReading,
} from "../src/index.ts";
import { latin } from "./arbitraries.ts";
import { header, lines, own } from "./sample.ts";

const codes = new Set(Object.keys(issueCatalogue));

/** Reads hostile bytes in every way; whatever they are, the outcome must be a coded result. */
function readEveryWay(bytes: Uint8Array | string): AbaReading {
  for (const profile of [bankProfiles.generic, bankProfiles.cba]) {
    const check = checkAba(bytes, { profile, maxIssues: 20 });
    for (const { code, message, record, columns } of check.issues) {
      expect(codes).toContain(code);
      expect(message.length).toBeLessThan(400);
      expect(message).toMatch(/^[ -~\u00a1-\u024f]*$/);
      expect(record).toBeLessThanOrEqual(check.records);
      if (columns !== undefined) expect(columns[0]).toBeLessThanOrEqual(columns[1]);
    }
    expect(check.ok).toBe(check.errorCount === 0);
  }
  const reading = readAba(bytes);
  rewriteAba(reading);
  looksLikeAba(bytes);
  compareAba(reading, reading);
  matchReturns(
    sentEntries(reading.groups),
    reading.groups.flatMap(({ returns }) => returns),
  );
  return reading;
}

const hostileText = fc.constantFrom(
  "\0",
  "\x1a",
  "\ufeff",
  "\t",
  '"',
  "=1+1",
  "é",
  "ÿ",
  "𝟙",
  "0",
  "1",
  "7",
  "\r",
  "\n",
  "-",
  " ",
);

describe("hostile files", () => {
  test("any bytes give a coded result", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        expect(readEveryWay(bytes).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test("records made of the right and the wrong parts give a coded result", () => {
    const part = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...lines, `2${lines[1].slice(1)}`, lines[1].slice(0, 60), "") },
      { weight: 1, arbitrary: fc.array(hostileText, { maxLength: 150 }).map((all) => all.join("")) },
    );
    const end = fc.constantFrom("\r\n", "\r\n", "\n", "\r", "");
    const spoil = fc.array(fc.tuple(fc.nat(), hostileText), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(fc.tuple(part, end), { maxLength: 12 }), spoil, fc.boolean(), (parts, changes, asBytes) => {
        let text = parts.flat().join("");
        for (const [at, by] of changes) {
          const place = text.length === 0 ? 0 : at % text.length;
          text = text.slice(0, place) + by + text.slice(place + 1);
        }
        readEveryWay(asBytes ? latin(text.replace(/[^\0-\xff]/g, "?")) : text);
      }),
      { numRuns: 1500 },
    );
  });

  test("wrong encodings are named", () => {
    const text = lines.join("\r\n");
    const wide = new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
    expect(readEveryWay(wide).counts).toMatchObject({ "encoding-utf16": 1 });
    expect(readEveryWay(new Uint8Array(Buffer.from(text, "utf16le"))).counts).toMatchObject({ "encoding-utf16": 1 });
    expect(readEveryWay(wide.toReversed()).ok).toBe(false);
    const accented = text.replace("Minh", "Mính");
    expect(readEveryWay(accented).counts).toMatchObject({ "not-ascii": 1 });
    expect(readEveryWay(latin(accented)).groups[0]?.details[0]?.title).toBe("Nguyen. Mính");
    expect(readEveryWay(Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0)).ok).toBe(false);
    expect(readEveryWay("%PDF-1.7\n%âãÏÓ\n").ok).toBe(false);
    expect(readEveryWay(`PK\x03\x04${"\0".repeat(500)}`).ok).toBe(false);
  });

  test("a line without end is read in time and not kept", () => {
    const megabyte = new Uint8Array(1_000_000).fill(48);
    function* endless() {
      for (let count = 0; count < 64; count++) yield megabyte;
    }
    const before = process.memoryUsage().rss;
    const check = checkAba(endless());
    expect(check.bytes).toBe(64_000_000);
    expect(check.counts["record-long"]).toBe(1);
    expect(check.issues.find(({ code }) => code === "record-long")?.columns).toEqual([121, 64_000_000]);
    expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000);
    expect(checkAba("\0".repeat(10_000_000)).ok).toBe(false);
  });

  test.each([
    ["line ends", "\r\n".repeat(500_000)],
    ["carriage returns", "\r".repeat(500_000)],
    ["headers", `${lines[0]}\n`.repeat(20_000)],
    ["file totals", `${lines[2]}\n`.repeat(20_000)],
    ["bad entries", `${lines[1].replace("062-692", "06É-692")}\n`.repeat(20_000)],
    ["quotes", '"'.repeat(2_000_000)],
    ["foreign letters", "é\n".repeat(100_000)],
  ])("a bomb of %s is read in time", (_what, text) => {
    const from = performance.now();
    const check = checkAba(text);
    expect(check.ok).toBe(false);
    expect(check.issues.length).toBeLessThanOrEqual(2000);
    expect(performance.now() - from).toBeLessThan(15_000);
  });
});

describe("hostile input to the writer", () => {
  const anything = fc.oneof(
    fc.anything(),
    fc.string({ unit: "binary" }),
    fc.constantFrom("062692", "12345678", "13", "50", 100, 100n, "A name", "x".repeat(5000)),
  );

  test("any values give a coded result", () => {
    const fields = [
      "bsb",
      "account",
      "code",
      "cents",
      "title",
      "reference",
      "indicator",
      "traceBsb",
      "traceAccount",
      "remitter",
      "taxCents",
    ];
    const heads = ["userName", "userId", "institution", "description", "processingDate", "reel", "time"];
    const some = (names: string[]) =>
      fc.record(Object.fromEntries(names.map((name) => [name, anything])), { requiredKeys: [] });
    const given = fc.record({
      header: some(heads).map((one) => ({ ...header, ...one })),
      own: some(["bsb", "account", "remitter", "title", "reference"]).map((one) => ({ ...own, ...one })),
      details: fc.array(fc.oneof({ weight: 9, arbitrary: some(fields) }, { weight: 1, arbitrary: anything }), {
        maxLength: 4,
      }),
    });
    fc.assert(
      fc.property(given, fc.constantFrom(...Object.values(bankProfiles)), (file, profile) => {
        const result = writeAba(file as Parameters<typeof writeAba>[0], { profile });
        for (const { code } of result.issues) expect(codes).toContain(code);
        expect(result.ok).toBe(result.errorCount === 0);
        if (!result.ok) return;
        const check = checkAba(result.bytes, { profile });
        expect(check.issues.filter(({ severity }) => severity === "error")).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test("any text gives a coded result", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        parseBsb(text);
        parseAccountNumber(text);
        readBsbDirectory(text);
        transliterate(text, bankProfiles.cba.characters);
        const details = [
          { bsb: "062692", account: "43214321", code: "13" as const, cents: 1, title: text, reference: text },
        ];
        const result = writeAba({ header, own, details });
        if (!result.ok) return;
        const check = checkAba(result.bytes);
        expect(check.issues.every(({ code }) => code === "reference-blank")).toBe(true);
        expect(Buffer.from(result.bytes).every((byte) => byte < 128)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
