import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectGolden } from "../../test/golden.ts";
import {
  catalogue,
  everyKind,
  manyClaims,
  OTHER_ABN,
  OWN_ABN,
  participants,
  plainClaim,
} from "../../test/ndis-samples.ts";
import { parseCents } from "../common/decimal.ts";
import type { NdisClaim } from "./claim.ts";
import type { NdisFacts } from "./facts.ts";
import { readNdisRequest } from "./read-request.ts";
import { checkNdisClaims, writeNdisFiles, type NdisWriteOptions } from "./write.ts";

const options: NdisWriteOptions = { today: "2026-08-01", stamp: "260801093000", abn: { ownAbn: OWN_ABN } };
const codesOf = (claim: Partial<NdisClaim>, facts: NdisFacts = {}): string[] =>
  checkNdisClaims([{ ...plainClaim, ...claim }], { ...options, facts }).issues.map((issue) => issue.code);

/** Facts as they come through JSON, past the types. */
const outside = (facts: object): Partial<NdisClaim> => JSON.parse(JSON.stringify(facts));

describe("writing", () => {
  test("every kind of line, byte for byte", () => {
    const written = writeNdisFiles(everyKind, options);
    expect(written).toMatchObject({ ok: true, refused: [] });
    expect(written.files.map((file) => file.name)).toEqual(["260801093000001.CSV"]);
    expectGolden("ndis-request.csv", written.files[0]!.text);
    // 175.58 + 111.20 + 140.46 + 87.79 + 70.23 + 193.99 + 52.67 + 1684.35 + 104.45 + 118.80
    expect(written.total).toBe("2739.52");
  });

  test("the same claims give the same bytes", () => {
    expect(writeNdisFiles(everyKind, options)).toEqual(writeNdisFiles(everyKind, options));
  });

  test("files are split at 5,000 lines, in order, each with its own name", () => {
    const claims = Array.from({ length: 10_001 }, (_, i): NdisClaim => ({ ...plainClaim, claimReference: `R${i}` }));
    const { files, total } = writeNdisFiles(claims, { ...options, firstFile: 7 });
    expect(files.map((file) => [file.name, file.rows.length])).toEqual([
      ["260801093000007.CSV", 5000],
      ["260801093000008.CSV", 5000],
      ["260801093000009.CSV", 1],
    ]);
    expect(files.every((file) => file.name.length <= 19)).toBe(true);
    expect(files.flatMap((file) => file.claims)).toEqual(claims.map((_, i) => i));
    expect(total).toBe("1755975.58");
  });

  test("one error means no file, unless the bad claims are set aside", () => {
    const claims = [plainClaim, { ...plainClaim, claimReference: "a b" }, { ...plainClaim, claimReference: "OK" }];
    expect(writeNdisFiles(claims, options)).toMatchObject({ ok: false, files: [], refused: [1], total: "0.00" });
    const aside = writeNdisFiles(claims, { ...options, setAside: true });
    expect(aside).toMatchObject({ ok: false, refused: [1], files: [{ claims: [0, 2], total: "351.16" }] });
  });

  test("nothing to write, a bad stamp and too many files are said", () => {
    expect(writeNdisFiles([], options).issues).toMatchObject([{ code: "ndis.no-rows" }]);
    expect(writeNdisFiles([plainClaim], { ...options, stamp: "today" })).toMatchObject({
      files: [],
      issues: [{ code: "ndis.file-stamp" }],
    });
    expect(writeNdisFiles([plainClaim], { ...options, firstFile: 1000 })).toMatchObject({
      files: [],
      issues: [{ code: "ndis.too-many-files" }],
    });
  });

  test("what is written is read back to the same lines, and totals equal the sum in big integers", () => {
    fc.assert(
      fc.property(manyClaims(20), (claims) => {
        const written = writeNdisFiles(claims, { ...options, rowsPerFile: 7 });
        expect(written.errors).toBe(0);
        let sum = 0n;
        for (const file of written.files) {
          const read = readNdisRequest(new TextEncoder().encode(file.text), {
            fileName: file.name,
            today: "2026-08-01",
          });
          expect(read.errors).toBe(0);
          expect(read.rows.map(({ line: _line, ...row }) => row)).toEqual(file.rows);
          expect(read.total).toBe(file.total);
          for (const at of file.claims) {
            const { delivered, unitPrice } = claims[at]!;
            const price = parseCents(unitPrice)!;
            const exact: [bigint, bigint] =
              "minutes" in delivered
                ? [BigInt(delivered.minutes) * price, 60n]
                : [parseCents(delivered.quantity)! * price, 100n];
            sum += (2n * exact[0] + exact[1]) / (2n * exact[1]);
          }
        }
        expect(parseCents(written.total)).toBe(sum);
      }),
    );
  });

  test("hours go to the column that holds them exactly", () => {
    const cells = (minutes: number) => {
      const { rows } = checkNdisClaims([{ ...plainClaim, delivered: { minutes } }], options);
      return [rows[0]?.row.quantity, rows[0]?.row.minutes];
    };
    expect(cells(150)).toEqual(["2.5", null]);
    expect(cells(3)).toEqual(["0.05", null]);
    expect(cells(95)).toEqual([null, 95]);
    expect(cells(59_997)).toEqual(["999.95", null]);
  });
});

