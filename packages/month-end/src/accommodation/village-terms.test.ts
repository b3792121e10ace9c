import { exitFee } from "@banksia/core/accommodation/index";
import { expect, test } from "vitest";
import { villageContract } from "./village-terms.ts";

test("the least that is agreed is of the DMF, not of the CRF", () => {
  const contract = villageContract(
    {
      agreedAmount: "500000.00",
      accountNameId: 1,
      accountNameType: "accommodation",
      startDate: "2026-01-01",
      base: "entry",
      method: "daily",
      dmfYears: ["6"],
      crfYears: ["1"],
      dayDivisor: "365",
      capYears: null,
      capPercent: null,
      leastPercent: "3",
      gainShare: "0",
      lossShare: "0",
      resalePrice: null,
      resaleDate: null,
      otherDeductions: "0.00",
    },
    [],
    null,
  );
  if (contract.dmf === null || contract.crf === null) throw new Error("A fee is missing.");
  // After 73 days, a fifth of the year: 1.2% of DMF is below the least, 0.2% of CRF is what is owed.
  expect(exitFee(contract.dmf, "2026-03-14").result).toMatchObject({ amount: "15000.00", capped: "least" });
  expect(exitFee(contract.crf, "2026-03-14").result).toMatchObject({ amount: "1000.00", capped: null });
});
