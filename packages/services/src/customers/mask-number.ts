import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

const dots = "••••";

/** How many characters of an account number are shown: at most the last four, and never more than half. */
const shown = (length: number) => Math.min(4, Math.floor(length / 2));

/** An account number as answers and the audit log show it: `••••1234`. */
export function maskedNumber(number: string): string {
  const keep = shown(number.length);
  return dots + number.slice(number.length - keep);
}

/** The same in the database, so that the whole number never leaves it. */
export function maskedSql(number: SQLWrapper): SQL<string> {
  return sql`${dots}::text || right(${number}, least(4, length(${number}) / 2))`;
}
