import type { OrmTx } from "@banksia/db";
import { eq, sql } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { audit } from "./audit.ts";

/** A table whose rows are known by a number. */
export type RowTable = PgTable & { id: AnyPgColumn };

type Selected<T extends RowTable> = T["$inferSelect"] & { id: number };
/** Columns to change; what is undefined stays. */
export type Patch<T extends RowTable> = Record<never, never> & {
  [K in keyof T["$inferInsert"]]?: T["$inferInsert"][K] | undefined;
};

/** How a change of a row stands in the audit log. */
export interface Entry {
  verb: string;
  objectType: string;
  serviceId?: number | null;
}

// Drizzle cannot relate the rows of a table that is itself a type parameter to that parameter.
const typed = <T extends RowTable>(row: object): Selected<T> => row as Selected<T>; // oxlint-disable-line typescript/no-unsafe-type-assertion

/**
 * Reads a row and keeps others from changing it until the transaction ends.
 * @param what the thing in plain words, for the refusal
 * @throws NOT_FOUND when it is not there or not visible
 */
export async function lockRow<T extends RowTable>(tx: OrmTx, table: T, id: number, what: string): Promise<Selected<T>> {
  const plain: RowTable = table;
  const [row] = await tx.select().from(plain).where(eq(table.id, id)).for("update");
  if (row === undefined) throw notFound(what, id);
  return typed<T>(row);
}

/** Writes a new row with its entry in the audit log. */
export async function insertRow<T extends RowTable>(
  tx: OrmTx,
  ctx: Context,
  table: T,
  values: T["$inferInsert"],
  entry: Entry,
): Promise<Selected<T>> {
  const plain: PgTable = table;
  const [row] = await tx.insert(plain).values(values).returning();
  if (row === undefined) throw new Error("An insert gave no row.");
  const made = typed<T>(row);
  await audit(tx, ctx, { ...entry, objectId: made.id, after: made });
  return made;
}

/** Changes a row, with the values before and after in the audit log. Nothing happens when nothing is given. */
export async function updateRow<T extends RowTable>(
  tx: OrmTx,
  ctx: Context,
  table: T,
  before: Selected<T>,
  patch: Patch<T>,
  entry: Entry,
): Promise<Selected<T>> {
  if (Object.values(patch).every((value) => value === undefined)) return before;
  const plain: RowTable = table;
  const [row] = await tx.update(plain).set(patch).where(eq(table.id, before.id)).returning();
  if (row === undefined) throw new Error("An update of a locked row gave no row.");
  const after = typed<T>(row);
  await audit(tx, ctx, { ...entry, objectId: before.id, before, after });
  return after;
}

/** Deletes a row, with what it was in the audit log. */
export async function deleteRow<T extends RowTable>(
  tx: OrmTx,
  ctx: Context,
  table: T,
  before: Selected<T>,
  entry: Entry,
): Promise<void> {
  const plain: RowTable = table;
  await tx.delete(plain).where(eq(sql`${table.id}`, before.id));
  await audit(tx, ctx, { ...entry, objectId: before.id, before });
}
