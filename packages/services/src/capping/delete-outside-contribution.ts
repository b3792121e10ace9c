import { schema } from "@banksia/db";
import { deleteRow, lockRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";
import { recalculate } from "../fees/recalculate.ts";

/**
 * Deletes a contribution that a client paid elsewhere.
 * @throws NOT_FOUND
 */
export function deleteOutsideContribution(ctx: Context, input: { outsideContributionId: number }): Promise<void> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const before = await lockRow(tx, schema.outsideContribution, input.outsideContributionId, "contribution");
    await deleteRow(tx, ctx, schema.outsideContribution, before, {
      verb: "deleteOutsideContribution",
      objectType: "outside_contribution",
    });
    await recalculate(tx, ctx, [before.clientId]);
  });
}
