import { expect, test } from "vitest";
import { lumpSumFollows } from "./lump-sum-follows.ts";

const base = { agreed: "300000.00", invoiced: "100000.00", amount: "" };

test("what is left is offered, and more than that is warned of", () => {
  expect(lumpSumFollows(base)).toEqual({
    tone: "plain",
    text: "$300,000.00 is agreed and $100,000.00 is invoiced already. $200,000.00 is invoiced now, as one line of quantity 1; it counts as held once it is received.",
  });
  expect(lumpSumFollows({ ...base, amount: "200000.01" })).toMatchObject({
    tone: "attention",
    text: expect.stringContaining("$0.01 more than is left"),
  });
  expect(lumpSumFollows({ ...base, invoiced: "300000.00" }).text).toContain("Nothing is left to invoice");
});

test("an invoice is taken back as far as there is one", () => {
  expect(lumpSumFollows({ ...base, amount: "-100000.00" })).toMatchObject({ tone: "plain" });
  expect(lumpSumFollows({ ...base, amount: "-100000.01" })).toMatchObject({ tone: "attention" });
});

test("without an agreement nothing is invoiced", () => {
  expect(lumpSumFollows({ ...base, agreed: null }).tone).toBe("attention");
});
