import { describe, expect, test } from "vitest";
import { amount, book, brief, client, entry, line, standingOf, window } from "../../test/facts.ts";
import { proposeAdjustment } from "./propose-adjustment.ts";
import { proposeBilling } from "./propose-billing.ts";

const january = window("2024-01-31");
const before = book({ globalRates: [amount(1, "25.50")] });

describe("adjustment proposal", () => {
  const billed = client({ lines: [line({ billed: [{ from: "2024-01-01", to: "2024-01-31" }] })] });
  const standing = standingOf(proposeBilling(client(), before, january).charges);
  const flagged = new Map([[1, "2024-01-15"]]);

  test("a new rate from the 15th: the month reversed, a line for each rate", () => {
    const after = book({
      globalRates: [amount(1, "25.50", "2024-01-01", "2024-01-14"), amount(1, "30.00", "2024-01-15")],
    });
    const { reversals, charges, settledLineIds } = proposeAdjustment(billed, after, january, standing, flagged);
    expect(reversals).toEqual(standing);
    expect(brief(charges)).toEqual(["2024-01-01 2024-01-14 357.00", "2024-01-15 2024-01-31 510.00"]);
    expect(settledLineIds).toEqual([1]);
    // 17 days at 4.50 more
    expect(357 + 510 - Number(standing[0]?.lines[0]?.amount)).toBe(76.5);
    expect(proposeAdjustment(billed, after, january, standingOf(charges), flagged)).toEqual({
      reversals: [],
      charges: [],
      settledLineIds: [1],
      issues: [],
    });
  });

  test("nothing changed: nothing", () => {
    expect(proposeAdjustment(billed, before, january, standing, flagged).reversals).toEqual([]);
  });

  test("a departure: one line up to the last day", () => {
    const gone = { ...billed, entries: [entry({ departureDate: "2024-01-10" })] };
    const { reversals, charges } = proposeAdjustment(gone, before, january, standing, flagged);
    expect(reversals).toHaveLength(1);
    expect(brief(charges)).toEqual(["2024-01-01 2024-01-10 255.00"]);
  });
});
