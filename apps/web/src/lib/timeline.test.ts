import { expect, test } from "vitest";
import { gapsAndOverlaps, layTimeline } from "./timeline.ts";

test("rows that follow each other have neither gap nor overlap", () => {
  const spans = [
    { from: "2026-03-20", to: null },
    { from: "2025-09-20", to: "2026-03-19" },
  ];
  expect(gapsAndOverlaps(spans)).toEqual({ gaps: [], overlaps: [] });
});

test("a missing day is a gap", () => {
  const spans = [
    { from: "2026-01-01", to: "2026-01-14" },
    { from: "2026-01-16", to: null },
  ];
  expect(gapsAndOverlaps(spans).gaps).toEqual([{ from: "2026-01-15", to: "2026-01-15" }]);
});

test("a day covered twice is an overlap", () => {
  const spans = [
    { from: "2026-01-01", to: "2026-01-20" },
    { from: "2026-01-15", to: null },
  ];
  expect(gapsAndOverlaps(spans).overlaps).toEqual([{ from: "2026-01-15", to: "2026-01-20" }]);
});

test("two rows without an end overlap without an end", () => {
  const spans = [
    { from: "2026-01-01", to: null },
    { from: "2026-11-22", to: null },
    { from: "2026-12-01", to: "2026-12-31" },
  ];
  expect(gapsAndOverlaps(spans).overlaps).toEqual([
    { from: "2026-11-22", to: null },
    { from: "2026-12-01", to: "2026-12-31" },
  ]);
});

test("everything lies inside the drawing", () => {
  const view = layTimeline(
    [
      { from: "2025-01-01", to: "2025-12-31" },
      { from: "2026-01-01", to: null },
    ],
    "2026-11-22",
  );
  for (const span of view.spans) {
    expect(span.left).toBeGreaterThanOrEqual(0);
    expect(span.left + span.width).toBeLessThanOrEqual(10_001);
  }
  expect(view.todayAt).toBeGreaterThan(0);
});
