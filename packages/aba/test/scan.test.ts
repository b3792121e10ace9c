import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bankProfiles, becsCharacters, credit, type AbaDetailInput, type BankProfile } from "../src/index.ts";
import { characterPairs, characterTable } from "../src/characters.ts";
import { issueList } from "../src/issue-list.ts";
import { cleanDetail } from "../src/read/clean-detail.ts";
import type { Exam } from "../src/read/exam.ts";
import { examineDetail } from "../src/read/examine-detail.ts";
import { scanDetails, type DetailScan } from "../src/read/scan-details.ts";
import { detailEncoder, detailTemplate } from "../src/write/encode-detail.ts";
import { formatDetail } from "../src/write/format-record.ts";
import { normaliseDetail } from "../src/write/normalise-detail.ts";
import { detail, latin } from "./arbitraries.ts";
import { lines, resident } from "./sample.ts";

const own = { traceBsb: "083001", traceAccount: "12345678", remitter: "BANKSIA CARE" };

function examOf(profile: BankProfile): Exam {
  const [becs, bank] = [characterTable(becsCharacters), characterTable(profile.characters)];
  const issues = issueList("strict", 100);
  return { issues, profile, becs, bank, directory: undefined, today: undefined, holidays: new Set() };
}

/** Whether the scan takes a record by itself, and what it adds up to. */
function scanned(line: string, profile: BankProfile) {
  const bytes = latin(`${line}\r\n`);
  const view = new DataView(bytes.buffer);
  const trace = Int32Array.from([80, 84, 88, 92], (at) => new DataView(latin(lines[1]).buffer).getInt32(at, true));
  const scan: DetailScan = {
    pairs: characterPairs(profile.characters),
    maxDetailCents: profile.maxDetailCents,
    knownBsbs: undefined,
    lineEnd: "crlf",
    trace,
    previous: undefined,
    most: 10,
    record: 1,
    creditCents: 0,
    debitCents: 0,
    count: 0,
    entries: undefined,
    used: 0,
  };
  return { taken: scanDetails(view, 0, scan) === bytes.length, scan };
}

/** A record of the sample with some characters of it replaced. */
const almostClean = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 119 }), fc.integer({ min: 0, max: 255 })), { maxLength: 3 })
  .map((changes) => {
    const line = lines[1].split("");
    for (const [at, code] of changes) line[at] = String.fromCharCode(code);
    return line.join("");
  });

const someProfile = fc.constantFrom<BankProfile>(
  bankProfiles.generic,
  bankProfiles.anz,
  { ...bankProfiles.cba, accountOrder: false },
  { ...bankProfiles.generic, maxDetailCents: 125_049 },
);

describe("the quick scan", () => {
  test("takes only what the full examination has nothing to say about, and all of that", () => {
    fc.assert(
      fc.property(almostClean, someProfile, (line, profile) => {
        const exam = examOf(profile);
        const facts = examineDetail(exam, { line, record: 2 });
        const silent = exam.issues.errorCount + exam.issues.warningCount === 0 && line.startsWith("1");
        const { taken, scan } = scanned(line, profile);
        const sameTrace = line.slice(80, 96) === lines[1].slice(80, 96);
        const other = line.slice(1, 17) !== line.slice(80, 96);
        const usual = sameTrace && other && " N".includes(line.charAt(17)) && line.endsWith("00000000");
        expect(taken).toBe(silent && usual);
        if (!taken) return;
        expect(cleanDetail(line)).toEqual(facts);
        expect(formatDetail(facts!)).toBe(line);
        expect(scan.creditCents + scan.debitCents).toBe(facts!.cents);
        expect(scan.debitCents > 0).toBe(facts!.code === "13");
      }),
      { numRuns: 20_000 },
    );
  });

  test("looks at every character of every column", () => {
    const { generic } = bankProfiles;
    for (let at = 0; at < 120; at++) {
      for (let code = 0; code < 256; code++) {
        const line = lines[1].slice(0, at) + String.fromCharCode(code) + lines[1].slice(at + 1);
        const { taken } = scanned(line, generic);
        if (!taken) continue;
        const exam = examOf(generic);
        examineDetail(exam, { line, record: 2 });
        if (exam.issues.errorCount + exam.issues.warningCount > 0) expect.fail(`column ${at + 1}, byte ${code}`);
      }
    }
  });
});

