import { schema } from "@banksia/db";
import { and, eq } from "drizzle-orm";
import { unknownReferences } from "../common/known.ts";
import { insertRow, updateRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import { lockCustomer } from "./lock-customer.ts";
import { type PaymentDefaults, loadPaymentDefaults } from "./payment-defaults-view.ts";

export interface SetPresetDebitInput {
  customerId: number;
  serviceId: number;
  amount: string;
  enabled: boolean;
  /** From the first debit when null. */
  fromDate: string | null;
}

/**
 * Sets the fixed amount that is debited from a customer for a service, even when less is owed; one for each service.
 * @throws NOT_FOUND, VALIDATION
 */
export async function setPresetDebit(ctx: Context, input: SetPresetDebitInput): Promise<PaymentDefaults> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const { customerId, serviceId, ...values } = input;
    await lockCustomer(tx, customerId);
    const faults: FieldError[] = await unknownReferences(tx, {
      pointer: "/params/serviceId",
      table: schema.service,
      what: "service",
      id: serviceId,
    });
    if (!/[1-9]/.test(values.amount) || values.amount.startsWith("-"))
      faults.push({ pointer: "/amount", code: "OUT_OF_RANGE", detail: "The amount is more than zero." });
    refuseIfAny(faults);
    const table = schema.presetDebit;
    const [before] = await tx
      .select()
      .from(table)
      .where(and(eq(table.customerId, customerId), eq(table.serviceId, serviceId)));
    const entry = { verb: "setPresetDebit", objectType: "preset_debit", serviceId };
    if (before === undefined) await insertRow(tx, ctx, table, { customerId, serviceId, ...values }, entry);
    else await updateRow(tx, ctx, table, before, values, entry);
    return loadPaymentDefaults(tx, customerId);
  });
}
