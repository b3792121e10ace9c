/** A life in stretches against the same life one day at a time. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayNumber, dayText } from "../days/civil.ts";
import { centsOf } from "../money/cents.ts";
import { depositLife } from "./deposit-life.ts";
import type { DepositLife } from "./life-facts.ts";
import { ACCOMMODATION_POLICY } from "./policy.ts";
import { randomLife, randomPolicy } from "./reference/random-life.ts";
import { depositDayByDay, type ReferenceDay } from "./reference/day-by-day.ts";

interface PlainDay {
  balance: number;
  retained: number;
  ongoing: number;
  unpaid: number;
  ongoingDrawn: number;
  unpaidDrawn: number;
  retention: number;
  bondRetention: number;
}

function daysOfLife(life: DepositLife): Map<string, PlainDay> {
  const days = new Map<string, PlainDay>();
  for (const segment of life.segments) {
    for (let day = dayNumber(segment.from); day <= dayNumber(segment.to); day += 1) {
      const [balance, retained] = [centsOf(segment.balance), centsOf(segment.retained)];
      const none = { ongoing: 0, unpaid: 0, ongoingDrawn: 0, unpaidDrawn: 0, retention: 0, bondRetention: 0 };
      expect(days.has(dayText(day))).toBe(false);
      days.set(dayText(day), { balance, retained, ...none });
    }
  }
  for (const charge of life.charges) {
    const { kind } = charge;
    if (kind === "retention" || kind === "bond_retention") {
      const day = days.get(charge.deductedOn!)!;
      day[kind === "retention" ? "retention" : "bondRetention"] += centsOf(charge.amount);
      continue;
    }
    expect(centsOf(charge.amount)).toBe(centsOf(charge.perDay!) * charge.days);
    for (let at = dayNumber(charge.from); at <= dayNumber(charge.to); at += 1) {
      const day = days.get(dayText(at))!;
      const perDay = centsOf(charge.perDay!);
      if (kind === "daily_payment") day.ongoing += perDay;
      else day.unpaid += perDay;
      if (charge.drawdown) day[kind === "daily_payment" ? "ongoingDrawn" : "unpaidDrawn"] += perDay;
    }
  }
  return days;
}

function plain(day: ReferenceDay): PlainDay {
  return {
    balance: centsOf(day.balance),
    retained: centsOf(day.retained),
    ongoing: centsOf(day.ongoing),
    unpaid: centsOf(day.unpaid),
    ongoingDrawn: centsOf(day.ongoingDrawn),
    unpaidDrawn: centsOf(day.unpaidDrawn),
    retention: centsOf(day.retention),
    bondRetention: centsOf(day.bondRetention),
  };
}

describe("a life", () => {
  test("is the sum of its days", () => {
    fc.assert(
      fc.property(randomLife, randomPolicy, ({ facts, until }, policy) => {
        const { result, issues } = depositLife(facts, until, policy);
        const expected = depositDayByDay(facts, until, policy);
        if (result === null) {
          expect(issues.at(-1)!.code).toMatch(/MISSING|NO_ARRANGEMENT/);
          expect(expected).toBeNull();
          return;
        }
        const days = daysOfLife(result);
        expect(expected!.map((day) => [day.day, plain(day)])).toEqual([...days]);
        expect(result.figures.balance).toBe(expected!.at(-1)!.closing);
        expect(result.retention.countedDays).toBe(expected!.filter((day) => day.counted).length);
      }),
      { numRuns: 150 },
    );
  });

  test("is the same by the plain policy", () => {
    fc.assert(
      fc.property(randomLife, ({ facts, until }) => {
        const { result } = depositLife(facts, until);
        const expected = depositDayByDay(facts, until, ACCOMMODATION_POLICY);
        expect(expected?.map((day) => [day.day, plain(day)])).toEqual(
          result === null ? undefined : [...daysOfLife(result)],
        );
      }),
      { numRuns: 100 },
    );
  });
});
