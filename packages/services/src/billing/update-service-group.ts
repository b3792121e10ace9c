import { schema } from "@banksia/db";
import { eq } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { refuseTakenCode } from "../common/known.ts";
import { lockRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { memberFaults, writeMembers } from "./service-group-members.ts";
import { type ServiceGroup, serviceGroupView } from "./service-group-view.ts";

export interface UpdateServiceGroupInput {
  serviceGroupId: number;
  code?: string;
  name?: string;
  /** Replaces the codes. */
  billingCodeIds?: number[];
  /** Replaces the services. */
  serviceIds?: number[];
}

/**
 * Changes a service group; a list given replaces the old one. Schedule lines that have a code of the group keep it.
 * @throws NOT_FOUND, VALIDATION, ALREADY_EXISTS for the code
 */
export async function updateServiceGroup(ctx: Context, input: UpdateServiceGroupInput): Promise<ServiceGroup> {
  requireScope(ctx, "codes:write");
  return change(ctx, async (tx) => {
    const { serviceGroupId } = input;
    const row = await lockRow(tx, schema.serviceGroup, serviceGroupId, "service group");
    refuseIfAny(await memberFaults(tx, input));
    await refuseTakenCode(tx, schema.serviceGroup, input.code, serviceGroupId);
    const before = await loadOne<ServiceGroup>(tx, serviceGroupView, serviceGroupId);
    const { code = row.code, name = row.name } = input;
    await tx.update(schema.serviceGroup).set({ code, name }).where(eq(schema.serviceGroup.id, serviceGroupId));
    await writeMembers(tx, serviceGroupId, input);
    const after = await loadOne<ServiceGroup>(tx, serviceGroupView, serviceGroupId);
    await audit(tx, ctx, {
      verb: "updateServiceGroup",
      objectType: "service_group",
      objectId: serviceGroupId,
      before,
      after,
    });
    return after;
  });
}
