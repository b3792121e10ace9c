import { schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { previewed } from "../common/preview.ts";
import { insertRow, lockRow } from "../common/row.ts";
import { oneOf } from "../common/rows.ts";
import { loadOne } from "../common/view.ts";
import type { Warning } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError } from "../errors.ts";
import { newJournal } from "../ledger/new-journal.ts";
import { openAmount } from "../ledger/open-transactions.ts";
import { postDraft } from "../ledger/post-journal.ts";
import { type MoneyMade, madeBy } from "./money-made.ts";
import { type VendorPayment, vendorPaymentView } from "./vendor-payment-view.ts";

export interface ReverseVendorPaymentInput {
  vendorPaymentId: number;
  postingDate: string;
  journalTypeId: number;
  reason: string;
  /** Nothing is kept; the answer says what would be. */
  preview: boolean;
}

export interface VendorPaymentReversal {
  /** The one that takes it back. */
  vendorPayment: VendorPayment;
  journalId: number;
  /** To the customer, after it. */
  owed: string;
  made: MoneyMade[];
  warnings: Warning[];
}

/**
 * Takes back a posted payment that the bank returned, in one act: the money is in the bank again and owed to the client
 * again, to be paid to another account.
 * @throws NOT_FOUND, CONFLICT when it is not posted or was taken back already, PERIOD_CLOSED
 */
export async function reverseVendorPayment(
  ctx: Context,
  input: ReverseVendorPaymentInput,
): Promise<VendorPaymentReversal> {
  requireScope(ctx, "journals:post");
  return change(ctx, (outer) =>
    previewed(outer, input.preview, async (tx) => {
      const taken = await lockRow(tx, schema.vendorPayment, input.vendorPaymentId, "payment");
      if (taken.reversesId !== null) throw new ServiceError("CONFLICT", "This takes back another payment itself.");
      if (taken.transactionId === null)
        throw new ServiceError("CONFLICT", "The payment is not posted: delete it from its draft journal instead.");
      if (taken.reversedAt !== null) throw new ServiceError("CONFLICT", "The payment was taken back already.");
      const journalId = await newJournal(tx, ctx, "reverseVendorPayment", {
        journalTypeId: input.journalTypeId,
        description: `Payment ${taken.id} taken back: ${input.reason}`,
        postingDate: input.postingDate,
        kind: "payments",
      });
      const { id } = await insertRow(
        tx,
        ctx,
        schema.vendorPayment,
        {
          journalId,
          serviceId: taken.serviceId,
          clientId: taken.clientId,
          customerId: taken.customerId,
          paymentDate: input.postingDate,
          amount: `-${taken.amount}`,
          bankLedgerAccountId: taken.bankLedgerAccountId,
          bankAccountVersionId: taken.bankAccountVersionId,
          refundId: taken.refundId,
          description: `Payment taken back: ${taken.description}`.slice(0, 200),
          reversesId: taken.id,
        },
        { verb: "reverseVendorPayment", objectType: "vendor_payment", serviceId: taken.serviceId },
      );
      const posting = await postDraft(tx, ctx, { journalId });
      const { owed } = await oneOf<{ owed: string }>(
        tx,
        sql`select coalesce(-sum(${openAmount}), 0)::numeric(16, 2) as owed from customer_transaction t
          join account_name n on n.id = t.account_name_id and n.type = 'vendor' where t.customer_id = ${taken.customerId}`,
      );
      return {
        vendorPayment: await loadOne<VendorPayment>(tx, vendorPaymentView, id),
        journalId,
        owed,
        made: [madeBy(posting)],
        warnings: [],
      };
    }),
  );
}
