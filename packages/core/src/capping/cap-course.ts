/** How much of a cap is used by each of some days, past and to come: what a drawing of it shows. */
import type { CivilDate, DecimalText } from "../billing/facts.ts";
import { LAST_DAY, dayNumber } from "../days/civil.ts";
import { anniversaryYear } from "../days/month.ts";
import { daysOf } from "../days/range.ts";
import { centsOf, centsText } from "../money/cents.ts";
import { thresholdDays, thresholdOn } from "./cap-limits.ts";
import { countedContributions, countedDays, openingOf, sumWithin } from "./cap-lines.ts";
import { chargeUnderCaps } from "./charge-under-caps.ts";
import { CAPPING_POLICY, type CapKind, type CappingFacts, type CappingPolicy, type DailyCharge } from "./facts.ts";

export interface CapPoint {
  day: CivilDate;
  used: DecimalText;
  threshold: DecimalText | null;
}

/**
 * Opening, contributions and what the schedule will charge under the caps, up to and including each day; of an annual
 * cap in the cap year of the day. Empty where the client has no such cap.
 */
export function capCourse(
  facts: CappingFacts,
  kind: CapKind,
  schedule: readonly DailyCharge[],
  days: readonly CivilDate[],
  policy: CappingPolicy = CAPPING_POLICY,
): CapPoint[] {
  const limit = facts[kind];
  const last = days.toSorted().at(-1);
  if (limit === null || last === undefined) return [];
  const charged = chargeUnderCaps(facts, schedule, last, policy).result?.charged ?? [];
  const rows = [
    ...countedContributions(limit, facts, policy),
    ...charged.map((row) => ({ ...daysOf(row), cents: centsOf(row.amount) })),
  ];
  const thresholds = thresholdDays(limit.thresholds);
  const firstEntry = dayNumber(facts.firstEntryDate);
  return days.map((text) => {
    const day = dayNumber(text);
    const scope = kind === "annual" ? anniversaryYear(firstEntry, day) : { from: firstEntry, to: LAST_DAY };
    const used = openingOf(kind, scope, facts) + sumWithin(rows, countedDays(kind, scope), day);
    const threshold = thresholdOn(thresholds, day);
    return { day: text, used: centsText(used), threshold: threshold === null ? null : centsText(threshold) };
  });
}
