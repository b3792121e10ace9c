import { schema } from "@banksia/db";
import { lockRow, updateRow } from "../common/row.ts";
import { type Context, requireScope } from "../context.ts";
import { ServiceError } from "../errors.ts";
import { changeFees } from "./change-fees.ts";
import { type EverydayAgreement, loadAgreement } from "./everyday-agreement.ts";
import type { FeeEffect } from "./fee-effect.ts";

/**
 * Takes back an end that was recorded by mistake.
 * @throws NOT_FOUND, CONFLICT when it has not ended
 */
export async function resumeEverydayAgreement(
  ctx: Context,
  input: { everydayAgreementId: number; preview: boolean },
): Promise<{ everydayAgreement: EverydayAgreement; effect: FeeEffect }> {
  requireScope(ctx, "customers:write");
  const { everydayAgreementId: id } = input;
  const table = schema.everydayAgreement;
  const { answer, effect } = await changeFees(
    ctx,
    input.preview,
    async (tx) => (await lockRow(tx, table, id, "higher everyday living agreement")).clientId,
    async (tx, client) => {
      const before = await lockRow(tx, table, id, "higher everyday living agreement");
      if (before.endedOn === null) throw new ServiceError("CONFLICT", "The agreement has not ended.");
      await updateRow(
        tx,
        ctx,
        table,
        before,
        { endedBy: null, endedOn: null, cannotDeliver: false, endsFrom: null },
        { verb: "resumeEverydayAgreement", objectType: "everyday_agreement", serviceId: client.homeServiceId },
      );
      return loadAgreement(tx, ctx, id);
    },
  );
  return { everydayAgreement: answer, effect };
}
