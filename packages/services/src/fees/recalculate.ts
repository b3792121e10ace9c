import type { OrmTx, SqlTx } from "@banksia/db";
import {
  type Query,
  type Recalculated,
  queryOfSql,
  recalculateResidents,
} from "@banksia/month-end/residents/recalculate";
import { type SQL, sql } from "drizzle-orm";
import type { Context } from "../context.ts";

/**
 * Works out arrangements, rates and calculated schedule lines of clients anew. Every verb that changes a fact they
 * follow from calls it last, inside its transaction; it writes only what differs.
 */
export function recalculate(tx: OrmTx, ctx: Context, clientIds: readonly number[]): Promise<Recalculated> {
  return recalculateResidents(queryOfOrm(tx), clientIds, ctx.today());
}

/** The same on a transaction of hand-written SQL. */
export function recalculateSql(tx: SqlTx, ctx: Context, clientIds: readonly number[]): Promise<Recalculated> {
  return recalculateResidents(queryOfSql(tx), clientIds, ctx.today());
}

/** Statements with numbered parameters on a transaction of Drizzle. */
export function queryOfOrm(tx: OrmTx): Query {
  return async <Row>(text: string, params: readonly (string | null)[]) => {
    const rows = await tx.execute(statementOf(text, params));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only who wrote the SQL knows its columns
    return Array.from(rows, (row) => row as Row);
  };
}

function statementOf(text: string, params: readonly (string | null)[]): SQL {
  const parts = text.split(/\$(\d+)/);
  return sql.join(parts.map((part, at) => (at % 2 === 0 ? sql.raw(part) : sql`${params[Number(part) - 1] ?? null}`)));
}
