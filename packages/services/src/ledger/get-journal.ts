import { type Context, read, requireScope, userIdOf } from "../context.ts";
import { type JournalDetail, loadJournalDetail } from "./journal-view.ts";

/**
 * One journal with its totals.
 * @throws NOT_FOUND
 */
export async function getJournal(ctx: Context, input: { journalId: number }): Promise<JournalDetail> {
  requireScope(ctx, "journals:read");
  return read(ctx, (tx) => loadJournalDetail(tx, userIdOf(ctx.actor), input.journalId));
}
