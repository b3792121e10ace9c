import { schema } from "@banksia/db";
import { lockRow, updateRow } from "../common/row.ts";
import { type Context, requireScope } from "../context.ts";
import { changeFees } from "./change-fees.ts";
import { type EarlierStay, type EarlierStayFields, checkEarlierStay, earlierStayOf } from "./earlier-stay.ts";
import type { FeeEffect } from "./fee-effect.ts";

/**
 * Corrects a stay with another provider.
 * @throws NOT_FOUND, VALIDATION
 */
export async function updateEarlierStay(
  ctx: Context,
  input: EarlierStayFields & { earlierStayId: number; preview: boolean },
): Promise<{ earlierStay: EarlierStay; effect: FeeEffect }> {
  requireScope(ctx, "customers:write");
  const { earlierStayId, preview, kind, home, startDate, endDate } = input;
  const { answer, effect } = await changeFees(
    ctx,
    preview,
    async (tx) => (await lockRow(tx, schema.earlierStay, earlierStayId, "earlier stay")).clientId,
    async (tx, client) => {
      const before = await lockRow(tx, schema.earlierStay, earlierStayId, "earlier stay");
      const values = { kind, home, startDate, endDate };
      await checkEarlierStay(tx, client.id, values, earlierStayId);
      const after = await updateRow(tx, ctx, schema.earlierStay, before, values, {
        verb: "updateEarlierStay",
        objectType: "earlier_stay",
        serviceId: client.homeServiceId,
      });
      return earlierStayOf(after);
    },
  );
  return { earlierStay: answer, effect };
}
