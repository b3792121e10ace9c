import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyBytes, withByte, withBytes } from "../../test/damage.ts";
import { expectGolden } from "../../test/golden.ts";
import { registerLine } from "../../test/residential-samples.ts";
import { readRegisterFile, writeRegisterFile } from "./register-file.ts";
import { dailyAmount, makeClaimRegister, type RegisterLine } from "./register.ts";

const lines: readonly RegisterLine[] = [
  registerLine({ careRecipientId: "2345678", clientName: "O’Brien, Zoë", reference: "CLM-4" }),
  registerLine(),
  registerLine({
    fundingCode: "ACCOM",
    externalCode: "ACCOM SUPP",
    rate: "59.90",
    amount: "1856.90",
    reference: "CLM-2",
  }),
  registerLine({
    fundingCode: "OXYGEN",
    externalCode: "",
    basis: "monthly",
    days: null,
    rate: "450.00",
    amount: "450.00",
    reference: "CLM-3",
  }),
  registerLine({
    fundingCode: "MTCF",
    externalCode: "MTSR2",
    rate: "-25.00",
    amount: "-775.00",
    reference: "CLM-5",
    clientName: "=Smith",
  }),
  registerLine({
    from: "2026-09-01",
    to: "2026-09-02",
    days: 2,
    amount: "433.60",
    reference: "CLM-6",
    adjustment: true,
  }),
  registerLine({
    fundingCode: "ENTRY",
    basis: "once",
    days: null,
    rate: null,
    from: "2026-10-01",
    to: "2026-10-01",
    amount: "1560.98",
    reference: "CLM-7",
  }),
];
const codesOf = (...given: RegisterLine[]): string[] =>
  makeClaimRegister(given, "2026-10", "12345").issues.map((issue) => issue.code);

