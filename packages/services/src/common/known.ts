import type { OrmTx } from "@banksia/db";
import { type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { type FieldError, ServiceError } from "../errors.ts";
import { oneOf } from "./rows.ts";
import type { RowTable } from "./row.ts";

/** A reference of a request to a record. */
export interface Reference {
  pointer: string;
  table: PgTable;
  /** The thing in plain words: "customer group". */
  what: string;
  /** Nothing is checked where it is null or undefined. */
  id: number | null | undefined;
}

/** The faults of references to records that do not exist or that the caller may not see. */
export async function unknownReferences(tx: OrmTx, ...references: Reference[]): Promise<FieldError[]> {
  const given = references.filter((reference) => reference.id != null);
  if (given.length === 0) return [];
  const tests = given.map((reference) => sql`exists (select from ${reference.table} where id = ${reference.id})`);
  const { found } = await oneOf<{ found: boolean[] }>(tx, sql`select array[${sql.join(tests, sql`, `)}] as found`);
  return given
    .filter((_, at) => found[at] !== true)
    .map(({ pointer, what, id }) => ({
      pointer,
      code: "UNKNOWN",
      detail: `There is no ${what} ${id}, or it belongs to a facility you cannot see.`,
    }));
}

/**
 * Throws ALREADY_EXISTS when another row has the code, whatever its capitals.
 * @param among limits where a code must be its own, such as the places of one service
 */
export async function refuseTakenCode(
  tx: OrmTx,
  table: RowTable,
  code: string | undefined,
  exceptId: number | null,
  among?: SQL,
): Promise<void> {
  if (code === undefined) return;
  const { taken } = await oneOf<{ taken: boolean }>(
    tx,
    sql`select exists (select from ${table} where lower(code) = lower(${code})
      and id <> ${exceptId ?? 0}${among === undefined ? sql`` : sql` and ${among}`}) as taken`,
  );
  if (!taken) return;
  const detail = `The code ${code} is taken: choose another.`;
  throw new ServiceError("ALREADY_EXISTS", detail, [{ pointer: "/code", code: "TAKEN", detail }]);
}
