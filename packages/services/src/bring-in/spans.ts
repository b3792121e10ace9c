import { type DayNumber, LAST_DAY, dayNumber, dayText } from "@banksia/core/days/civil";
import { dayWords } from "../common/warning.ts";
import type { Pace } from "./pace.ts";

/** A stretch of days: `until` is the first day after it; one that begins and ends on a day has both the same. */
export interface Span {
  from: DayNumber;
  until: DayNumber;
}

/** A stretch of days that a row of a file claims. */
export interface FileSpan extends Span {
  row: number;
}

const never = LAST_DAY + 1;
const groupsAtOnce = 8000;

/** From a day up to, not including, another; null for no end. */
export function halfOpen(from: string, until: string | null): Span {
  return { from: dayNumber(from), until: until === null ? never : dayNumber(until) };
}

/** From a day to another, both included; null for no end. */
export function inclusive(from: string, to: string | null): Span {
  return { from: dayNumber(from), until: to === null ? never : dayNumber(to) + 1 };
}

/** "from 01/07/2026 to 31/07/2026", both included. */
export function spanWords({ from, until }: Span): string {
  const last = until >= never ? "on, without end" : `to ${dayWords(dayText(Math.max(until - 1, from)))}`;
  return `from ${dayWords(dayText(from))} ${last}`;
}

/** Whether two stretches have a day in common, or are the very same. */
function clash(a: Span, b: Span): boolean {
  if (a.from === b.from && a.until === b.until) return true;
  return a.from < b.until && b.from < a.until && a.from < a.until && b.from < b.until;
}

/** The stretches of a file that must not overlap, grouped by what they are of. */
export class SpanBook {
  readonly #groups = new Map<string, FileSpan[]>();

  add(key: string, span: FileSpan): void {
    const group = this.#groups.get(key);
    if (group === undefined) this.#groups.set(key, [span]);
    else group.push(span);
  }

  /** Tells every stretch that overlaps an earlier one of its group. */
  async withinFile(pace: Pace, found: (span: FileSpan, other: FileSpan) => void): Promise<void> {
    for (const group of this.#groups.values()) {
      await pace.step();
      if (group.length < 2) continue;
      group.sort((a, b) => a.from - b.from || a.row - b.row);
      const seen = new Map<string, FileSpan>();
      let reach: FileSpan | null = null;
      for (const [at, span] of group.entries()) {
        if (at % 1000 === 999) await pace.step();
        const name = `${span.from}/${span.until}`;
        const other = seen.get(name) ?? (reach !== null && clash(reach, span) ? reach : null);
        if (other !== null) found(span, other);
        else seen.set(name, span);
        if (reach === null || span.until > reach.until) reach = span;
      }
    }
  }

  /** The groups, some thousand at a time: for each lot the database is asked once. */
  *batches(): Generator<ReadonlyMap<string, readonly FileSpan[]>> {
    let batch = new Map<string, FileSpan[]>();
    for (const [key, group] of this.#groups) {
      batch.set(key, group);
      if (batch.size < groupsAtOnce) continue;
      yield batch;
      batch = new Map();
    }
    if (batch.size > 0) yield batch;
  }
}

/** Tells every stretch of the file that overlaps one that stands already; only the first of those is told. */
export async function against<T extends Span>(
  batch: ReadonlyMap<string, readonly FileSpan[]>,
  standing: Iterable<T>,
  keyOf: (one: T) => string,
  pace: Pace,
  found: (span: FileSpan, other: T) => void,
): Promise<void> {
  const groups = new Map<string, T[]>();
  for (const one of standing) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  for (const [key, others] of groups) {
    for (const span of batch.get(key) ?? []) {
      await pace.step();
      const other = others.find((one) => clash(span, one));
      if (other !== undefined) found(span, other);
    }
  }
}
