import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cpuMs } from "../../test/cpu.ts";
import { hostileFiles } from "../../test/hostile.ts";
import { edited, keptMapping, sample, samples, xmlStatement } from "../../test/samples.ts";
import { compareFiles } from "./compare.ts";
import { detectFile } from "./detect.ts";
import { inspectFile, inspectStream } from "./inspect.ts";
import { FILE_KINDS } from "./kinds.ts";
import type { FileReport, LoadedFile } from "./report.ts";

const options = { today: "2026-11-20" };
const factsOf = ({ facts }: FileReport): Record<string, string> =>
  Object.fromEntries(facts.map(({ label, value }) => [label, value]));
const codesOf = (file: LoadedFile, more = {}): string[] =>
  inspectFile(file, { ...options, ...more }).issues.map(({ code }) => code);

describe("what a file is", () => {
  test.each(samples)("$kind: told by what stands in it, whatever its name, and sound", ({ kind, file }) => {
    const report = inspectFile(file, options);
    expect(report).toMatchObject({ kind, label: FILE_KINDS[kind], ok: true, errors: 0, bytes: file.bytes.length });
    expect(report.facts.length).toBeGreaterThan(0);
    expect(detectFile(file.bytes).kind).toBe(
      kind === "aba-returns" ? "aba" : kind === "bpay-results" ? "bpay-batch" : kind,
    );
    const renamed = inspectFile({ ...file, name: "download (3)" }, options);
    expect(renamed.kind).toBe(kind);
  });

  test.each(samples)("$kind: a report is plain data", ({ file }) => {
    const report = inspectFile(file, options);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  test("every kind but the unknown has a sample", () => {
    expect(new Set(samples.map(({ kind }) => kind))).toEqual(
      new Set(Object.keys(FILE_KINDS).filter((kind) => kind !== "unknown")),
    );
  });

  test("a damaged header is still told, and the damage named", () => {
    expect(codesOf(edited(sample("ndis-request"), "GSTCode", "GST"))).toContain("table.missing-column");
    expect(codesOf(edited(sample("claim-register"), "Amount", "Sum"))).toContain("table.missing-column");
    expect(codesOf(edited(sample("aba"), "Wattle Grove Care", "Wattle Grove C"))).toContain("aba.record-short");
    expect(inspectFile(edited(sample("ndis-remittance"), "AmountPaid", "Paid"), options)).toMatchObject({
      kind: "ndis-remittance",
      ok: false,
    });
  });

  test("what is nothing known says so", () => {
    expect(inspectFile({ name: "a", bytes: new TextEncoder().encode("hello\nworld\n") })).toMatchObject({
      kind: "unknown",
      ok: false,
      issues: [{ code: "file.unknown" }],
    });
    expect(codesOf({ name: "a.xlsx", bytes: Uint8Array.of(0x50, 0x4b, 3, 4, 0) })).toEqual([
      "file.unknown",
      "text.not-text",
    ]);
    expect(codesOf({ name: "empty", bytes: new Uint8Array() })).toEqual(["file.unknown", "text.empty"]);
  });

  test("a kind that is said is taken", () => {
    const headless = edited(sample("ndis-results"), "RegistrationNumber,NDISNumber", "A,B");
    expect(inspectFile(headless, { as: "ndis-request" })).toMatchObject({ kind: "ndis-request", ok: false });
    expect(inspectFile(sample("bai2"), { as: "residential-statement" })).toMatchObject({
      ok: false,
      issues: [{ code: "file.mapping-incomplete" }],
    });
  });
});

describe("what it comes to", () => {
  test.each<[string, Record<string, string>]>([
    ["aba", { Entries: "3", Debits: "1309.49", Credits: "0.00", "Processing date": "2026-11-24" }],
    ["aba-returns", { Returns: "1", Debits: "58.98" }],
    ["ndis-request", { Lines: "10", Claimed: "2739.52", Participants: "2" }],
    ["ndis-results", { Accepted: "4", Rejected: "2", "To be paid": "1524.48" }],
    ["ndis-remittance", { Payments: "5", Paid: "420.03" }],
    ["residential-statement", { Lines: "4", Paid: "8781.00".replace("8781", "7781") }],
    ["claim-register", { Claimed: "16968.08", Month: "2026-10" }],
    ["sah-invoices", { Items: "5", Invoices: "4", Claimed: "7579.99" }],
    ["sah-statement", { Paid: "391.22", Lines: "2" }],
    ["bai2", { Accounts: "2", Transactions: "4", "012345678 closing balance": "84120.55" }],
    ["bpay-brf", { Payments: "3", Settlement: "-871.39" }],
    ["bpay-batch", { Payments: "3", Total: "590.22" }],
    ["bpay-results", { "Done total": "580.23", "Failed total": "9.99" }],
    ["disbursement-report", { Items: "4", Failed: "1", Credits: "4200.00" }],
  ])("%s", (kind, facts) => {
    const found = samples.find((one) => one.kind === kind);
    expect(factsOf(inspectFile(found!.file, options))).toMatchObject(facts);
  });

  test("issues say where", () => {
    const [issue] = inspectFile(edited(sample("ndis-request"), "INV-1001-2", "INV 1001"), options).issues;
    expect(issue).toMatchObject({ code: "ndis.reference", line: 3, field: "ClaimReference", value: "INV 1001" });
    const wrong = inspectFile(edited(sample("aba"), "0000125050", "0000125051"), options);
    expect(wrong.issues.map(({ code, line }) => [code, line])).toEqual([
      ["aba.net-total-wrong", 5],
      ["aba.debit-total-wrong", 5],
    ]);
  });

  test("events are checked against each other at their lines in the file", () => {
    const twice = edited(
      sample("residential-events"),
      "departure,12345,1234567,D-1,,2026-10-20",
      "entry,12345,1234567,D-1,permanent,2026-10-20",
    );
    const report = inspectFile(edited(twice, "DECEA,9001,", ",,FULL"), options);
    expect(report.issues).toContainEqual(expect.objectContaining({ code: "event.already-in", line: 4 }));
  });

  test("options reach the readers", () => {
    expect(codesOf(sample("bpay-brf"), { crnRules: { "187536": "MOD10V05" } })).toContain("bpay.crn-check-digit");
    expect(codesOf(sample("ndis-request"), { today: "2026-07-01" })).toContain("ndis.date-future");
    expect(codesOf(sample("aba"), { bank: "cba" })).toContain("aba.not-balanced");
    expect(codesOf(sample("aba"), { today: "not a day" })).toEqual([]);
  });
});

describe("payment statements", () => {
  test("without a saved mapping a suggested one is used, and said", () => {
    expect(codesOf(sample("residential-statement"))).toContain("file.mapping-suggested");
    expect(codesOf(xmlStatement)).toContain("file.mapping-suggested");
    expect(inspectFile(xmlStatement, options)).toMatchObject({ kind: "residential-statement" });
  });

  test("a saved mapping that fits is used", () => {
    const report = inspectFile(sample("residential-statement"), { ...options, mappings: [keptMapping()] });
    expect(report.issues.map(({ code }) => code)).not.toContain("file.mapping-suggested");
    expect(factsOf(report)).toMatchObject({ Mapping: "Portal", "total (stated)": "7781.00" });
  });

  test("headers that do not say enough are no mapping", () => {
    const poor = edited(sample("residential-statement"), "Reference number", "Ref");
    expect(inspectFile(poor, options)).toMatchObject({ ok: false, issues: [{ code: "file.mapping-incomplete" }] });
  });
});

describe("in pieces", () => {
  test.each(samples)("$kind: a file in any pieces gives the same report", async ({ file }) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(file.bytes.length), { maxLength: 6 }), async (cuts) => {
        const at = [0, ...cuts.toSorted((a, b) => a - b), file.bytes.length];
        async function* chunks(): AsyncGenerator<Uint8Array> {
          for (let i = 1; i < at.length; i++) yield file.bytes.subarray(at[i - 1], at[i]);
        }
        expect(await inspectStream({ name: file.name, chunks: chunks() }, options)).toEqual(inspectFile(file, options));
      }),
      { numRuns: 10 },
    );
  });

  test("an error of the source is passed on", async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield sample("aba").bytes;
      throw new Error("the disk is gone");
    }
    await expect(inspectStream({ name: "a", chunks: broken() })).rejects.toThrow("the disk is gone");
  });
});

