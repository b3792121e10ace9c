import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bankProfiles,
  compareAba,
  looksLikeAba,
  readAba,
  writeAba,
  customProfile,
  type AbaDetailInput,
} from "../src/index.ts";
import { detail, profiledFile } from "./arbitraries.ts";
import { header, lines, mixedDetails, own } from "./sample.ts";

function reading(details: AbaDetailInput[], change: Partial<typeof header> = {}) {
  const written = writeAba({ header: { ...header, ...change }, own, details });
  if (!written.ok) throw new Error(JSON.stringify(written.issues));
  return readAba(written.bytes);
}

const [first, second, third] = mixedDetails as [AbaDetailInput, AbaDetailInput, AbaDetailInput];

describe("two files", () => {
  test("are the same in whatever order the entries stand", () => {
    expect(compareAba(reading([first, second, third]), reading([third, first, second])).same).toBe(true);
  });

  test("differ in a header", () => {
    const { same, headers } = compareAba(reading([first]), reading([first], { processingDate: "2026-11-25" }));
    expect([same, headers]).toEqual([
      false,
      [{ group: 0, field: "processingDate", first: "2026-11-24", second: "2026-11-25" }],
    ]);
  });

  test.each([
    ["amount", { cents: 7 }, ["cents"]],
    ["account", { account: "99999999" }, ["account"]],
    ["BSB", { bsb: "733-000" }, ["bsb"]],
    ["reference", { reference: "OTHER" }, ["reference"]],
    ["name", { title: "Other. O" }, ["title"]],
  ])("differ in the %s of an entry", (_what, change, fields) => {
    const result = compareAba(reading([first, second, third]), reading([third, { ...second, ...change }, first]));
    expect(result.changed.map((one) => [one.first.index, one.second.index, one.fields])).toEqual([[1, 1, fields]]);
    expect([result.same, result.onlyFirst, result.onlySecond]).toEqual([false, [], []]);
  });

  test("differ in entries left out and added", () => {
    const result = compareAba(reading([first, second]), reading([second, third, third]));
    expect(result.onlyFirst.map(({ index }) => index)).toEqual([0]);
    expect(result.onlySecond.map(({ index }) => index)).toEqual([1, 2]);
    expect(result.changed).toEqual([]);
  });

  test("a return is never taken for a changed entry", () => {
    const groups = readAba(
      [lines[0], `2${lines[1].slice(1, 17)}6${lines[1].slice(18, 112)}24123456`, lines[2]].join("\r\n"),
    ).groups;
    const result = compareAba(readAba(lines.join("\r\n")), { groups });
    expect([result.changed, result.onlyFirst.length, result.onlySecond.length]).toEqual([[], 1, 1]);
  });

  test("an entry written once more is found", () => {
    const result = compareAba(reading([first]), reading([first, first]));
    expect([result.same, result.onlyFirst, result.onlySecond.map(({ index }) => index)]).toEqual([false, [], [1]]);
  });

  test("every entry is accounted for once", () => {
    const some = fc.array(detail(undefined, fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(some, some, (one, other) => {
        const [left, right] = [reading([...one, ...other]), reading(other)];
        const { changed, onlyFirst, onlySecond } = compareAba(left, right);
        const unchanged = one.length + other.length - changed.length - onlyFirst.length;
        expect(unchanged + changed.length + onlySecond.length).toBe(other.length);
        expect(onlyFirst.length).toBeGreaterThanOrEqual(one.length);
      }),
      { numRuns: 100 },
    );
  });
});

describe("a bank file is known by its start", () => {
  test("whatever the bank", () => {
    fc.assert(
      fc.property(profiledFile, ({ profile, file }) => {
        const written = writeAba(file, { profile });
        expect(written.ok && looksLikeAba(written.bytes.subarray(0, 200))).toBe(true);
      }),
      { numRuns: 50 },
    );
    expect(looksLikeAba(lines[0].slice(0, 80))).toBe(true);
  });

  test.each([
    "",
    "0",
    lines[1],
    lines[2],
    "00,NATIONAL AUSTRALIA BANK,Direct Link,Direct Link - Direct Credit Disbursement Report,30012014,163707",
    "RegistrationNumber,NDISNumber,SupportsDeliveredFrom",
  ])("%j is none", (text) => expect(looksLikeAba(text)).toBe(false));
});

describe("a profile of your own", () => {
  test("is another one with some settings changed", () => {
    const result = customProfile(bankProfiles.westpac, { maxDetails: 500, balancing: true });
    expect(result).toEqual({ ok: true, profile: { ...bankProfiles.westpac, maxDetails: 500, balancing: true } });
  });

  test.each([
    ["institution", { institution: "cba" }],
    ["userId", { userId: "1234567" }],
    ["lineEnd", { lineEnd: "\r" as "\n" }],
    ["characters", { characters: " -" }],
    ["characters", { characters: "abc" }],
    ["characters", { characters: 'abc "' }],
    ["maxDetails", { maxDetails: 1_000_000 }],
    ["maxDetailCents", { maxDetailCents: 0 }],
    ["maxTotalCents", { maxTotalCents: 0.5 }],
    ["dateRule.farDays", { dateRule: { ...bankProfiles.cba.dateRule, farDays: -1 } }],
    ["dateRule.leadWorkingDays", { dateRule: { ...bankProfiles.cba.dateRule, leadWorkingDays: 31 } }],
  ])("is refused for its %s", (name, changes) => {
    const result = customProfile(bankProfiles.generic, changes);
    expect(result.ok ? [] : result.issues.map(({ code, message }) => [code, message.startsWith(name)])).toEqual([
      ["profile-invalid", true],
    ]);
  });

  test("limits entries, not what balances them", () => {
    const made = customProfile(bankProfiles.generic, { balancing: true, maxDetailCents: 125_050 });
    const profile = made.ok ? made.profile : bankProfiles.generic;
    const written = writeAba({ header, own, details: [first, { ...first, account: "43214329" }] }, { profile });
    if (!written.ok) throw new Error("not written");
    expect(written.totals.creditCents).toBe(250_100n);
    expect(readAba(written.bytes, { profile, mode: "strict" }).issues).toEqual([]);
  });

  test("decides whether the balancing record is counted", () => {
    const made = customProfile(bankProfiles.generic, { balancing: true, balancingCounted: false });
    const profile = made.ok ? made.profile : bankProfiles.generic;
    const written = writeAba({ header, own, details: [first, second] }, { profile });
    if (!written.ok) throw new Error("not written");
    expect([written.totals.count, written.records]).toEqual([2, 5]);
    expect(readAba(written.bytes, { profile, mode: "strict" }).issues).toEqual([]);
    expect(readAba(written.bytes, { mode: "strict" }).counts).toEqual({ "count-wrong": 1 });
    // a bank that wants no balancing record counts one that is there
    const unbalanced = { ...profile, balancing: false };
    expect(readAba(written.bytes, { profile: unbalanced, mode: "strict" }).counts).toEqual({ "count-wrong": 1 });
  });
});
