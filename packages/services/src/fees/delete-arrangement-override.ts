import { schema } from "@banksia/db";
import { deleteRow, lockRow } from "../common/row.ts";
import { type Context, requireScope } from "../context.ts";
import { changeFees } from "./change-fees.ts";
import type { FeeEffect } from "./fee-effect.ts";

/**
 * Takes an override back as if it had never been; the audit log keeps it.
 * @throws NOT_FOUND
 */
export async function deleteArrangementOverride(
  ctx: Context,
  input: { arrangementOverrideId: number; preview: boolean },
): Promise<{ effect: FeeEffect }> {
  requireScope(ctx, "customers:write");
  const { arrangementOverrideId: id } = input;
  const { effect } = await changeFees(
    ctx,
    input.preview,
    async (tx) => (await lockRow(tx, schema.arrangementOverride, id, "arrangement override")).clientId,
    async (tx, client) => {
      const before = await lockRow(tx, schema.arrangementOverride, id, "arrangement override");
      await deleteRow(tx, ctx, schema.arrangementOverride, before, {
        verb: "deleteArrangementOverride",
        objectType: "arrangement_override",
        serviceId: client.homeServiceId,
      });
    },
  );
  return { effect };
}
