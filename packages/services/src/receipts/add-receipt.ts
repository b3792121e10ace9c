import { schema } from "@banksia/db";
import { insertRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import type { Warning } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { lockDraftOf } from "../ledger/lock-draft-of.ts";
import { type ReceiptInput, checkedReceipt } from "./receipt-faults.ts";
import { type Receipt, receiptView } from "./receipt-view.ts";

/**
 * Enters a receipt into a draft journal of receipts.
 * @throws NOT_FOUND, JOURNAL_NOT_DRAFT, CONFLICT for a journal of another kind, VALIDATION
 */
export async function addReceipt(
  ctx: Context,
  input: ReceiptInput & { journalId: number },
): Promise<{ receipt: Receipt; warnings: Warning[] }> {
  requireScope(ctx, "journals:write");
  return change(ctx, async (tx) => {
    const { journalId, ...given } = input;
    await lockDraftOf(tx, ctx, journalId, "receipts");
    const { values, warnings } = await checkedReceipt(tx, given);
    const { id } = await insertRow(
      tx,
      ctx,
      schema.receipt,
      { ...values, journalId },
      { verb: "addReceipt", objectType: "receipt", serviceId: input.serviceId },
    );
    return { receipt: await loadOne<Receipt>(tx, receiptView, id), warnings };
  });
}
