import type { OrmTx } from "@banksia/db";
import { type SQL, sql } from "drizzle-orm";
import { oneOf } from "../common/rows.ts";
import { ids } from "../common/sql.ts";
import type { FieldError } from "../errors.ts";

/**
 * The fault of a list of purposes or types with a member that does not exist or is no longer in use; those that a record
 * has already may stay.
 */
export async function unknownIds(
  tx: OrmTx,
  table: "purpose" | "contact_type",
  what: string,
  pointer: string,
  given: readonly number[] | undefined,
  kept: readonly number[] = [],
): Promise<FieldError[]> {
  if (given === undefined || given.length === 0) return [];
  const from: SQL = sql.identifier(table).getSQL();
  const { unknown } = await oneOf<{ unknown: number[] }>(
    tx,
    sql`select array(select g.id from unnest(${ids(given)}) g (id) where not exists (
      select from ${from} t where t.id = g.id and (t.active or t.id = any(${ids(kept)})))) as unknown`,
  );
  return unknown.map((id) => ({ pointer, code: "UNKNOWN" as const, detail: `There is no ${what} ${id} in use.` }));
}
