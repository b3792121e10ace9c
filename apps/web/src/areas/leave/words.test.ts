import { expect, test } from "vitest";
import { financialYearWords, issuesOfLeave } from "./words.ts";

test("financial years", () => {
  expect([2025, 2099].map(financialYearWords)).toEqual(["2025–26", "2099–00"]);
});

test("of the consequences of an absence each kind is told once", () => {
  const issue = (code: string, day: string, severity: "error" | "warning" = "warning") => ({
    code,
    severity,
    day,
    message: code,
  });
  const issues = [
    issue("ADVICE_DIFFERS", "2026-01-01"),
    issue("NOT_AGREED", "2026-03-01"),
    issue("NOT_AGREED", "2026-07-01"),
    issue("RATE_MISSING", "2026-01-01", "error"),
  ];
  expect(issuesOfLeave(issues).map(({ code, day }) => `${code} ${day}`)).toEqual([
    "NOT_AGREED 2026-03-01",
    "RATE_MISSING 2026-01-01",
  ]);
});
