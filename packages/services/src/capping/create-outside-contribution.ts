import { schema } from "@banksia/db";
import { insertRow, lockRow } from "../common/row.ts";
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
 * Records a contribution that a client paid elsewhere. Capped fees already billed for its days wait to be adjusted.
 * @throws NOT_FOUND, VALIDATION
 */
export function createOutsideContribution(
  ctx: Context,
  input: OutsideContributionFields & { clientId: number },
): Promise<OutsideContribution> {
  requireScope(ctx, "customers:write");
  const { clientId, startDate, endDate, amount, fee, source } = input;
  return change(ctx, async (tx) => {
    const client = await lockRow(tx, schema.customer, clientId, "client");
    const faults = await contributionFaults(tx, clientId, input);
    if (client.type !== "person")
      faults.push({ pointer: "/clientId", code: "NOT_ALLOWED", detail: "Only a person has caps." });
    refuseIfAny(faults);
    const made = await insertRow(
      tx,
      ctx,
      schema.outsideContribution,
      { clientId, startDate, endDate, amount, fee, source },
      { verb: "createOutsideContribution", objectType: "outside_contribution", serviceId: client.homeServiceId },
    );
    await recalculate(tx, ctx, [clientId]);
    return loadOutsideContribution(tx, made.id);
  });
}
