/** Days for tests, counted from the day on which they run: the demonstration provider is made up around it. */

const DAY = 86_400_000;

/** The civil day so many days later. */
export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

export function monthStart(day: string): string {
  return `${day.slice(0, 8)}01`;
}

/** The first day of the month so many months away. */
export function monthAway(day: string, months: number): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

export function monthEnd(day: string): string {
  return plusDays(monthAway(day, 1), -1);
}

/** `December 2026` */
export function monthName(day: string): string {
  return new Intl.DateTimeFormat("en-AU", { month: "long", year: "numeric", timeZone: "UTC" }).format(
    Date.parse(`${day}T00:00:00Z`),
  );
}

/** A day as people write it in a hurry: `5/11/26`. */
export function typed(day: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${Number(date)}/${Number(month)}/${year.slice(2)}`;
}
