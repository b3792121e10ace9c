import { schema } from "@banksia/db";
import { lockRow, updateRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import { checkCustomer, personName } from "./check-customer.ts";
import type { CustomerDetails } from "./create-customer.ts";
import { type Customer, loadCustomer } from "./customer-view.ts";

export interface UpdateCustomerInput extends CustomerDetails {
  customerId: number;
  name?: string;
  firstName?: string;
  lastName?: string;
  customerGroupId?: number;
  termsOfPaymentId?: number;
  active?: boolean;
}

/**
 * Changes a customer; what is left out stays. Documents already made keep their terms, method of payment and group.
 * @throws NOT_FOUND, VALIDATION
 */
export async function updateCustomer(ctx: Context, input: UpdateCustomerInput): Promise<Customer> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const before = await lockRow(tx, schema.customer, input.customerId, "customer");
    const { customerId, ...patch } = input;
    const person = before.type === "person";
    const after = { ...before, ...patch };
    const faults: FieldError[] = await checkCustomer(tx, ctx, after);
    for (const part of person ? (["name"] as const) : (["firstName", "lastName", "middleName", "title"] as const))
      if (input[part] != null)
        faults.push({
          pointer: `/${part}`,
          code: "NOT_ALLOWED",
          detail: person ? "The name of a person is made of first and last name." : "An organisation has only a name.",
        });
    refuseIfAny(faults);
    if (person) after.name = personName(after.firstName, after.lastName);
    await updateRow(
      tx,
      ctx,
      schema.customer,
      before,
      { ...patch, name: after.name },
      { verb: "updateCustomer", objectType: "customer", serviceId: after.homeServiceId },
    );
    return loadCustomer(tx, ctx, customerId);
  });
}
