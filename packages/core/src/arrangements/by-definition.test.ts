/** The dated segments against the definitions asked of each day of permanent care. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { dayNumber, dayText } from "../days/civil.ts";
import { arrangementsOf, rowOn } from "./arrangements.ts";
import type { ArrangementFacts, ArrangementPolicy, ResidentialStay } from "./facts.ts";
import { classesByDefinition } from "./reference/by-definition.ts";

const gap = fc.oneof(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 26, max: 31 }), fc.integer({ min: 0, max: 60 }));
const length = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 41, max: 400 }));
/** Where histories begin: around the two reforms, where it matters. */
const start = fc.oneof(
  fc.integer({ min: dayNumber("2014-03-01"), max: dayNumber("2014-08-01") }),
  fc.integer({ min: dayNumber("2025-06-01"), max: dayNumber("2025-12-15") }),
);
const stays = fc
  .record({
    start,
    /** Day on which the first stay ends, for those who were in care over all the years between the reforms. */
    until: fc.option(fc.integer({ min: dayNumber("2025-09-20"), max: dayNumber("2025-11-20") }), { nil: null }),
    parts: fc.array(
      fc.record({
        gap,
        length,
        home: fc.constantFrom("A", "B"),
        kind: fc.constantFrom<ResidentialStay["kind"]>(
          "permanent",
          "permanent",
          "permanent",
          "respite",
          "multi_purpose",
        ),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    open: fc.boolean(),
  })
  .map(({ start, until, parts, open }): ResidentialStay[] => {
    let day = start;
    return parts.map(({ gap, length, home, kind }, at) => {
      const long = at === 0 && until !== null && until > start;
      const from = day + (long ? 0 : gap);
      day = long ? until : from + length;
      const last = at === parts.length - 1;
      return { kind: long ? "permanent" : kind, home, from: dayText(from), to: open && last ? null : dayText(day) };
    });
  });
const day = (from: string, to: string) =>
  fc.option(fc.integer({ min: dayNumber(from), max: dayNumber(to) }).map(dayText), { nil: null });
const facts: fc.Arbitrary<ArrangementFacts> = fc.record({
  stays,
  homeCareOnSep2024: fc.constantFrom("none", "none", "approved", "continuing"),
  choiceOf2014: day("2014-06-01", "2015-06-01"),
  electionOf2025: day("2025-10-25", "2026-09-30"),
  agreementBefore2014: fc.constantFrom("formal", "bond", "charge", "eligible", "none", "unknown"),
  overrides: fc.constant([]),
});
const policy: fc.Arbitrary<ArrangementPolicy> = fc.record({
  breakDays: fc.constantFrom("departure_day", "full_days"),
  electionAndMove: fc.constantFrom("either_order", "election_first"),
  laterBreakBefore2014: fc.constantFrom("keeps", "ends"),
});

test("segments say what the definitions say, on the days of permanent care", () => {
  fc.assert(
    fc.property(facts, policy, (facts, policy) => {
      const { result } = arrangementsOf(facts, policy);
      const found = result!;
      const days = facts.stays
        .filter((stay) => stay.kind === "permanent")
        .flatMap((stay) => {
          const from = dayNumber(stay.from);
          const to = stay.to === null ? from + 200 : dayNumber(stay.to);
          return [
            from,
            Math.min(from + 3, to),
            Math.floor((from + to) / 2),
            to,
            dayNumber("2025-10-31"),
            dayNumber("2025-11-01"),
          ].filter((each) => each >= from && each <= to);
        });
      for (const each of days) {
        const text = dayText(each);
        const row = rowOn(found.cohorts, text)!;
        const expected = classesByDefinition(facts, policy, each);
        const { fee, accommodation, retention, indexation } = row;
        expect({ day: text, fee, accommodation, retention, indexation }).toEqual({ day: text, ...expected });
      }
    }),
    { numRuns: 600 },
  );
});

test("segments tile all days from the first permanent entry on; no cohort row repeats the one before", () => {
  fc.assert(
    fc.property(facts, policy, (facts, policy) => {
      const { result } = arrangementsOf(facts, policy);
      const first = facts.stays
        .filter((stay) => stay.kind === "permanent")
        .map((stay) => stay.from)
        .sort()[0];
      for (const rows of [result!.fee, result!.accommodation, result!.cohorts]) {
        expect(rows[0]?.from).toBe(first);
        rows.forEach((row, at) => {
          const next = rows[at + 1];
          if (next === undefined) expect(row.to).toBeNull();
          else expect(dayNumber(row.to!) + 1).toBe(dayNumber(next.from));
        });
      }
      result!.cohorts.forEach((row, at) => {
        const next = result!.cohorts[at + 1];
        if (next !== undefined) expect({ ...next, from: "", to: null }).not.toEqual({ ...row, from: "", to: null });
      });
    }),
    { numRuns: 200 },
  );
});
