import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAccountNumber } from "./account-number.ts";

describe("account number", () => {
  test.each([
    ["12341234", "12341234"],
    ["012341234", "012341234"],
    ["1234-5678", "12345678"],
    [" 12 34-5678 9 ", "123456789"],
  ])("%j is read as %s", (given, account) => {
    expect(parseAccountNumber(given)).toEqual({ ok: true, account, warnings: [] });
  });

  test.each([
    ["", "account-blank"],
    [" - ", "account-blank"],
    ["000000", "account-zero"],
    ["1234567890", "account-too-long"],
    ["0000000001", "account-too-long"],
    ["1234.567", "account-invalid"],
    ["12345é", "account-invalid"],
    ["123\t456", "account-invalid"],
  ])("%j is refused: %s", (given, code) => {
    expect(parseAccountNumber(given)).toEqual({ ok: false, code });
  });

  test.each([
    ["4321", ["account-short"]],
    ["12AB56", ["account-letters"]],
    ["A1", ["account-letters", "account-short"]],
  ])("%j is taken with a warning", (account, warnings) => {
    expect(parseAccountNumber(account)).toEqual({ ok: true, account, warnings });
  });

  test("is never cut, and never gets or loses a digit", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(..."0123456789- ".split("")), { maxLength: 24 }), (characters) => {
        const text = characters.join("");
        const kept = text.replace(/[^0-9]/g, "");
        const result = parseAccountNumber(text);
        if (result.ok) expect(result.account).toBe(kept);
        else expect(kept === "" || kept.length > 9 || /^0+$/.test(kept)).toBe(true);
      }),
    );
  });
});
