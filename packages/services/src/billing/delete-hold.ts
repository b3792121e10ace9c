import { refuseDerivedHold } from "../fees/charges-changed.ts";
import { schema } from "@banksia/db";
import { deleteRow, lockRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";

/**
 * Deletes a hold: its days are due again.
 * @throws NOT_FOUND
 */
export async function deleteHold(ctx: Context, input: { holdId: number }): Promise<void> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const before = await lockRow(tx, schema.billingScheduleHold, input.holdId, "hold");
    refuseDerivedHold(before);
    const line = await lockRow(tx, schema.billingScheduleLine, before.scheduleLineId, "schedule line");
    await deleteRow(tx, ctx, schema.billingScheduleHold, before, {
      verb: "deleteHold",
      objectType: "hold",
      serviceId: line.serviceId,
    });
  });
}
