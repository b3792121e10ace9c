import { describe, expect, test } from "vitest";
import { addressWords, GENDERS, limitWords } from "./customer-words.ts";

describe("the limit of a direct debit", () => {
  test("nothing entered is no limit, zero is a limit of nothing", () => {
    expect(limitWords(null)).toBe("no limit");
    expect(limitWords("0.00")).toBe("$0.00: nothing is debited");
    expect(limitWords("1250.50")).toBe("at most $1,250.50");
  });
});

describe("an address in a line", () => {
  const home = { line: "12 Long St", suburb: "Parramatta", state: "NSW", postcode: "2150" };
  test("names the country only where it is not Australia", () => {
    expect(addressWords({ ...home, country: "Australia" })).toBe("12 Long St, Parramatta NSW 2150");
    expect(addressWords({ ...home, state: "", country: "New Zealand" })).toBe(
      "12 Long St, Parramatta 2150, New Zealand",
    );
  });
  test("is nothing when nothing is known", () => {
    expect(addressWords({ line: null, suburb: null, state: null, postcode: null })).toBeNull();
  });
});

test("a word that is not in the list is shown as it is", () => {
  expect(GENDERS.of("female")).toBe("Female");
  expect(GENDERS.of("else")).toBe("else");
  expect(GENDERS.of(null)).toBeNull();
});
