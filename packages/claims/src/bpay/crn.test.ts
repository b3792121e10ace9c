import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { crnFault, crnRulesOf, makeCrn } from "./crn.ts";

const base = fc.string({ unit: fc.constantFrom("0", "1", "2", "5", "7", "9"), minLength: 1, maxLength: 19 });
const rule = fc.constantFrom("MOD10V01", "MOD10V05");

describe("customer reference numbers", () => {
  test.each([
    ["MOD10V01", "00001672", "000016725"],
    ["MOD10V05", "39452345", "394523459"],
    ["MOD10V01", "0", "00"],
    ["MOD10V05", "1", "11"],
  ] as const)("%s of %s", (rule, reference, crn) => {
    expect(makeCrn(rule, reference)).toEqual({ crn });
    expect(crnFault(rule, crn)).toBeNull();
    expect(crnRulesOf(crn)).toContain(rule);
  });

  test("what is made is valid under its rule", () => {
    fc.assert(
      fc.property(rule, base, (rule, reference) => {
        const made = makeCrn(rule, reference);
        expect("crn" in made && made.crn.startsWith(reference) && crnFault(rule, made.crn)).toBeNull();
      }),
    );
  });

  test("MOD10V01 notices every single wrong digit; MOD10V05 every one whose weight is odd and no multiple of five", () => {
    fc.assert(
      fc.property(base, fc.nat(18), fc.integer({ min: 1, max: 9 }), (reference, place, shift) => {
        const at = place % reference.length;
        const digit = (Number(reference[at]) + shift) % 10;
        const wrong = (crn: string): string => crn.slice(0, at) + String(digit) + crn.slice(at + 1);
        const v01 = makeCrn("MOD10V01", reference);
        const v05 = makeCrn("MOD10V05", reference);
        expect("crn" in v01 && crnFault("MOD10V01", wrong(v01.crn))).toBe("crn.check-digit");
        const weight = at + 1;
        if (weight % 2 === 1 && weight % 5 !== 0)
          expect("crn" in v05 && crnFault("MOD10V05", wrong(v05.crn))).toBe("crn.check-digit");
      }),
    );
  });

  test.each([
    ["", "crn.length"],
    ["1".repeat(20), "crn.length"],
    ["12A", "crn.not-digits"],
    ["１２", "crn.not-digits"],
    ["12 3", "crn.not-digits"],
  ])("%j cannot become one: %s", (reference, fault) => {
    expect(makeCrn("MOD10V01", reference)).toEqual({ fault });
  });

  test.each([
    ["5", "crn.length"],
    ["1".repeat(21), "crn.length"],
    ["ABC", "crn.not-digits"],
    ["000016724", "crn.check-digit"],
  ])("%s is none: %s", (crn, fault) => {
    expect(crnFault("MOD10V01", crn)).toBe(fault);
  });
});
