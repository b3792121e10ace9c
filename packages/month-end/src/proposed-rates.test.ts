import type { BillingRateFacts } from "@banksia/core/billing/facts";
import { expect, test } from "vitest";
import { withProposedRates } from "./proposed-rates.ts";

const amount = (
  id: number,
  billingCodeId: number,
  from: string,
  to: string | null,
  rate: string,
): BillingRateFacts => ({
  id,
  billingCodeId,
  from,
  to,
  model: "amount",
  rate,
});
const codes = [
  { id: 1, nationalRate: "basic_daily_fee" },
  { id: 2, nationalRate: "mpir" },
];
const propose = (rates: BillingRateFacts[], from: string, value = "70.00") =>
  withProposedRates(rates, codes, [{ tableKey: "basic_daily_fee", from, value }])
    .filter((rate) => rate.billingCodeId === 1)
    .map((rate) => [rate.id, rate.from, rate.to, rate.model === "amount" ? rate.rate : `${rate.percent}%`]);

test("ends the rate in force the day before and holds until the next", () => {
  const rates = [amount(1, 1, "2026-03-20", "2026-09-19", "66.80"), amount(2, 1, "2026-09-20", null, "68.10")];
  expect(propose(rates, "2026-12-01")).toEqual([
    [1, "2026-03-20", "2026-09-19", "66.80"],
    [2, "2026-09-20", "2026-11-30", "68.10"],
    [0, "2026-12-01", null, "70.00"],
  ]);
  expect(propose(rates, "2026-06-01")).toEqual([
    [1, "2026-03-20", "2026-05-31", "66.80"],
    [0, "2026-06-01", "2026-09-19", "70.00"],
    [2, "2026-09-20", null, "68.10"],
  ]);
});

test("takes the place of a rate that begins on the day, and fills a gap", () => {
  expect(propose([amount(1, 1, "2026-03-20", null, "66.80")], "2026-03-20")).toEqual([
    [0, "2026-03-20", null, "70.00"],
  ]);
  expect(propose([amount(1, 1, "2026-03-20", null, "66.80")], "2026-01-01")).toEqual([
    [0, "2026-01-01", "2026-03-19", "70.00"],
    [1, "2026-03-20", null, "66.80"],
  ]);
  expect(propose([], "2026-01-01")).toEqual([[0, "2026-01-01", null, "70.00"]]);
});

test("leaves other codes and shares of other codes as they are", () => {
  const other = amount(7, 2, "2026-03-20", null, "8.43");
  const share: BillingRateFacts = {
    id: 8,
    billingCodeId: 1,
    from: "2026-03-20",
    to: null,
    model: "percentage",
    baseCodeId: 2,
    percent: "50",
  };
  expect(
    withProposedRates([other, share], codes, [{ tableKey: "basic_daily_fee", from: "2026-12-01", value: "1" }]),
  ).toEqual([share, other]);
});

test("several figures follow each other", () => {
  const rates = withProposedRates([amount(1, 1, "2026-03-20", null, "66.80")], codes, [
    { tableKey: "basic_daily_fee", from: "2026-12-01", value: "70.00" },
    { tableKey: "basic_daily_fee", from: "2027-03-20", value: "71.00" },
  ]);
  expect(rates.map((rate) => [rate.from, rate.to])).toEqual([
    ["2026-03-20", "2026-11-30"],
    ["2026-12-01", "2027-03-19"],
    ["2027-03-20", null],
  ]);
});
