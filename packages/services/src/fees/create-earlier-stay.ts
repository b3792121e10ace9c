import { schema } from "@banksia/db";
import { insertRow } from "../common/row.ts";
import { type Context, requireScope } from "../context.ts";
import { changeFees } from "./change-fees.ts";
import { type EarlierStay, type EarlierStayFields, checkEarlierStay, earlierStayOf } from "./earlier-stay.ts";
import type { FeeEffect } from "./fee-effect.ts";

/**
 * Records a stay in residential care with another provider: arrangements depend on it.
 * @throws NOT_FOUND, VALIDATION
 */
export async function createEarlierStay(
  ctx: Context,
  input: EarlierStayFields & { clientId: number; preview: boolean },
): Promise<{ earlierStay: EarlierStay; effect: FeeEffect }> {
  requireScope(ctx, "customers:write");
  const { clientId, preview, kind, home, startDate, endDate } = input;
  const { answer, effect } = await changeFees(
    ctx,
    preview,
    async () => clientId,
    async (tx, client) => {
      const values = { kind, home, startDate, endDate };
      await checkEarlierStay(tx, clientId, values, null);
      const made = await insertRow(
        tx,
        ctx,
        schema.earlierStay,
        { clientId, ...values },
        { verb: "createEarlierStay", objectType: "earlier_stay", serviceId: client.homeServiceId },
      );
      return earlierStayOf(made);
    },
  );
  return { earlierStay: answer, effect };
}
