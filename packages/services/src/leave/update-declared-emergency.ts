import { schema } from "@banksia/db";
import { lockRow, updateRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type EmergencyFields, checkEmergency, loadEmergency, recalculateAbsent } from "./emergency-view.ts";
import type { DeclaredEmergency } from "./leave-account-view.ts";

const table = schema.declaredEmergency;

/**
 * Changes or ends a declared situation of emergency.
 * @throws NOT_FOUND, VALIDATION
 */
export function updateDeclaredEmergency(
  ctx: Context,
  input: EmergencyFields & { declaredEmergencyId: number },
): Promise<DeclaredEmergency> {
  requireScope(ctx, "customers:write");
  const { declaredEmergencyId, startDate, endDate, description } = input;
  checkEmergency(input);
  return change(ctx, async (tx) => {
    const before = await lockRow(tx, table, declaredEmergencyId, "declared emergency");
    const { serviceId } = before;
    const entry = { verb: "updateDeclaredEmergency", objectType: "declared_emergency", serviceId };
    await updateRow(tx, ctx, table, before, { startDate, endDate, description }, entry);
    await recalculateAbsent(tx, ctx, serviceId);
    return loadEmergency(tx, before.id);
  });
}
