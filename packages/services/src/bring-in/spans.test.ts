import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Pace } from "./pace.ts";
import { type FileSpan, type Span, SpanBook, against, halfOpen, inclusive, spanWords } from "./spans.ts";

const pace = new Pace(new AbortController().signal);

/** Stretches of up to a few days in a fortnight, some of no length, some without end. */
const stretch = fc
  .tuple(fc.integer({ min: 0, max: 14 }), fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(1e6)))
  .map(([from, days]): Span => ({ from, until: from + days }));

/** Day by day; the very same stretch counts, too, even of no length. */
function overlap(a: Span, b: Span): boolean {
  if (a.from === b.from && a.until === b.until) return true;
  for (let day = a.from; day < Math.min(a.until, 40); day += 1) if (day >= b.from && day < b.until) return true;
  return false;
}

test("tells every stretch that overlaps one before it, and names one that it overlaps", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(stretch, { maxLength: 12 }), async (stretches) => {
      const book = new SpanBook();
      const spans = stretches.map((one, row): FileSpan => ({ ...one, row }));
      for (const span of spans) book.add("x", span);
      const told = new Map<number, number>();
      await book.withinFile(pace, (span, other) => told.set(span.row, other.row));
      for (const [row, other] of told) expect(overlap(spans[row]!, spans[other]!)).toBe(true);
      const before = (a: FileSpan, b: FileSpan) => b.from < a.from || (b.from === a.from && b.row < a.row);
      const wanted = spans.filter((a) => spans.some((b) => before(a, b) && overlap(a, b)));
      expect([...told.keys()].toSorted((a, b) => a - b)).toEqual(wanted.map((span) => span.row));
    }),
    { numRuns: 500 },
  );
});

test("tells every stretch of the file that overlaps one that stands in its group", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(stretch, { maxLength: 8 }), fc.array(stretch, { maxLength: 8 }), async (own, theirs) => {
      const book = new SpanBook();
      for (const [row, span] of own.entries()) book.add(String(row % 2), { ...span, row });
      const told = new Set<number>();
      const standing = theirs.map((span, at) => ({ ...span, key: String(at % 3) }));
      for (const batch of book.batches())
        await against(
          batch,
          standing,
          ({ key }) => key,
          pace,
          (span) => told.add(span.row),
        );
      const wanted = own.flatMap((a, row) =>
        standing.some((b) => b.key === String(row % 2) && overlap(a, b)) ? [row] : [],
      );
      expect([...told].toSorted((a, b) => a - b)).toEqual(wanted);
    }),
    { numRuns: 300 },
  );
});

test("in words, as people here write days", () => {
  expect(spanWords(halfOpen("2026-01-05", "2026-01-31"))).toBe("from 05/01/2026 to 30/01/2026");
  expect(spanWords(halfOpen("2026-01-05", "2026-01-05"))).toBe("from 05/01/2026 to 05/01/2026");
  expect(spanWords(inclusive("2026-01-05", "2026-01-31"))).toBe("from 05/01/2026 to 31/01/2026");
  expect(spanWords(inclusive("2026-01-05", null))).toBe("from 05/01/2026 on, without end");
});
