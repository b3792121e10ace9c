import { centsOf } from "@banksia/core/money/index";
import { type OrmTx, schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { type AccommodationFigures, loadFigures } from "../accommodation/figures.ts";
import { previewed } from "../common/preview.ts";
import { insertRow, lockRow } from "../common/row.ts";
import { firstOf, oneOf } from "../common/rows.ts";
import { loadOne } from "../common/view.ts";
import { type Warning, moneyWords } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError } from "../errors.ts";
import { newJournal } from "../ledger/new-journal.ts";
import { openAmount } from "../ledger/open-transactions.ts";
import { postDraft } from "../ledger/post-journal.ts";
import { type MoneyMade, madeBy } from "./money-made.ts";
import { type Refund, refundView } from "./refund-view.ts";

export interface ReverseRefundInput {
  refundId: number;
  postingDate: string;
  journalTypeId: number;
  reason: string;
  /** Nothing is kept; the answer says what would be. */
  preview: boolean;
}

export interface RefundReversal {
  /** The reversal. */
  refund: Refund;
  journalId: number;
  /** Of the lump sum after it; of nothing for a refund of fees. */
  figures: AccommodationFigures;
  made: MoneyMade[];
  warnings: Warning[];
}

const nothing: AccommodationFigures = {
  invoiced: "0.00",
  received: "0.00",
  drawnDown: "0.00",
  retained: "0.00",
  refunded: "0.00",
  balance: "0.00",
  unpaidLumpSum: "0.00",
  ongoingBilled: "0.00",
  unpaidBilled: "0.00",
  interestPayable: "0.00",
};

/**
 * Takes back a posted refund of which nothing was paid, in one act: what was owed to the client is owed no more, and the
 * lump sum is held again from the day of the refund on, so that interest runs on and it can be refunded later.
 * @throws NOT_FOUND, CONFLICT when it is not posted, was taken back already, was paid in whole or part, or drafts are paying it
 */
export async function reverseRefund(ctx: Context, input: ReverseRefundInput): Promise<RefundReversal> {
  requireScope(ctx, "journals:post");
  return change(ctx, (outer) =>
    previewed(outer, input.preview, async (tx) => {
      const taken = await lockRow(tx, schema.refund, input.refundId, "refund");
      if (taken.kind === "reversal") throw new ServiceError("CONFLICT", "This is the reversal of a refund itself.");
      if (taken.transactionId === null)
        throw new ServiceError("CONFLICT", "The refund is not posted: delete it from its draft journal instead.");
      if (taken.reversedAt !== null) throw new ServiceError("CONFLICT", "The refund was taken back already.");
      const owed = await firstOf<{ paid: string }>(
        tx,
        sql`select (${openAmount} - t.amount)::numeric(16, 2) as paid from customer_transaction t where t.id = ${taken.transactionId}`,
      );
      if (owed === null || centsOf(owed.paid) !== 0)
        throw new ServiceError(
          "CONFLICT",
          `${owed === null ? "Part" : moneyWords(owed.paid)} of the refund has been paid: what is paid cannot be taken back.`,
        );
      await refusePaying(tx, taken.customerId, taken.id, taken.amount);
      const journalId = await newJournal(tx, ctx, "reverseRefund", {
        journalTypeId: input.journalTypeId,
        description: `Refund ${taken.id} taken back: ${input.reason}`,
        postingDate: input.postingDate,
        kind: "refunds",
      });
      const { id } = await insertRow(
        tx,
        ctx,
        schema.refund,
        {
          journalId,
          serviceId: taken.serviceId,
          clientId: taken.clientId,
          customerId: taken.customerId,
          kind: "reversal",
          accommodationPaymentId: taken.accommodationPaymentId,
          accountNameId: null,
          reversesId: taken.id,
          refundDate: taken.refundDate,
          dueDate: null,
          amount: taken.amount,
          basis: { steps: [], reason: input.reason },
          description: `Refund taken back: ${taken.description}`,
        },
        { verb: "reverseRefund", objectType: "refund", serviceId: taken.serviceId },
      );
      const posting = await postDraft(tx, ctx, { journalId });
      const paymentId = taken.accommodationPaymentId;
      const figures = paymentId === null ? undefined : (await loadFigures(tx, [paymentId])).get(paymentId);
      return {
        refund: await loadOne<Refund>(tx, refundView, id),
        journalId,
        figures: figures ?? nothing,
        made: [madeBy(posting)],
        warnings: [],
      };
    }),
  );
}

/** @throws CONFLICT when drafts pay it, or pay more than stays owed without it */
async function refusePaying(tx: OrmTx, customerId: number, refundId: number, amount: string): Promise<void> {
  const { owed, paying, named } = await oneOf<{ owed: string; paying: string; named: number | null }>(
    tx,
    sql`select
      coalesce((select -sum(${openAmount}) from customer_transaction t join account_name n on n.id = t.account_name_id
        and n.type = 'vendor' where t.customer_id = ${customerId}), 0)::numeric(16, 2) as owed,
      coalesce((select sum(p.amount) from vendor_payment p where p.customer_id = ${customerId}
        and p.transaction_id is null), 0)::numeric(16, 2) as paying,
      (select min(p.journal_id) from vendor_payment p where p.refund_id = ${refundId} and p.transaction_id is null) as named`,
  );
  if (named !== null)
    throw new ServiceError("CONFLICT", `A draft payment in journal ${named} pays the refund: delete it first.`);
  if (centsOf(paying) > centsOf(owed) - centsOf(amount))
    throw new ServiceError(
      "CONFLICT",
      `Draft payments of ${moneyWords(paying)} to this customer rely on the refund: delete them first.`,
    );
}