describe("the quick encoder", () => {
  const template = latin(detailTemplate(own));
  const settings = { table: characterTable(becsCharacters), maxDetailCents: bankProfiles.generic.maxDetailCents, own };
  const encode = detailEncoder(settings);

  function encoded(input: AbaDetailInput): string | undefined {
    const bytes = template.slice();
    return encode(bytes, 0, input) ? Buffer.from(bytes).toString("latin1") : undefined;
  }

  function normalised(input: AbaDetailInput) {
    const issues = issueList("strict", 100);
    let changes = 0;
    const writing = {
      profile: bankProfiles.generic,
      issues,
      table: settings.table,
      refuseCharacters: false,
      change: () => changes++,
    };
    const facts = normaliseDetail(writing, 2, input, own);
    const silent = issues.errorCount + issues.warningCount + changes === 0;
    return { line: facts === undefined ? undefined : formatDetail(facts), silent };
  }

  const odd: Record<string, readonly unknown[]> = {
    bsb: ["062-692", "062692", "062 692", "06269", "000000", "999-999", "111111", "", "06-2692", "a62692", 62_692],
    account: ["1234", "12-345678", "1234567890", "000000", "12345A", "000001", "123456789", "12345:", ""],
    cents: [0, -1, 0.5, 1, 1n, Number.NaN, 10_000_000_000, 99_999, 100_000, 1_000_001, 9_999_999_999, "1"],
    code: ["13", "12", "14", "03", "49", "50", "57", "58", "5", "", "513", "5\u0130", 50],
    title: ["", " ", " x", "x ", "é", "x".repeat(32), "x".repeat(33), "a;b", 'a"b', "~", "x\u0130", undefined],
    reference: ["", " ", "x ", "x".repeat(18), "x".repeat(19), "ref\u0000"],
    indicator: [" ", "N", "T", "W", "Z", undefined],
    traceBsb: ["083001", "083-001", "083002", undefined],
    traceAccount: ["12345678", "012345678", "1234-5678"],
    remitter: ["BANKSIA CARE", "OTHER", "BANKSIA CARE "],
    taxCents: [0, 0n, 5, -1],
  };

  /** Entries of which some are refused, some changed and some warned about: one or two fields are odd. */
  const change = fc
    .constantFrom(...Object.keys(odd))
    .chain((name) => fc.constantFrom(...(odd[name] ?? [])).map((value) => ({ [name]: value })));
  const anyInput = fc
    .tuple(detail(), fc.boolean(), change, fc.option(change, { nil: {} }))
    .map(([clean, plain, one, other]): AbaDetailInput => {
      const input = plain ? { ...clean, indicator: " ", taxCents: 0 } : clean;
      return { ...input, ...one, ...other } as AbaDetailInput;
    });

  test("writes the bytes that the full way writes, and only when nothing is to be said", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { line, silent } = normalised(input);
        const quick = encoded(input);
        if (quick === undefined) return;
        expect(silent).toBe(true);
        expect(quick).toBe(line);
      }),
      { numRuns: 20_000 },
    );
  });

  test("writes usual entries", () => {
    fc.assert(
      fc.property(detail(), (input) => {
        const usual = credit({ ...input, indicator: " ", taxCents: 0 });
        const { line } = normalised(usual);
        const repeated = new Set(input.bsb).size === 1;
        expect(encoded(usual)).toBe(repeated ? undefined : line);
      }),
    );
    expect(encoded({ ...resident, code: "13" })).toBe(lines[1]);
  });
});
