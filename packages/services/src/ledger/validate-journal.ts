import { sql } from "drizzle-orm";
import { oneOf } from "../common/rows.ts";
import { type Context, read, requireScope, userIdOf } from "../context.ts";
import { type JournalIssue, journalIssues } from "./journal-issues.ts";
import { type LineSums, journalRows, loadJournal } from "./journal-view.ts";

/** Whether a journal can be posted, and what to look at before. */
export interface Validation extends LineSums {
  /** No errors; warnings do not stop posting. */
  ok: boolean;
  customerCount: number;
  issues: JournalIssue[];
}

/**
 * Checks whether a journal can be posted.
 * @throws NOT_FOUND
 */
export async function validateJournal(ctx: Context, input: { journalId: number }): Promise<Validation> {
  requireScope(ctx, "journals:read");
  return read(ctx, async (tx) => {
    const journal = await loadJournal(tx, userIdOf(ctx.actor), input.journalId);
    const { customerCount } = await oneOf<{ customerCount: number }>(
      tx,
      sql`select count(distinct customer_id) as "customerCount" from (${journalRows(journal.id)}) h`,
    );
    const issues = await journalIssues(tx, journal);
    const { lineCount, amount, tax, total } = journal;
    const ok = issues.every((issue) => issue.severity === "warning");
    return { ok, lineCount, customerCount, amount, tax, total, issues };
  });
}
