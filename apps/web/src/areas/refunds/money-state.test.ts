import { expect, test } from "vitest";
import { moneyState } from "./money-state.ts";

test("how far a receipt or payment is", () => {
  const words = (transactionId: number | null, reversedAt: string | null, reversesId: number | null) =>
    moneyState({ transactionId, reversedAt, reversesId }).words;
  expect(words(null, null, null)).toBe("Draft");
  expect(words(1, null, null)).toBe("Posted");
  expect(words(1, "2026-10-25T00:00:00Z", null)).toBe("Taken back");
  expect(words(2, null, 1)).toBe("Takes back");
});
