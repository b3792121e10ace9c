import { schema } from "@banksia/db";
import { deleteRow, lockRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";
import { lockDraftOf } from "../ledger/lock-draft-of.ts";

/**
 * Deletes a receipt of a draft journal.
 * @throws NOT_FOUND, JOURNAL_NOT_DRAFT
 */
export async function deleteReceipt(ctx: Context, input: { receiptId: number }): Promise<void> {
  requireScope(ctx, "journals:write");
  return change(ctx, async (tx) => {
    const before = await lockRow(tx, schema.receipt, input.receiptId, "receipt");
    await lockDraftOf(tx, ctx, before.journalId, "receipts");
    await deleteRow(tx, ctx, schema.receipt, before, {
      verb: "deleteReceipt",
      objectType: "receipt",
      serviceId: before.serviceId,
    });
  });
}
