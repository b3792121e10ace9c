/** The day a client's cap years start from, as long as people say nothing else (docs/rules/first-entry-date.md). */
import { step, warning, type Outcome } from "../arrangements/outcome.ts";
import type { CivilDate } from "../billing/facts.ts";
import { dayNumber, dayNumberOr, dayText, LAST_DAY } from "../days/civil.ts";
import { anniversaryYear } from "../days/month.ts";
import {
  CAPPING_POLICY,
  type CapLine,
  type CapLines,
  type CappingIssueCode,
  type CappingPolicy,
  type FundedEntry,
} from "./facts.ts";

const LAW = "Aged Care Rules 2025 s.285A-14(2)";

/**
 * The entry date of the oldest funded entry into residential or home care, with any provider; respite does not count. Null
 * with a warning when there is none.
 */
export function defaultFirstEntryDate(
  entries: readonly FundedEntry[],
  today: CivilDate,
  policy: CappingPolicy = CAPPING_POLICY,
): Outcome<CivilDate | null, CappingIssueCode> {
  const counted = entries
    .filter((entry) => entry.funded && (entry.setting === "residential" || entry.setting === "home_care"))
    .filter(
      (entry) => policy.firstEntry === "any_entry" || dayNumberOr(entry.departureDate, LAST_DAY) > dayNumber(today),
    )
    .map((entry) => entry.entryDate)
    .sort();
  const first = counted[0] ?? null;
  if (first === null) {
    const message =
      "There is no funded entry into residential or home care, respite aside: enter the date, or the entry.";
    return { result: null, issues: [warning("NO_FUNDED_ENTRY", "entries", null, message)], trace: [] };
  }
  return {
    result: first,
    issues: [],
    trace: [step("first-entry-date", LAW, `the oldest of ${counted.length} funded entries`, first)],
  };
}

/**
 * Lines whose first entry date was changed but which have not been calculated again: the days move, the amounts stay.
 * Lines of earlier cap years are left out.
 */
export function withFirstEntryDate(lines: CapLines, firstEntryDate: CivilDate): CapLines {
  const first = dayNumber(firstEntryDate);
  const calculated = dayNumber(lines.lastCalculatedDate);
  const year = anniversaryYear(first, Math.max(calculated, first));
  const current = lines.lines.filter((line) => line.kind === "annual").at(-1);
  const moved: CapLine[] = [];
  for (const line of lines.lines) {
    if (line.kind === "lifetime")
      moved.push({ ...line, from: firstEntryDate, fromCalculatedDate: later(firstEntryDate, line.fromCalculatedDate) });
    else if (line === current) {
      const from = dayText(year.from);
      moved.push({
        ...line,
        from,
        to: dayText(year.to),
        fromCalculatedDate: later(from, line.fromCalculatedDate),
        anniversary: dayText(year.to + 1),
        anniversaryReached: false,
      });
    }
  }
  const anniversaryDate = lines.anniversaryDate === null ? null : dayText(year.to + 1);
  return { ...lines, firstEntryDate, anniversaryDate, lines: moved };
}

const later = (a: CivilDate, b: CivilDate): CivilDate => (a > b ? a : b);
