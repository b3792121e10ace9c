import { expect, test } from "vitest";
import { adviceTitle } from "./advice-words.ts";

const none = {
  meansTestedAmount: null,
  meansNotDisclosed: false,
  hotellingContribution: null,
  nonClinicalCareContribution: null,
  meansTestedCareFee: null,
  incomeTestedFee: null,
  accommodationContribution: null,
};

test("what a letter says in one line", () => {
  expect(adviceTitle({ ...none, meansTestedAmount: "1134.20" })).toBe("Means tested amount 1,134.20 a day");
  expect(adviceTitle({ ...none, meansTestedAmount: "80.00", hotellingContribution: "9.06" })).toBe(
    "Means tested amount 80.00, hotelling contribution 9.06 a day",
  );
  expect(adviceTitle({ ...none, incomeTestedFee: "31.20" })).toBe("Income tested fee 31.20 a day");
  expect(adviceTitle({ ...none, meansNotDisclosed: true })).toBe("Means not disclosed");
});
