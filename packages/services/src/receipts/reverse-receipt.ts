import { type OrmTx, schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { type AccommodationFigures, loadFigures } from "../accommodation/figures.ts";
import { previewed } from "../common/preview.ts";
import { insertRow, lockRow } from "../common/row.ts";
import { rowsOf } from "../common/rows.ts";
import { loadOne } from "../common/view.ts";
import { type Warning, dayWords, moneyWords } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError } from "../errors.ts";
import { newJournal } from "../ledger/new-journal.ts";
import { type Posting, postDraft } from "../ledger/post-journal.ts";
import { type MoneyMade, madeBy } from "../refunds/money-made.ts";
import { type Receipt, receiptView } from "./receipt-view.ts";
import { takeDeductionsBack } from "./take-deductions-back.ts";

export interface ReverseReceiptInput {
  receiptId: number;
  postingDate: string;
  journalTypeId: number;
  reason: string;
  /** Nothing is kept; the answer says what would be. */
  preview: boolean;
}

export interface ReceiptReversal {
  /** The one that takes it back. */
  receipt: Receipt;
  journalId: number;
  /** Of the lump sum after it; null for fees. */
  figures: AccommodationFigures | null;
  made: MoneyMade[];
  warnings: Warning[];
}

/**
 * Takes back a posted receipt in one act, because the bank dishonoured it or it was entered for somebody else: what it paid
 * is owed again. A lump sum counts as not received from the day of the receipt on, so that the next proposal works out
 * daily payments and deductions anew; what was taken from it since is taken back where it does not reach without it.
 * @throws NOT_FOUND, CONFLICT when it is not posted, was taken back already, or its credit was given back, LUMP_SUM_SHORT
 *   when the lump sum does not reach without it for what was refunded, PERIOD_CLOSED
 */
export async function reverseReceipt(ctx: Context, input: ReverseReceiptInput): Promise<ReceiptReversal> {
  requireScope(ctx, "journals:post");
  return change(ctx, (outer) =>
    previewed(outer, input.preview, async (tx) => {
      const taken = await lockRow(tx, schema.receipt, input.receiptId, "receipt");
      if (taken.reversesId !== null) throw new ServiceError("CONFLICT", "This takes back another receipt itself.");
      if (taken.transactionId === null)
        throw new ServiceError("CONFLICT", "The receipt is not posted: delete it from its draft journal instead.");
      if (taken.reversedAt !== null) throw new ServiceError("CONFLICT", "The receipt was taken back already.");
      await refuseGivenBack(tx, taken.transactionId);
      const paymentId = taken.accommodationPaymentId;
      const deductions =
        paymentId === null
          ? null
          : await takeDeductionsBack(tx, ctx, {
              accommodationPaymentId: paymentId,
              amount: taken.amount,
              since: taken.receiptDate,
              verb: "reverseReceipt",
              journalTypeId: input.journalTypeId,
              postingDate: input.postingDate,
              description: `Receipt ${taken.id} taken back: what was taken from the lump sum`,
            });
      const journalId = await newJournal(tx, ctx, "reverseReceipt", {
        journalTypeId: input.journalTypeId,
        description: `Receipt ${taken.id} taken back: ${input.reason}`,
        postingDate: input.postingDate,
        kind: "receipts",
      });
      const { id } = await insertRow(
        tx,
        ctx,
        schema.receipt,
        {
          journalId,
          serviceId: taken.serviceId,
          clientId: taken.clientId,
          customerId: taken.customerId,
          accountNameId: taken.accountNameId,
          accommodationPaymentId: taken.accommodationPaymentId,
          receiptDate: taken.receiptDate,
          amount: `-${taken.amount}`,
          settlesId: null,
          amountToSettle: null,
          offset: taken.offset,
          bankLedgerAccountId: taken.bankLedgerAccountId,
          description: `Receipt taken back: ${taken.description}`.slice(0, 200),
          reference: taken.reference,
          reversesId: taken.id,
        },
        { verb: "reverseReceipt", objectType: "receipt", serviceId: taken.serviceId },
      );
      const posting = await postDraft(tx, ctx, { journalId });
      return {
        receipt: await loadOne<Receipt>(tx, receiptView, id),
        journalId,
        figures: paymentId === null ? null : ((await loadFigures(tx, [paymentId])).get(paymentId) ?? null),
        made: [...(deductions === null ? [] : [madeBy(deductions)]), madeBy(posting)],
        warnings: paymentId === null ? [] : follows(taken.receiptDate, deductions),
      };
    }),
  );
}

function follows(receiptDate: string, deductions: Posting | null): Warning[] {
  const warnings: Warning[] = [
    {
      code: "WORKED_OUT_ANEW",
      detail: `The next accommodation payment proposal works daily payments and deductions out anew from ${dayWords(receiptDate)} on.`,
    },
  ];
  if (deductions !== null)
    warnings.unshift({
      code: "DEDUCTIONS_TAKEN_BACK",
      detail: `Without the receipt the lump sum does not reach for what was taken from it since: ${moneyWords(deductions.journal.total.replace("-", ""))} is taken back first, and is billed or taken again by the next proposals.`,
    });
  return warnings;
}

/** @throws CONFLICT when a refund gave the credit of the receipt back */
async function refuseGivenBack(tx: OrmTx, transactionId: number): Promise<void> {
  const [given] = await rowsOf<{ number: string; amount: string }>(
    tx,
    sql`select t.document_number as number, sum(s.amount)::numeric(16, 2) as amount
      from settlement s join customer_transaction t on t.id = s.transaction_id
      where s.by_transaction_id = ${transactionId} and t.type = 'refund'
        and not exists (select from refund f where f.journal_id = t.journal_id and f.id = t.source_no and f.reversed_at is not null)
      group by t.id, t.document_number having sum(s.amount) > 0
      order by t.id limit 1`,
  );
  if (given !== undefined)
    throw new ServiceError(
      "CONFLICT",
      `${moneyWords(given.amount)} of the receipt was given back by refund ${given.number}: take that back first.`,
    );
}