describe("damage", () => {
  test.each(samples)("$kind: no changed byte passes in silence unless it is without effect", ({ file }) => {
    const before = inspectFile(file, options);
    fc.assert(
      fc.property(fc.nat(file.bytes.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const bytes = file.bytes.slice();
        if (bytes[at] === byte) return;
        bytes[at] = byte;
        const damaged = { name: file.name, bytes };
        const after = inspectFile(damaged, options);
        const reported = after.kind !== before.kind || JSON.stringify(after.issues) !== JSON.stringify(before.issues);
        const { same, differenceCount, facts, identical } = compareFiles(file, damaged, options);
        expect(identical).toBe(false);
        expect(reported || same || differenceCount + facts.length > 0).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test.each(samples)("$kind: any bytes give a report", ({ file }) => {
    fc.assert(
      fc.property(fc.nat(file.bytes.length), fc.nat(200), fc.uint8Array({ maxLength: 200 }), (at, cut, noise) => {
        const bytes = new Uint8Array([...file.bytes.slice(0, at), ...noise, ...file.bytes.slice(at + cut)]);
        const report = inspectFile({ name: file.name, bytes }, options);
        expect(report.ok).toBe(report.kind !== "unknown" && report.errors === 0);
        expect(report.issues.every(({ code }) => /^[a-z]+\.[a-z0-9-]+$/.test(code))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test.each(hostileFiles)("%s is refused with a code, quickly", (_what, bytes) => {
    let report = inspectFile({ name: "", bytes: new Uint8Array() });
    expect(cpuMs(() => void (report = inspectFile({ name: "x", bytes }, options)))).toBeLessThan(5000);
    expect(report.ok).toBe(false);
    expect(report.issues.length).toBeGreaterThan(0);
    expect(report.issues.length).toBeLessThanOrEqual(2001);
  });
});
