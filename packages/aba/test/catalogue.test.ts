import { describe, expect, test } from "vitest";
import {
  bankProfiles,
  checkAba,
  credit,
  debit,
  issueCatalogue,
  readAba,
  readBsbDirectory,
  rewriteAba,
  writeAba,
  writeAbaStream,
  type AbaIssue,
  type AbaIssueCode,
  type AbaReadOptions,
  type AbaWriteOptions,
  type BankProfile,
} from "../src/index.ts";
import { latin } from "./arbitraries.ts";
import { fileOf, header, lines, own, overwritten, resident } from "./sample.ts";

const { nab, cba, anz, generic } = bankProfiles;
const [head, entry, total] = lines;
const file = (...all: string[]) => all.join("\r\n");
const sample = file(...lines);
const { directory } = readBsbDirectory('"062-692","","","","","","","P"\n"083-002","","","","","","","PEH"');
const returned = `2${entry.slice(1, 17)}6${entry.slice(18, 112)}24123456`;

type Found = readonly [code: AbaIssueCode, record: number, columns?: readonly [number, number]];

/** A text, how to read it, and what is to be said about it. */
const read: [what: string, text: string | Uint8Array, options: AbaReadOptions, ...found: Found[]][] = [
  ["nothing is the matter", sample, { today: "2026-11-24" }],
  ["nothing is the matter with a date 45 days ahead", sample, { today: "2026-10-10" }],
  ["an empty file", "", {}, ["file-empty", 0]],
  [
    "a file of line ends",
    "\r\n\r\n",
    {},
    ["header-missing", 0],
    ["trailer-missing", 0],
    ["blank-line", 1],
    ["blank-line", 2],
  ],
  ["UTF-16, little end first", latin("\xff\xfe0\0 \0"), {}, ["encoding-utf16", 1]],
  ["UTF-16, big end first", latin("\xfe\xff\x000\0 "), {}, ["encoding-utf16", 1]],
  ["UTF-16 without a mark", latin("0\0 \0 \0\r\0\n\0"), {}, ["encoding-utf16", 1]],
  ["a byte order mark", `\ufeff${sample}`, {}, ["byte-order-mark", 1]],
  ["a control-Z at the end", `${sample}\r\n\x1a`, {}, ["end-of-file-mark", 4]],
  ["LF", lines.join("\n"), {}, ["line-end", 1]],
  ["CR", lines.join("\r"), {}, ["line-end", 1]],
  ["CR LF where LF is wanted", sample, { profile: { ...generic, lineEnd: "\n" } }, ["line-end", 1]],
  ["mixed line ends", `${head}\r\n${entry}\n${total}`, {}, ["line-end-mixed", 2]],
  ["no last line end", sample, { profile: { ...generic, finalLineEnd: true } }, ["final-line-end-missing", 3]],
  ["a blank last line", `${sample}\r\n\r\n`, {}, ["blank-line", 4]],
  ["a blank line within", file(head, "", entry, total), {}, ["blank-line", 2]],
  ["cut blanks", file(head.trimEnd(), entry, total), {}, ["record-short", 1, [81, 120]]],
  ["blanks added", file(head, `${entry} `, total), {}, ["record-trailing-blanks", 2, [121, 121]]],
  ["a long record", file(head, `${entry}X`, total), {}, ["record-long", 2, [121, 121]]],
  ["an unknown record", file(head, entry, `3${total.slice(1)}`, total), {}, ["record-type", 3, [1, 1]]],
  ["a letter of two bytes", overwritten(2, 31, "É"), {}, ["not-ascii", 2, [31, 31]], ["text-character", 2, [31, 31]]],
  [
    "a letter of one foreign byte",
    latin(overwritten(2, 31, "É")),
    {},
    ["not-ascii", 2, [31, 31]],
    ["text-character", 2, [31, 31]],
  ],
  ["several groups", file(sample, head, entry.replace("1001", "1002"), total), {}, ["group-several", 4]],
  ["no header", file(entry, total), {}, ["header-missing", 1]],
  ["no file total", file(head, entry), {}, ["trailer-missing", 2]],
  [
    "a second header",
    file(head, entry, head, entry.replace("1001", "1002"), total),
    {},
    ["trailer-missing", 3],
    ["group-several", 3],
  ],
  [
    "no entries",
    file(head, overwritten(3, 21, "0".repeat(30)).split("\r\n")[2]!.replace("000001", "000000")),
    {},
    ["details-none", 2],
  ],
  [
    "entries and returns",
    file(
      head,
      entry,
      returned,
      overwritten(3, 21, "000025010000000000000000250100").split("\r\n")[2]!.replace("000001", "000002"),
    ),
    {},
    ["record-types-mixed", 3, [1, 1]],
  ],
  [
    "more entries than allowed",
    file(
      head,
      entry,
      entry.replace("1001", "1002"),
      overwritten(3, 21, "000025010000000000000000250100").split("\r\n")[2]!.replace("000001", "000002"),
    ),
    { profile: { ...generic, maxDetails: 1 } },
    ["details-too-many", 4],
  ],
  [
    "entries out of order",
    file(
      head,
      entry,
      entry.replace("43214321", "43214320"),
      overwritten(3, 21, "000025010000000000000000250100").split("\r\n")[2]!.replace("000001", "000002"),
    ),
    { profile: { ...generic, accountOrder: true } },
    ["out-of-order", 3, [2, 17]],
  ],
  ["something in a blank area", overwritten(1, 24, "X"), {}, ["blank-area", 1, [24, 30]]],
  ["junk where some banks have an account", overwritten(1, 2, "JUNK"), {}, ["blank-area", 1, [2, 17]]],
  ["a tab in a blank area", overwritten(3, 60, "\t"), {}, ["blank-area", 3, [51, 74]]],
  ["an account in the header", overwritten(1, 2, "083-001 12345678"), {}, ["header-account", 1, [2, 17]]],
  ["a BSB alone in the header", overwritten(1, 2, "083-001"), {}, ["header-account", 1, [2, 17]]],
  [
    "no account in the header",
    sample,
    { profile: { ...anz, institution: "BQL" } },
    ["header-account-missing", 1, [2, 17]],
  ],
  ["a time in the header", overwritten(1, 81, "1530"), {}, ["header-time", 1, [81, 84]]],
  ["a time that is none", overwritten(1, 81, "2430"), {}, ["time-invalid", 1, [81, 84]]],
  ["reel number 00", overwritten(1, 19, "00"), {}, ["reel-invalid", 1, [19, 20]]],
  ["an institution that is none", overwritten(1, 21, "B1L"), {}, ["institution-invalid", 1, [21, 23]]],
  ["another bank", sample, { profile: { ...generic, institution: "CBA" } }, ["institution-differs", 1, [21, 23]]],
  ["a user id with a blank", overwritten(1, 57, "12345 "), {}, ["user-id-invalid", 1, [57, 62]]],
  ["user id zero", overwritten(1, 57, "000000"), {}, ["user-id-zero", 1, [57, 62]]],
  ["a day that is none", overwritten(1, 75, "310226"), {}, ["date-invalid", 1, [75, 80]]],
  ["a Sunday", overwritten(1, 75, "221126"), {}, ["date-weekend", 1, [75, 80]]],
  ["a holiday", sample, { holidays: ["2026-11-24"] }, ["date-holiday", 1, [75, 80]]],
  ["a past day", sample, { today: "2026-11-25" }, ["date-past", 1, [75, 80]]],
  ["a far day", sample, { today: "2026-10-09" }, ["date-far", 1, [75, 80]]],
  ["a blank user name", overwritten(1, 31, " ".repeat(26)), {}, ["text-blank", 1, [31, 56]]],
  ["a blank description", overwritten(1, 63, " ".repeat(12)), {}, ["text-blank", 1, [63, 74]]],
  ["a blank title", overwritten(2, 31, " ".repeat(32)), {}, ["text-blank", 2, [31, 62]]],
  ["a blank remitter", overwritten(2, 97, " ".repeat(16)), {}, ["text-blank", 2, [97, 112]]],
  ["a quote in the title", overwritten(2, 33, '"'), {}, ["text-character", 2, [33, 33]]],
  ["a NUL in the reference", overwritten(2, 64, "\0"), {}, ["text-character", 2, [64, 64]]],
  [
    "a semicolon for ANZ",
    overwritten(2, 33, ";"),
    { profile: { ...generic, characters: anz.characters } },
    ["text-character-bank", 2, [33, 33]],
  ],
  ["a title not on the left", overwritten(2, 31, " "), {}, ["text-not-left", 2, [31, 62]]],
  ["a blank reference", overwritten(2, 63, " ".repeat(18)), {}, ["reference-blank", 2, [63, 80]]],
  ["a BSB with a letter", overwritten(2, 2, "O62"), {}, ["bsb-invalid", 2, [2, 8]]],
  ["a BSB without a hyphen", overwritten(2, 2, "062692 "), {}, ["bsb-hyphen", 2, [2, 8]]],
  ["a filler BSB", overwritten(2, 2, "999-999"), {}, ["bsb-placeholder", 2, [2, 8]]],
  [
    "BSBs unknown and on paper only",
    sample,
    { directory },
    ["bsb-not-electronic", 2, [2, 8]],
    ["bsb-unknown", 2, [81, 87]],
  ],
  ["a blank account", overwritten(2, 9, " ".repeat(9)), {}, ["account-blank", 2, [9, 17]]],
  ["account zero", overwritten(2, 9, " 00000000"), {}, ["account-zero", 2, [9, 17]]],
  ["a blank within the account", overwritten(2, 9, "1234 5678"), {}, ["account-invalid", 2, [9, 17]]],
  ["an account on the left", overwritten(2, 9, "12345678 "), {}, ["account-not-right", 2, [9, 17]]],
  ["an account with a hyphen", overwritten(2, 9, "1234-5678"), {}, ["account-hyphen", 2, [9, 17]]],
  ["an account with letters", overwritten(2, 9, " 1234ABCD"), {}, ["account-letters", 2, [9, 17]]],
  ["a short account", overwritten(2, 9, "    12345"), {}, ["account-short", 2, [9, 17]]],
  ["trace account blank", overwritten(2, 88, " ".repeat(9)), {}, ["account-blank", 2, [88, 96]]],
  [
    "another trace account",
    file(
      head,
      entry,
      overwritten(2, 88, " 12345679").split("\r\n")[1]!.replace("1001", "1002"),
      overwritten(3, 21, "000025010000000000000000250100").split("\r\n")[2]!.replace("000001", "000002"),
    ),
    {},
    ["trace-differs", 3, [81, 96]],
  ],
  ["an unknown indicator", overwritten(2, 18, "Z"), {}, ["indicator-invalid", 2, [18, 18]]],
  ["an unknown code", overwritten(2, 19, "58"), {}, ["code-invalid", 2, [19, 20]]],
  ["an amount with a blank", overwritten(2, 21, " "), {}, ["amount-invalid", 2, [21, 30]]],
  ["an amount of nothing", overwritten(2, 21, "0".repeat(10)), {}, ["amount-zero", 2, [21, 30]]],
  [
    "an amount over the limit",
    sample,
    { profile: { ...generic, maxDetailCents: 125_049 } },
    ["amount-over-limit", 2, [21, 30]],
  ],
  ["tax with a blank", overwritten(2, 113, " "), {}, ["tax-invalid", 2, [113, 120]]],
  ["tax without indicator", overwritten(2, 120, "1"), {}, ["tax-without-indicator", 2, [113, 120]]],
  ["indicator without tax", overwritten(2, 18, "W"), {}, ["indicator-without-tax", 2, [113, 120]]],
  [
    "the same entry twice",
    file(
      head,
      entry,
      entry,
      overwritten(3, 21, "000025010000000000000000250100").split("\r\n")[2]!.replace("000001", "000002"),
    ),
    {},
    ["duplicate", 3],
  ],
  [
    "an unknown return code",
    file(head, `${returned.slice(0, 17)}7${returned.slice(18)}`, total),
    {},
    ["reason-unknown", 2, [18, 18]],
  ],
  [
    "day 32 in a return",
    file(head, `${returned.slice(0, 112)}32123456`, total),
    {},
    ["original-day-invalid", 2, [113, 114]],
  ],
  [
    "a user id in a return",
    file(head, `${returned.slice(0, 112)}2412345X`, total),
    {},
    ["original-user-id-invalid", 2, [115, 120]],
  ],
  ["another filler", overwritten(3, 2, "999 999"), {}, ["trailer-filler", 3, [2, 8]]],
  ["a total with a letter", overwritten(3, 30, "O"), {}, ["total-invalid", 3, [21, 30]]],
  ["a wrong net total", overwritten(3, 30, "1"), {}, ["net-total-wrong", 3, [21, 30]]],
  ["a wrong credit total", overwritten(3, 40, "1"), {}, ["credit-total-wrong", 3, [31, 40]]],
  ["a wrong debit total", overwritten(3, 50, "1"), {}, ["debit-total-wrong", 3, [41, 50]]],
  ["a wrong count", overwritten(3, 80, "2"), {}, ["count-wrong", 3, [75, 80]]],
  ["a file not balanced", sample, { profile: { ...generic, balancing: true } }, ["not-balanced", 3]],
  [
    "expectations not met",
    sample,
    { expected: { creditCents: 1, debitCents: 125_050n, count: 2 } },
    ["expected-total-differs", 0],
    ["expected-count-differs", 0],
  ],
  ["another seal", sample, { seal: "0".repeat(64) }, ["seal-differs", 0]],
  [
    "an unsound profile",
    sample,
    { profile: { ...generic, maxDetails: 0, institution: "x" } },
    ["profile-invalid", 0],
    ["profile-invalid", 0],
  ],
];

