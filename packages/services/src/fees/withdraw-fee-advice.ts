import { schema } from "@banksia/db";
import { eq, sql } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { lockRow } from "../common/row.ts";
import { type Context, requireScope } from "../context.ts";
import { ServiceError } from "../errors.ts";
import { changeFees } from "./change-fees.ts";
import { type FeeAdvice, loadFeeAdvice } from "./fee-advice-view.ts";
import type { FeeEffect } from "./fee-effect.ts";

/**
 * Takes back an advice that was entered by mistake; it stays on record as withdrawn.
 * @throws NOT_FOUND, CONFLICT when it is withdrawn already
 */
export async function withdrawFeeAdvice(
  ctx: Context,
  input: { feeAdviceId: number; reason: string; preview: boolean },
): Promise<{ feeAdvice: FeeAdvice; effect: FeeEffect }> {
  requireScope(ctx, "customers:write");
  const { feeAdviceId: id, reason, preview } = input;
  const { answer, effect } = await changeFees(
    ctx,
    preview,
    async (tx) => (await lockRow(tx, schema.feeAdvice, id, "fee advice")).clientId,
    async (tx, client) => {
      const before = await lockRow(tx, schema.feeAdvice, id, "fee advice");
      if (before.withdrawnAt !== null) throw new ServiceError("CONFLICT", "The advice is withdrawn already.");
      const [after] = await tx
        .update(schema.feeAdvice)
        .set({ withdrawnAt: sql`now()` })
        .where(eq(schema.feeAdvice.id, id))
        .returning();
      await audit(tx, ctx, {
        verb: "withdrawFeeAdvice",
        objectType: "fee_advice",
        objectId: id,
        serviceId: client.homeServiceId,
        before,
        after: { ...after, reason },
      });
      return loadFeeAdvice(tx, id);
    },
  );
  return { feeAdvice: answer, effect };
}
