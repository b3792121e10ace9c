import { describe, expect, test } from "vitest";
import { lettersApart, likenessOf } from "./likeness.ts";

const typed = { firstName: "Margaret", lastName: "O'Brien", birthDate: "1938-04-02", reference: "" };
const known = { name: "Margaret Anne O’Brien", knownAs: "Peg", birthDate: "1938-04-02", reference: "AC 10 442" };

describe("letters apart", () => {
  test.each([
    ["smith", "smith", 0],
    ["smith", "smyth", 1],
    ["jon", "john", 1],
    ["brain", "brian", 1],
    ["", "abc", 3],
    ["kitten", "sitting", 3],
  ])("%s and %s: %i", (a, b, apart) => {
    expect(lettersApart(a, b, 9)).toBe(apart);
    expect(lettersApart(b, a, 9)).toBe(apart);
  });

  test("lengths too far apart are given up at once", () => {
    expect(lettersApart("ab", "abcdef", 2)).toBe(3);
  });
});

describe("somebody on record", () => {
  test("same name and day of birth are the same person, whatever the apostrophe", () => {
    expect(likenessOf(typed, known)).toEqual({ strength: "same", reasons: ["same name", "born on the same day"] });
  });

  test("known as counts as a first name", () => {
    expect(likenessOf({ ...typed, firstName: "Peg", birthDate: "" }, known)).toEqual({
      strength: "alike",
      reasons: ["same name"],
    });
  });

  test("a typing slip in the name with the same day of birth is the same person", () => {
    expect(likenessOf({ ...typed, firstName: "Margret" }, known)?.strength).toBe("same");
    expect(likenessOf({ ...typed, lastName: "Obrein" }, known)?.strength).toBe("same");
    expect(
      likenessOf({ ...typed, firstName: "O'Brien", lastName: "Margaret" }, { ...known, name: "Margaret O'Brien" })
        ?.strength,
    ).toBe("same");
  });

  test("a reference decides alone, spaces and case aside", () => {
    expect(likenessOf({ firstName: "A", lastName: "B", birthDate: "", reference: "ac10442" }, known)).toEqual({
      strength: "same",
      reasons: ["same reference"],
    });
  });

  test("a similar name born on another day is somebody else; the same name is worth a look", () => {
    expect(likenessOf({ ...typed, firstName: "Margret", birthDate: "1950-01-01" }, known)).toBeNull();
    expect(likenessOf({ ...typed, birthDate: "1950-01-01" }, known)).toEqual({
      strength: "alike",
      reasons: ["same name", "born on another day"],
    });
  });

  test("the same last name alone is no reason to look", () => {
    expect(likenessOf({ ...typed, firstName: "Zoran", birthDate: "" }, known)).toBeNull();
  });

  test("nothing typed is like nobody", () => {
    expect(likenessOf({ firstName: "", lastName: "", birthDate: "", reference: "" }, known)).toBeNull();
  });
});
