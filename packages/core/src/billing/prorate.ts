/**
 * What days of a unit period cost. Days a to b of a period of L days cost `round(price * b / L) - round(price * (a-1) / L)`:
 * a whole period always costs exactly its price, and cutting it anywhere changes nothing.
 */
import { dayText, type DayNumber } from "../days/civil.ts";
import type { Cents } from "../money/cents.ts";
import type { Basis } from "./facts.ts";
import { costOfFirst } from "./price.ts";
import type { Stretch } from "./stretches.ts";
import { unitPeriod } from "./unit-period.ts";

/** Cents of a stretch, cut at the ends of its unit periods. */
export function prorate(stretch: Stretch): { cents: Cents; parts: Basis["parts"] } {
  const { code, start } = stretch.context;
  const parts: Basis["parts"] = [];
  let total = 0;
  let from = stretch.from;
  while (from <= stretch.to) {
    const period = unitPeriod(code.unit, code.anchor, start, from);
    const to = Math.min(stretch.to, period.to);
    const before = from - period.from;
    const upTo = to - period.from + 1;
    const cents =
      costOfFirst(stretch.price, upTo, period.length) -
      (before === 0 ? 0 : costOfFirst(stretch.price, before, period.length));
    total += cents;
    parts.push({
      from: dayText(from),
      to: dayText(to),
      periodFrom: dayText(period.from),
      length: period.length,
      before,
      upTo,
      cents,
    });
    from = to + 1;
  }
  return { cents: total, parts };
}

/** Cents of one day of a stretch; the days of a stretch add up to what `prorate` gives. */
export function centsOfDay(stretch: Stretch, day: DayNumber): Cents {
  const { code, start } = stretch.context;
  const period = unitPeriod(code.unit, code.anchor, start, day);
  const before = day - period.from;
  return costOfFirst(stretch.price, before + 1, period.length) - costOfFirst(stretch.price, before, period.length);
}