const brief = (issues: AbaIssue[]): Found[] =>
  issues.map(({ code, record, columns }) => (columns === undefined ? [code, record] : [code, record, columns]));

/** What a bad amount brings with it: the record is not counted in the sums. */
const consequences = new Set<AbaIssueCode>(["net-total-wrong", "debit-total-wrong"]);
const unreadable = new Set<AbaIssueCode>([
  "bsb-invalid",
  "account-blank",
  "account-zero",
  "account-invalid",
  "code-invalid",
  "amount-invalid",
  "amount-zero",
]);

const covered = new Set<AbaIssueCode>();

describe("reading says", () => {
  test.each(read)("%s", (_what, text, options, ...found) => {
    for (const mode of ["strict", "lenient"] as const) {
      const check = checkAba(text, { ...options, mode });
      const loses = found.some(([code]) => unreadable.has(code));
      const issues = check.issues.filter((issue) => !loses || !consequences.has(issue.code));
      expect(brief(issues).map(String).sort()).toEqual(found.map(String).sort());
      for (const issue of check.issues) {
        expect(issue.severity).toBe(issueCatalogue[issue.code][mode]);
        covered.add(issue.code);
      }
      expect(check.ok).toBe(check.issues.every((issue) => issue.severity === "warning"));
      expect(check.errorCount + check.warningCount).toBe(check.issues.length);
    }
  });
});