describe("checks of a claim by itself", () => {
  test.each<[string, Partial<NdisClaim>]>([
    ["ndis.registration-number", { registrationNumber: "" }],
    ["ndis.registration-number", { registrationNumber: "405-001" }],
    ["ndis.registration-shape", { registrationNumber: "123456789" }],
    ["ndis.ndis-number", { ndisNumber: "437855" }],
    ["ndis.ndis-number", { ndisNumber: "123456789" }],
    ["ndis.ndis-number", { ndisNumber: "430 123 456" }],
    ["ndis.date", { from: "2026-02-30" }],
    ["ndis.date-order", { from: "2026-07-07" }],
    ["ndis.date-future", { to: "2026-08-02" }],
    ["ndis.support-number", { supportNumber: "" }],
    ["ndis.support-number", { supportNumber: "01-011-0107-1-1" }],
    ["ndis.support-number-shape", { supportNumber: "TRAVEL" }],
    ["ndis.reference", { claimReference: "" }],
    ["ndis.reference", { claimReference: "INV 1" }],
    ["ndis.reference", { claimReference: "INV,1" }],
    ["ndis.reference", { claimReference: "=1+1" }],
    ["ndis.reference", { claimReference: "R".repeat(51) }],
    ["ndis.reference", { claimReference: "INV\n1" }],
    ["ndis.quantity", { delivered: { quantity: "1.333" } }],
    ["ndis.quantity", { delivered: { quantity: "100000" } }],
    ["ndis.quantity", { delivered: { quantity: "1000.5" } }],
    ["ndis.quantity", { delivered: { quantity: "2:30" } }],
    ["ndis.quantity", { delivered: { quantity: "-1" } }],
    ["ndis.quantity-zero", { delivered: { quantity: "0.00" } }],
    ["ndis.minutes", { delivered: { minutes: 0 } }],
    ["ndis.minutes", { delivered: { minutes: 90.5 } }],
    ["ndis.minutes", { delivered: { minutes: 60_000 } }],
    ["ndis.minutes", { delivered: { minutes: Number.NaN } }],
    ["ndis.price", { unitPrice: "70.235" }],
    ["ndis.price", { unitPrice: "$70" }],
    ["ndis.price", { unitPrice: "123456789" }],
    ["ndis.price-zero", { unitPrice: "0" }],
    ["ndis.price-large", { unitPrice: "1000000" }],
    ["ndis.amount-zero", { unitPrice: "0.01", delivered: { quantity: "0.49" } }],
    ["ndis.gst-code", outside({ gstCode: "P3" })],
    ["ndis.claim-type", outside({ claimType: "STANDARD" })],
    ["ndis.claim-type", outside({ claimType: "toString" })],
    ["ndis.cancellation-reason", outside({ claimType: "CANC", cancellationReason: "SICK" })],
    ["ndis.cancellation-without-reason", { claimType: "CANC" }],
    ["ndis.reason-without-cancellation", { cancellationReason: "NSDH" }],
    ["ndis.abn", { supportProviderAbn: "51824753557" }],
    ["ndis.abn", { supportProviderAbn: "NONE" }],
    ["ndis.abn-missing", { management: "plan" }],
    ["ndis.self-managed", { management: "self" }],
  ])("%s: %j", (code, claim) => {
    expect(codesOf(claim)).toEqual([code]);
  });

  test("a value is shown cut and with its control characters visible", () => {
    const [issue] = checkNdisClaims([{ ...plainClaim, claimReference: `a\n${"b".repeat(200)}` }], options).issues;
    expect(issue).toMatchObject({ line: 1, field: "ClaimReference", severity: "error" });
    expect(issue?.value).toMatch(/^a\\x0ab{78}…$/);
  });

  test("the ABN column follows the rule", () => {
    const abn = (claim: Partial<NdisClaim>, agencyManaged: "own" | "blank") =>
      checkNdisClaims([{ ...plainClaim, ...claim }], { ...options, abn: { ownAbn: OWN_ABN, agencyManaged } }).rows[0]
        ?.row.abn;
    expect(abn({}, "own")).toBe(OWN_ABN);
    expect(abn({}, "blank")).toBe("");
    expect(abn({ supportProviderAbn: "53 004 085 616" }, "own")).toBe(OTHER_ABN);
    expect(abn({ management: "plan", supportProviderAbn: "excls" }, "own")).toBe("EXCLS");
  });
});

