import type { SqlTx } from "@banksia/db";

/**
 * Runs one statement with numbered parameters (`$1`). Parameters are texts or null and are cast in the statement, so
 * that any client of the database can carry them; dates and numerics come back as text because they are cast so.
 */
export type Query = <Row>(text: string, params: readonly (string | null)[]) => Promise<Row[]>;

/** Statements on a transaction of hand-written SQL. */
export function queryOfSql(tx: SqlTx): Query {
  return async <Row>(text: string, params: readonly (string | null)[]) => {
    const rows = await tx.unsafe(text, [...params], { prepare: true });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only who wrote the SQL knows its columns
    return Array.from(rows, (row) => row as Row);
  };
}

/** Ids as one parameter: `any((select $1::text::bigint[])::bigint[])`. */
export function idList(ids: readonly number[]): string {
  return `{${ids.join(",")}}`;
}

/** Rows as one parameter: `jsonb_to_recordset($1::text::jsonb) as x (...)`. */
export function rowList(rows: readonly object[]): string {
  return JSON.stringify(rows);
}
