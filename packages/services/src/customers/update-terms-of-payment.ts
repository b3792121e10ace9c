import { schema } from "@banksia/db";
import { refuseTakenCode } from "../common/known.ts";
import { lockRow, updateRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { daysFaults } from "./terms-of-payment-days.ts";
import { type TermsOfPayment, termsOfPaymentView } from "./terms-of-payment-view.ts";

export interface UpdateTermsOfPaymentInput {
  termsOfPaymentId: number;
  code?: string;
  name?: string;
  days?: number;
  fromEndOfMonth?: boolean;
}

/**
 * Changes terms of payment; invoices already made keep their due dates.
 * @throws NOT_FOUND, VALIDATION, ALREADY_EXISTS for the code
 */
export async function updateTermsOfPayment(ctx: Context, input: UpdateTermsOfPaymentInput): Promise<TermsOfPayment> {
  requireScope(ctx, "codes:write");
  return change(ctx, async (tx) => {
    const { termsOfPaymentId, ...patch } = input;
    const before = await lockRow(tx, schema.termsOfPayment, termsOfPaymentId, "terms of payment");
    refuseIfAny(daysFaults(input.days));
    await refuseTakenCode(tx, schema.termsOfPayment, input.code, termsOfPaymentId);
    await updateRow(tx, ctx, schema.termsOfPayment, before, patch, {
      verb: "updateTermsOfPayment",
      objectType: "terms_of_payment",
    });
    return loadOne<TermsOfPayment>(tx, termsOfPaymentView, termsOfPaymentId);
  });
}
