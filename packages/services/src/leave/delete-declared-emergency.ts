import { schema } from "@banksia/db";
import { deleteRow, lockRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";
import { recalculateAbsent } from "./emergency-view.ts";

const table = schema.declaredEmergency;

/**
 * Deletes a situation of emergency that was entered by mistake.
 * @throws NOT_FOUND
 */
export function deleteDeclaredEmergency(ctx: Context, input: { declaredEmergencyId: number }): Promise<void> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const before = await lockRow(tx, table, input.declaredEmergencyId, "declared emergency");
    const { serviceId } = before;
    const entry = { verb: "deleteDeclaredEmergency", objectType: "declared_emergency", serviceId };
    await deleteRow(tx, ctx, table, before, entry);
    await recalculateAbsent(tx, ctx, serviceId);
  });
}
