import { audit } from "../common/audit.ts";
import { type Context, requireScope } from "../context.ts";
import { changeFees } from "./change-fees.ts";
import type { FeeEffect } from "./fee-effect.ts";

/**
 * Works a resident's arrangements and fees out anew from the facts as they are. Every change of a fact does so by itself.
 * @throws NOT_FOUND
 */
export async function recalculateFees(
  ctx: Context,
  input: { clientId: number; preview: boolean },
): Promise<{ effect: FeeEffect }> {
  requireScope(ctx, "customers:write");
  const { effect } = await changeFees(
    ctx,
    input.preview,
    async () => input.clientId,
    (tx, client) =>
      audit(tx, ctx, {
        verb: "recalculateFees",
        objectType: "customer",
        objectId: client.id,
        serviceId: client.homeServiceId,
      }),
  );
  return { effect };
}
