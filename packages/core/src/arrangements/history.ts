/** A person's stays as day numbers, and the breaks between them. */
import { LAST_DAY, dayNumber, dayNumberOr, type DayNumber } from "../days/civil.ts";
import { lengthOf, union, type Days } from "../days/range.ts";
import { LONGEST_BREAK, TRANSITION } from "./reform-days.ts";
import type { ArrangementFacts, ArrangementPolicy } from "./facts.ts";

export interface PermanentStay extends Days {
  home: string;
}

/** A stretch without any residential care; `to` is `LAST_DAY` when nothing follows. */
export interface Break extends Days {
  days: number;
}

export interface History {
  /** Sorted by entry. `to` is the day of departure, or `LAST_DAY`. */
  permanent: readonly PermanentStay[];
  /** Sorted. Respite ends a break, a multi-purpose service does not. */
  breaks: readonly Break[];
  /** The break that the first moment of 1 November 2025 lies in. */
  atTransition: Break | null;
}

export function historyOf(facts: ArrangementFacts, policy: ArrangementPolicy): History {
  const permanent = facts.stays
    .filter((stay) => stay.kind === "permanent")
    .map((stay) => ({ home: stay.home, from: dayNumber(stay.from), to: dayNumberOr(stay.to, LAST_DAY) }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const inCare = union(
    facts.stays.filter((stay) => stay.kind !== "multi_purpose").map((stay) => daysInCare(stay, policy)),
  );
  const breaks: Break[] = [];
  inCare.forEach((stretch, at) => {
    if (stretch.to === LAST_DAY) return;
    const gap = { from: stretch.to + 1, to: (inCare[at + 1]?.from ?? LAST_DAY + 1) - 1 };
    breaks.push({ ...gap, days: lengthOf(gap) });
  });
  const atTransition = breaks.find((gap) => gap.from < TRANSITION && gap.to >= TRANSITION) ?? null;
  return { permanent, breaks, atTransition };
}

/** The days of a stay that are no days of a break. A stay of one day is one day in care. */
function daysInCare(stay: ArrangementFacts["stays"][number], policy: ArrangementPolicy): Days {
  const from = dayNumber(stay.from);
  const to = dayNumberOr(stay.to, LAST_DAY);
  if (to === LAST_DAY || to === from || policy.breakDays === "full_days") return { from, to };
  return { from, to: to - 1 };
}

/** The first break of more than 28 days that lies between two days, both inclusive. */
export function longBreakWithin(history: History, from: DayNumber, to: DayNumber): Break | null {
  return history.breaks.find((gap) => gap.days > LONGEST_BREAK && gap.from >= from && gap.to <= to) ?? null;
}

/** First entry into permanent care on a day or after. */
export function entryFrom(history: History, day: DayNumber): PermanentStay | null {
  return history.permanent.find((stay) => stay.from >= day) ?? null;
}

/** Entries into another home than that of the stay before, in order. */
export function movesOf(history: History): { left: DayNumber; entered: DayNumber }[] {
  return history.permanent.flatMap((stay, at) => {
    const before = history.permanent[at - 1];
    return before === undefined || before.home === stay.home ? [] : [{ left: before.to, entered: stay.from }];
  });
}
