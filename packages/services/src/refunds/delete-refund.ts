import { schema } from "@banksia/db";
import { deleteRow, lockRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";
import { lockDraftOf } from "../ledger/lock-draft-of.ts";

/**
 * Deletes a refund of a draft journal.
 * @throws NOT_FOUND, JOURNAL_NOT_DRAFT
 */
export async function deleteRefund(ctx: Context, input: { refundId: number }): Promise<void> {
  requireScope(ctx, "journals:write");
  return change(ctx, async (tx) => {
    const before = await lockRow(tx, schema.refund, input.refundId, "refund");
    await lockDraftOf(tx, ctx, before.journalId, "refunds");
    await deleteRow(tx, ctx, schema.refund, before, {
      verb: "deleteRefund",
      objectType: "refund",
      serviceId: before.serviceId,
    });
  });
}
