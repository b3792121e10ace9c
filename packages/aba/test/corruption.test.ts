import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bankProfiles, checkAba, compareAba, readAba, sealOf, writeAba, type BankProfile } from "../src/index.ts";
import { profiledFile } from "./arbitraries.ts";
import { header, mixedDetails, own } from "./sample.ts";

/**
 * What a single changed byte can turn into something just as valid. The format protects none of these: a name is a name, a
 * digit of an account number is a digit. Amounts, sides, counts, and the form of the file are not among them.
 */
const unprotected: Record<string, readonly string[]> = {
  // who the money goes to or comes from
  account: ["bsb", "account", "traceBsb", "traceAccount"],
  // what people and banks see
  text: ["title", "reference", "remitter", "userName", "description"],
  // what the bank knows the file by
  label: ["reel", "institution", "userId", "processingDate", "time", "indicator", "code", "taxCents"],
};
const allowed = new Set(Object.values(unprotected).flat());

/** Reports what a corrupted file is told by: the codes that the sound one does not have. */
function newCodes(sound: Uint8Array, corrupted: Uint8Array, profile: BankProfile): string[] {
  const before = checkAba(sound, { profile }).counts as Record<string, number>;
  const after = checkAba(corrupted, { profile }).counts as Record<string, number>;
  return Object.keys(after).filter((code) => (after[code] ?? 0) > (before[code] ?? 0));
}

/** Whether the corrupted file moves the same money the same way: that is what harmless means here. */
function assertHarmless(sound: Uint8Array, corrupted: Uint8Array, profile: BankProfile): void {
  const [first, second] = [readAba(sound, { profile }), readAba(corrupted, { profile })];
  expect(second.totals).toEqual(first.totals);
  expect(second.groups.map(({ stated }) => stated)).toEqual(first.groups.map(({ stated }) => stated));
  const { headers, changed, onlyFirst, onlySecond } = compareAba(first, second);
  const amounts = (entries: { entry: { cents: number } }[]) => entries.map(({ entry }) => entry.cents);
  expect(amounts(onlySecond)).toEqual(amounts(onlyFirst));
  const [one, other] = [onlyFirst[0]?.entry, onlySecond[0]?.entry];
  const fields = [
    ...headers.map(({ field }) => field),
    ...changed.flatMap((entry) => entry.fields),
    ...Object.entries(one ?? {}).flatMap(([field, value]) =>
      new Map<string, unknown>(Object.entries(other ?? {})).get(field) === value ? [] : [field],
    ),
  ];
  expect(fields).toHaveLength(1);
  expect(allowed).toContain(fields[0]);
  for (const { first, second } of changed) expect(second.entry.cents).toBe(first.entry.cents);
  for (const { first, second } of changed) expect(second.entry.code === "13").toBe(first.entry.code === "13");
}

describe("any one byte changed in a valid file", () => {
  test("is reported or harmless: every byte of a file, every value", () => {
    const profile = bankProfiles.generic;
    const written = writeAba({ header, own, details: mixedDetails }, { profile });
    if (!written.ok) throw new Error("not written");
    const { bytes } = written;
    expect(checkAba(bytes, { profile }).issues).toEqual([]);
    const silent = new Map<number, number[]>();
    const changed = bytes.slice();
    for (let at = 0; at < bytes.length; at++) {
      for (let value = 0; value < 256; value++) {
        if (value === bytes[at]) continue;
        changed[at] = value;
        const check = checkAba(changed, { profile });
        if (check.errorCount + check.warningCount === 0) silent.set(at, [...(silent.get(at) ?? []), value]);
      }
      changed[at] = bytes[at] ?? 0;
    }
    // every silent change is proved harmless once for each position, with the first and last value
    for (const [at, values] of silent) {
      for (const value of [values[0], values.at(-1)]) {
        const corrupted = bytes.slice();
        corrupted[at] = value ?? 0;
        assertHarmless(bytes, corrupted, profile);
      }
    }
    const columns = new Set([...silent.keys()].map((at) => (at % 122) + 1));
    expect(columns.size).toBeGreaterThan(50);
    // no amount, no file total, no blank area, no line end
    for (const at of silent.keys()) {
      const [line, column] = [Math.floor(at / 122), (at % 122) + 1];
      const isHeader = line === 0 && ((column >= 19 && column <= 23) || (column >= 31 && column <= 80));
      const isDetail = line >= 1 && line <= 3 && column >= 2 && column <= 112 && (column < 21 || column > 30);
      expect(isHeader || isDetail).toBe(true);
    }
  });

  test("is reported or harmless, in files of any profile", () => {
    const place = fc.record({ at: fc.nat(), value: fc.integer({ min: 0, max: 255 }) });
    fc.assert(
      fc.property(profiledFile, place, ({ profile, file }, { at, value }) => {
        const written = writeAba(file, { profile });
        if (!written.ok) throw new Error("not written");
        const corrupted = written.bytes.slice();
        const position = at % corrupted.length;
        fc.pre(corrupted[position] !== value);
        corrupted[position] = value;
        if (newCodes(written.bytes, corrupted, profile).length === 0) assertHarmless(written.bytes, corrupted, profile);
      }),
      { numRuns: 3000 },
    );
  });

  test("is always reported when the file was sealed; so is a byte lost, added or moved", () => {
    fc.assert(
      fc.property(profiledFile, fc.nat(), fc.integer({ min: 0, max: 255 }), ({ profile, file }, at, value) => {
        const written = writeAba(file, { profile, seal: true });
        if (!written.ok || written.seal === undefined) throw new Error("not written");
        const { bytes, seal } = written;
        expect(seal).toBe(sealOf(bytes));
        const position = at % bytes.length;
        const [before, after] = [bytes.subarray(0, position), bytes.subarray(position + 1)];
        const changed = Buffer.concat([before, Uint8Array.of(value), after]);
        const lost = Buffer.concat([before, after]);
        const added = Buffer.concat([before, Uint8Array.of(value), bytes.subarray(position)]);
        for (const other of [changed, lost, added]) {
          const same = Buffer.compare(other, bytes) === 0;
          expect(checkAba(other, { profile, seal }).counts["seal-differs"]).toBe(same ? undefined : 1);
        }
      }),
      { numRuns: 100 },
    );
  });

  test("a record lost, doubled or cut short is reported", () => {
    const profile = bankProfiles.generic;
    const written = writeAba({ header, own, details: mixedDetails }, { profile });
    if (!written.ok) throw new Error("not written");
    const lines = Buffer.from(written.bytes).toString("latin1").split("\r\n");
    for (let index = 0; index < lines.length; index++) {
      const lost = lines.toSpliced(index, 1);
      const doubled = lines.toSpliced(index, 0, lines[index] ?? "");
      for (const other of [lost, doubled]) expect(checkAba(other.join("\r\n"), { profile }).ok).toBe(false);
    }
    for (let length = 0; length < written.bytes.length; length++)
      expect(checkAba(written.bytes.subarray(0, length), { profile }).ok).toBe(false);
  });
});
