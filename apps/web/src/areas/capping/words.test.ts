import type { CapLine } from "@banksia/contracts";
import { expect, test } from "vitest";
import { capAmount, shownLines } from "./words.ts";

const line = (limitType: CapLine["limitType"], kind: CapLine["kind"], from: string): CapLine => ({
  limitType,
  kind,
  from,
  to: null,
  fromCalculatedDate: from,
  threshold: "100.00",
  opening: "0.00",
  current: "0.00",
  other: "0.00",
  total: "0.00",
  remaining: "100.00",
  ahead: "0.00",
  limitReached: false,
  limitReachedDate: null,
  anniversary: null,
  anniversaryReached: false,
  forecastDate: null,
  alertDate: null,
  calculatedDate: "2026-01-31",
});

test("days are whole, money has its cents", () => {
  expect(capAmount("CARE_DAYS", "1460.00")).toBe("1,460");
  expect(capAmount("CONTRIBUTION_LIFETIME", "135318.69")).toBe("135,318.69");
  expect(capAmount("CARE_DAYS", null)).toBe("");
});

test("of annual lines the last one, or with the history all", () => {
  const lines = [
    line("MEANS_TESTED_ANNUAL", "annual", "2024-07-03"),
    line("MEANS_TESTED_ANNUAL", "annual", "2025-07-03"),
    line("MEANS_TESTED_LIFETIME", "lifetime", "2024-07-03"),
  ];
  expect(shownLines(lines, false).map((row) => row.from)).toEqual(["2025-07-03", "2024-07-03"]);
  expect(shownLines(lines, true)).toHaveLength(3);
});
