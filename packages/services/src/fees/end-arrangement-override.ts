import { schema } from "@banksia/db";
import { lockRow, updateRow } from "../common/row.ts";
import { type Context, requireScope } from "../context.ts";
import { invalid } from "../errors.ts";
import { type ArrangementOverride, loadOverride, refuseOverlap } from "./arrangement-override.ts";
import { changeFees } from "./change-fees.ts";
import type { FeeEffect } from "./fee-effect.ts";

/**
 * Sets the last day of an override; null: until further notice.
 * @throws NOT_FOUND, VALIDATION
 */
export async function endArrangementOverride(
  ctx: Context,
  input: { arrangementOverrideId: number; endDate: string | null; preview: boolean },
): Promise<{ arrangementOverride: ArrangementOverride; effect: FeeEffect }> {
  requireScope(ctx, "customers:write");
  const { arrangementOverrideId: id, endDate, preview } = input;
  const locked = (tx: Parameters<typeof loadOverride>[0]) =>
    lockRow(tx, schema.arrangementOverride, id, "arrangement override");
  const { answer, effect } = await changeFees(
    ctx,
    preview,
    async (tx) => (await locked(tx)).clientId,
    async (tx, client) => {
      const before = await locked(tx);
      if (endDate !== null && endDate < before.startDate)
        throw invalid({
          pointer: "/endDate",
          code: "BEFORE_START",
          detail: "The override ends before it begins: take it back if it should never have been.",
        });
      await updateRow(
        tx,
        ctx,
        schema.arrangementOverride,
        before,
        { endDate },
        { verb: "endArrangementOverride", objectType: "arrangement_override", serviceId: client.homeServiceId },
      ).catch(refuseOverlap);
      return loadOverride(tx, id);
    },
  );
  return { arrangementOverride: answer, effect };
}
