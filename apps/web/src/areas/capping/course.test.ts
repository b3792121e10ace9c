import { describe, expect, test } from "vitest";
import { courseOf, nearPoints } from "./course.ts";

const points = [
  { day: "2026-01-01", used: "0.00", threshold: "100.00" },
  { day: "2026-01-11", used: "50.00", threshold: "100.00" },
  { day: "2026-01-21", used: "100.00", threshold: "200.00" },
];

describe("the course of a cap", () => {
  test("past and coming meet today; the threshold is a step", () => {
    const course = courseOf(points, "2026-01-11");
    // 200.00 is the highest; 216.00 the top of the box of 200.
    expect(course?.past).toBe("0,200 500,153.8");
    expect(course?.coming).toBe("500,153.8 1000,107.5");
    expect(course?.threshold).toBe("0,107.5 500,107.5 1000,107.5 1000,14.9");
    expect(course?.todayAt).toBe(5000);
    expect(course?.at("2026-01-16")).toBe(7500);
    expect(course?.at("2026-02-01")).toBeNull();
  });
  test("nothing to draw of one day or none", () => {
    expect(courseOf([], "2026-01-01")).toBeNull();
    expect(courseOf(points.slice(0, 1), "2026-01-01")).toBeNull();
  });
  test("two years ahead are enough of what begins anew each year", () => {
    const far = { day: "2028-02-01", used: "1.00", threshold: null };
    expect(nearPoints([...points, far], "2026-01-11")).toEqual(points);
  });
});
