import { schema } from "@banksia/db";
import { deleteRow, lockRow } from "../common/row.ts";
import { dayWords } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError } from "../errors.ts";
import { ownRateChanged } from "../fees/charges-changed.ts";
import { refuseDerived } from "./refuse-derived.ts";

/**
 * Deletes a rate that has not begun.
 * @throws NOT_FOUND, CONFLICT once it has begun
 */
export async function deleteBillingRate(ctx: Context, input: { billingRateId: number }): Promise<void> {
  requireScope(ctx, "rates:write");
  return change(ctx, async (tx) => {
    const before = await lockRow(tx, schema.billingRate, input.billingRateId, "billing rate");
    refuseDerived(before);
    if (before.startDate <= ctx.today())
      throw new ServiceError(
        "CONFLICT",
        `This rate is in force since ${dayWords(before.startDate)}: give it an end date instead.`,
      );
    await deleteRow(tx, ctx, schema.billingRate, before, { verb: "deleteBillingRate", objectType: "billing_rate" });
    await ownRateChanged(tx, ctx, before);
  });
}
