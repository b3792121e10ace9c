import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anzCharacters, becsCharacters, safeCharacters } from "./characters.ts";
import { transliterate } from "./transliterate.ts";

describe("transliterate", () => {
  test.each([
    ["Nguyễn Thị Ánh", "Nguyen Thi Anh", false],
    ["O’Brien – “Rose”", "O'Brien - 'Rose'", false],
    ["Straße Łódź Ærø", "Strasse Lodz AEro", false],
    ["e\u0301te\u0301", "ete", false],
    ["ﬁne ½…", "fine 1/2...", false],
    ["Zoë\u00a0Smith", "Zoe Smith", false],
    ["a\tb\u0000c", "a b c", true],
    ["王 Lee 👵🏽", "  Lee   ", true],
    ["\ud800x", " x", true],
    ["\u1112\u1161\u11ab Kim", "  Kim", true],
    ["tab|slash\\", "tab/slash/", false],
  ])("%j in the standard's characters", (given, text, lossy) => {
    expect(transliterate(given, becsCharacters)).toEqual({ text, changed: true, lossy });
  });

  test.each([
    ["Fees; 50% a/c #7", safeCharacters, "Fees, 50  a-c  7", true],
    ["Smith; J", anzCharacters, "Smith, J", false],
    ["A_B [C]", safeCharacters, "A-B (C)", false],
  ])("%j in a bank's characters", (given, characters, text, lossy) => {
    expect(transliterate(given, characters)).toEqual({ text, changed: true, lossy });
  });

  test("leaves what the bank takes as it is, and gives nothing else", () => {
    const set = fc.constantFrom(becsCharacters, anzCharacters, safeCharacters);
    fc.assert(
      fc.property(set, fc.string({ unit: "binary", maxLength: 40 }), (characters, given) => {
        const { text, changed } = transliterate(given, characters);
        for (const character of text) expect(characters).toContain(character);
        expect(transliterate(text, characters)).toEqual({ text, changed: false, lossy: false });
        expect(changed).toBe(text !== given);
      }),
    );
  });
});
