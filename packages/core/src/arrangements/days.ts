/** Rows that hold until the next one, as days; and what people decided instead. */
import { LAST_DAY, dayNumber, dayNumberOr, dayText, type DayNumber } from "../days/civil.ts";
import { lengthOf, type Days } from "../days/range.ts";
import type { CivilDate } from "../billing/facts.ts";
import type { ArrangementBasis, ArrangementIssueCode, ArrangementOverride, FeeArrangement } from "./facts.ts";
import { error, warning, type LawIssue } from "./outcome.ts";

export const endText = (to: DayNumber): CivilDate | null => (to === LAST_DAY ? null : dayText(to));

/** Each row with its last day; rows of no day are left out. Sorted by `from`. */
export function untilNext<Row extends { from: DayNumber }>(rows: readonly Row[]): (Row & Days)[] {
  return rows
    .map((row, at) => ({ ...row, to: (rows[at + 1]?.from ?? LAST_DAY + 1) - 1 }))
    .filter((row) => lengthOf(row) > 0);
}

type Derived<Arrangement> = Days & ArrangementBasis & { arrangement: Arrangement };

/**
 * Days of derived arrangements with the overrides of their field put over them. A stretch before the first derived day
 * stays empty: there is nothing to override.
 */
export function overridden<Row extends Derived<FeeArrangement>>(
  rows: readonly Row[],
  overrides: readonly ArrangementOverride[],
  change: (row: Row, override: ArrangementOverride) => Row,
): { row: Row; derived: Row | null }[] {
  const starts = new Set<DayNumber>();
  for (const override of overrides) {
    starts.add(dayNumber(override.from));
    if (override.to !== null) starts.add(dayNumber(override.to) + 1);
  }
  const cuts = [...starts].sort((a, b) => a - b);
  return rows.flatMap((row) => {
    const inner = cuts.filter((day) => day > row.from && day <= row.to);
    return [row.from, ...inner].map((from, at) => {
      const piece = { ...row, from, to: (inner[at] ?? row.to + 1) - 1 };
      const override = overrides.find(
        (each) => dayNumber(each.from) <= from && dayNumberOr(each.to, LAST_DAY) >= piece.to,
      );
      return override === undefined ? { row: piece, derived: null } : { row: change(piece, override), derived: piece };
    });
  });
}

/** Faults of the overrides of one field. */
export function overrideIssues(
  overrides: readonly ArrangementOverride[],
  derived: readonly Derived<FeeArrangement>[],
): LawIssue<ArrangementIssueCode>[] {
  const issues: LawIssue<ArrangementIssueCode>[] = [];
  const sorted = [...overrides].sort((a, b) => (a.from < b.from ? -1 : 1));
  sorted.forEach((override, at) => {
    const { from, to } = override;
    if (to !== null && to < from) {
      issues.push(
        error(
          "OVERRIDE_ENDS_BEFORE_IT_STARTS",
          "overrides",
          from,
          `The override from ${from} ends on ${to}: correct one of the days.`,
        ),
      );
    }
    if (override.reason.trim() === "") {
      issues.push(
        error("OVERRIDE_WITHOUT_REASON", "overrides", from, `The override from ${from} gives no reason: write why.`),
      );
    }
    const next = sorted[at + 1];
    if (next !== undefined && (to === null || next.from <= to)) {
      issues.push(
        error("OVERRIDES_OVERLAP", "overrides", next.from, `Two overrides hold on ${next.from}: end the first before.`),
      );
    }
    const touched = derived.filter((row) => row.from <= dayNumberOr(to, LAST_DAY) && row.to >= dayNumber(from));
    if (touched.every((row) => row.arrangement === override.arrangement) && override.retention === undefined) {
      issues.push(
        warning(
          "OVERRIDE_CHANGES_NOTHING",
          "overrides",
          from,
          `The override from ${from} says what the dates say: it can go.`,
        ),
      );
    }
  });
  return issues;
}
