import { schema } from "@banksia/db";
import { deleteRow, lockRow } from "../common/row.ts";
import { dayWords } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError } from "../errors.ts";

/**
 * Deletes a funding rate that has not begun.
 * @throws NOT_FOUND, CONFLICT when it has begun
 */
export async function deleteFundingRate(ctx: Context, input: { fundingRateId: number }): Promise<void> {
  requireScope(ctx, "rates:write");
  return change(ctx, async (tx) => {
    const before = await lockRow(tx, schema.fundingRate, input.fundingRateId, "funding rate");
    if (before.startDate <= ctx.today())
      throw new ServiceError(
        "CONFLICT",
        `This rate is in force since ${dayWords(before.startDate)}: give it an end date instead.`,
      );
    await deleteRow(tx, ctx, schema.fundingRate, before, { verb: "deleteFundingRate", objectType: "funding_rate" });
  });
}
