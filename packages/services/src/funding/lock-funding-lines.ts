import { type OrmTx, schema } from "@banksia/db";
import { inArray } from "drizzle-orm";
import { ServiceError, notFound } from "../errors.ts";

/**
 * Reads funding lines in the order of their numbers and keeps others from changing them until the transaction ends.
 * @throws NOT_FOUND when one is not there or not visible, CONFLICT when one mirrors a fee
 */
export async function lockFundingLines(tx: OrmTx, lineIds: readonly number[]) {
  const wanted = [...new Set(lineIds)];
  const table = schema.fundingScheduleLine;
  const rows = await tx.select().from(table).where(inArray(table.id, wanted)).orderBy(table.id).for("update");
  const found = new Set(rows.map((row) => row.id));
  const missing = wanted.find((id) => !found.has(id));
  if (missing !== undefined) throw notFound("funding line", missing);
  const mirrors = rows.filter((row) => row.mirrorsId !== null);
  if (mirrors.length > 0)
    throw new ServiceError(
      "CONFLICT",
      `${mirrors.length === 1 ? "One of the lines mirrors a fee and follows it" : `${mirrors.length} of the lines mirror fees and follow them`}: mark or delete the fee on the billing schedule instead.`,
    );
  return rows;
}