describe("checks against facts", () => {
  const booked: Partial<NdisClaim> = { ndisNumber: "430999999" };
  test.each<[string[], Partial<NdisClaim>]>([
    [[], {}],
    [["ndis.item-unknown"], { supportNumber: "01_999_0107_1_1" }],
    [["ndis.item-dates"], { supportNumber: "01_011_0107_1_1", from: "2025-06-30", to: "2025-07-01" }],
    [["ndis.price-over-limit"], { unitPrice: "70.24" }],
    [["ndis.price-over-limit"], { from: "2026-06-30", to: "2026-07-01" }],
    [[], { from: "2026-06-30", to: "2026-07-01", unitPrice: "69.00" }],
    [["ndis.claim-type-not-allowed"], { claimType: "IRSS" }],
    [[], { claimType: "THLT" }],
    [["ndis.gst-differs"], { gstCode: "P1" }],
    [["ndis.participant-unknown"], { ndisNumber: "430000001" }],
    [["ndis.plan-dates"], { from: "2026-07-10", to: "2026-07-11" }],
    [[], { ...booked, unitPrice: "98.32" }],
    [["ndis.booking-dates"], { ...booked, from: "2026-07-15", to: "2026-07-16" }],
    [["ndis.after-death"], { ...booked, from: "2026-07-10", to: "2026-07-21" }],
    [
      ["ndis.booking-window"],
      { ...booked, supportNumber: "03_040000919_0103_1_1", from: "2025-12-01", to: "2025-12-01" },
    ],
  ])("%j: %j", (codes, claim) => {
    const found = codesOf(claim, { catalogue, participants }).filter(
      (code) => codes.includes(code) || !["ndis.plan-dates", "ndis.booking-dates"].includes(code),
    );
    expect(found).toEqual(codes);
  });

  test("what was claimed before is an error, what overlaps it a warning, other supports neither", () => {
    const before = { ndisNumber: "430123456", supportNumber: "01_011_0107_1_1", claimType: null };
    const claimedBefore = [
      { ...before, from: "2026-07-01", to: "2026-07-31" },
      { ...before, from: "2026-07-06", to: "2026-07-06" },
    ];
    const codes = (claim: Partial<NdisClaim>) => codesOf(claim, { claimedBefore });
    expect(codes({})).toEqual(["ndis.claimed-before"]);
    expect(codes({ from: "2026-07-05", to: "2026-07-05" })).toEqual(["ndis.overlaps-claimed"]);
    expect(codes({ from: "2026-07-31", to: "2026-08-01" })).toEqual(["ndis.overlaps-claimed"]);
    expect(codes({ from: "2026-06-30", to: "2026-06-30" })).toEqual([]);
    expect(codes({ from: "2026-08-01", to: "2026-08-01" })).toEqual([]);
    expect(codes({ claimType: "TRAN" })).toEqual([]);
    expect(codes({ ndisNumber: "430123457" })).toEqual([]);
  });

  test("overlaps are found whatever was claimed before", () => {
    const period = fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 6 })).map(([day, more]) => ({
      from: `2026-06-${String(day).padStart(2, "0")}`,
      to: `2026-06-${String(Math.min(28, day + more)).padStart(2, "0")}`,
    }));
    fc.assert(
      fc.property(fc.array(period, { maxLength: 12 }), period, (before, claim) => {
        const support = { ndisNumber: "430123456", supportNumber: "01_011_0107_1_1", claimType: null };
        const codes = codesOf(claim, { claimedBefore: before.map((p) => ({ ...support, ...p })) });
        const same = before.some((p) => p.from === claim.from && p.to === claim.to);
        const overlap = before.some((p) => p.from <= claim.to && p.to >= claim.from);
        expect(codes).toEqual(same ? ["ndis.claimed-before"] : overlap ? ["ndis.overlaps-claimed"] : []);
      }),
    );
  });

  test("a reference used twice, here or earlier, is refused whatever its case", () => {
    const twice = checkNdisClaims([plainClaim, { ...plainClaim, claimReference: "inv-1001-1" }], options);
    expect(twice.issues.map((issue) => issue.code)).toEqual(["ndis.reference-twice", "ndis.same-support-twice"]);
    expect(twice.refused).toEqual([1]);
    expect(codesOf({}, { usedReferences: new Set(["INV-1001-1"]) })).toEqual(["ndis.reference-twice"]);
  });
});
