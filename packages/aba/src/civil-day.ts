/** Days of each month of a common year. */
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function isDate(year: number, month: number, day: number): boolean {
  const last = month === 2 && isLeap(year) ? 29 : (monthDays[month - 1] ?? 0);
  return day >= 1 && day <= last;
}

function textOf(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Whether the text is a real day written YYYY-MM-DD. */
export function isCivilDay(text: unknown): text is string {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  return isDate(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)));
}

/** DDMMYY as the day YYYY-MM-DD of this century, or undefined when it is no real day. */
export function dayFromDdmmyy(text: string): string | undefined {
  if (!/^\d{6}$/.test(text)) return undefined;
  const [day, month, year] = [Number(text.slice(0, 2)), Number(text.slice(2, 4)), 2000 + Number(text.slice(4))];
  return isDate(year, month, day) ? textOf(year, month, day) : undefined;
}

/** A day YYYY-MM-DD of the years 2000 to 2099 as DDMMYY. */
export function ddmmyyOf(day: string): string {
  return day.slice(8, 10) + day.slice(5, 7) + day.slice(2, 4);
}

/** Number of days since 1970-01-01 of a real day YYYY-MM-DD (H. Hinnant, days_from_civil). */
export function dayNumber(day: string): number {
  const month = Number(day.slice(5, 7));
  const year = Number(day.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(day.slice(8, 10)) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The day YYYY-MM-DD that is so many days after 1970-01-01 (H. Hinnant, civil_from_days). */
export function dayFromNumber(number: number): string {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return textOf(year, month, dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1);
}

/** Whether a real day is a Saturday or a Sunday. */
export function isWeekend(day: string): boolean {
  const weekday = (((dayNumber(day) + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}
