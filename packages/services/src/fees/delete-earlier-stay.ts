import { schema } from "@banksia/db";
import { deleteRow, lockRow } from "../common/row.ts";
import { type Context, requireScope } from "../context.ts";
import { changeFees } from "./change-fees.ts";
import type { FeeEffect } from "./fee-effect.ts";

/**
 * Takes away a stay that was recorded by mistake.
 * @throws NOT_FOUND
 */
export async function deleteEarlierStay(
  ctx: Context,
  input: { earlierStayId: number; preview: boolean },
): Promise<{ effect: FeeEffect }> {
  requireScope(ctx, "customers:write");
  const { effect } = await changeFees(
    ctx,
    input.preview,
    async (tx) => (await lockRow(tx, schema.earlierStay, input.earlierStayId, "earlier stay")).clientId,
    async (tx, client) => {
      const before = await lockRow(tx, schema.earlierStay, input.earlierStayId, "earlier stay");
      await deleteRow(tx, ctx, schema.earlierStay, before, {
        verb: "deleteEarlierStay",
        objectType: "earlier_stay",
        serviceId: client.homeServiceId,
      });
    },
  );
  return { effect };
}
