import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { amount, book, brief, client, code, entry, line, window } from "../../test/facts.ts";
import type { BillingUnit } from "./facts.ts";
import { costOfFirst, priceOf } from "./price.ts";
import { proposeBilling } from "./propose-billing.ts";
import { scaledOf } from "../money/scaled.ts";
import { cutAt } from "../days/range.ts";

function billed(
  unit: BillingUnit,
  rate: string,
  startDate: string,
  endDate: string,
  anchor: "line" | "calendar" = "line",
  more = {},
) {
  const facts = client({ entries: [entry({ setting: "village" })], lines: [line({ startDate, ...more })] });
  const prices = book({
    codes: [code({ id: 1, unit, anchor })],
    globalRates: [amount(1, rate)],
    policies: { cutAtMonthEnd: false },
  });
  return proposeBilling(facts, prices, window(endDate)).charges;
}

describe("proration", () => {
  test("a whole period costs its rate, a part its share of the days", () => {
    expect(brief(billed("week", "100.00", "2024-01-03", "2024-01-09"))).toEqual(["2024-01-03 2024-01-09 100.00"]);
    expect(brief(billed("week", "100.00", "2024-01-03", "2024-01-05"))).toEqual(["2024-01-03 2024-01-05 42.86"]);
    expect(brief(billed("fortnight", "100.00", "2024-01-01", "2024-01-31"))).toEqual(["2024-01-01 2024-01-31 221.43"]);
    expect(brief(billed("month", "310.00", "2024-01-15", "2024-01-31"))).toEqual(["2024-01-15 2024-01-31 170.00"]);
    expect(brief(billed("month", "290.00", "2024-02-01", "2024-02-29"))).toEqual(["2024-02-01 2024-02-29 290.00"]);
    expect(brief(billed("year", "366.00", "2024-01-01", "2024-01-31"))).toEqual(["2024-01-01 2024-01-31 31.00"]);
    expect(brief(billed("year", "365.00", "2024-02-29", "2025-02-28"))).toEqual(["2024-02-29 2025-02-28 365.00"]);
    // Calendar weeks: Wednesday to Sunday is 5 of 7 days
    expect(brief(billed("week", "70.00", "2024-01-03", "2024-01-07", "calendar"))).toEqual([
      "2024-01-03 2024-01-07 50.00",
    ]);
  });

  test("each is charged once, per piece", () => {
    const [charge] = billed("each", "80.005", "2024-01-15", "2024-01-31", "line", { quantity: "3" });
    expect(charge).toMatchObject({
      from: "2024-01-15",
      to: "2024-01-15",
      quantity: "3",
      rate: "80.005",
      amount: "240.02",
    });
  });

  test("fractions of a cent add up over the month", () => {
    expect(brief(billed("day", "33.333", "2024-01-01", "2024-01-31"))).toEqual(["2024-01-01 2024-01-31 1033.32"]);
    expect(brief(billed("day", "0.005", "2024-01-01", "2024-01-01"))).toEqual(["2024-01-01 2024-01-01 0.01"]);
    expect(brief(billed("day", "-0.005", "2024-01-01", "2024-01-03"))).toEqual(["2024-01-01 2024-01-03 -0.02"]);
  });

  test("quantity multiplies the price before anything is rounded", () => {
    const [charge] = billed("day", "0.333", "2024-01-01", "2024-01-31", "line", { quantity: "2.5" });
    expect(charge).toMatchObject({ rate: "0.8325", amount: "25.81" });
  });

  test("however a period is cut, its pieces cost what it costs", () => {
    const rate = fc
      .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 4, max: 14 }))
      .map(([digits, places]) => {
        const size = String(digits < 0n ? -digits : digits).padStart(places + 1, "0");
        const whole = size.slice(0, size.length - places);
        return `${digits < 0n ? "-" : ""}${whole}${places === 0 ? "" : `.${size.slice(size.length - places)}`}`;
      });
    fc.assert(
      fc.property(
        rate,
        fc.integer({ min: 1, max: 366 }),
        fc.array(fc.integer({ min: 1, max: 366 })),
        (text, length, cuts) => {
          const price = priceOf(scaledOf(text));
          const pieces = cutAt({ from: 1, to: length }, cuts);
          const cost = pieces.map(
            ({ from, to }) => costOfFirst(price, to, length) - costOfFirst(price, from - 1, length),
          );
          expect(cost.reduce((sum, cents) => sum + cents, 0)).toBe(costOfFirst(price, 1, 1));
        },
      ),
      { numRuns: 500 },
    );
  });

  test("an amount that no ledger holds is refused", () => {
    const { charges, issues } = proposeBilling(
      client(),
      book({ globalRates: [amount(1, "99999999999.99")] }),
      window("2024-01-31"),
    );
    expect(charges).toEqual([]);
    expect(issues).toMatchObject([
      { code: "AMOUNT_TOO_LARGE", severity: "error", scheduleLineId: 1, day: "2024-01-01" },
    ]);
    const yearly = book({ codes: [code({ id: 1, unit: "year" })], globalRates: [amount(1, "9999999999999.99")] });
    expect(proposeBilling(client(), yearly, window("2024-01-01")).issues[0]?.code).toBe("AMOUNT_TOO_LARGE");
    const huge = book({ globalRates: [amount(1, "123456789012345678901234567890.5")] });
    expect(proposeBilling(client(), huge, window("2024-01-31")).issues[0]?.code).toBe("AMOUNT_TOO_LARGE");
  });
});
