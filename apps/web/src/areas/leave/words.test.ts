import { expect, test } from "vitest";
import { financialYearWords } from "./words.ts";

test("financial years", () => {
  expect([2025, 2099].map(financialYearWords)).toEqual(["2025–26", "2099–00"]);
});
