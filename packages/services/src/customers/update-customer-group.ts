import { schema } from "@banksia/db";
import { refuseTakenCode } from "../common/known.ts";
import { lockRow, updateRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type CustomerGroup, customerGroupView } from "./customer-group-view.ts";

export interface UpdateCustomerGroupInput {
  customerGroupId: number;
  code?: string;
  name?: string;
}

/**
 * Changes a customer group; what is left out stays.
 * @throws NOT_FOUND, VALIDATION, ALREADY_EXISTS for the code
 */
export async function updateCustomerGroup(ctx: Context, input: UpdateCustomerGroupInput): Promise<CustomerGroup> {
  requireScope(ctx, "codes:write");
  return change(ctx, async (tx) => {
    const { customerGroupId, ...patch } = input;
    const before = await lockRow(tx, schema.customerGroup, customerGroupId, "customer group");
    await refuseTakenCode(tx, schema.customerGroup, input.code, customerGroupId);
    await updateRow(tx, ctx, schema.customerGroup, before, patch, {
      verb: "updateCustomerGroup",
      objectType: "customer_group",
    });
    return loadOne<CustomerGroup>(tx, customerGroupView, customerGroupId);
  });
}
