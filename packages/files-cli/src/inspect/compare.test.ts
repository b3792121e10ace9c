import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hostileFiles } from "../../test/hostile.ts";
import { edited, sample, samples, xmlStatement } from "../../test/samples.ts";
import { compareFiles } from "./compare.ts";
import type { FileComparison } from "./compare.ts";
import { compareEntries } from "./compare-entries.ts";
import type { Entry } from "./entries.ts";
import type { LoadedFile } from "./report.ts";

const options = { today: "2026-11-20" };
const lines = (file: LoadedFile): string[] => new TextDecoder().decode(file.bytes).split("\r\n");
const fromLines = (all: readonly string[], eol = "\r\n"): LoadedFile => ({
  name: "second",
  bytes: new TextEncoder().encode(all.join(eol)),
});
const told = ({ differences }: FileComparison): unknown[] =>
  differences.map(({ kind, key, firstLine, secondLine, fields }) => [
    kind,
    key,
    firstLine,
    secondLine,
    kind === "changed" ? fields : fields.length > 0,
  ]);

describe("two files of a kind", () => {
  test.each(samples)("$kind: a file is the same as itself, and says so for its form alone", ({ kind, file }) => {
    expect(compareFiles(file, file, options)).toMatchObject({
      identical: true,
      same: true,
      differences: [],
      facts: [],
      firstByte: null,
    });
    // The checker is strict about the line ends of ABA files: there another form is an error of its own.
    const text = new TextDecoder().decode(file.bytes);
    const unix = text.includes("\r\n") ? text.replaceAll("\r\n", "\n") : text.replaceAll("\n", "\r\n");
    const comparison = compareFiles(file, fromLines([unix]), options);
    expect(comparison).toMatchObject({ identical: false, relation: "same-kind", differences: [], facts: [] });
    expect(comparison.same).toBe(!kind.startsWith("aba"));
  });

  test("a changed line, a missing one and a new one", () => {
    const all = lines(sample("ndis-request"));
    const second = [
      ...all.slice(0, 2),
      all[2]!.replace("1:35", "1:25"),
      ...all.slice(4),
      all[3]!.replace("INV-1001-3", "INV-9"),
    ];
    const comparison = compareFiles(sample("ndis-request"), fromLines(second.filter((line) => line !== "")), options);
    expect(comparison).toMatchObject({ relation: "same-kind", same: false, alike: 8, differenceCount: 3 });
    expect(told(comparison)).toEqual([
      ["changed", "INV-1001-2", 3, 3, [{ field: "minutes", first: "95", second: "85" }]],
      ["only-first", "INV-1001-3", 4, null, true],
      ["only-second", "INV-9", null, 11, true],
    ]);
    expect(comparison.facts).toEqual([{ label: "Claimed", kind: "money", first: "2739.52", second: "2727.81" }]);
  });

  test("the order of lines does not matter", () => {
    const [head = "", ...rest] = lines(sample("ndis-request")).filter((line) => line !== "");
    expect(compareFiles(sample("ndis-request"), fromLines([head, ...rest.toReversed()]), options)).toMatchObject({
      same: true,
      identical: false,
    });
  });

  test("ABA files are compared by their entries", () => {
    const changed = edited(sample("aba"), "INV 1002", "INV 1009");
    const comparison = compareFiles(sample("aba"), changed, options);
    expect(comparison).toMatchObject({ relation: "same-kind", same: false, alike: 2, differenceCount: 1 });
    expect(comparison.differences[0]).toMatchObject({
      kind: "changed",
      fields: [{ field: "reference", first: "INV 1002", second: "INV 1009" }],
    });
    const later = edited(sample("aba"), "241126", "251126");
    expect(compareFiles(sample("aba"), later, options)).toMatchObject({
      same: false,
      alike: 3,
      differences: [
        { key: "header 1", fields: [{ field: "processingDate", first: "2026-11-24", second: "2026-11-25" }] },
      ],
    });
  });

  test("other kinds too", () => {
    const brf = edited(sample("bpay-brf"), "20260701193702", "20260703193702");
    expect(compareFiles(sample("bpay-brf"), brf, options).differences[0]).toMatchObject({
      kind: "changed",
      fields: [{ field: "paidOn", first: "2026-07-01", second: "2026-07-03" }],
    });
    const bank = edited(sample("bai2"), "JO SMITH RENT", "JO SMYTH RENT");
    expect(compareFiles(sample("bai2"), bank, options)).toMatchObject({ same: false, differenceCount: 2 });
  });

  test("files with errors are never called the same by what is left of them", () => {
    const broken = edited(sample("ndis-request"), "430123456", "123");
    const worse = edited(sample("ndis-request"), "430123456", "124");
    expect(compareFiles(broken, worse, options)).toMatchObject({ same: false, differenceCount: 0 });
  });
});

