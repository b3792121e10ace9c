/** Since when a total of contributions has been at a threshold. */
import { contributedBy, type Contribution } from "./contribution.ts";
import type { DayNumber } from "../days/civil.ts";
import type { Days } from "../days/range.ts";
import type { Cents } from "../money/cents.ts";
import { reaches, thresholdOn, type ThresholdDays } from "./cap-limits.ts";
import type { CappingPolicy } from "./facts.ts";

export interface Reached {
  /** First day of the days up to the end on which it has been reached without a break; null: it is not. */
  since: DayNumber | null;
  /** First day of all on which it was reached. */
  first: DayNumber | null;
}

/**
 * Looks at the days of `span`. `opening`: cents that are there from its first day on. Contributions count on their days
 * of service within the span; those before it are left out, those after it, too.
 */
export function reachedSince(
  span: Days,
  opening: Cents,
  contributions: readonly Contribution[],
  thresholds: readonly ThresholdDays[],
  policy: CappingPolicy,
): Reached {
  const found: Reached = { since: null, first: null };
  if (span.to < span.from) return found;
  const inSpan = contributions.filter((row) => row.to >= span.from && row.from <= span.to);
  if (staysBelow(span, opening, inSpan, thresholds, policy)) return found;

  const cuts = new Set<DayNumber>([span.from]);
  for (const { from, to } of [...inSpan, ...thresholds]) {
    for (const day of [from, to + 1]) if (day > span.from && day <= span.to) cuts.add(day);
  }
  const starts = [...cuts].sort((a, b) => a - b);
  const totalBy = totals(span, opening, inSpan);
  starts.forEach((from, at) => {
    const to = (starts[at + 1] ?? span.to + 1) - 1;
    const threshold = thresholdOn(thresholds, from);
    const look = (day: DayNumber): boolean => threshold !== null && reaches(totalBy(day), threshold, policy);
    // A credit among the days can let the total fall in between.
    const falls = inSpan.some((row) => row.cents < 0 && row.from <= to && row.to >= from);
    if (falls) for (let day = from; day <= to; day += 1) note(found, look(day) ? day : null);
    else note(found, look(to) ? firstDay(from, to, look) : null);
  });
  return found;
}

/** `day`: from when on it is reached until the end of the days looked at; null: not. */
function note(found: Reached, day: DayNumber | null): void {
  if (day === null) found.since = null;
  else {
    found.first ??= day;
    found.since ??= day;
  }
}

/** First day for which `look` is true, knowing that it is for `to` and stays so once it is. */
function firstDay(from: DayNumber, to: DayNumber, look: (day: DayNumber) => boolean): DayNumber {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (look(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Whether everything together is below the lowest threshold of the span. */
function staysBelow(
  span: Days,
  opening: Cents,
  contributions: readonly Contribution[],
  thresholds: readonly ThresholdDays[],
  policy: CappingPolicy,
): boolean {
  let most = opening;
  for (const row of contributions) if (row.cents > 0) most += row.cents;
  return thresholds.every((row) => row.to < span.from || row.from > span.to || !reaches(most, row.cents, policy));
}

/** Cents up to a day, for days asked of stretch after stretch: contributions end at the end of a stretch only. */
function totals(span: Days, opening: Cents, contributions: readonly Contribution[]): (day: DayNumber) => Cents {
  const sorted = contributions
    .map((row) => ({ row, before: contributedBy(row, span.from - 1) }))
    .sort((a, b) => a.row.to - b.row.to);
  // Those that ended before are added up once.
  let settled = opening;
  let at = 0;
  return (day) => {
    for (let next = sorted[at]; next !== undefined && next.row.to < day; next = sorted[at]) {
      settled += next.row.cents - next.before;
      at += 1;
    }
    let total = settled;
    for (let open = at; open < sorted.length; open += 1) {
      const each = sorted[open];
      if (each !== undefined && each.row.from <= day) total += contributedBy(each.row, day) - each.before;
    }
    return total;
  };
}
