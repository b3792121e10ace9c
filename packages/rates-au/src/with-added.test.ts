import { expect, test } from "vitest";
import type { RateTable } from "./table.ts";
import { withAdded } from "./with-added.ts";

const row = (from: string, value: string | null) => ({
  from,
  value,
  grade: "law" as const,
  verified: true,
  source: "test",
  ...(value === null ? { missing: "not_found" as const } : {}),
});
const table: RateTable = {
  key: "test",
  title: "Test",
  unit: "AUD per day",
  law: "none",
  unknownFrom: "2026-09-20",
  rows: [row("2025-03-20", "1.00"), row("2025-09-20", null), row("2026-03-20", "3.00")],
};

test("a figure that could not be found leaves the one before in force, and the last one holds", () => {
  expect(withAdded(table, [])).toEqual([
    { from: "2025-03-20", to: "2026-03-19", value: "1.00" },
    { from: "2026-03-20", to: null, value: "3.00" },
  ]);
});

test("what was added follows, and takes the place of the table's own of that day", () => {
  expect(
    withAdded(table, [
      { from: "2026-09-20", value: "4.00" },
      { from: "2026-03-20", value: "3.50" },
    ]),
  ).toEqual([
    { from: "2025-03-20", to: "2026-03-19", value: "1.00" },
    { from: "2026-03-20", to: "2026-09-19", value: "3.50" },
    { from: "2026-09-20", to: null, value: "4.00" },
  ]);
});