describe("an answer and what it answers", () => {
  test("results, in whichever order the files are given", () => {
    const comparison = compareFiles(sample("ndis-request"), sample("ndis-results"), options);
    expect(comparison).toMatchObject({ relation: "answer", same: false, alike: 1 });
    const says = new Map(comparison.differences.map(({ key, says }) => [key, says]));
    expect(says.get("INV-1001-3")).toBe("accepted (price cut)");
    expect(says.get("INV-1001-4")).toBe("rejected: C04 - Quantity is more than the booking has left");
    expect(says.get("INV-1001-2")).toBe("not-reported");
    expect(says.get("NOT-OURS")).toBe("answers no line that was sent");
    expect(compareFiles(sample("ndis-results"), sample("ndis-request"), options).differences).toEqual(
      comparison.differences,
    );
  });

  test("remittance", () => {
    const comparison = compareFiles(sample("ndis-request"), sample("ndis-remittance"), options);
    const says = new Map(
      comparison.differences.map(({ key, says, fields }) => [key, [says, fields[0]?.first, fields[0]?.second]]),
    );
    expect(comparison).toMatchObject({ relation: "answer", alike: 1 });
    expect(says.get("INV-1001-3")).toEqual(["part-paid", "140.46", "140.00"]);
    expect(says.get("PM/2026_07/0001")).toEqual(["reversed", "104.45", "0.00"]);
    expect(says.get("OLD-1")).toEqual(["pays for no line that was sent", "", "104.45"]);
  });

  test("returns of an ABA file", () => {
    const comparison = compareFiles(sample("aba"), sample("aba-returns"), options);
    expect(comparison).toMatchObject({ relation: "answer", alike: 2, same: false, differenceCount: 1 });
    expect(comparison.differences[0]).toMatchObject({
      key: "Smith. Jo INV 1002",
      says: "returned, Refer to customer (matched)",
    });
  });

  test("Support at Home invoices and their statement", () => {
    const comparison = compareFiles(sample("sah-invoices"), sample("sah-statement"), options);
    expect(comparison).toMatchObject({ relation: "answer", alike: 2, differenceCount: 3 });
    expect(comparison.differences.map(({ key, says }) => [key, says])).toEqual([
      ["WGC-2-1", "unpaid"],
      ["WGC-3-1", "unpaid"],
      ["WGC-4-1", "unpaid"],
    ]);
  });
});

describe("nothing to compare by", () => {
  test("other kinds part at a byte", () => {
    expect(compareFiles(sample("bai2"), sample("bpay-brf"), options)).toMatchObject({
      relation: "bytes",
      same: false,
      firstByte: 1,
    });
    const a = { name: "a", bytes: Uint8Array.of(1, 2, 3) };
    expect(compareFiles(a, { name: "b", bytes: Uint8Array.of(1, 2) }).firstByte).toBe(2);
    expect(compareFiles(a, a)).toMatchObject({ relation: "bytes", identical: true, same: true });
  });

  test("a statement in two forms is not called different records of one kind", () => {
    const comparison = compareFiles(sample("residential-statement"), xmlStatement, options);
    expect(comparison.relation).toBe("same-kind");
  });

  test.each(hostileFiles)("%s can be compared with anything", (_what, bytes) => {
    const hostile = { name: "x", bytes };
    expect(compareFiles(sample("ndis-request"), hostile, options)).toMatchObject({ same: false, identical: false });
    expect(compareFiles(hostile, hostile).same).toBe(true);
  });
});

describe("comparing records", () => {
  const record = fc
    .record({ key: fc.constantFrom("a", "b", "c"), amount: fc.constantFrom("1", "2") })
    .map(({ key, amount }): Entry => ({
      key,
      line: 1,
      fields: new Map([
        ["amount", amount],
        ["key", key],
      ]),
    }));

  test("no record is lost or counted twice", () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 12 }), fc.array(record, { maxLength: 12 }), (first, second) => {
        const { alike, differences } = compareEntries(first, second);
        const count = (kind: string): number => differences.filter((difference) => difference.kind === kind).length;
        expect(alike + count("changed") + count("only-first")).toBe(first.length);
        expect(alike + count("changed") + count("only-second")).toBe(second.length);
        const turned = compareEntries(second, first);
        expect(turned.alike).toBe(alike);
        expect(turned.differences.length).toBe(differences.length);
        expect(compareEntries(first, first.toReversed()).differences).toEqual([]);
      }),
    );
  });
});
