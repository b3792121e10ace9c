/** The shape of a dated national rate or threshold, and how it is read. */

/** `YYYY-MM-DD`; such texts compare as days do. */
export type CivilDate = string;
/** A decimal number written out: "66.80". */
export type DecimalText = string;

export const RATE_UNITS = [
  "AUD",
  "AUD per day",
  "AUD per fortnight",
  "AUD per month",
  "AUD per NWAU",
  "percent per year",
  "percent",
  "index number",
  "NWAU",
  "days",
] as const;
export type RateUnit = (typeof RATE_UNITS)[number];

/**
 * How a figure is known, best first:
 * - law: read in the Act or its Rules
 * - government: a page or guide of the Commonwealth
 * - secondary: advisers, providers, vendors, news
 * - code: a third party's published rate file
 * - derived: worked out by a rule of law from another row
 * - unverified: general knowledge, no source at hand
 */
export const GRADES = ["law", "government", "secondary", "code", "derived", "unverified"] as const;
export type Grade = (typeof GRADES)[number];

/** A value in force from a day until the day before the next row. */
export interface RateRow {
  from: CivilDate;
  /** Null where no figure is in force (`none`) or none could be found (`not_found`). */
  value: DecimalText | null;
  missing?: "none" | "not_found";
  grade: Grade;
  /** Read in law or on a government page, or follows by rule from such a figure. Others want checking before use. */
  verified: boolean;
  source: string;
}

export interface RateTable {
  key: string;
  title: string;
  unit: RateUnit;
  /** Where the law fixes the figure or the rule that makes it. */
  law: string;
  /** Sorted by day. */
  rows: readonly RateRow[];
  /** First day for which a new figure is due that this edition does not hold; null when none is due. */
  unknownFrom: CivilDate | null;
}

export type RateOnDay =
  | { known: true; value: DecimalText; row: RateRow }
  | {
      known: false;
      reason: "before_first" | "none_in_force" | "not_found" | "not_yet_published";
      /** The last figure known to have been in force before the day; null when there is none. */
      last: (RateRow & { value: DecimalText }) | null;
    };

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

function hasValue(row: RateRow): row is RateRow & { value: DecimalText } {
  return row.value !== null;
}

/**
 * The figure in force on a day, or why it is not known. Where a new figure is due but not in this edition the answer
 * is `not_yet_published` with the last one known, never a guess. Throws a RangeError for text that is no date.
 */
export function rateOn(table: RateTable, day: CivilDate): RateOnDay {
  if (!DAY.test(day)) throw new RangeError(`"${day}" is not a date YYYY-MM-DD`);
  const past = table.rows.filter((row) => row.from <= day);
  const row = past.at(-1);
  const last = past.findLast(hasValue) ?? null;
  if (row === undefined) return { known: false, reason: "before_first", last: null };
  if (table.unknownFrom !== null && day >= table.unknownFrom)
    return { known: false, reason: "not_yet_published", last };
  if (!hasValue(row)) return { known: false, reason: row.missing === "none" ? "none_in_force" : "not_found", last };
  return { known: true, value: row.value, row };
}

/** A value with its days, inclusive on both ends. */
export interface DatedValue {
  from: CivilDate;
  /** Null: until further notice. */
  to: CivilDate | null;
  value: DecimalText;
  grade: Grade;
  verified: boolean;
  source: string;
}

/**
 * The known values as inclusive ranges, in order; stretches without a figure are left out. The last one is open-ended
 * (`carryOn`, the default: it stays until somebody enters the next) or ends where the next figure is due.
 */
export function datedValues(table: RateTable, options: { carryOn?: boolean } = {}): DatedValue[] {
  const { carryOn = true } = options;
  return table.rows.flatMap((row, at) => {
    if (!hasValue(row)) return [];
    const next = table.rows[at + 1]?.from ?? (carryOn ? null : table.unknownFrom);
    const { from, value, grade, verified, source } = row;
    return [{ from, to: next === null ? null : dayBefore(next), value, grade, verified, source }];
  });
}

/** The day before a civil date. */
export function dayBefore(day: CivilDate): CivilDate {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const date = Number(day.slice(8));
  const text = (y: number, m: number, d: number): CivilDate =>
    `${String(y).padStart(4, "0")}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
  if (date > 1) return text(year, month, date - 1);
  if (month === 1) return text(year - 1, 12, 31);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 2] ?? 31;
  return text(year, month - 1, days);
}
