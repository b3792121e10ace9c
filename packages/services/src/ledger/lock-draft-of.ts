import type { OrmTx } from "@banksia/db";
import type { Context } from "../context.ts";
import { ServiceError } from "../errors.ts";
import type { JournalKind } from "./journal-view.ts";
import { type JournalRow, lockDraft } from "./lock-journal.ts";

const words: Record<JournalKind, string> = {
  lines: "fees and charges",
  receipts: "receipts",
  refunds: "refunds",
  payments: "payments",
};

/**
 * Reads a draft journal of a kind and keeps others from posting or changing it until the transaction ends.
 * @throws NOT_FOUND, JOURNAL_NOT_DRAFT, CONFLICT when it is a journal of another kind
 */
export async function lockDraftOf(tx: OrmTx, ctx: Context, id: number, kind: JournalKind): Promise<JournalRow> {
  const journal = await lockDraft(tx, ctx, id);
  if (journal.kind !== kind)
    throw new ServiceError(
      "CONFLICT",
      `Journal ${id} is a journal of ${words[journal.kind]}: choose or create one of ${words[kind]}.`,
    );
  return journal;
}
