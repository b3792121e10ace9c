import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkAba, readBsbDirectory, writeAba, bankProfiles, type AbaDetailInput } from "../src/index.ts";
import { duplicates, entrySize, maxEntries, type Duplicates } from "../src/read/duplicates.ts";
import { writeFingerprint } from "../src/read/fingerprint.ts";
import { latin } from "./arbitraries.ts";
import { header, lines, own, resident } from "./sample.ts";

function put(seen: Duplicates, high: number, low: number, record: number): void {
  const segment = seen.segment();
  if (segment === undefined) return;
  segment.set([high, low, record], seen.used);
  seen.used += entrySize;
}

function found(seen: Duplicates): [number, number][] {
  const all: [number, number][] = [];
  seen.forEach((record, first) => all.push([record, first]));
  return all;
}

/** The plain way. */
function expected(entries: [number, number][]): [number, number][] {
  const first = new Map<string, number>();
  const all: [number, number][] = [];
  for (const [index, [high, low]] of entries.entries()) {
    const key = `${high} ${low}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, index);
    else all.push([index, earlier]);
  }
  return all;
}

describe("duplicates", () => {
  const word = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }));

  test("are those that the plain way finds", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, word), { maxLength: 300 }),
        fc.integer({ min: 1, max: 12 }),
        (some, times) => {
          const entries = Array.from({ length: times }, () => some).flat();
          const seen = duplicates();
          for (const [index, [high, low]] of entries.entries()) put(seen, high, low, index);
          expect(found(seen)).toEqual(expected(entries));
        },
      ),
      { numRuns: 150 },
    );
  });

  test("are found among many, also when all are made to look alike by halves", () => {
    for (const alike of [
      (index: number) => [7, index],
      (index: number) => [index, 7],
      (index: number) => [index & 1, index >> 1],
      (index: number) => [index << 12, 0],
    ]) {
      const seen = duplicates();
      const count = 300_000;
      for (let index = 0; index < count; index++) {
        const [high = 0, low = 0] = alike(index);
        put(seen, high, low, index);
      }
      const again = Array.from({ length: 1000 }, (_, index) => index * 299);
      for (const [place, first] of again.entries()) {
        const [high = 0, low = 0] = alike(first);
        put(seen, high, low, count + place);
      }
      expect(found(seen)).toEqual(again.map((first, place) => [count + place, first]));
    }
  });

  test("are not looked for without end", () => {
    const seen = duplicates();
    for (let index = 0; index < maxEntries; index++) put(seen, index, index, index);
    expect(seen.overflowed).toBe(false);
    put(seen, 0, 0, maxEntries);
    expect(seen.overflowed).toBe(true);
    expect(found(seen)).toEqual([]);
  });

  test("are the same account, amount and reference, whatever the name", () => {
    const other = (change: Partial<AbaDetailInput>) => ({ ...resident, code: "13" as const, ...change });
    const details = [
      other({}),
      other({ title: "Another name" }),
      other({ bsb: "062-693" }),
      other({ account: "43214320" }),
      other({ cents: 125_051 }),
      other({ reference: "INV 1002" }),
      other({ remitter: "OTHER" }),
    ];
    const written = writeAba({ header, own, details });
    if (!written.ok) throw new Error("not written");
    const pairs = (check: ReturnType<typeof checkAba>) => check.issues.map(({ record, related }) => [record, related]);
    expect(pairs(checkAba(written.bytes))).toEqual([
      [3, 2],
      [8, 2],
    ]);
    expect(checkAba(written.bytes, { duplicates: false }).issues).toEqual([]);
    // an account on the left is the same account
    const left = Buffer.from(written.bytes).toString("latin1").replace(" 43214321", "43214321 ");
    expect(pairs(checkAba(left)).filter(([, related]) => related !== undefined)).toEqual([
      [3, 2],
      [8, 2],
    ]);
  });

  test("fingerprints of entries that differ in one column differ", () => {
    const into = new Int32Array(2);
    const seen = new Set<string>();
    const columns = [...Array(16).keys()].map((at) => at + 1);
    columns.push(...[...Array(10).keys()].map((at) => at + 20), ...[...Array(18).keys()].map((at) => at + 62));
    for (const at of columns) {
      for (let code = 32; code < 127; code++) {
        if (lines[1].charCodeAt(at) === code) continue;
        const bytes = latin(lines[1].slice(0, at) + String.fromCharCode(code) + lines[1].slice(at + 1));
        writeFingerprint(new DataView(bytes.buffer), 0, into, 0);
        seen.add(into.join(" "));
      }
    }
    expect(seen.size).toBe(columns.length * 94);
  });

  test("a directory is asked in the quick way too", () => {
    const csv = '"062-692","","","","","","","PEH"\n"083-001","","","","","","","E"\n"062-693","","","","","","","P"';
    const { directory } = readBsbDirectory(csv);
    const details = ["062692", "062692", "062693", "062692", "062694"].map((bsb, index) => ({
      ...resident,
      code: "13" as const,
      bsb,
      reference: `R ${index}`,
    }));
    const written = writeAba({ header, own, details }, { profile: bankProfiles.generic });
    if (!written.ok) throw new Error("not written");
    const check = checkAba(written.bytes, { directory });
    expect(check.issues.map(({ code, record }) => [code, record])).toEqual([
      ["bsb-not-electronic", 4],
      ["bsb-unknown", 6],
    ]);
  });
});
