import { schema } from "@banksia/db";
import { refuseTakenCode } from "../common/known.ts";
import { insertRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { memberFaults, writeMembers } from "./service-group-members.ts";
import { type ServiceGroup, serviceGroupView } from "./service-group-view.ts";

export interface CreateServiceGroupInput {
  code: string;
  name: string;
  billingCodeIds: number[];
  /** Empty: offered at every service. */
  serviceIds: number[];
}

/**
 * Creates a service group.
 * @throws VALIDATION, ALREADY_EXISTS for the code
 */
export async function createServiceGroup(ctx: Context, input: CreateServiceGroupInput): Promise<ServiceGroup> {
  requireScope(ctx, "codes:write");
  return change(ctx, async (tx) => {
    refuseIfAny(await memberFaults(tx, input));
    await refuseTakenCode(tx, schema.serviceGroup, input.code, null);
    const { code, name } = input;
    const entry = { verb: "createServiceGroup", objectType: "service_group" };
    const { id } = await insertRow(tx, ctx, schema.serviceGroup, { code, name }, entry);
    await writeMembers(tx, id, input);
    return loadOne<ServiceGroup>(tx, serviceGroupView, id);
  });
}
