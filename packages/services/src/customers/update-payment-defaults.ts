import { schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { unknownReferences } from "../common/known.ts";
import { lockRow, updateRow } from "../common/row.ts";
import { firstOf } from "../common/rows.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import type { MethodOfPayment } from "./customer-view.ts";
import { type PaymentDefaults, loadPaymentDefaults } from "./payment-defaults-view.ts";

export interface UpdatePaymentDefaultsInput {
  customerId: number;
  methodOfPayment?: MethodOfPayment;
  termsOfPaymentId?: number;
  /** One of the customer's own that is in use; it may still wait for its second person. */
  bankAccountId?: number | null;
  /** Null: no limit. Zero: nothing. */
  directDebitLimit?: string | null;
}

/**
 * Changes how a customer pays; what is left out stays. Documents already made keep their terms, method and account.
 * @throws NOT_FOUND, VALIDATION
 */
export async function updatePaymentDefaults(ctx: Context, input: UpdatePaymentDefaultsInput): Promise<PaymentDefaults> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const { customerId, ...patch } = input;
    const before = await lockRow(tx, schema.customer, customerId, "customer");
    const faults: FieldError[] = await unknownReferences(tx, {
      pointer: "/termsOfPaymentId",
      table: schema.termsOfPayment,
      what: "terms of payment",
      id: patch.termsOfPaymentId,
    });
    if (patch.directDebitLimit?.startsWith("-") === true)
      faults.push({
        pointer: "/directDebitLimit",
        code: "OUT_OF_RANGE",
        detail: "A limit is zero or more; leave it empty for no limit.",
      });
    if (patch.bankAccountId != null) {
      const account = await firstOf<{ active: boolean }>(
        tx,
        sql`select active from bank_account where id = ${patch.bankAccountId} and customer_id = ${customerId}`,
      );
      if (account?.active !== true)
        faults.push({
          pointer: "/bankAccountId",
          code: account === null ? "UNKNOWN" : "INACTIVE",
          detail:
            account === null ? "The customer has no such bank account." : "This bank account is no longer in use.",
        });
    }
    refuseIfAny(faults);
    await updateRow(tx, ctx, schema.customer, before, patch, {
      verb: "updatePaymentDefaults",
      objectType: "customer",
      serviceId: before.homeServiceId,
    });
    return loadPaymentDefaults(tx, customerId);
  });
}
