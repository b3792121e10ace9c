import { loadOne } from "../common/view.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type JournalLine, journalLineView } from "./journal-line-view.ts";

/**
 * One journal line.
 * @throws NOT_FOUND
 */
export async function getJournalLine(ctx: Context, input: { journalLineId: number }): Promise<JournalLine> {
  requireScope(ctx, "journals:read");
  return read(ctx, (tx) => loadOne<JournalLine>(tx, journalLineView, input.journalLineId));
}
