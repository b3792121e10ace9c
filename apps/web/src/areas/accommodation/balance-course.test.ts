import { describe, expect, test } from "vitest";
import { balanceCourse, stepsOf } from "./balance-course.ts";

const movement = (movementDate: string, kind: string, amount: string, balance: string) => ({
  movementDate,
  kind,
  amount,
  balance,
});

describe("the course of a balance", () => {
  test("movements of one day are one step with every cause once", () => {
    const steps = stepsOf([
      movement("2026-01-01", "receipt", "1000.00", "1000.00"),
      movement("2026-01-31", "daily_payment", "-10.10", "979.80"),
      movement("2026-01-31", "retention", "-10.10", "979.80"),
    ]);
    expect(steps).toEqual([
      { on: "2026-01-01", balance: "1000.00", change: "1000.00", causes: ["Received"] },
      { on: "2026-01-31", balance: "979.80", change: "-20.20", causes: ["Daily payments drawn", "Retention"] },
    ]);
  });

  test("the line goes level from step to step, up to the last day", () => {
    const steps = stepsOf([
      movement("2026-01-01", "receipt", "100.00", "100.00"),
      movement("2026-01-06", "refund", "-100.00", "0.00"),
    ]);
    const course = balanceCourse(steps, "2026-01-11", "2026-01-11");
    expect(course?.line).toBe("0,200 0,200 0,33.4 500,33.4 500,200 1000,200");
    expect(course).toMatchObject({ todayAt: 10_000, end: "2026-01-11" });
    expect(balanceCourse(steps, "2026-01-03", "2026-01-03")?.end, "a movement ahead is drawn").toBe("2026-01-06");
    expect(course?.labels.map((label) => [label.left, label.step.causes[0]])).toEqual([
      [0, "Received"],
      [5000, "Refunded"],
    ]);
  });

  test("steps close to a bigger one are not labelled, and nothing is drawn of nothing", () => {
    const steps = stepsOf([
      movement("2026-01-01", "receipt", "100.00", "100.00"),
      movement("2026-01-02", "daily_payment", "-1.00", "99.00"),
      movement("2026-12-31", "refund", "-99.00", "0.00"),
    ]);
    const course = balanceCourse(steps, "2026-06-30", "2027-02-01");
    expect(course?.labels.map((label) => label.step.on)).toEqual(["2026-01-01", "2026-12-31"]);
    expect(course?.todayAt).toBeNull();
    expect(balanceCourse([], "2026-01-01", "2026-01-01")).toBeNull();
  });
});
