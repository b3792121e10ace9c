import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/** An instant in the form of RFC 3339: `2026-11-22T01:02:03.450Z`. */
export const instantText = (instant: SQLWrapper): SQL<string> =>
  sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A price per unit: at least two decimals, all that count. */
export const rateText = (rate: SQLWrapper): SQL<string> =>
  sql`(case when scale(trim_scale(${rate})) < 2 then round(${rate}, 2) else trim_scale(${rate}) end)::text`;

/** A quantity or percentage without needless zeros: `1`, `12.5`. */
export const plainText = (number: SQLWrapper): SQL<string> => sql`trim_scale(${number})::text`;

/** A sum of money, `0.00` over no rows. */
export const sumText = (money: SQLWrapper): SQL<string> => sql`coalesce(sum(${money}), 0)::numeric(16, 2)::text`;

/** A `where` of all conditions that there are; nothing when there are none. */
export function allOf(conditions: readonly (SQL | null | undefined)[]): SQL {
  const present = conditions.filter((condition) => condition != null);
  return present.length === 0 ? sql`` : sql`where ${sql.join(present, sql` and `)}`;
}

/** A condition, when the caller asked for it. */
export function when<T>(value: T | undefined, condition: (value: T) => SQL): SQL | null {
  return value === undefined ? null : condition(value);
}

/** The pattern that finds `text` anywhere, for `like` on lower-case text. */
export function anywhere(text: string): string {
  return `%${text.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}

/** Rows that hold each word of a search in any of the expressions. */
export function matches(search: string | undefined, ...expressions: SQLWrapper[]): SQL | null {
  const words = (search ?? "").split(/\s+/).filter((word) => word !== "");
  if (words.length === 0) return null;
  const text = sql`lower(concat_ws(' ', ${sql.join(
    expressions.map((expression) => expression.getSQL()),
    sql`, `,
  )}))`;
  return sql`(${sql.join(
    words.map((word) => sql`${text} like ${anywhere(word)}`),
    sql` and `,
  )})`;
}

/** One array parameter, for `= any(...)`; Drizzle would spread it. */
export function ids(values: readonly number[]): SQL {
  return sql`${sql.param([...values])}::bigint[]`;
}
