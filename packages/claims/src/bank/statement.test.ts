import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyAccounts, sampleAccounts, statementText } from "../../test/bank-samples.ts";
import { anyBytes, withByte, withBytes } from "../../test/damage.ts";
import { expectGolden } from "../../test/golden.ts";
import { transactionCode } from "./codes.ts";
import { readBankStatement } from "./statement.ts";

const bai = statementText(sampleAccounts, "BAI2");
const nai = statementText(sampleAccounts, "NAI");
const codesOf = (input: string | Uint8Array): string[] => readBankStatement(input).issues.map((issue) => issue.code);

describe("bank statements", () => {
  test.each([
    ["BAI2", bai, "statement.bai"],
    ["NAI", nai, "statement.nai"],
  ] as const)("the %s sample reads whole", (format, text, name) => {
    expectGolden(name, text);
    const read = readBankStatement(text);
    expect(read).toMatchObject({ ok: true, issues: [], format, createdOn: "2026-07-31", receiver: "WGC" });
    expect(read.groups).toMatchObject([
      {
        asOf: "2026-07-30",
        accounts: [
          { account: "012345678", closingBalance: "84120.55", credits: "4187.58", debits: "1210.00" },
          { account: "012345679", closingBalance: "-99.00", credits: "0.00", debits: "0.00", transactions: [] },
        ],
      },
    ]);
    expect(read.groups[0]?.accounts[0]?.transactions.map((t) => [t.code, t.direction, t.amount, t.text])).toEqual([
      ["399", "credit", "4128.60", "BPAY SETTLEMENT BILLER 187536, 3 RECEIPTS"],
      ["195", "credit", "58.98", "JO SMITH RENT"],
      ["501", "debit", "1200.00", "DIRECT DEBIT/RETURN"],
      ["951", "debit", "10.00", "FEE"],
    ]);
  });

  test("item counts and funds types of general BAI2 are read where they stand", () => {
    const text = [
      "01,BANK,US,260731,0400,1,,,2/",
      "02,US,BANK,1,260731,,AUD,2/",
      "03,123,,010,500,,/",
      "88,015,+1500,,,100,1000,1,S,500,300,200,400,000,0,V,260731,0000/",
      "16,195,1000,V,260801,,REF1,REF2,RENT/",
      "16,699,0,S,1,2,3,REF1,REF2,/",
      "16,699,0,D,2,0,5,1,6,REF1,REF2,X/",
      "49,4000,6/",
      "98,4000,1,8/",
      "99,4000,1,10/",
    ].join("\n");
    const read = readBankStatement(text);
    // The file says one credit and no debit count: only what it states is held against the transactions.
    expect(read.issues).toEqual([]);
    expect(read.groups[0]?.accounts[0]).toMatchObject({
      openingBalance: "5.00",
      closingBalance: "15.00",
      transactions: [
        { valueDate: "2026-08-01", bankReference: "REF1", customerReference: "REF2", text: "RENT" },
        { bankReference: "REF1", text: "" },
        { bankReference: "REF1", text: "X" },
      ],
    });
  });

  test("pairs in a file that says BAI2 are read when the control total shows them to be right", () => {
    const text = [
      "01,BANK,US,260731,0400,1,,,2/",
      "02,US,BANK,1,260731,0000,,/",
      "03,123,AUD,015,1500,501,2/",
      "49,1502,1502/",
      "98,1502,1,4/",
      "99,1502,1,6/",
    ].join("\n");
    const read = readBankStatement(text);
    expect(read.issues.map((issue) => issue.code)).toEqual(["bank.control-form"]);
    expect(read.groups[0]?.accounts[0]?.summaries).toEqual([
      { code: "015", means: "closing balance", figure: "1500" },
      { code: "501", means: "accrued debit interest", figure: "2" },
    ]);
  });

  test("a record count that happens to equal the total is a count", () => {
    const text = "01,B,U,260731,0400,1,,,2/\n02,U,B,1,260731,,,/\n03,1,,015,002,,/\n49,2,2/\n98,2,1,4/\n99,2,1,6/";
    expect(codesOf(text)).toEqual([]);
  });

  test.each<[string, string]>([
    ["bank.account-total", bai.replace("16,399,412860", "16,399,412861")],
    ["bank.summary-differs", bai.replace("16,399,412860", "16,399,412861")],
    ["bank.account-records", bai.replace(/49,(\d+),8/, "49,$1,9")],
    ["bank.group-total", bai.replace("\n98,", "\n98,1")],
    ["bank.group-accounts", bai.replace(/98,(\d+),2,/, "98,$1,3,")],
    ["bank.group-records", bai.replace(/98,(\d+),2,\d+/, "98,$1,2,99")],
    ["bank.file-total", bai.replace("\n99,", "\n99,1")],
    ["bank.file-groups", bai.replace(/99,(\d+),1,/, "99,$1,2,")],
    ["bank.file-records", bai.replace(/99,(\d+),1,\d+/, "99,$1,1,99")],
    ["bank.second-total", nai.replace(/49,(\d+),\d+/, "49,$1,1")],
    ["bank.control-field", bai.replace(/49,\d+/, "49,12.5")],
    ["bank.record-type", bai.replace("16,951", "17,951")],
    ["bank.order", bai.replace("03,012345679", "02,012345679")],
    ["bank.order", bai.slice(bai.indexOf("02,"))],
    ["bank.cut-off", bai.slice(0, bai.indexOf("98,"))],
    ["bank.after-end", `${bai}01,X/`],
    ["bank.date", bai.replace("260730", "260230")],
    ["bank.account", bai.replace("03,012345678", "03,")],
    ["bank.summary", bai.replace("015,8412055", "015,84120.55")],
    ["bank.summary-unknown", bai.replace("015,8412055", "115,8412055")],
    ["bank.no-closing-balance", bai.replace("015,8412055", "045,8412055")],
    ["bank.summary-twice", bai.replace("969,017", "965,017")],
    ["bank.code", bai.replace("16,951", "16,95A")],
    ["bank.code-unknown", bai.replace("16,951", "16,720")],
    ["bank.amount", bai.replace("16,951,1000", "16,951,-1000")],
    ["bank.funds-type", bai.replace("951,1000,Z", "951,1000,Q")],
    ["bank.currency", bai.replace("AUD", "NZD")],
    ["bank.not-ended", bai.replace(/(49,\d+,\d+)\//, "$1")],
  ])("%s", (code, text) => {
    expect(codesOf(text)).toContain(code);
  });

  test("directions come from the code and are never guessed", () => {
    expect(transactionCode("175")).toEqual({ direction: "credit", means: "cheques deposited" });
    expect(transactionCode("115")).toEqual({ direction: "credit", means: null });
    expect(transactionCode("469")).toEqual({ direction: "debit", means: null });
    expect(["720", "940", "1", "abc", "toString"].map(transactionCode)).toEqual([null, null, null, null, null]);
  });

  test("controls hold for any statement, and sums equal those in big integers", () => {
    fc.assert(
      fc.property(
        anyAccounts,
        fc.constantFrom("BAI2", "NAI"),
        fc.constantFrom("\n", "\r\n"),
        (accounts, format, eol) => {
          const read = readBankStatement(statementText(accounts, format, eol));
          expect(read.issues).toEqual([]);
          read.groups[0]?.accounts.forEach((account, i) => {
            const cents = (text: string): bigint => BigInt(text.replace(".", ""));
            const all = accounts[i]!.transactions.reduce((sum, t) => sum + BigInt(t.cents), 0n);
            expect(cents(account.credits) + cents(account.debits)).toBe(all);
            expect(account.transactions.map((t) => t.text)).toEqual(
              accounts[i]!.transactions.map((t) => t.text.replaceAll("\n", " ")),
            );
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  test("any one changed byte is reported or leaves every amount, code and balance as it was", () => {
    for (const file of [bai, nai].map((text) => new TextEncoder().encode(text))) {
      const guarded = (input: Uint8Array): string =>
        JSON.stringify(
          readBankStatement(input).groups.map((group) =>
            group.accounts.map((a) => [
              a.closingBalance,
              a.credits,
              a.debits,
              a.transactions.map((t) => [t.amount, t.direction]),
            ]),
          ),
        );
      const original = guarded(file);
      fc.assert(
        fc.property(fc.nat(file.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
          const damaged = withByte(file, at, byte);
          if (codesOf(damaged).length === 0) expect(guarded(damaged)).toBe(original);
        }),
        { numRuns: 1200 },
      );
    }
  });

  test("any bytes are read without a throw", () => {
    const bytes = new TextEncoder().encode(bai);
    fc.assert(
      fc.property(fc.nat(bytes.length), fc.nat(200), anyBytes, (at, cut, noise) => {
        const read = readBankStatement(withBytes(bytes, at, cut, noise));
        expect(read.ok).toBe(read.errors === 0);
      }),
      { numRuns: 300 },
    );
  });
});
