import type { FeeEffect } from "@banksia/contracts";
import { describe, expect, test } from "vitest";
import { adjustmentWords, changesNothing } from "./effect-words.ts";

const effect = (given: Partial<FeeEffect> = {}): FeeEffect => ({
  preview: true,
  amounts: [],
  arrangements: [],
  adjustments: [],
  adjustment: "0.00",
  adjustmentRequiredLines: 0,
  issues: [],
  ...given,
});
const code = { billingCodeId: 1, billingCode: "NCC", from: "2026-01-01", to: "2026-02-28" };

describe("what follows in words", () => {
  test("a refund, a charge, and both that cancel out", () => {
    const lower = effect({ adjustments: [{ ...code, amount: "-1770.00" }], adjustment: "-1770.00" });
    expect(adjustmentWords(lower)).toBe("The next adjustment run refunds $1,770.00.");
    const higher = effect({ adjustments: [{ ...code, amount: "12.50" }], adjustment: "12.50" });
    expect(adjustmentWords(higher)).toBe("The next adjustment run charges $12.50 more.");
    const even = effect({ adjustments: [{ ...code, amount: "5.00" }], adjustment: "0.00" });
    expect(adjustmentWords(even)).toBe("The next adjustment run moves amounts between codes, $0.00 together.");
  });
  test("nothing that was billed changes", () => {
    expect(adjustmentWords(effect())).toBe("Nothing that is billed already changes.");
    expect(changesNothing(effect())).toBe(true);
    expect(
      changesNothing(effect({ arrangements: [{ from: "2026-01-01", to: null, before: null, after: "NOV25" }] })),
    ).toBe(false);
  });
});
