/** Lines of the agreement as the rules take them: rates of the day filled in, contributions by advice. */
import {
  type AccommodationClass,
  type AccommodationPolicy,
  type AgreementLine,
  dailyPayment,
} from "@banksia/core/accommodation/index";
import { type LawIssue, error } from "@banksia/core/arrangements/outcome";
import { dayNumber, dayText } from "@banksia/core/days/civil";
import { type Days, cutAt, daysOf } from "@banksia/core/days/range";
import type { AdviceDays } from "@banksia/core/fees/fee-advice";
import type { DepositLoadCode, LoadedLine } from "./deposit-record.ts";

export interface AgreementContext {
  entryDate: string;
  classes: readonly AccommodationClass[];
  /** Advices in force, of which the accommodation contribution is asked for. */
  advices: readonly AdviceDays[];
  /** Percent a year; null where none is known. */
  mpirOn(day: string): string | null;
  policy: AccommodationPolicy;
}

type Issue = LawIssue<DepositLoadCode>;

/** A stretch of a line by advice keeps the number of the line in its own: the rest of the division by this. */
const STRETCH = 1_000_000_000_000;

/** The row of `accommodation_line` that a line of the rules comes from. */
export function lineRowId(id: number): number {
  return id % STRETCH;
}

export function agreementLines(
  rows: readonly LoadedLine[],
  context: AgreementContext,
): { lines: AgreementLine[]; issues: Issue[] } {
  const lines: AgreementLine[] = [];
  const issues: Issue[] = [];
  for (const row of rows) {
    for (const found of ofRow(row, context)) {
      if ("severity" in found) issues.push(found);
      else lines.push(found);
    }
  }
  return { lines, issues };
}

function ofRow(row: LoadedLine, context: AgreementContext): (AgreementLine | Issue)[] {
  const { kind } = row;
  if (kind === "ingoing") return [];
  if (kind === "contribution") return contributionLines(row, context);
  if (kind === "charge" || kind === "bond") {
    if (row.perDay === null && kind === "charge")
      return [missing(row, "DAILY_AMOUNT_MISSING", "perDay", "has no amount a day: enter it.")];
    return [{ ...terms(row), kind, perDay: row.perDay ?? "0" }];
  }
  const price = row.agreedAmount ?? row.placePrice;
  const mpir = row.mpir ?? context.mpirOn(row.rateDate);
  if (price === null)
    return [missing(row, "PRICE_MISSING", "agreedAmount", "names no price, and its place has none: enter it.")];
  if (mpir === null) return [mpirMissing(row)];
  const occupiedFrom = row.occupiedFrom < context.entryDate ? context.entryDate : row.occupiedFrom;
  const { method, agreedRate, agreedLumpSum, maintained } = row;
  return [{ ...terms(row), kind, method, price, mpir, agreedRate, agreedLumpSum, occupiedFrom, maintained }];
}

const terms = (row: LoadedLine) => ({
  id: row.id,
  from: row.startDate,
  to: row.endDate,
  collection: row.accountNameType === "accommodation" ? ("drawdown" as const) : ("billed" as const),
});

/** The contribution is what the advices say, as its line names no amount. */
export function followsAdvices({ kind, assessedAmount }: LoadedLine): boolean {
  return kind === "contribution" && assessedAmount === null;
}

/** What is assessed may be entered on the line; otherwise it is what the advice of each day says. */
function contributionLines(row: LoadedLine, context: AgreementContext): (AgreementLine | Issue)[] {
  const mpir = row.mpir ?? context.mpirOn(row.rateDate);
  if (mpir === null) return [mpirMissing(row)];
  const { method, agreedLumpSum, maintained, agreedAmount } = row;
  const found: (AgreementLine | Issue)[] = [];
  const advised = followsAdvices(row) ? context.advices : [];
  const priced = agreedAmount === null ? [] : context.classes;
  for (const [at, days] of cutAt(daysOf({ from: row.startDate, to: row.endDate }), cuts(advised, priced)).entries()) {
    const from = dayText(days.from);
    const advice = advised.find((one) => holds(one, days))?.advice ?? null;
    const assessed = row.assessedAmount ?? advice?.amounts.accommodation_contribution ?? null;
    if (assessed === null) {
      const message = `From ${from} on no daily accommodation contribution is assessed: enter the advice, or the amount on line ${row.id}.`;
      // Days before the stay are nobody's contribution.
      if (row.endDate === null || row.endDate >= context.entryDate)
        found.push(
          error("ASSESSMENT_MISSING", "assessedAmount", from < context.entryDate ? context.entryDate : from, message),
        );
      continue;
    }
    const rules = context.classes.find((one) => holds(one, days)) ?? null;
    const ceiling = agreedAmount === null || rules?.arrangement === "POST14" ? null : agreedAmount;
    const agreedDaily =
      ceiling === null
        ? null
        : (dailyPayment({ price: ceiling, mpir, agreedRate: null }, context.policy).result?.maximum ?? null);
    found.push({
      ...terms(row),
      id: row.id + at * STRETCH,
      from,
      to: endOf(row, days),
      kind: "contribution",
      method,
      assessed,
      agreedDaily,
      mpir,
      agreedLumpSum,
      maintained,
    });
  }
  return found;
}

function endOf(row: LoadedLine, days: Days): string | null {
  const whole = daysOf({ from: row.startDate, to: row.endDate });
  return days.to === whole.to ? row.endDate : dayText(days.to);
}

type Dated = { from: string; to: string | null };

function cuts(...rows: (readonly Dated[])[]): number[] {
  return rows
    .flat()
    .flatMap(({ from, to }) => (to === null ? [dayNumber(from)] : [dayNumber(from), dayNumber(to) + 1]));
}

function holds(row: Dated, days: Days): boolean {
  const { from, to } = daysOf(row);
  return from <= days.from && to >= days.to;
}

function missing(row: LoadedLine, code: DepositLoadCode, field: string, what: string): Issue {
  return error(code, field, row.startDate, `Accommodation line ${row.id} ${what}`);
}

function mpirMissing(row: LoadedLine): Issue {
  return missing(row, "MPIR_MISSING", "mpir", `has no MPIR, and none is known for ${row.rateDate}: add it.`);
}
