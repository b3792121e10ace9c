import type { OrmTx } from "@banksia/db";
import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { notFound } from "../errors.ts";
import { firstOf } from "./rows.ts";

/** How a kind of record is shown: the columns of its answer and the tables they come from. */
export interface View {
  /** The thing in plain words. */
  what: string;
  columns: SQL;
  from: SQL;
  id: SQLWrapper;
}

/**
 * One record as its answer shows it.
 * @throws NOT_FOUND when it is not there or not visible
 */
export async function loadOne<T extends object>(tx: OrmTx, view: View, id: number): Promise<T> {
  const row = await firstOf<T>(tx, sql`select ${view.columns} from ${view.from} where ${view.id} = ${id}`);
  if (row === null) throw notFound(view.what, id);
  return row;
}
