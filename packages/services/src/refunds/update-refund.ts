import { schema } from "@banksia/db";
import { lockRow, updateRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import type { Warning } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError } from "../errors.ts";
import { lockDraftOf } from "../ledger/lock-draft-of.ts";
import { refundRow } from "./refund-row.ts";
import { type Refund, refundView } from "./refund-view.ts";

export interface UpdateRefundInput {
  refundId: number;
  kind: "full" | "partial" | "transfer" | "fees";
  refundDate: string;
  /** All of it, when left out. */
  amount?: string;
  description: string | null;
}

/**
 * Changes a refund of a draft journal: what is given back and when; whose it is stays.
 * @throws NOT_FOUND, JOURNAL_NOT_DRAFT, CONFLICT for a reversal, VALIDATION
 */
export async function updateRefund(
  ctx: Context,
  input: UpdateRefundInput,
): Promise<{ refund: Refund; warnings: Warning[] }> {
  requireScope(ctx, "journals:write");
  return change(ctx, async (tx) => {
    const { refundId, ...given } = input;
    const before = await lockRow(tx, schema.refund, refundId, "refund");
    await lockDraftOf(tx, ctx, before.journalId, "refunds");
    if (before.kind === "reversal" || (before.kind === "fees") !== (given.kind === "fees"))
      throw new ServiceError(
        "CONFLICT",
        "A refund of a lump sum stays one, and so does one of credits: delete it and add another.",
      );
    const { accommodationPaymentId, accountNameId, customerId, serviceId } = before;
    const { row, warnings } = await refundRow(
      tx,
      { ...given, accommodationPaymentId, accountNameId, customerId, serviceId },
      refundId,
    );
    await updateRow(tx, ctx, schema.refund, before, row, {
      verb: "updateRefund",
      objectType: "refund",
      serviceId: before.serviceId,
    });
    return { refund: await loadOne<Refund>(tx, refundView, refundId), warnings };
  });
}
