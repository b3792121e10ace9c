import { type Context, read, requireScope } from "../context.ts";
import { type Customer, loadCustomer } from "./customer-view.ts";

/**
 * One customer.
 * @throws NOT_FOUND
 */
export async function getCustomer(ctx: Context, input: { customerId: number }): Promise<Customer> {
  requireScope(ctx, "customers:read");
  return read(ctx, (tx) => loadCustomer(tx, ctx, input.customerId));
}
