import { expect, test } from "vitest";
import { sharesLeft, sumOfShares } from "./shares.ts";

test("thirds need an explicit remainder", () => {
  expect(sumOfShares(["33.333333", "33.333333", "33.333333"])).toBe("99.999999");
  expect(sumOfShares(["33.333333", "33.333333", "33.333334"])).toBe("100");
});

test("what is left for the next payer", () => {
  expect(sharesLeft([])).toBe("100");
  expect(sharesLeft(["12.5"])).toBe("87.5");
  expect(sharesLeft(["60", "50"])).toBe("");
});
