/** Ranges of day numbers, inclusive on both ends. An empty range has `from` after `to` and is never returned. */
import { LAST_DAY, dayNumber, dayNumberOr, dayText, type DayNumber } from "./civil.ts";

export interface Days {
  from: DayNumber;
  to: DayNumber;
}

/** The days of `YYYY-MM-DD` bounds; null as the end means no end. */
export function daysOf(range: { from: string; to: string | null }): Days {
  return { from: dayNumber(range.from), to: dayNumberOr(range.to, LAST_DAY) };
}

/** `YYYY-MM-DD` bounds of days. */
export function rangeText(days: Days): { from: string; to: string } {
  return { from: dayText(days.from), to: dayText(days.to) };
}

/** Number of days, 0 when empty. */
export function lengthOf(days: Days): number {
  return days.to < days.from ? 0 : days.to - days.from + 1;
}

/** The days in both, or null. */
export function intersect(a: Days, b: Days): Days | null {
  const from = Math.max(a.from, b.from);
  const to = Math.min(a.to, b.to);
  return from <= to ? { from, to } : null;
}

/** Sorted by `from`, overlapping and touching ranges joined, empty ones left out. */
export function union(ranges: readonly Days[]): Days[] {
  const joined: Days[] = [];
  for (const range of ranges.filter((r) => r.from <= r.to).sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = joined.at(-1);
    if (last !== undefined && range.from <= last.to + 1) last.to = Math.max(last.to, range.to);
    else joined.push({ ...range });
  }
  return joined;
}

/** The days of sorted, disjoint `ranges` that are in none of `taken` (any order). */
export function subtract(ranges: readonly Days[], taken: readonly Days[]): Days[] {
  let left: Days[] = [...ranges];
  for (const cut of taken) {
    if (cut.to < cut.from) continue;
    const next: Days[] = [];
    for (const range of left) {
      if (cut.to < range.from || cut.from > range.to) next.push(range);
      else {
        if (range.from < cut.from) next.push({ from: range.from, to: cut.from - 1 });
        if (range.to > cut.to) next.push({ from: cut.to + 1, to: range.to });
      }
    }
    left = next;
  }
  return left;
}

/** `range` cut so that a piece begins on each of `starts` (any order) that lies within it. */
export function cutAt(range: Days, starts: readonly DayNumber[]): Days[] {
  const inner = [...new Set(starts)].filter((day) => day > range.from && day <= range.to).sort((a, b) => a - b);
  const pieces: Days[] = [];
  let from = range.from;
  for (const day of inner) {
    pieces.push({ from, to: day - 1 });
    from = day;
  }
  pieces.push({ from, to: range.to });
  return pieces;
}
