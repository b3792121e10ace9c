/** Charging piece by piece, the lines and the forecast against adding everything up anew on every day. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayNumber, dayText } from "../days/civil.ts";
import { centsOf, centsText } from "../money/cents.ts";
import { capForecast } from "./cap-forecast.ts";
import { capLines } from "./cap-lines.ts";
import { chargeUnderCaps } from "./charge-under-caps.ts";
import type {
  CapContribution,
  CapLimit,
  CappedFee,
  CappingFacts,
  CappingPolicy,
  DailyCharge,
  LimitType,
} from "./facts.ts";
import { underCapsDayByDay } from "./reference/day-by-day.ts";

const ENTRY = dayNumber("2024-10-10");
/** Last day of the contributions, and with it where schedules begin. */
const BILLED = ENTRY + 120;

/** Whole dollars, so that fees often fill a cap to the cent. */
const hundreds = (least: number, most: number) =>
  fc.integer({ min: Math.ceil(least / 100), max: Math.floor(most / 100) }).map((dollars) => dollars * 100);

/** Caps rise and fall. One may be nothing from the start, but none falls to nothing: no such cap is ever published. */
const thresholds = (least: number, most: number) =>
  fc
    .record({
      first: fc.oneof(fc.integer({ min: least, max: most }), hundreds(least, most)),
      more: fc.array(
        fc.tuple(
          fc.integer({ min: 1, max: 700 }),
          fc.integer({ min: -20, max: 40 }).map((hundreds) => hundreds * 100),
        ),
        {
          maxLength: 2,
        },
      ),
    })
    .map(({ first, more }) => {
      const starts = [
        ...new Map([[0, first], ...more.map(([at, add]) => [at, Math.max(first + add, 1)] as const)]),
      ].sort((a, b) => a[0] - b[0]);
      return starts.map(([at, cents], index) => {
        const next = starts[index + 1];
        return {
          from: dayText(at === 0 ? ENTRY - 400 : ENTRY + at),
          to: next === undefined ? null : dayText(ENTRY + next[0] - 1),
          amount: centsText(cents),
        };
      });
    });
const limit = (types: LimitType[], least: number, most: number): fc.Arbitrary<CapLimit | null> =>
  fc.option(fc.record({ type: fc.constantFrom(...types), thresholds: thresholds(least, most) }), {
    nil: null,
    freq: 6,
  });
const contribution = (credits: boolean): fc.Arbitrary<CapContribution> =>
  fc
    .record({
      from: fc.integer({ min: 0, max: 100 }),
      days: fc.integer({ min: 0, max: 20 }),
      cents: credits ? fc.integer({ min: -3000, max: 9000 }) : fc.integer({ min: 0, max: 9000 }),
      fee: fc.constantFrom<CappedFee>(
        "means_tested_care_fee",
        "income_tested_care_fee",
        "non_clinical_care_contribution",
        "support_at_home_contribution",
      ),
      source: fc.constantFrom("here", "elsewhere"),
    })
    .map(({ from, days, cents, fee, source }) => ({
      from: dayText(ENTRY + from),
      to: dayText(ENTRY + from + days),
      amount: centsText(cents),
      fee,
      source,
    }));
const facts: fc.Arbitrary<CappingFacts> = fc
  .record({
    annual: limit(["MEANS_TESTED_ANNUAL"], 0, 30_000),
    lifetime: limit(["MEANS_TESTED_LIFETIME", "CONTRIBUTION_LIFETIME"], 5000, 80_000),
    opening: fc.option(fc.tuple(hundreds(0, 12_000), hundreds(0, 8000)), { nil: null }),
    contributions: fc
      .boolean()
      .chain((credits) => fc.oneof(fc.constant([]), fc.array(contribution(credits), { maxLength: 4 }))),
  })
  .chain((each) => fc.constantFrom(false, false, false, true).map((allowBeyond) => ({ ...each, allowBeyond })))
  .map(({ annual, lifetime, opening, contributions, allowBeyond }) => ({
    allowBeyond,
    firstEntryDate: dayText(ENTRY),
    annual,
    lifetime,
    openingDate: opening === null ? null : dayText(ENTRY),
    annualOpening: centsText(opening === null ? 0 : opening[0]),
    lifetimeOpening: centsText(opening === null ? 0 : opening[0] + opening[1]),
    contributions,
  }));
const schedule: fc.Arbitrary<DailyCharge[]> = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 30 }),
      days: fc.integer({ min: 1, max: 400 }),
      cents: fc.oneof(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 9000 }), hundreds(0, 5000)),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((rows) => {
    let day = BILLED + 1;
    return rows.map(({ gap, days, cents }, at) => {
      const from = day + gap;
      day = from + days;
      return { from: dayText(from), to: at === rows.length - 1 ? null : dayText(day - 1), amount: centsText(cents) };
    });
  });
const policy: fc.Arbitrary<CappingPolicy> = fc.record({
  capCrossing: fc.constantFrom("clamp", "full_day"),
  annualCapYears: fc.constantFrom("every_year", "begun_before_november_2025"),
  afterIndexation: fc.constantFrom("by_limit", "reopens", "final"),
  supportAtHomeInMeansTestedCap: fc.constantFrom("does_not_count", "counts"),
  firstEntry: fc.constant("any_entry"),
});
const until = fc.integer({ min: BILLED + 1, max: BILLED + 800 });