/** An input, how to write it, and what is to be said about it. */
const written: [what: string, input: unknown, options: AbaWriteOptions, ...found: Found[]][] = [
  [
    "a field left out",
    { ...fileOf(), details: [{ ...debit(resident), title: undefined }] },
    {},
    ["field-missing", 2, [31, 62]],
  ],
  [
    "a number for a text",
    { ...fileOf(), details: [{ ...debit(resident), reference: 7 }] },
    {},
    ["field-missing", 2, [63, 80]],
  ],
  [
    "no institution",
    { ...fileOf(), header: { ...header, institution: undefined } },
    {},
    ["field-missing", 1, [21, 23]],
  ],
  ["no user id", { ...fileOf(), header: { ...header, userId: undefined } }, {}, ["field-missing", 1, [57, 62]]],
  ["a long title", fileOf({ title: "x".repeat(33) }), {}, ["field-too-long", 2, [31, 62]]],
  ["a title that grows", fileOf({ title: "ß".repeat(17) }), {}, ["field-too-long", 2, [31, 62]]],
  ["a long reference", fileOf({ reference: "x".repeat(19) }), {}, ["field-too-long", 2, [63, 80]]],
  ["a long remitter", fileOf({ remitter: "x".repeat(17) }), {}, ["field-too-long", 2, [97, 112]]],
  ["a long user name", fileOf({}, { userName: "x".repeat(27) }), {}, ["field-too-long", 1, [31, 56]]],
  ["a long description", fileOf({}, { description: "x".repeat(13) }), {}, ["field-too-long", 1, [63, 74]]],
  ["a user id of seven digits", fileOf({}, { userId: "1234567" }), {}, ["user-id-invalid", 1, [57, 62]]],
  ["a title of foreign letters", fileOf({ title: "王小明" }), {}, ["text-blank", 2, [31, 62]]],
  ["a letter to refuse", fileOf({ title: "Zoë" }), { characters: "refuse" }, ["text-character-bank", 2, [31, 62]]],
  ["an unknown code", fileOf({ code: "58" as "57" }), {}, ["code-invalid", 2, [19, 20]]],
  ["a bad BSB", fileOf({ bsb: "06269" }), {}, ["bsb-invalid", 2, [2, 8]]],
  ["an account of ten digits", fileOf({ account: "1234567890" }), {}, ["account-too-long", 2, [9, 17]]],
  ["half a cent", fileOf({ cents: 0.5 }), {}, ["amount-invalid", 2, [21, 30]]],
  [
    "an amount as text",
    { ...fileOf(), details: [{ ...debit(resident), cents: "1" }] },
    {},
    ["amount-invalid", 2, [21, 30]],
  ],
  ["a negative amount", fileOf({ cents: -1 }), {}, ["amount-invalid", 2, [21, 30]]],
  ["nothing", fileOf({ cents: 0n }), {}, ["amount-zero", 2, [21, 30]]],
  ["too much", fileOf({ cents: 10_000_000_000n }), {}, ["amount-over-limit", 2, [21, 30]]],
  ["too much tax", fileOf({ taxCents: 100_000_000, indicator: "W" }), {}, ["tax-invalid", 2, [113, 120]]],
  ["tax without indicator", fileOf({ taxCents: 1 }), {}, ["tax-without-indicator", 2, [113, 120]]],
  ["indicator without tax", fileOf({ indicator: "X" }), {}, ["indicator-without-tax", 2, [113, 120]]],
  ["a time for a bank that takes none", fileOf({}, { time: "1530" }), {}, ["time-not-written", 1, [81, 84]]],
  ["a bad time", fileOf({}, { time: "15:30" }), {}, ["time-invalid", 1, [81, 84]]],
  ["reel number 100", fileOf({}, { reel: 100 }), {}, ["reel-invalid", 1, [19, 20]]],
  [
    "another bank's letters",
    fileOf(),
    { profile: { ...generic, institution: "CBA" } },
    ["institution-differs", 1, [21, 23]],
  ],
  ["a day that is none", fileOf({}, { processingDate: "2026-02-30" }), {}, ["date-invalid", 1, [75, 80]]],
  ["a day of another century", fileOf({}, { processingDate: "1999-12-31" }), {}, ["date-invalid", 1, [75, 80]]],
  [
    "a bad own account",
    { ...fileOf(), own: { ...own, bsb: "x", account: "0", remitter: "" } },
    {},
    ["bsb-invalid", 0, [81, 87]],
    ["account-zero", 0, [88, 96]],
    ["text-blank", 0, [97, 112]],
  ],
  ["no entries", { ...fileOf(), details: [] }, {}, ["details-none", 2]],
  [
    "too many entries",
    { ...fileOf(), details: [debit(resident), debit(resident), debit(resident)] },
    { profile: { ...generic, maxDetails: 2 } },
    ["details-too-many", 4],
  ],
  [
    "a total over what fits",
    { ...fileOf(), details: [credit({ ...resident, cents: 9_999_999_999 }), credit(resident)] },
    {},
    ["total-over-limit", 4, [31, 40]],
  ],
  [
    "a bank's limit of one entry",
    fileOf(),
    { profile: { ...generic, maxDetailCents: 100 } },
    ["amount-over-limit", 2, [21, 30]],
  ],
  ["an unsound profile", fileOf(), { profile: { ...generic, characters: "abcé " } }, ["profile-invalid", 0]],
  [
    "entries out of order",
    { ...fileOf(), details: [debit(resident), debit({ ...resident, account: "43214320" })] },
    { profile: { ...generic, accountOrder: true } },
    ["out-of-order", 3, [2, 17]],
  ],
];

