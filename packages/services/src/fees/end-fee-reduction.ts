import { schema } from "@banksia/db";
import { lockRow, updateRow } from "../common/row.ts";
import { type Context, requireScope } from "../context.ts";
import { invalid } from "../errors.ts";
import { changeFees } from "./change-fees.ts";
import type { FeeEffect } from "./fee-effect.ts";
import { type FeeReduction, loadFeeReduction, refuseOverlap } from "./fee-reduction.ts";

/**
 * Sets the last day of a hardship determination; null: until further notice.
 * @throws NOT_FOUND, VALIDATION
 */
export async function endFeeReduction(
  ctx: Context,
  input: { feeReductionId: number; endDate: string | null; preview: boolean },
): Promise<{ feeReduction: FeeReduction; effect: FeeEffect }> {
  requireScope(ctx, "customers:write");
  const { feeReductionId: id, endDate } = input;
  const { answer, effect } = await changeFees(
    ctx,
    input.preview,
    async (tx) => (await lockRow(tx, schema.feeReduction, id, "fee reduction")).clientId,
    async (tx, client) => {
      const before = await lockRow(tx, schema.feeReduction, id, "fee reduction");
      if (endDate !== null && endDate < before.startDate)
        throw invalid({
          pointer: "/endDate",
          code: "BEFORE_START",
          detail: "The determination ends before it begins: take it away if it should never have been.",
        });
      await updateRow(
        tx,
        ctx,
        schema.feeReduction,
        before,
        { endDate },
        { verb: "endFeeReduction", objectType: "fee_reduction", serviceId: client.homeServiceId },
      ).catch(refuseOverlap);
      return loadFeeReduction(tx, id);
    },
  );
  return { feeReduction: answer, effect };
}
