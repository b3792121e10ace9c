/** Days of residential respite by financial year (docs/rules/respite-days.md). */
import { step, warning, type LawIssue, type Outcome } from "../arrangements/outcome.ts";
import type { CivilDate } from "../billing/facts.ts";
import { dayNumber, dayNumberOr, dayText, LAST_DAY } from "../days/civil.ts";
import { intersect, lengthOf, union, type Days } from "../days/range.ts";
import { financialYearDays, financialYearOf } from "./financial-year.ts";

export interface RespiteFacts {
  /** Stays with any provider; `to` is the day of departure, null while it lasts. */
  stays: readonly { from: CivilDate; to: CivilDate | null }[];
  /** A stay that lasts is counted up to and including this day. */
  until: CivilDate;
  /** Days of a financial year before what the stays show, from the payment statement. */
  daysBefore: readonly { financialYear: number; days: number }[];
  /** Increases that were decided, by the financial year they are for; each of up to 21 days. */
  extensions: readonly { financialYear: number; days: number }[];
}

export interface RespiteYear {
  financialYear: number;
  allowance: number;
  used: number;
  remaining: number;
  /** Days without allowance, and the first of them. */
  beyond: number;
  beyondFrom: CivilDate | null;
}

/** Days of a financial year without extension (Aged Care Rules 2025 s.80-60(1)(a)). */
export const RESPITE_DAYS = 63;
/** The most of one extension (s.80-60(5)). */
export const RESPITE_EXTENSION = 21;

export type RespiteIssueCode = "EXTENSION_TOO_LONG" | "RESPITE_USED_UP";

/** Every financial year with days or extensions, in order. The day of departure does not count. */
export function respiteDays(facts: RespiteFacts): Outcome<RespiteYear[], RespiteIssueCode> {
  const issues: LawIssue<RespiteIssueCode>[] = [];
  for (const { financialYear, days } of facts.extensions) {
    if (days <= RESPITE_EXTENSION) continue;
    const message = `An extension of ${days} days in ${financialYear} is more than ${RESPITE_EXTENSION}: enter two, or correct it.`;
    issues.push(warning("EXTENSION_TOO_LONG", "extensions", null, message));
  }
  const days = union(facts.stays.map((stay) => countedDays(stay, facts.until)));
  const years = new Set([...facts.daysBefore, ...facts.extensions].map((each) => each.financialYear));
  for (const range of days) {
    for (let year = financialYearOf(range.from); year <= financialYearOf(range.to); year += 1) years.add(year);
  }
  const result = [...years].sort((a, b) => a - b).map((year) => ofYear(facts, year, days));
  for (const { beyondFrom, allowance } of result) {
    if (beyondFrom === null) continue;
    const message = `The ${allowance} days of respite of the financial year are used up from ${beyondFrom} on: no subsidy is paid.`;
    issues.push(warning("RESPITE_USED_UP", "stays", beyondFrom, message));
  }
  const trace = result.map((year) =>
    step(
      "respite-days",
      "Aged Care Rules 2025 s.80-60",
      `financial year from 1 July ${year.financialYear}: ${year.used} of ${year.allowance} days`,
      String(year.used),
    ),
  );
  return { result, issues, trace };
}

function countedDays(stay: RespiteFacts["stays"][number], until: CivilDate): Days {
  const from = dayNumber(stay.from);
  const departure = dayNumberOr(stay.to, LAST_DAY);
  // Whoever comes and goes on one day was there on one day.
  const last = departure === LAST_DAY ? LAST_DAY : Math.max(departure - 1, from);
  return { from, to: Math.min(last, dayNumber(until)) };
}

function ofYear(facts: RespiteFacts, year: number, days: readonly Days[]): RespiteYear {
  const sum = (rows: readonly { financialYear: number; days: number }[]): number =>
    rows.filter((row) => row.financialYear === year).reduce((total, row) => total + row.days, 0);
  const allowance = RESPITE_DAYS + sum(facts.extensions);
  const before = sum(facts.daysBefore);
  let used = Math.min(before, allowance);
  let beyond = before - used;
  let beyondFrom: CivilDate | null = null;
  for (const range of days.flatMap((each) => intersect(each, financialYearDays(year)) ?? [])) {
    const within = Math.min(allowance - used, lengthOf(range));
    used += within;
    if (within < lengthOf(range)) beyondFrom ??= dayText(range.from + within);
    beyond += lengthOf(range) - within;
  }
  return { financialYear: year, allowance, used, remaining: allowance - used, beyond, beyondFrom };
}
