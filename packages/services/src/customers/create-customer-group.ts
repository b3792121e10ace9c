import { schema } from "@banksia/db";
import { refuseTakenCode } from "../common/known.ts";
import { insertRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type CustomerGroup, customerGroupView } from "./customer-group-view.ts";

export interface CreateCustomerGroupInput {
  code: string;
  name: string;
}

/**
 * Creates a customer group.
 * @throws VALIDATION, ALREADY_EXISTS for the code
 */
export async function createCustomerGroup(ctx: Context, input: CreateCustomerGroupInput): Promise<CustomerGroup> {
  requireScope(ctx, "codes:write");
  return change(ctx, async (tx) => {
    await refuseTakenCode(tx, schema.customerGroup, input.code, null);
    const { id } = await insertRow(tx, ctx, schema.customerGroup, input, {
      verb: "createCustomerGroup",
      objectType: "customer_group",
    });
    return loadOne<CustomerGroup>(tx, customerGroupView, id);
  });
}
