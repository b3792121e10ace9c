import { schema } from "@banksia/db";
import { lockRow, updateRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import type { Warning } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { lockDraftOf } from "../ledger/lock-draft-of.ts";
import { type ReceiptInput, checkedReceipt } from "./receipt-faults.ts";
import { type Receipt, receiptView } from "./receipt-view.ts";

/**
 * Changes a receipt of a draft journal.
 * @throws NOT_FOUND, JOURNAL_NOT_DRAFT, VALIDATION
 */
export async function updateReceipt(
  ctx: Context,
  input: ReceiptInput & { receiptId: number },
): Promise<{ receipt: Receipt; warnings: Warning[] }> {
  requireScope(ctx, "journals:write");
  return change(ctx, async (tx) => {
    const { receiptId, ...given } = input;
    const before = await lockRow(tx, schema.receipt, receiptId, "receipt");
    await lockDraftOf(tx, ctx, before.journalId, "receipts");
    const { values, warnings } = await checkedReceipt(tx, given, receiptId);
    await updateRow(tx, ctx, schema.receipt, before, values, {
      verb: "updateReceipt",
      objectType: "receipt",
      serviceId: input.serviceId,
    });
    return { receipt: await loadOne<Receipt>(tx, receiptView, receiptId), warnings };
  });
}
