import type { Sql, SqlTx } from "./connect.ts";

/** A value of a bulk row: text, a number that text can hold exactly, or nothing. */
export type BulkValue = string | number | boolean | null;

/**
 * The columns of a bulk write in order, each with its PostgreSQL type: `{ id: "bigint", amount: "numeric" }`. A value of
 * an array type, such as `"bigint[]"`, is its text: `"{1,2}"`.
 */
export type BulkColumns = Record<string, string>;

/** Columns that have the same value in every row, each with its type. */
export type BulkSame = Record<string, readonly [type: string, value: BulkValue]>;

const BATCH_ROWS_MAX = 5_000;

/**
 * Writes many rows in few statements: one array a column, unnested by the server. It obeys row-level security (COPY
 * does not), a rejected row fails the statement at once and leaves the connection usable, and it runs inside the
 * caller's transaction.
 * @param table a table name from our own code, never from outside
 * @param rows values in the order of `columns`
 * @param same columns besides those, sent once
 */
export async function bulkInsert(
  sql: Sql | SqlTx,
  table: string,
  columns: BulkColumns,
  rows: readonly (readonly BulkValue[])[],
  same: BulkSame = {},
): Promise<void> {
  const names = Object.keys(columns);
  const once = Object.entries(same);
  const types = Object.values(columns);
  // Arrays of arrays would have to be of one length: these are unnested as texts and read one by one.
  const listed = types.map((type) => type.endsWith("[]"));
  const given = types.map((type, at) => `$${at + 1}::text[]${listed[at] === true ? "" : `::${type}[]`}`);
  const values = types.map((type, at) => `v.c${at}${listed[at] === true ? `::${type}` : ""}`);
  const onceValues = once.map(([, [type]], at) => `$${names.length + at + 1}::text::${type}`);
  const statement = `insert into ${table} (${[...names, ...Object.keys(same)].join(", ")}) select ${[...values, ...onceValues].join(", ")}
    from unnest(${given.join(", ")}) as v (${types.map((_, at) => `c${at}`).join(", ")})`;
  const onceTexts = once.map(([, [, value]]) => textOf(value));
  for (let from = 0; from < rows.length; from += BATCH_ROWS_MAX) {
    const batch = rows.slice(from, from + BATCH_ROWS_MAX);
    const arrays = names.map((_, column) => batch.map((row) => textOf(row[column])));
    await sql.unsafe(statement, [...arrays, ...onceTexts]);
  }
}

const textOf = (value: BulkValue | undefined): string | null =>
  value === null || value === undefined ? null : String(value);