describe("charging under caps", () => {
  test("charges each day what adding up day by day charges, and reaches the caps on the same days", () => {
    fc.assert(
      fc.property(facts, schedule, policy, until, (facts, schedule, policy, until) => {
        const { result } = chargeUnderCaps(facts, schedule, dayText(until), policy);
        const expected = underCapsDayByDay(facts, schedule, ENTRY, until, policy);
        const days = new Map<string, number>();
        for (const each of result!.charged) {
          const from = dayNumber(each.from);
          for (let day = from; day <= dayNumber(each.to); day += 1) days.set(dayText(day), centsOf(each.perDay));
          expect(centsOf(each.amount)).toBe(centsOf(each.perDay) * each.days);
        }
        expect(expected.filter((row) => row.cents !== 0).map((row) => [row.day, row.cents])).toEqual([...days]);
        expect(result!.reached.map((row) => [row.on, row.kind])).toEqual(
          expected.flatMap((row) => row.reached.map((kind) => [row.day, kind])),
        );
      }),
      { numRuns: 120 },
    );
  });

  test("clamped, no total ever passes a threshold of its day", () => {
    fc.assert(
      fc.property(facts, schedule, policy, until, (facts, schedule, policy, until) => {
        const clamped: CappingPolicy = { ...policy, capCrossing: "clamp" };
        const { result } = chargeUnderCaps({ ...facts, allowBeyond: false }, schedule, dayText(until), clamped);
        const charged = result!.charged.map((each): CapContribution => {
          const fee =
            facts.lifetime?.type === "CONTRIBUTION_LIFETIME" ? "means_tested_care_fee" : "means_tested_care_fee";
          return { from: each.from, to: each.to, amount: each.amount, fee, source: "here" };
        });
        const after: CappingFacts = { ...facts, contributions: [...facts.contributions, ...charged] };
        for (const each of result!.charged) {
          const lines = capLines(after, each.to, false, clamped).result!.lines;
          for (const line of lines) expect(centsOf(line.total)).toBeLessThanOrEqual(centsOf(line.threshold!));
        }
      }),
      { numRuns: 80 },
    );
  });
});

describe("the forecast", () => {
  test("names the day on which the simulation reaches the cap, and the first day it leaves free", () => {
    const ahead = fc.constantFrom(0, 0, 20, 60, 110);
    const alerts = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(facts, schedule, policy, until, alerts, ahead, (facts, schedule, policy, until, alertDays, ahead) => {
        const today = dayText(BILLED - ahead);
        const { result } = capForecast({ capping: facts, schedule, today, until: dayText(until), alertDays }, policy);
        const days = underCapsDayByDay(facts, schedule, ENTRY, until, policy);
        for (const forecast of result!) {
          // By the schedule, or by what is charged ahead of today.
          const stop = days.find((row, at) => {
            if (row.day <= today) return false;
            const isAt = (each: number) => days[each]?.standing.find((cap) => cap.kind === forecast.kind)?.at === true;
            return row.reached.includes(forecast.kind) || (row.day < schedule[0]!.from && isAt(at) && !isAt(at - 1));
          });
          if (forecast.status === "reached") expect(forecast.reachedOn! <= today).toBe(true);
          else {
            expect(forecast.reachedOn).toBe(stop?.day ?? null);
            expect(forecast.status).toBe(stop === undefined ? "not_reached_by_then" : "will_be_reached");
          }
          if (forecast.reachedOn !== null) {
            const due = (day: string) => schedule.find((row) => row.from <= day && (row.to === null || row.to >= day));
            const free = days.find(
              (row) => row.day > forecast.reachedOn! && row.cents === 0 && Number(due(row.day)?.amount ?? 0) !== 0,
            );
            expect(forecast.firstDayFree).toBe(free?.day ?? null);
            const again = free === undefined ? undefined : days.find((row) => row.day > free.day && row.cents !== 0);
            expect(forecast.chargedAgainFrom).toBe(again?.day ?? null);
          }
          if (forecast.alertOn !== null) {
            expect(dayNumber(forecast.reachedOn!) - dayNumber(forecast.alertOn)).toBe(alertDays);
            expect(forecast.alertDue).toBe(forecast.alertOn <= today);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe("the lines", () => {
  test("totals, what is left and since when it is reached, as day by day", () => {
    fc.assert(
      fc.property(facts, policy, fc.integer({ min: 0, max: 140 }), (facts, policy, at) => {
        const day = ENTRY + at;
        const { result } = capLines(facts, dayText(day), false, policy);
        const days = underCapsDayByDay(facts, [], ENTRY, day, policy);
        for (const line of result!.lines) {
          const standing = days.map((row) => row.standing.find((each) => each.kind === line.kind)!);
          expect(line.opening).toBe(line.kind === "annual" ? facts.annualOpening : facts.lifetimeOpening);
          expect(centsOf(line.total)).toBe(standing.at(-1)!.used);
          expect(centsOf(line.total)).toBe(centsOf(line.opening) + centsOf(line.current) + centsOf(line.other));
          expect(centsOf(line.remaining!)).toBe(Math.max(centsOf(line.threshold!) - centsOf(line.total), 0));
          const final =
            policy.afterIndexation === "final" ||
            (policy.afterIndexation === "by_limit" && line.limitType === "CONTRIBUTION_LIFETIME");
          const last = standing.findLastIndex((each) => !each.at) + 1;
          const since = final ? standing.findIndex((each) => each.at) : last < standing.length ? last : -1;
          expect(line.limitReachedDate).toBe(since < 0 ? null : days[since]!.day);
          expect(line.limitReached).toBe(since >= 0);
        }
      }),
      { numRuns: 300 },
    );
  });
});
