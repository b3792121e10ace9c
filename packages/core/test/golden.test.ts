/** Published figures, recomputed. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { RuleId } from "../src/billing/explain.ts";
import { proposeAdjustment } from "../src/billing/propose-adjustment.ts";
import { proposeBilling } from "../src/billing/propose-billing.ts";
import { dayNumber, dayText } from "../src/days/civil.ts";
import { anniversaryYear } from "../src/days/month.ts";
import { amount, book, brief, cap, client, code, entry, line, standingOf, window } from "./facts.ts";
import { centsSum } from "./random-schedule.ts";

const village = [entry({ setting: "village", billingStartDate: "2023-01-01" })];

function total(rate: string, unit: "day" | "month", from: string, to: string): string {
  const facts = client({ entries: village, lines: [line({ startDate: from })] });
  const prices = book({ codes: [code({ id: 1, unit })], globalRates: [amount(1, rate)] });
  return centsSum(proposeBilling(facts, prices, window(to)).charges.map((charge) => charge.amount));
}

test("basic daily fees over a fortnight, a year and a leap year", () => {
  expect(total("60.86", "day", "2023-01-01", "2023-12-31")).toBe("22213.90");
  expect(total("61.96", "day", "2023-01-01", "2023-12-31")).toBe("22615.40");
  expect(total("65.55", "day", "2023-01-01", "2023-01-14")).toBe("917.70");
  // A daily amount is charged on each of 366 days
  expect(total("53.80", "day", "2024-01-01", "2024-12-31")).toBe("19690.80");
});

test("plan management, twelve months", () => {
  expect(total("104.45", "month", "2023-01-01", "2023-12-31")).toBe("1253.40");
});

test("25.50 a day billed for January, 30.00 from the 15th: 17 days at 4.50", () => {
  const old = book({ globalRates: [amount(1, "25.50")] });
  const made = standingOf(proposeBilling(client(), old, window("2024-01-31")).charges);
  const now = book({ globalRates: [amount(1, "25.50", "2024-01-01", "2024-01-14"), amount(1, "30.00", "2024-01-15")] });
  const { reversals, charges } = proposeAdjustment(
    client(),
    now,
    window("2024-01-31"),
    made,
    new Map([[1, "2024-01-15"]]),
  );
  const back = reversals.flatMap((charge) => charge.lines.map((each) => `-${each.amount}`));
  expect([...back, ...charges.map((charge) => charge.amount)]).toEqual(["-790.50", "357.00", "510.00"]);
  expect(centsSum([...back, ...charges.map((charge) => charge.amount)])).toBe("76.50");
});

test("a cap year that begins on 3 July 2023", () => {
  const year = anniversaryYear(dayNumber("2023-07-03"), dayNumber("2024-07-02"));
  expect([dayText(year.from), dayText(year.to), dayText(year.to + 1)]).toEqual([
    "2023-07-03",
    "2024-07-02",
    "2024-07-03",
  ]);
});

describe("the annual cap of 35,238.11 after 35,200.00, at 50.00 a day", () => {
  const bill = (capCrossing: "clamp" | "full_day") =>
    brief(
      proposeBilling(
        client({
          cap: cap({
            lifetime: false,
            openingDate: "2024-01-01",
            annualOpening: "35200.00",
            lifetimeOpening: "35200.00",
          }),
        }),
        book({
          codes: [code({ id: 1, capped: true })],
          globalRates: [amount(1, "50.00")],
          annualCap: [{ from: "2023-09-20", to: null, amount: "35238.11" }],
          policies: { capCrossing },
        }),
        window("2024-01-31"),
      ).charges,
    );
  test("by the words of the rule: 50.00, then nothing", () => {
    expect(bill("full_day")).toEqual(["2024-01-01 2024-01-01 50.00"]);
  });
  test("clamped: 38.11, then nothing", () => {
    expect(bill("clamp")).toEqual(["2024-01-01 2024-01-01 38.11"]);
  });
});

test("every rule that an explanation names has its page", () => {
  const pages: Record<RuleId, true> = {
    "rate-of-day": true,
    proration: true,
    caps: true,
    tax: true,
    splits: true,
    adjustments: true,
    journals: true,
  };
  for (const page of Object.keys(pages)) {
    expect(existsSync(join(import.meta.dirname, "../../../docs/rules", `${page}.md`)), page).toBe(true);
  }
});
