import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { batchText } from "../../test/bpay-samples.ts";
import { withByte } from "../../test/damage.ts";
import { expectGolden } from "../../test/golden.ts";
import { readBpayBatch } from "./batch.ts";

const amounts = [12_345, 45_678, 999];
const batch = batchText(amounts, null);
const results = batchText(amounts, ["0000", "0000", "1001"]);
const crnRules = { "77730": "MOD10V01", "77731": "MOD10V01", "77732": "MOD10V01" } as const;
const codesOf = (input: string | Uint8Array): string[] =>
  readBpayBatch(input, { crnRules }).issues.map((issue) => issue.code);

describe("BPAY batch", () => {
  test("bills to pay", () => {
    expectGolden("bpay-batch.bpb", batch);
    const read = readBpayBatch(batch, { crnRules });
    expect(read).toMatchObject({
      ok: true,
      issues: [],
      kind: "batch",
      customerId: "4411",
      date: "2026-07-10",
      all: { count: 3, total: "590.22" },
      done: null,
      failed: null,
    });
    expect(read.payments[0]).toEqual({
      line: 2,
      billerCode: "77730",
      bsb: "062000",
      account: "12345678",
      crn: "5504",
      amount: "123.45",
      references: ["BILL0", "Water rates"],
      result: null,
    });
  });

  test("the bank's answer", () => {
    expectGolden("bpay-batch-results.bpb", results);
    const read = readBpayBatch(results, { crnRules });
    expect(read).toMatchObject({
      ok: true,
      kind: "results",
      all: { count: 3, total: "590.22" },
      done: { count: 2, total: "580.23" },
      failed: { count: 1, total: "9.99" },
    });
    expect(read.payments[2]?.result).toEqual({
      code: "1001",
      text: "as asked",
      transactionReference: "WBC20260702",
      done: false,
    });
  });

  test("blanks trimmed from the ends make no difference", () => {
    expect(readBpayBatch(batch.replaceAll(/ +\r\n/g, "\n"))).toEqual(readBpayBatch(batch));
  });

  test.each([
    ["bpay.total-differs", batch.replace("0000000012345", "0000000012346")],
    ["bpay.count-differs", batch.replace("90000000003", "90000000004")],
    ["bpay.trailer-field", batch.replace("90000000003", "9      0003")],
    ["bpay.crn-check-digit", batch.replace("5504 ", "5514 ")],
    ["bpay.crn", batch.replace("5504 ", "550X ")],
    ["bpay.account", batch.replace("062000 12345678", "      12345678 ")],
    ["bpay.amount", batch.replace("0000000012345", "00000000123.5")],
    ["bpay.date", batch.replace("20260710", "20260732")],
    ["bpay.record-type", batch.replace("\r\n2", "\r\n3")],
    ["bpay.no-trailer", batch.slice(0, batch.lastIndexOf("\r\n9"))],
    ["bpay.no-header", "9"],
    ["bpay.order", `${batch}${batch}`],
    ["bpay.filler", batch.replace(/ {3}\r\n2/, " X \r\n2")],
    ["bpay.return-code", results.replace("1001as asked", "10 1as asked")],
    ["bpay.total-differs", results.replace("1001as asked", "0000as asked")],
  ])("%s", (code, damaged) => {
    expect(codesOf(damaged)).toContain(code);
  });

  test("any one changed byte is reported or leaves every amount, account and CRN as it was", () => {
    for (const file of [batch, results].map((text) => new TextEncoder().encode(text))) {
      const guarded = (input: Uint8Array): string => {
        const { payments, all, done, failed, kind } = readBpayBatch(input);
        return JSON.stringify([
          kind,
          all,
          done,
          failed,
          payments.map(({ crn, amount, result }) => [crn, amount, result?.done]),
        ]);
      };
      const original = guarded(file);
      fc.assert(
        fc.property(fc.nat(file.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
          const damaged = withByte(file, at, byte);
          if (codesOf(damaged).length === 0) expect(guarded(damaged)).toBe(original);
        }),
        { numRuns: 800 },
      );
    }
  });
});
