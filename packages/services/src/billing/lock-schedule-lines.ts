import { type OrmTx, schema } from "@banksia/db";
import { inArray } from "drizzle-orm";
import { notFound } from "../errors.ts";

/**
 * Reads schedule lines in the order of their numbers and keeps others from changing them until the transaction ends.
 * @throws NOT_FOUND when one is not there or not visible
 */
export async function lockScheduleLines(tx: OrmTx, lineIds: readonly number[]) {
  const wanted = [...new Set(lineIds)];
  const table = schema.billingScheduleLine;
  const rows = await tx.select().from(table).where(inArray(table.id, wanted)).orderBy(table.id).for("update");
  const found = new Set(rows.map((row) => row.id));
  const missing = wanted.find((id) => !found.has(id));
  if (missing !== undefined) throw notFound("schedule line", missing);
  return rows;
}
