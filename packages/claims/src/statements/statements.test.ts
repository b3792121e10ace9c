import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cpuMs } from "../../test/cpu.ts";
import { anyBytes, hostileFiles, withByte, withBytes } from "../../test/damage.ts";
import { golden } from "../../test/golden.ts";
import { residentialCsv, residentialXml, supportAtHomeCsv } from "../../test/statement-samples.ts";
import { writeCsv } from "../common/csv-write.ts";
import { detectStatement, suggestMapping } from "./detect.ts";
import { parseStatementMapping, type StatementMapping } from "./mapping.ts";
import { readResidentialStatement } from "./residential.ts";
import { readSupportAtHomeStatement } from "./support-at-home.ts";

const csv = golden("residential-statement.csv");
const xml = golden("residential-statement.xml");
const csvText = new TextDecoder().decode(csv);
const xmlText = new TextDecoder().decode(xml);
const codesOf = (input: string | Uint8Array, mapping: StatementMapping = residentialCsv): string[] =>
  readResidentialStatement(input, mapping).issues.map((issue) => issue.code);

describe("residential payment statements", () => {
  test.each([
    ["CSV", csv, residentialCsv],
    ["XML", xml, residentialXml],
  ])("%s reads to the same typed lines, and the total agrees", (_kind, file, mapping) => {
    const read = readResidentialStatement(file, mapping);
    expect(read).toMatchObject({ ok: true, issues: [], lineCount: 4, total: "7781.00" });
    expect(read.totals).toEqual([{ name: "Total", stated: "7781.00", found: "7781.00", agrees: true }]);
    expect(read.lines.map((l) => [l.careRecipientId, l.clientName, l.fundingCode, l.rate, l.amount])).toEqual([
      ["1234567", "Smith, Jo", "ACCOM", "59.9", "1797.00"],
      ["1234567", "Smith, Jo", "ANACC", "216.8", "6504.00"],
      ["1234567", "Smith, Jo", "MTCF", _kind === "CSV" ? "-30" : null, "-1120.00"],
      ["2345678", "O’Brien, Zoë", "TRANSITION", null, "600.00"],
    ]);
    expect(read.lines[0]).toMatchObject({ serviceId: "12345", date: "2026-10-31", referenceText: "CLM-000101" });
    expect(read.lines[2]).toMatchObject({ externalCode: "MTSR2", days: null, referenceText: "" });
  });

  test("columns may move, extra ones are ignored, and a repeated header is passed over", () => {
    const text = [
      "Amount paid,Something new,External funding code,Care recipient ID",
      "5.00,x,AN-ACC,1",
      "Amount paid,Something new,External funding code,Care recipient ID",
      "6.00,x,AN-ACC,1",
      "Total,11.00",
    ].join("\n");
    const read = readResidentialStatement(text, residentialCsv);
    expect(read).toMatchObject({ ok: true, lineCount: 2, total: "11.00" });
  });

  test.each<[string, string]>([
    ["statement.no-header", csvText.replace("Amount paid", "Amount")],
    ["statement.no-lines", csvText.replaceAll(/"?(?:Smith|O’Brien).*\r\n/g, "")],
    ["statement.column-twice", csvText.replace("Client name,Reference number", "Care recipient ID,Reference number")],
    ["statement.missing", csvText.replace(",1234567,31/10/2026,AN", ",,31/10/2026,AN")],
    ["statement.amount", csvText.replace("600.00", "600.005")],
    ["statement.number", csvText.replace("59.90", "lots")],
    ["statement.date", csvText.replace("31/10/2026,TRANS", "31/11/2026,TRANS")],
    ["statement.cells-over", csvText.replace('"1,797.00"', "1,797.00")],
    ["statement.after-end", `${csvText}x,1,,AN-ACC,,,5\r\n`],
    ["statement.unknown-code", csvText.replace("TRANS", "ADJ SUB")],
    [
      "statement.line-twice",
      csvText
        .replace("CLM-000102", "CLM-000101")
        .replace("AN-ACC,216.80", "ACCOM SUPP,59.90")
        .replace("$6,504.00", "1,797.00"),
    ],
    ["statement.total-differs", csvText.replace("600.00", "600.01")],
    ["statement.total-missing", csvText.replace("Total,", "Sum,")],
    ["statement.amount", csvText.replace("$7,781.00", "7781.0.0")],
    ["csv.formula", csvText.replace("Transition", "=1+1")],
  ])("%s", (code, text) => {
    expect(codesOf(text)).toContain(code);
  });

  test("the total of a statement without one is said to be unchecked", () => {
    expect(codesOf(csv, { ...residentialCsv, totals: [] })).toEqual([
      "statement.missing",
      "statement.missing",
      "statement.no-total",
    ]);
    const plain = csvText.slice(0, csvText.indexOf("Total"));
    expect(codesOf(plain, { ...residentialCsv, totals: [] })).toEqual(["statement.no-total"]);
  });

  test("lines end where the mapping says", () => {
    const sections = csvText.replace("Total,", "Part B,,,,,,,\r\nanything,at,all,here,,,,\r\nTotal,");
    expect(readResidentialStatement(sections, residentialCsv).ok).toBe(false);
    const stopping = { ...residentialCsv, file: { kind: "csv", delimiter: ",", stopAt: "Part B" } } as const;
    expect(readResidentialStatement(sections, stopping)).toMatchObject({ ok: true, lineCount: 4, total: "7781.00" });
  });

  test("XML that is doubled, missing or dangerous is reported", () => {
    expect(
      codesOf(xmlText.replace("<code>TRANS</code>", "<code>TRANS</code><code>X</code>"), residentialXml),
    ).toContain("statement.element-twice");
    expect(codesOf(xmlText.replace("<amount>600.00</amount>", ""), residentialXml)).toContain("statement.missing");
    expect(
      codesOf(xmlText.replace("<ps:statement", '<!DOCTYPE x SYSTEM "http://x/"><ps:statement'), residentialXml),
    ).toEqual(["xml.doctype"]);
    expect(codesOf(xmlText.replaceAll("careRecipient", "resident"), residentialXml)).toEqual([
      "statement.no-lines",
      "statement.total-differs",
    ]);
    expect(codesOf(csv, residentialXml)).toEqual(["xml.syntax"]);
  });

  test("totals equal the sum in big integers, for any lines", () => {
    const line = fc.record({
      cents: fc.integer({ min: -99_999_999, max: 99_999_999 }),
      code: fc.constantFrom("AN-ACC", "MTSR2"),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (given) => {
        const amount = (cents: number): string =>
          `${cents < 0 ? "-" : ""}$${Math.floor(Math.abs(cents) / 100).toLocaleString("en-AU")}.${String(Math.abs(cents) % 100).padStart(2, "0")}`;
        const expected = given.reduce(
          (sum, { cents, code }) => sum + BigInt(code === "MTSR2" ? -Math.abs(cents) : cents),
          0n,
        );
        const rows = given.map(({ cents, code }, i) => ["Name, A", String(i), code, amount(cents)]);
        const text = writeCsv([
          ["Client name", "Reference number", "External funding code", "Amount paid"],
          ...rows,
          ["Total", amount(Number(expected))],
        ]);
        const read = readResidentialStatement(text, residentialCsv);
        expect(read.errors).toBe(0);
        expect(BigInt(read.total.replace(".", ""))).toBe(expected);
      }),
    );
  });

  test("any one changed byte is reported or leaves every amount as it was", () => {
    for (const [file, mapping] of [
      [csv, residentialCsv],
      [xml, residentialXml],
    ] as const) {
      const amounts = (input: Uint8Array): string =>
        JSON.stringify(readResidentialStatement(input, mapping).lines.map((line) => line.amount));
      const original = amounts(file);
      fc.assert(
        fc.property(fc.nat(file.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
          const damaged = withByte(file, at, byte);
          if (codesOf(damaged, mapping).length === 0) expect(amounts(damaged)).toBe(original);
        }),
        { numRuns: 1000 },
      );
    }
  });

  test("any bytes are read without a throw", () => {
    for (const [file, mapping] of [
      [csv, residentialCsv],
      [xml, residentialXml],
    ] as const)
      fc.assert(
        fc.property(fc.nat(file.length), fc.nat(200), anyBytes, (at, cut, noise) => {
          const damaged = withBytes(file, at, cut, noise);
          const read = readResidentialStatement(damaged, mapping);
          expect(read.ok).toBe(read.errors === 0);
          suggestMapping(damaged, "residential");
          detectStatement(damaged, [mapping]);
        }),
        { numRuns: 200 },
      );
  });

  test.each(hostileFiles)("%s is refused with a code, quickly", (_what, file) => {
    const spent = cpuMs(() => {
      for (const mapping of [residentialCsv, residentialXml, supportAtHomeCsv]) {
        expect(readResidentialStatement(file, mapping).ok).toBe(false);
        detectStatement(file, [mapping]);
      }
      suggestMapping(file, "residential");
      suggestMapping(file, "support-at-home");
    });
    expect(spent).toBeLessThan(8000);
  });
});

describe("Support at Home payment statements", () => {
  test("items, totals and what is unknown", () => {
    const read = readSupportAtHomeStatement(golden("support-at-home-statement.csv"), supportAtHomeCsv);
    expect(read).toMatchObject({ ok: true, issues: [], totalPaid: "391.22", lineCount: 2 });
    expect(read.totals).toEqual([
      { name: "totalPaid", stated: "391.22", found: "391.22", agrees: true },
      { name: "claimTotal", stated: "455.00", found: "455.00", agrees: true },
      { name: "contribution", stated: "63.78", found: "63.78", agrees: true },
      { name: "outstandingHeldover", stated: "0.00", found: null, agrees: null },
    ]);
    expect(read.items[0]).toMatchObject({
      itemId: "I1",
      externalReference: "WGC-1-1",
      claimId: "C0001",
      deliveryDate: "2026-07-06",
      quantity: "1.25",
      amountPaid: "118.75",
      contribution: "6.25",
      compensationReduction: null,
    });
  });
});

describe("a Support at Home statement in XML", () => {
  const item = (id: string, paid: string, contribution: string): string =>
    `<item><itemId>${id}</itemId><recipient id="77"/><paymentDetermination>${paid}</paymentDetermination><individualContributionAmount>${contribution}</individualContributionAmount></item>`;
  const file = `<claim claimId="C1"><paid>20.50</paid><items>${item("I1", "15.25", "1.00")}${item("I2", "5.25", "0.00")}</items></claim>`;
  const mapping: StatementMapping = {
    ...supportAtHomeCsv,
    file: { kind: "xml", line: "claim/items/item" },
    fields: {
      claimId: { path: "../../@claimId" },
      itemId: { path: "itemId" },
      careRecipientId: { path: "recipient/@id" },
      amountPaid: { path: "paymentDetermination" },
      contribution: { path: "individualContributionAmount" },
      entitlementType: { fixed: "Current" },
    },
    totals: [{ name: "totalPaid", source: { path: "claim/paid" }, sumOf: "amountPaid" }],
  };

  test("reads to the same kind of items, its total held against them", () => {
    const read = readSupportAtHomeStatement(file, mapping);
    expect(read).toMatchObject({ ok: true, issues: [], totalPaid: "20.50", totals: [{ agrees: true }] });
    expect(read.items[0]).toMatchObject({
      itemId: "I1",
      claimId: "C1",
      careRecipientId: "77",
      amountPaid: "15.25",
      contribution: "1.00",
      entitlementType: "Current",
    });
    const wrong = readSupportAtHomeStatement(file.replace("15.25", "15.26"), mapping);
    expect(wrong.issues.map((issue) => issue.code)).toEqual(["statement.total-differs"]);
  });

  test("an element where an amount should be, or no element at all, is said", () => {
    const codes = (text: string): string[] =>
      readSupportAtHomeStatement(text, mapping).issues.map((issue) => issue.code);
    expect(codes(file.replace('id="77"', ""))).toContain("statement.missing");
    expect(codes(file.replace("5.25<", "<b/><"))).toContain("statement.missing");
    expect(codes(file.replace("<paid>20.50</paid>", ""))).toEqual(["statement.total-missing"]);
  });
});

describe("mappings", () => {
  test("are plain objects that come back from JSON unchanged", () => {
    for (const mapping of [residentialCsv, residentialXml, supportAtHomeCsv])
      expect(parseStatementMapping(JSON.parse(JSON.stringify(mapping)))).toMatchObject({ ok: true, mapping });
  });

  test.each<[string, unknown]>([
    ["mapping.not-object", null],
    ["mapping.not-object", [residentialCsv]],
    ["mapping.version", { ...residentialCsv, version: 2 }],
    ["mapping.programme", { ...residentialCsv, programme: "ndis" }],
    ["mapping.file", { ...residentialCsv, file: { kind: "csv", delimiter: "x" } }],
    ["mapping.file", { ...residentialCsv, file: { kind: "xml", line: "../a" } }],
    ["mapping.field", { ...residentialCsv, fields: { ...residentialCsv.fields, colour: { fixed: "red" } } }],
    ["mapping.source", { ...residentialCsv, fields: { ...residentialCsv.fields, rate: { path: "rate" } } }],
    ["mapping.source", { ...residentialCsv, fields: { ...residentialCsv.fields, rate: { columns: [] } } }],
    ["mapping.required", { ...residentialCsv, fields: {} }],
    ["mapping.code", { ...residentialCsv, codes: { A: { code: "B", sign: "sideways" } } }],
    ["mapping.total", { ...residentialCsv, totals: [{ name: "T", source: { fixed: "5" }, sumOf: "amount" }] }],
    ["mapping.total", { ...residentialCsv, totals: [{ name: "T", source: { label: "T" }, sumOf: "colour" }] }],
    ["mapping.day-order", { ...residentialCsv, dayOrder: "ydm" }],
  ])("%s", (code, value) => {
    const parsed = parseStatementMapping(value);
    expect(parsed.mapping).toBeNull();
    expect(parsed.issues.map((issue) => issue.code)).toContain(code);
  });

  test("nothing inherited counts, and no value makes the parser throw", () => {
    const polluted: unknown = JSON.parse(
      '{"version":1,"programme":"residential","file":{"kind":"csv","delimiter":","},"fields":{"__proto__":{"fixed":"x"},"constructor":{"fixed":"x"}}}',
    );
    expect(parseStatementMapping(polluted).mapping).toBeNull();
    fc.assert(fc.property(fc.jsonValue(), (value) => void parseStatementMapping(value)));
  });

  test("the saved mapping that fits a file is found", () => {
    const all = [supportAtHomeCsv, residentialXml, residentialCsv];
    expect(detectStatement(csv, all)[0]).toMatchObject({ mapping: residentialCsv, fits: true, missing: [] });
    expect(detectStatement(xml, all)[0]).toMatchObject({ mapping: residentialXml, fits: true });
    expect(detectStatement(golden("support-at-home-statement.csv"), all)[0]?.mapping).toBe(supportAtHomeCsv);
    expect(detectStatement("a,b\n1,2\n", all).every((fit) => !fit.fits)).toBe(true);
  });

  test("a mapping suggested for a file reads it", () => {
    for (const [file, kind] of [
      [csv, "csv"],
      [xml, "xml"],
    ] as const) {
      const suggested = suggestMapping(file, "residential");
      expect(suggested).toMatchObject({ missing: [], mapping: { file: { kind } } });
      expect(parseStatementMapping(suggested?.mapping).ok).toBe(true);
    }
    const fromCsv = readResidentialStatement(csv, suggestMapping(csv, "residential")!.mapping);
    expect(fromCsv).toMatchObject({ ok: true, total: "7781.00" });
    const suggested = suggestMapping(xml, "residential")!;
    expect(suggested.mapping.fields).toMatchObject({ amount: { path: "amount" }, clientName: { path: "../name" } });
    const home = suggestMapping(golden("support-at-home-statement.csv"), "support-at-home")!;
    expect(home.missing).toEqual([]);
    expect(readSupportAtHomeStatement(golden("support-at-home-statement.csv"), home.mapping)).toMatchObject({
      ok: true,
      totalPaid: "391.22",
    });
    expect(suggestMapping("hello\nworld", "residential")).toBeNull();
  });

  test("semicolons and tabs are recognised", () => {
    const tabs = csvText
      .replaceAll(/"([^"]*)"/g, (_all, cell: string) => cell.replaceAll(",", ""))
      .replaceAll(",", "\t");
    expect(suggestMapping(tabs, "residential")?.mapping.file).toEqual({ kind: "csv", delimiter: "\t" });
  });
});
