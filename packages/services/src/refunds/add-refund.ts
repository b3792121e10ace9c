import { schema } from "@banksia/db";
import { insertRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import type { Warning } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { lockDraftOf } from "../ledger/lock-draft-of.ts";
import { type RefundInput, refundRow } from "./refund-row.ts";
import { type Refund, refundView } from "./refund-view.ts";

export interface AddRefundInput extends RefundInput {
  journalId: number;
}

/**
 * Proposes a refund in a draft journal of refunds: of a lump sum whole or in part, or of credits of fees.
 * @throws NOT_FOUND, JOURNAL_NOT_DRAFT, CONFLICT for a journal of another kind, VALIDATION
 */
export async function addRefund(ctx: Context, input: AddRefundInput): Promise<{ refund: Refund; warnings: Warning[] }> {
  requireScope(ctx, "journals:write");
  return change(ctx, async (tx) => {
    await lockDraftOf(tx, ctx, input.journalId, "refunds");
    const { row, warnings } = await refundRow(tx, input);
    const { id } = await insertRow(
      tx,
      ctx,
      schema.refund,
      { ...row, journalId: input.journalId },
      { verb: "addRefund", objectType: "refund", serviceId: row.serviceId },
    );
    return { refund: await loadOne<Refund>(tx, refundView, id), warnings };
  });
}
