import { schema } from "@banksia/db";
import { deleteRow, lockRow } from "../common/row.ts";
import { type Context, requireScope } from "../context.ts";
import { changeFees } from "./change-fees.ts";
import type { FeeEffect } from "./fee-effect.ts";

/**
 * Takes away a hardship determination that was recorded by mistake; what was charged under it waits to be adjusted.
 * @throws NOT_FOUND
 */
export async function deleteFeeReduction(
  ctx: Context,
  input: { feeReductionId: number; preview: boolean },
): Promise<{ effect: FeeEffect }> {
  requireScope(ctx, "customers:write");
  const { feeReductionId: id } = input;
  const { effect } = await changeFees(
    ctx,
    input.preview,
    async (tx) => (await lockRow(tx, schema.feeReduction, id, "fee reduction")).clientId,
    async (tx, client) => {
      const before = await lockRow(tx, schema.feeReduction, id, "fee reduction");
      await deleteRow(tx, ctx, schema.feeReduction, before, {
        verb: "deleteFeeReduction",
        objectType: "fee_reduction",
        serviceId: client.homeServiceId,
      });
    },
  );
  return { effect };
}
