import { schema } from "@banksia/db";
import { lockRow, updateRow } from "../common/row.ts";
import { type Context, requireScope } from "../context.ts";
import { invalid } from "../errors.ts";
import { changeFees } from "./change-fees.ts";
import { type EverydayAgreement, loadAgreement } from "./everyday-agreement.ts";
import type { FeeEffect } from "./fee-effect.ts";

/**
 * Sets the last day of one service of an agreement; null: until further notice.
 * @throws NOT_FOUND, VALIDATION
 */
export async function endEverydayService(
  ctx: Context,
  input: { everydayServiceId: number; endDate: string | null; preview: boolean },
): Promise<{ everydayAgreement: EverydayAgreement; effect: FeeEffect }> {
  requireScope(ctx, "customers:write");
  const { everydayServiceId: id, endDate } = input;
  const { answer, effect } = await changeFees(
    ctx,
    input.preview,
    async (tx) => (await lockRow(tx, schema.everydayService, id, "agreed service")).clientId,
    async (tx, client) => {
      const before = await lockRow(tx, schema.everydayService, id, "agreed service");
      if (endDate !== null && endDate < before.startDate)
        throw invalid({ pointer: "/endDate", code: "BEFORE_START", detail: "The service ends before it begins." });
      await updateRow(
        tx,
        ctx,
        schema.everydayService,
        before,
        { endDate },
        { verb: "endEverydayService", objectType: "everyday_service", serviceId: client.homeServiceId },
      );
      return loadAgreement(tx, ctx, before.everydayAgreementId);
    },
  );
  return { everydayAgreement: answer, effect };
}
