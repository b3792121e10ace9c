import { schema } from "@banksia/db";
import { unknownReferences } from "../common/known.ts";
import { insertRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { type EmergencyFields, checkEmergency, loadEmergency, recalculateAbsent } from "./emergency-view.ts";
import type { DeclaredEmergency } from "./leave-account-view.ts";

/**
 * Records a situation of emergency declared for a service: whoever is away on its days is on emergency leave.
 * @throws VALIDATION
 */
export function createDeclaredEmergency(
  ctx: Context,
  input: EmergencyFields & { serviceId: number },
): Promise<DeclaredEmergency> {
  requireScope(ctx, "customers:write");
  const { serviceId, startDate, endDate, description } = input;
  checkEmergency(input);
  return change(ctx, async (tx) => {
    const reference = { pointer: "/serviceId", table: schema.service, what: "service", id: serviceId };
    refuseIfAny(await unknownReferences(tx, reference));
    const made = await insertRow(
      tx,
      ctx,
      schema.declaredEmergency,
      { serviceId, startDate, endDate, description },
      { verb: "createDeclaredEmergency", objectType: "declared_emergency", serviceId },
    );
    await recalculateAbsent(tx, ctx, serviceId);
    return loadEmergency(tx, made.id);
  });
}
