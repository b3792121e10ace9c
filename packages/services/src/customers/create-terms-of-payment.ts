import { schema } from "@banksia/db";
import { refuseTakenCode } from "../common/known.ts";
import { insertRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { daysFaults } from "./terms-of-payment-days.ts";
import { type TermsOfPayment, termsOfPaymentView } from "./terms-of-payment-view.ts";

export interface CreateTermsOfPaymentInput {
  code: string;
  name: string;
  /** 0 to 366. */
  days: number;
  fromEndOfMonth: boolean;
}

/**
 * Creates terms of payment.
 * @throws VALIDATION, ALREADY_EXISTS for the code
 */
export async function createTermsOfPayment(ctx: Context, input: CreateTermsOfPaymentInput): Promise<TermsOfPayment> {
  requireScope(ctx, "codes:write");
  return change(ctx, async (tx) => {
    refuseIfAny(daysFaults(input.days));
    await refuseTakenCode(tx, schema.termsOfPayment, input.code, null);
    const { id } = await insertRow(tx, ctx, schema.termsOfPayment, input, {
      verb: "createTermsOfPayment",
      objectType: "terms_of_payment",
    });
    return loadOne<TermsOfPayment>(tx, termsOfPaymentView, id);
  });
}
