import { describe, expect, test } from "vitest";
import { addressWords, GENDERS, limitWords, roleWords, ROLES, wordOf } from "./customer-words.ts";

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

test("a partner or former primary client is not called a payer; an organisation is one", () => {
  const of = (type: string, role: string) => roleWords({ type, role });
  expect(of("person", "client")).toBe("Client");
  expect(of("person", "partner")).toBe("Partner");
  expect(of("person", "former_primary")).toBe("Former primary client");
  expect(of("person", "payer")).toBe("Person who pays");
  expect(of("organisation", "payer")).toBe("Organisation");
});

test("a word of the URL counts only when it is one of the set", () => {
  expect(wordOf(ROLES, "partner")).toBe("partner");
  expect(wordOf(ROLES, "nobody")).toBeUndefined();
  expect(wordOf(ROLES, undefined)).toBeUndefined();
});
