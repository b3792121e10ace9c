import { dayNumber, dayText } from "@banksia/core/days/civil";
import { schema } from "@banksia/db";
import { and, eq } from "drizzle-orm";
import { deleteRow, lockRow, updateRow } from "../common/row.ts";
import { type Context, requireScope } from "../context.ts";
import { changeFees } from "./change-fees.ts";
import type { FeeEffect } from "./fee-effect.ts";

/**
 * Takes away a class that was recorded by mistake; the one that ended the day before goes on in its place.
 * @throws NOT_FOUND
 */
export async function deleteClassification(
  ctx: Context,
  input: { classificationId: number; preview: boolean },
): Promise<{ effect: FeeEffect }> {
  requireScope(ctx, "customers:write");
  const table = schema.clientClassification;
  const { classificationId: id } = input;
  const { effect } = await changeFees(
    ctx,
    input.preview,
    async (tx) => (await lockRow(tx, table, id, "classification")).clientId,
    async (tx, client) => {
      const entry = {
        verb: "deleteClassification",
        objectType: "client_classification",
        serviceId: client.homeServiceId,
      };
      const gone = await lockRow(tx, table, id, "classification");
      await deleteRow(tx, ctx, table, gone, entry);
      const dayBefore = dayText(dayNumber(gone.startDate) - 1);
      const [before] = await tx
        .select()
        .from(table)
        .where(and(eq(table.clientId, client.id), eq(table.endDate, dayBefore)));
      if (before !== undefined) await updateRow(tx, ctx, table, before, { endDate: gone.endDate }, entry);
    },
  );
  return { effect };
}