describe("writing says", () => {
  test.each(written)("%s", (_what, input, options, ...found) => {
    const result = writeAba(input as Parameters<typeof writeAba>[0], options);
    expect(brief(result.issues)).toEqual(found);
    for (const { code } of result.issues) covered.add(code);
    expect(result.ok).toBe(result.errorCount === 0);
    expect("bytes" in result).toBe(result.ok);
  });

  test("that a date the bank refuses is refused", () => {
    const strict: BankProfile = { ...generic, dateRule: { ...generic.dateRule, weekend: "refuse", past: "refuse" } };
    const sunday = fileOf({}, { processingDate: "2026-11-22" });
    const result = writeAba(sunday, { profile: strict, today: "2026-11-23" });
    expect(result.ok).toBe(false);
    expect(result.issues.map(({ code, severity }) => [code, severity])).toEqual([
      ["date-weekend", "error"],
      ["date-past", "error"],
    ]);
    expect(writeAba(sunday, { profile: generic, today: "2026-11-23" }).ok).toBe(true);
  });

  test("that writing was stopped", async () => {
    const stream = writeAbaStream(fileOf());
    await stream.chunks.next();
    await stream.chunks.return();
    const result = await stream.result;
    expect(result.ok).toBe(true);
    const endless = writeAbaStream({
      ...fileOf(),
      // oxlint-disable-next-line require-yield -- a source that fails before it gives anything
      details: (async function* () {
        throw new Error("the source failed");
      })(),
    });
    await expect(endless.chunks.next()).rejects.toThrow("the source failed");
    const stopped = await endless.result;
    expect(stopped.issues.map(({ code }) => code)).toEqual(["writing-stopped"]);
    covered.add("writing-stopped");
  });

  test("that what was not read without error is not written again", () => {
    const result = rewriteAba(readAba(overwritten(3, 30, "1")));
    expect(result.issues.map(({ code }) => code)).toEqual(["reading-incomplete"]);
    covered.add("reading-incomplete");
  });
});

test("every code but the one for very large files is shown above", () => {
  const missing = Object.keys(issueCatalogue).filter((code) => !covered.has(code as AbaIssueCode));
  expect(missing).toEqual(["duplicates-unchecked"]);
});

test("the day and the pieces that a caller gives are not the file's fault", () => {
  expect(() => checkAba(sample, { today: "yesterday" })).toThrow(RangeError);
  expect(() => writeAba(fileOf(), { today: "2026-02-30" })).toThrow(RangeError);
  expect(() => checkAba(JSON.parse("[1]") as string[])).toThrow(TypeError);
});

test("bank profiles are sound", () => {
  for (const profile of [nab, cba, anz, generic, bankProfiles.westpac])
    expect(checkAba(sample, { profile }).counts["profile-invalid"]).toBeUndefined();
});
