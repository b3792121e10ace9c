import { type Context, read, requireScope, userIdOf } from "../context.ts";
import { loadJournal } from "./journal-view.ts";
import { type Totals, journalTotals } from "./totals.ts";

/**
 * A journal by code and by service, with the difference to what was posted in the month before.
 * @throws NOT_FOUND
 */
export async function getJournalTotals(ctx: Context, input: { journalId: number }): Promise<Totals> {
  requireScope(ctx, "journals:read");
  return read(ctx, async (tx) => journalTotals(tx, await loadJournal(tx, userIdOf(ctx.actor), input.journalId)));
}
