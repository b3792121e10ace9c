/** Civil days on screen. A day is `YYYY-MM-DD`, never an instant; people see and type dd/mm/yyyy. */

export interface DayParts {
  year: number;
  month: number;
  day: number;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
export const MONTH_NAMES = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** The parts of `YYYY-MM-DD`, or null when it is no such day. */
export function dayParts(day: string): DayParts | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(day);
  if (!match) return null;
  const parts = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isRealDay(parts) ? parts : null;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isRealDay({ year, month, day }: DayParts): boolean {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export function toDay({ year, month, day }: DayParts): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Days since 1970-01-01 of the proleptic Gregorian calendar; null when it is no day. */
export function dayNumber(day: string): number | null {
  const parts = dayParts(day);
  if (!parts) return null;
  const y = parts.month <= 2 ? parts.year - 1 : parts.year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (parts.month + (parts.month > 2 ? -3 : 9)) + 2) / 5) + parts.day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The day with this number of days since 1970-01-01. */
export function dayFromNumber(number: number): string {
  const z = number + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return toDay({ year, month, day: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1 });
}

export function addDays(day: string, days: number): string {
  const number = dayNumber(day);
  return number === null ? day : dayFromNumber(number + days);
}

/** Number of days of a period, both ends counted. */
export function periodLength(from: string, to: string): number {
  const a = dayNumber(from);
  const b = dayNumber(to);
  return a === null || b === null ? 0 : b - a + 1;
}

export function startOfMonth(day: string): string {
  return `${day.slice(0, 8)}01`;
}

export function endOfMonth(day: string): string {
  const parts = dayParts(day);
  return parts ? toDay({ ...parts, day: daysInMonth(parts.year, parts.month) }) : day;
}

/** The same day so many months on, or the last day of that month when it is shorter. */
export function addMonths(day: string, months: number): string {
  const parts = dayParts(day);
  if (!parts) return day;
  const index = parts.year * 12 + (parts.month - 1) + months;
  const year = Math.floor(index / 12);
  const month = (((index % 12) + 12) % 12) + 1;
  return toDay({ year, month, day: Math.min(parts.day, daysInMonth(year, month)) });
}

/** Full years of somebody born on `birth` on a later day; null when either is no day. Born on 29 February: older on 1 March. */
export function ageOn(birth: string, day: string): number | null {
  const from = dayParts(birth);
  const to = dayParts(day);
  if (!from || !to) return null;
  const before = to.month < from.month || (to.month === from.month && to.day < from.day);
  return to.year - from.year - (before ? 1 : 0);
}

/** `31/10/2026` */
export function formatDay(day: string): string {
  const parts = dayParts(day);
  if (!parts) return day;
  return `${String(parts.day).padStart(2, "0")}/${String(parts.month).padStart(2, "0")}/${parts.year}`;
}

/** `01/10/2026 – 31/10/2026`; an open end reads `from 01/10/2026`. */
export function formatPeriod(from: string, to: string | null | undefined): string {
  return to ? `${formatDay(from)} – ${formatDay(to)}` : `from ${formatDay(from)}`;
}

/** `October 2026` */
export function formatMonth(day: string): string {
  const parts = dayParts(day);
  return parts ? `${MONTH_NAMES[parts.month - 1] ?? ""} ${parts.year}` : day;
}

/** Today's civil date in a time zone of the IANA list. */
export function todayIn(timeZone: string, now: number = Date.now()): string {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  return parts.format(now);
}

export type ParsedDay = { ok: true; value: string } | { ok: false; message: string };

const REFUSED = "Enter a date as dd/mm/yyyy, for example 21/11/2026.";

/**
 * What a person types or pastes for a day: `21/11/26`, `21 Nov`, `21 November 2026`, `2026-11-21`, `today`, `+7`.
 * @param today the day that `today`, `+7` and a missing year are counted from
 * @param past two-digit years lie in the past (birth dates)
 */
export function parseDay(input: string, today: string, past = false): ParsedDay {
  const text = input.trim().toLowerCase().replaceAll(/\s+/g, " ");
  const now = dayParts(today);
  if (!text || !now) return { ok: false, message: REFUSED };
  if (text === "today" || text === "t") return { ok: true, value: today };
  if (text === "yesterday") return { ok: true, value: addDays(today, -1) };
  if (text === "tomorrow") return { ok: true, value: addDays(today, 1) };
  const relative = /^([+-])(\d{1,4})$/.exec(text);
  if (relative) return { ok: true, value: addDays(today, Number(`${relative[1]}${relative[2]}`)) };

  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  const numeric = /^(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?$/.exec(text);
  const named = /^(\d{1,2})(?:st|nd|rd|th)?[-/ ]?([a-z]{3,9})\.?(?:[-/, ]+(\d{4}|\d{2}))?$/.exec(text);
  let parts: DayParts | null = null;
  if (iso) parts = { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  else if (numeric)
    parts = { day: Number(numeric[1]), month: Number(numeric[2]), year: fullYear(numeric[3], now.year, past) };
  else if (named) {
    const month = monthOf(named[2] ?? "");
    if (month) parts = { day: Number(named[1]), month, year: fullYear(named[3], now.year, past) };
  }
  if (!parts) return { ok: false, message: REFUSED };
  if (parts.month > 12 || parts.month < 1)
    return { ok: false, message: `There is no month ${parts.month}: write the day first, for example 21/11/2026.` };
  if (!isRealDay(parts))
    return { ok: false, message: `${MONTH_NAMES[parts.month - 1] ?? ""} ${parts.year} has no day ${parts.day}.` };
  return { ok: true, value: toDay(parts) };
}

function monthOf(word: string): number | null {
  const index = MONTHS.indexOf(word.slice(0, 3));
  if (index < 0 || !(MONTH_NAMES[index] ?? "").toLowerCase().startsWith(word.replace(/^sept$/, "sep"))) return null;
  return index + 1;
}

function fullYear(text: string | undefined, thisYear: number, past: boolean): number {
  if (text === undefined) return thisYear;
  if (text.length === 4) return Number(text);
  const year = Math.floor(thisYear / 100) * 100 + Number(text);
  return past && year > thisYear ? year - 100 : year;
}
