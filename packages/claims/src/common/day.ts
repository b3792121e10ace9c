/** A civil date, "YYYY-MM-DD". Never an instant. */
export type Day = string;

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day of these numbers, or null when the calendar has none. Years 1900 to 2199. */
export function makeDay(year: number, month: number, day: number): Day | null {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${year}-${month < 10 ? "0" : ""}${month}-${day < 10 ? "0" : ""}${day}`;
}

/** The whole number that the characters of [from, to) spell, or -1. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** True when the ten characters are four digits, a mark, two digits, the same mark, two digits, and a day there is. */
function isYearFirst(text: string, mark: number): boolean {
  if (text.length !== 10 || text.charCodeAt(4) !== mark || text.charCodeAt(7) !== mark) return false;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  return year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

const HYPHEN = 45;
const SLASH = 47;

/** True when the text is a real day in the form YYYY-MM-DD. */
export function isDay(text: string): boolean {
  return isYearFirst(text, HYPHEN);
}

/** In which order a file writes its days. "auto" reads year first when the first part has four digits, else day first. */
export type DayOrder = "auto" | "dmy" | "ymd" | "mdy";

const PARTED = /^(\d{1,4})(?:\|\||[-/\\.:;])(\d{1,2})(?:\|\||[-/\\.:;])(\d{1,4})$/;
const CLOCK = /[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2}| ?[AaPp][Mm])?$/;

/**
 * Reads a day written with any of the separators - / \ . : ; or two bars; a time of day after it is left aside.
 * Two-digit years are refused: they cannot be told from days. Null when it is not a day.
 */
export function parseDay(text: string, order: DayOrder = "auto"): Day | null {
  // The commonest forms by far, without a regular expression.
  if (order === "auto" || order === "ymd") {
    if (isYearFirst(text, HYPHEN)) return text;
    if (isYearFirst(text, SLASH)) return `${text.slice(0, 4)}-${text.slice(5, 7)}-${text.slice(8)}`;
  }
  const trimmed = text.trim();
  if (trimmed.length > 40) return null;
  const m = PARTED.exec(trimmed.length > 10 ? trimmed.replace(CLOCK, "") : trimmed);
  if (m === null) return null;
  const [, a = "", b = "", c = ""] = m;
  if (a.length === 4 && c.length <= 2 && (order === "auto" || order === "ymd"))
    return makeDay(Number(a), Number(b), Number(c));
  if (c.length !== 4 || a.length > 2 || order === "ymd") return null;
  return order === "mdy" ? makeDay(Number(c), Number(a), Number(b)) : makeDay(Number(c), Number(b), Number(a));
}

/** Reads YYYYMMDD. */
export function parseCompactDay(text: string): Day | null {
  return /^\d{8}$/.test(text)
    ? makeDay(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)))
    : null;
}

/** Days since 1 January 1970, by the civil calendar. The day must be valid. */
export function dayNumber(day: Day): number {
  const y0 = Number(day.slice(0, 4));
  const m = Number(day.slice(5, 7));
  const y = m <= 2 ? y0 - 1 : y0;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + Number(day.slice(8, 10)) - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** The day that lies `count` days after (before, if negative). */
export function addDays(day: Day, count: number): Day {
  const z = dayNumber(day) + count + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const d = dayOfYear - Math.floor((153 * mp + 2) / 5) + 1;
  const m = mp < 10 ? mp + 3 : mp - 9;
  const y = yearOfEra + era * 400 + (m <= 2 ? 1 : 0);
  return `${String(y).padStart(4, "0")}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
}

/** Days of a period with both ends inside it. */
export function daysInclusive(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from) + 1;
}

/** A calendar month, "YYYY-MM". */
export type Month = string;

export function isMonth(text: string): boolean {
  return /^\d{4}-\d{2}$/.test(text) && isDay(`${text}-01`);
}

export function firstDayOf(month: Month): Day {
  return `${month}-01`;
}

export function lastDayOf(month: Month): Day {
  return `${month}-${daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)))}`;
}
