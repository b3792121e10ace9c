/**
 * Civil dates as day numbers. Day 0 is 1970-01-01; the number of the next day is one more, so lengths and differences
 * are plain integer arithmetic. Covers 0001-01-01 to 9999-12-31 of the proleptic Gregorian calendar.
 */

/** Days since 1970-01-01; may be negative. Always a safe integer. */
export type DayNumber = number;

/** 0001-01-01 */
export const FIRST_DAY: DayNumber = -719_162;
/** 9999-12-31, also used as "no end". */
export const LAST_DAY: DayNumber = 2_932_896;

/** Days of the year before the month, of a common year. */
const BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];
/** Days from 0001-01-01 to 1970-01-01. */
const EPOCH = 719_162;

export interface YearMonthDay {
  year: number;
  /** 1 to 12 */
  month: number;
  /** 1 to 31 */
  day: number;
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** 28 to 31. `month` is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Day number of a date that is known to exist. */
export function dayOf(year: number, month: number, day: number): DayNumber {
  const before = year - 1;
  const leapDay = month > 2 && isLeapYear(year) ? 1 : 0;
  return (
    before * 365 +
    Math.floor(before / 4) -
    Math.floor(before / 100) +
    Math.floor(before / 400) +
    (BEFORE_MONTH[month - 1] ?? 0) +
    leapDay +
    day -
    1 -
    EPOCH
  );
}

/** The date of a day number between `FIRST_DAY` and `LAST_DAY`. */
export function civilOf(day: DayNumber): YearMonthDay {
  // Years counted from 1 March, so that the leap day comes last (H. Hinnant, "chrono-compatible date algorithms").
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - 48;
  return value >= 0 && value <= 9 ? value : Number.NaN;
}

/** Day number of `YYYY-MM-DD`, or null when the text is not a date of the calendar. */
export function parseDay(text: string): DayNumber | null {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return null;
  const year = digit(text, 0) * 1000 + digit(text, 1) * 100 + digit(text, 2) * 10 + digit(text, 3);
  const month = digit(text, 5) * 10 + digit(text, 6);
  const day = digit(text, 8) * 10 + digit(text, 9);
  if (!(year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return null;
  return dayOf(year, month, day);
}

/** Day number of `YYYY-MM-DD`. Throws a RangeError for anything else: facts hold dates that a database has checked. */
export function dayNumber(text: string): DayNumber {
  const day = parseDay(text);
  if (day === null) throw new RangeError(`"${text}" is not a date YYYY-MM-DD`);
  return day;
}

/** `dayNumber`, with null for an open end. */
export function dayNumberOr(text: string | null, open: DayNumber): DayNumber {
  return text === null ? open : dayNumber(text);
}

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

/** A month holds few distinct days, so nearly every date is found here. Direct-mapped, hence bounded. */
const KEPT = 4096;
const keptDays = new Int32Array(KEPT).fill(-(2 ** 31));
const keptTexts: string[] = Array.from({ length: KEPT }, () => "");

/** `YYYY-MM-DD` of a day number. Throws a RangeError outside 0001-01-01 to 9999-12-31. */
export function dayText(day: DayNumber): string {
  const slot = day & (KEPT - 1);
  if (keptDays[slot] === day) return keptTexts[slot] ?? "";
  if (!Number.isInteger(day) || day < FIRST_DAY || day > LAST_DAY) throw new RangeError(`Day ${day} is out of range`);
  const date = civilOf(day);
  const text = `${String(date.year).padStart(4, "0")}-${two(date.month)}-${two(date.day)}`;
  keptDays[slot] = day;
  keptTexts[slot] = text;
  return text;
}
