/** Caps asked of every day by itself, everything added up anew: slow and plain, to compare with. Openings begin it. */
import { civilOf, dayNumber, dayOf, dayText, type DayNumber } from "../../days/civil.ts";
import type { CapKind, CapLimit, CappingFacts, CappingPolicy, DailyCharge } from "../facts.ts";

export interface DayUnderCaps {
  day: string;
  /** What the schedule charges. */
  cents: number;
  /** Caps that the charge of the day reaches. */
  reached: CapKind[];
  /** Of each cap at the end of the day: what is used, and whether that is at the threshold. */
  standing: { kind: CapKind; used: number; at: boolean }[];
}

const cents = (text: string): number => Number(text.replace(".", "")) * (text.includes(".") ? 1 : 100);

/** Days since the cap year began: counted from the last anniversary. */
function yearOf(firstEntry: string, day: DayNumber): DayNumber {
  const entry = civilOf(dayNumber(firstEntry));
  const { year } = civilOf(day);
  const leap = (each: number): boolean => (each % 4 === 0 && each % 100 !== 0) || each % 400 === 0;
  const anniversary = (each: number): DayNumber =>
    entry.month === 2 && entry.day === 29 && !leap(each) ? dayOf(each, 3, 1) : dayOf(each, entry.month, entry.day);
  return day >= anniversary(year) ? anniversary(year) : anniversary(year - 1);
}

function counts(limit: CapLimit, fee: string, policy: CappingPolicy): boolean {
  if (limit.type === "CONTRIBUTION_LIFETIME") return true;
  if (fee === "support_at_home_contribution") {
    return limit.type === "MEANS_TESTED_LIFETIME" && policy.supportAtHomeInMeansTestedCap === "counts";
  }
  return fee !== "non_clinical_care_contribution";
}

/** Cents of a contribution on a day: differences of its running total, halves away from zero. */
function onDay(row: CappingFacts["contributions"][number], day: DayNumber): number {
  const from = dayNumber(row.from);
  const to = dayNumber(row.to);
  if (day < from || day > to) return 0;
  const all = cents(row.amount);
  const upTo = (days: number): number => {
    const exact = (Math.abs(all) * days) / (to - from + 1);
    return Math.sign(all) * Math.floor(exact + 0.5);
  };
  return upTo(day - from + 1) - upTo(day - from);
}

function thresholdOn(limit: CapLimit, day: string): number {
  const held = limit.thresholds.filter((row) => row.from <= day && (row.to === null || row.to >= day));
  const row = held.sort((a, b) => (a.from < b.from ? 1 : -1))[0];
  if (row === undefined) throw new Error(`no threshold on ${day}`);
  return cents(row.amount);
}

/** Used and reached state of each cap at the end of every day, with what the schedule charges. */
export function underCapsDayByDay(
  facts: CappingFacts,
  schedule: readonly DailyCharge[],
  from: DayNumber,
  to: DayNumber,
  policy: CappingPolicy,
): DayUnderCaps[] {
  const charged: number[] = [];
  const limits: { kind: CapKind; limit: CapLimit }[] = [];
  if (facts.annual !== null) limits.push({ kind: "annual", limit: facts.annual });
  if (facts.lifetime !== null) limits.push({ kind: "lifetime", limit: facts.lifetime });
  const closed = new Map<string, boolean>();

  // What counts on each day, by cap.
  const counted = new Map(
    limits.map(({ kind, limit }) => {
      const rows = facts.contributions.filter((row) => counts(limit, row.fee, policy));
      const sums: number[] = [];
      for (let day = from; day <= to; day += 1) sums.push(rows.reduce((sum, row) => sum + onDay(row, day), 0));
      return [kind, sums] as const;
    }),
  );
  const opened = facts.openingDate === null ? null : yearOf(facts.firstEntryDate, dayNumber(facts.openingDate));
  const used = (kind: CapKind, day: DayNumber): number => {
    const first = kind === "annual" ? yearOf(facts.firstEntryDate, day) : from;
    let sum = 0;
    if (kind === "lifetime") sum += cents(facts.lifetimeOpening);
    else if (opened === first) sum += cents(facts.annualOpening);
    const sums = counted.get(kind) ?? [];
    for (let each = Math.max(first, from); each <= day; each += 1) {
      sum += (charged[each - from] ?? 0) + (sums[each - from] ?? 0);
    }
    return sum;
  };
  const isReached = (sum: number, threshold: number): boolean =>
    policy.capCrossing === "clamp" ? sum >= threshold : sum > threshold;
  const final = (limit: CapLimit): boolean =>
    policy.afterIndexation === "final" ||
    (policy.afterIndexation === "by_limit" && limit.type === "CONTRIBUTION_LIFETIME");

  const days: DayUnderCaps[] = [];
  for (let day = from; day <= to; day += 1) {
    const text = dayText(day);
    const key = (kind: CapKind): string => (kind === "annual" ? `annual ${yearOf(facts.firstEntryDate, day)}` : kind);
    const holding = limits.filter(
      ({ kind }) =>
        kind === "lifetime" ||
        policy.annualCapYears === "every_year" ||
        dayText(yearOf(facts.firstEntryDate, day)) < "2025-11-01",
    );
    const row = schedule.find((each) => each.from <= text && (each.to === null || each.to >= text));
    let due = row === undefined ? 0 : cents(row.amount);
    const reached: CapKind[] = [];
    if (row !== undefined) {
      const before = holding.map(({ kind }) => used(kind, day));
      const shut = holding.some(
        ({ kind, limit }, at) => closed.get(key(kind)) === true || isReached(before[at] ?? 0, thresholdOn(limit, text)),
      );
      if (facts.allowBeyond) {
        // Everything is charged.
      } else if (shut) due = 0;
      else if (policy.capCrossing === "clamp") {
        due = holding.reduce(
          (least, { limit }, at) => Math.min(least, thresholdOn(limit, text) - (before[at] ?? 0)),
          due,
        );
      }
      charged[day - from] = due;
    }
    const standing = holding.map(({ kind, limit }) => {
      const total = used(kind, day);
      return { kind, limit, used: total, at: isReached(total, thresholdOn(limit, text)) };
    });
    // With charging past the caps a cap may have been reached days before.
    const wasAt = (kind: CapKind, limit: CapLimit): boolean =>
      facts.allowBeyond &&
      (closed.get(key(kind)) === true || isReached(used(kind, day) - due, thresholdOn(limit, text)));
    for (const { kind, limit, at } of standing) {
      if (!at) continue;
      if (due > 0 && !wasAt(kind, limit)) reached.push(kind);
      if (final(limit)) closed.set(key(kind), true);
    }
    days.push({ day: text, cents: due, reached, standing });
  }
  return days;
}
