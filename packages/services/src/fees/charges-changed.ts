import type { OrmTx, schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { oneOf } from "../common/rows.ts";
import { ids } from "../common/sql.ts";
import type { Context } from "../context.ts";
import { ServiceError, invalid } from "../errors.ts";
import { recalculate } from "./recalculate.ts";

/** Whether any of the codes charges a fee of the law. */
async function chargesLaw(tx: OrmTx, codeIds: readonly number[]): Promise<boolean> {
  const { found } = await oneOf<{ found: boolean }>(
    tx,
    sql`select exists (select from billing_code where id = any(${ids(codeIds)}) and legal_fee is not null) as found`,
  );
  return found;
}

/** Schedule lines came, changed or went: where they charge fees of the law, those are worked out anew. */
export async function linesChanged(
  tx: OrmTx,
  ctx: Context,
  lines: readonly { clientId: number; billingCodeId: number }[],
): Promise<void> {
  const codes = [...new Set(lines.map((line) => line.billingCodeId))];
  if (!(await chargesLaw(tx, codes))) return;
  await recalculate(tx, ctx, [...new Set(lines.map((line) => line.clientId))]);
}

/**
 * A client's own rate was entered, changed or taken away. One for a fee of the law may be lower than the law allows.
 * @throws VALIDATION when it is higher
 */
export async function ownRateChanged(
  tx: OrmTx,
  ctx: Context,
  rate: { clientId: number | null; billingCodeId: number },
): Promise<void> {
  if (rate.clientId === null || !(await chargesLaw(tx, [rate.billingCodeId]))) return;
  const { issues } = await recalculate(tx, ctx, [rate.clientId]);
  const over = issues.find((issue) => issue.code === "OWN_RATE_ABOVE_LAW");
  if (over !== undefined) throw invalid({ pointer: "/rate", code: "OUT_OF_RANGE", detail: over.message });
}

type Line = typeof schema.billingScheduleLine.$inferSelect;

/** A line that follows from the facts is not changed by hand. */
export function refuseCalculated(lines: readonly Pick<Line, "origin">[]): void {
  if (lines.some((line) => line.origin === "calculated"))
    throw new ServiceError(
      "CONFLICT",
      "This line follows from the client's facts: change the leave, the reservation or the hardship determination it comes from.",
    );
}

/** A hold that the calculation made goes when its reason does. */
export function refuseDerivedHold(hold: { derived: boolean }): void {
  if (hold.derived)
    throw new ServiceError(
      "CONFLICT",
      "This hold follows from the client's stays: on one day only one home charges the fee.",
    );
}
