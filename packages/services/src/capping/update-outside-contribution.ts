import { schema } from "@banksia/db";
import { lockRow, updateRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { recalculate } from "../fees/recalculate.ts";
import {
  type OutsideContribution,
  type OutsideContributionFields,
  contributionFaults,
  loadOutsideContribution,
} from "./outside-contribution.ts";

/**
 * Corrects a contribution that a client paid elsewhere.
 * @throws NOT_FOUND, VALIDATION
 */
export function updateOutsideContribution(
  ctx: Context,
  input: OutsideContributionFields & { outsideContributionId: number },
): Promise<OutsideContribution> {
  requireScope(ctx, "customers:write");
  const { outsideContributionId, startDate, endDate, amount, fee, source } = input;
  return change(ctx, async (tx) => {
    const before = await lockRow(tx, schema.outsideContribution, outsideContributionId, "contribution");
    refuseIfAny(await contributionFaults(tx, before.clientId, input));
    await updateRow(
      tx,
      ctx,
      schema.outsideContribution,
      before,
      { startDate, endDate, amount, fee, source },
      { verb: "updateOutsideContribution", objectType: "outside_contribution" },
    );
    await recalculate(tx, ctx, [before.clientId]);
    return loadOutsideContribution(tx, before.id);
  });
}
