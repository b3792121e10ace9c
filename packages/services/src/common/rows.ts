import type { OrmTx } from "@banksia/db";
import type { SQL } from "drizzle-orm";

/** Rows of hand-written SQL; the names and types of its columns are those of `T`. */
export async function rowsOf<T extends object>(tx: OrmTx, statement: SQL): Promise<T[]> {
  const rows = await tx.execute(statement);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only who wrote the SQL knows its columns
  return Array.from(rows, (row) => row as T);
}

/** The first row, or null. */
export async function firstOf<T extends object>(tx: OrmTx, statement: SQL): Promise<T | null> {
  return (await rowsOf<T>(tx, statement))[0] ?? null;
}

/** The row of a statement that always gives one, such as a sum or an insert. */
export async function oneOf<T extends object>(tx: OrmTx, statement: SQL): Promise<T> {
  const row = await firstOf<T>(tx, statement);
  if (row === null) throw new Error("A statement that always gives a row gave none.");
  return row;
}
