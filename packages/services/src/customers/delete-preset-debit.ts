import { schema } from "@banksia/db";
import { and, eq } from "drizzle-orm";
import { deleteRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";
import { notFound } from "../errors.ts";
import { lockCustomer } from "./lock-customer.ts";
import { type PaymentDefaults, loadPaymentDefaults } from "./payment-defaults-view.ts";

/**
 * Takes the fixed amount of a service away.
 * @throws NOT_FOUND
 */
export async function deletePresetDebit(
  ctx: Context,
  input: { customerId: number; serviceId: number },
): Promise<PaymentDefaults> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const { customerId, serviceId } = input;
    await lockCustomer(tx, customerId);
    const table = schema.presetDebit;
    const [before] = await tx
      .select()
      .from(table)
      .where(and(eq(table.customerId, customerId), eq(table.serviceId, serviceId)));
    if (before === undefined) throw notFound("fixed amount for service", serviceId);
    await deleteRow(tx, ctx, table, before, { verb: "deletePresetDebit", objectType: "preset_debit", serviceId });
    return loadPaymentDefaults(tx, customerId);
  });
}