describe("claim register of a month", () => {
  const register = makeClaimRegister(lines, "2026-10", "12345");

  test("lines in a fixed order, totals by code and care recipient", () => {
    expect(register).toMatchObject({ ok: true, issues: [], total: "16968.08" });
    expect(register.lines.map((line) => line.reference)).toEqual([
      "CLM-2",
      "CLM-6",
      "CLM-1",
      "CLM-7",
      "CLM-5",
      "CLM-3",
      "CLM-4",
    ]);
    expect(register.byCode).toEqual([
      { key: "ACCOM", lines: 1, amount: "1856.90" },
      { key: "ANACC", lines: 3, amount: "13875.20" },
      { key: "ENTRY", lines: 1, amount: "1560.98" },
      { key: "MTCF", lines: 1, amount: "-775.00" },
      { key: "OXYGEN", lines: 1, amount: "450.00" },
    ]);
    expect(register.byRecipient.map(({ key, amount }) => [key, amount])).toEqual([
      ["1234567", "10247.28"],
      ["2345678", "6720.80"],
    ]);
  });

  test("its file is the same byte for byte, in whatever order the lines came, and reads back", () => {
    const text = writeRegisterFile(register);
    expectGolden("claim-register.csv", text);
    expect(writeRegisterFile(makeClaimRegister(lines.toReversed(), "2026-10", "12345"))).toBe(text);
    const read = readRegisterFile(text);
    expect(read).toEqual(register);
    expect(writeRegisterFile(read)).toBe(text);
  });

  test.each<[string, RegisterLine[]]>([
    ["register.no-lines", []],
    ["register.no-recipient", [registerLine({ careRecipientId: "" })]],
    ["register.other-service", [registerLine({ serviceNapsId: "54321" })]],
    ["register.code", [registerLine({ fundingCode: "" })]],
    ["register.reference", [registerLine({ reference: "" })]],
    ["register.date", [registerLine({ to: "2026-09-30" })]],
    ["register.outside-month", [registerLine({ to: "2026-11-01", days: 32, amount: "6937.60" })]],
    ["register.adjustment-date", [registerLine({ adjustment: true })]],
    [
      "register.adjustment-old",
      [registerLine({ adjustment: true, from: "2024-09-01", to: "2024-09-30", days: 30, amount: "6504.00" })],
    ],
    ["register.days", [registerLine({ days: 30 })]],
    ["register.days", [registerLine({ days: null })]],
    ["register.days", [registerLine({ basis: "once" })]],
    ["register.rate", [registerLine({ rate: null })]],
    ["register.rate", [registerLine({ rate: "216.80123" })]],
    ["register.amount", [registerLine({ amount: "$6720.80" })]],
    ["register.amount-differs", [registerLine({ amount: "6720.81" })]],
    ["register.zero", [registerLine({ rate: "0", amount: "0.00" })]],
  ])("%s", (code, given) => {
    expect(codesOf(...given)).toContain(code);
  });

  test("no day of a funding is claimed twice for one person", () => {
    const half = registerLine({ to: "2026-10-15", days: 15, amount: "3252.00" });
    const rest = registerLine({ from: "2026-10-16", days: 16, amount: "3468.80", reference: "CLM-2" });
    expect(codesOf(half, rest)).toEqual([]);
    const day = registerLine({ from: "2026-10-15", days: 17, amount: "3685.60", reference: "CLM-2" });
    expect(codesOf(half, day)).toEqual(["register.overlap"]);
    expect(codesOf(half, { ...day, careRecipientId: "9" })).toEqual([]);
    expect(codesOf(half, { ...day, fundingCode: "ACCOM" })).toEqual([]);
    expect(codesOf(half, half)).toEqual(["register.reference-twice", "register.overlap"]);
  });

  test("days times rate is rounded once, half away from zero", () => {
    expect(dailyAmount(3, "0.0050")).toBe("0.02");
    expect(dailyAmount(3, "-0.0050")).toBe("-0.02");
    expect(dailyAmount(31, "216.80")).toBe("6720.80");
    expect(dailyAmount(31, "x")).toBeNull();
  });

  test("the total is the sum in big integers, for any amounts", () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), { minLength: 1, maxLength: 40 }),
        (cents) => {
          const given = cents.map((c, i) => {
            const digits = String(c < 0n ? -c : c).padStart(3, "0");
            const amount = `${c < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
            return registerLine({
              basis: "once",
              days: null,
              rate: null,
              amount,
              reference: `R${i}`,
              fundingCode: `C${i}`,
            });
          });
          const made = makeClaimRegister(given, "2026-10", "12345");
          expect(made.errors).toBe(0);
          expect(BigInt(made.total.replace(".", ""))).toBe(cents.reduce((a, b) => a + b, 0n));
          expect(readRegisterFile(writeRegisterFile(made)).total).toBe(made.total);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe("a damaged register file", () => {
  const text = writeRegisterFile(makeClaimRegister(lines, "2026-10", "12345"));
  const bytes = new TextEncoder().encode(text);

  test.each([
    ["register.no-total", text.slice(0, text.indexOf("Total"))],
    ["register.total-differs", text.replace("1560.98", "1560.99")],
    ["register.total-differs", text.replace(/1234567,"Smith, Jo",ACCOM.*\r\n/, "").replace(/2026-10,12345,\r\n/, "")],
    ["register.month", text.replace("2026-10,12345,2345678", "2026-11,12345,2345678")],
    ["register.flag", text.replace("CLM-1,N", "CLM-1,?")],
    ["register.basis", text.replace("monthly", "yearly")],
    ["register.no-lines", `${text.slice(0, text.indexOf("\r\n") + 2)}${text.slice(text.indexOf("Total"))}`],
  ])("%s", (code, damaged) => {
    expect(readRegisterFile(damaged).issues.map((issue) => issue.code)).toContain(code);
  });

  test("any one changed byte is reported or leaves every amount as it was", () => {
    const amounts = (input: Uint8Array): string =>
      JSON.stringify(readRegisterFile(input).lines.map((line) => line.amount));
    const original = amounts(bytes);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const damaged = withByte(bytes, at, byte);
        if (readRegisterFile(damaged).issues.length === 0)
          expect(JSON.parse(amounts(damaged)).toSorted()).toEqual(JSON.parse(original).toSorted());
      }),
      { numRuns: 800 },
    );
  });

  test("any bytes are read without a throw", () => {
    fc.assert(
      fc.property(fc.nat(bytes.length), fc.nat(200), anyBytes, (at, cut, noise) => {
        const read = readRegisterFile(withBytes(bytes, at, cut, noise));
        expect(read.ok).toBe(read.errors === 0);
      }),
      { numRuns: 200 },
    );
  });
});
