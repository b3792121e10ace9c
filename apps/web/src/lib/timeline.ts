import { addDays, dayNumber } from "./days.ts";

export interface Span {
  from: string;
  /** Null: open-ended. */
  to: string | null;
}

export interface PlacedSpan {
  index: number;
  /** Place and width in hundredths of a per cent of the drawn stretch. */
  left: number;
  width: number;
  /** Begins before, or ends after, what is drawn. */
  before: boolean;
  after: boolean;
}

export interface TimelineView {
  from: string;
  to: string;
  spans: PlacedSpan[];
  gaps: (Span & { left: number; width: number })[];
  overlaps: (Span & { left: number; width: number })[];
  todayAt: number | null;
}

const number = (day: string): number => dayNumber(day) ?? 0;

/** Days not covered between the first begin and the last end, and days covered more than once. */
export function gapsAndOverlaps(spans: readonly Span[]): { gaps: Span[]; overlaps: Span[] } {
  const sorted = [...spans].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const gaps: Span[] = [];
  const overlaps: Span[] = [];
  /** Last day covered so far; null from where it is open-ended. */
  let covered: string | null | undefined;
  for (const span of sorted) {
    if (covered === null || (covered !== undefined && span.from <= covered)) {
      const shorter = covered === null || (span.to !== null && span.to < covered) ? span.to : covered;
      overlaps.push({ from: span.from, to: shorter });
    } else if (covered !== undefined && span.from > addDays(covered, 1)) {
      gaps.push({ from: addDays(covered, 1), to: addDays(span.from, -1) });
    }
    if (span.to === null) covered = null;
    else if (covered === undefined || (covered !== null && span.to > covered)) covered = span.to;
  }
  return { gaps, overlaps };
}

/** Where the spans stand on a line from the earliest begin to the latest end, with air for open ends. */
export function layTimeline(spans: readonly Span[], today: string): TimelineView {
  const begins = spans.map((span) => number(span.from));
  const ends = spans.map((span) => (span.to === null ? null : number(span.to)));
  const now = number(today);
  const known = [...begins, ...ends.filter((end) => end !== null), now];
  const low = Math.min(...known);
  const high = Math.max(...known);
  const air = Math.max(7, Math.round((high - low) * 0.08));
  const first = low;
  const last = high + (ends.includes(null) ? air * 2 : air);
  const length = last - first + 1;
  const place = (from: number, to: number) => ({
    left: Math.round(((from - first) * 10_000) / length),
    width: Math.max(30, Math.round(((to - from + 1) * 10_000) / length)),
  });
  const { gaps, overlaps } = gapsAndOverlaps(spans);
  const placeAll = (parts: Span[]) =>
    parts.map((part) => ({ ...part, ...place(number(part.from), part.to === null ? last : number(part.to)) }));
  return {
    from: addDays("1970-01-01", first),
    to: addDays("1970-01-01", last),
    spans: spans.map((span, index) => ({
      index,
      ...place(number(span.from), span.to === null ? last : number(span.to)),
      before: false,
      after: span.to === null,
    })),
    gaps: placeAll(gaps),
    overlaps: placeAll(overlaps),
    todayAt: now >= first && now <= last ? Math.round(((now - first) * 10_000) / length) : null,
  };
}
