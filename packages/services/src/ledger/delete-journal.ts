import { schema } from "@banksia/db";
import { eq } from "drizzle-orm";
import { deleteRow } from "../common/row.ts";
import { whenViolated } from "../common/violated.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError } from "../errors.ts";
import { lockDraft } from "./lock-journal.ts";

/**
 * Deletes an empty draft journal.
 * @throws NOT_FOUND, JOURNAL_NOT_DRAFT, JOURNAL_NOT_EMPTY, IN_USE when a run belongs to it
 */
export async function deleteJournal(ctx: Context, input: { journalId: number }): Promise<void> {
  requireScope(ctx, "journals:write");
  return change(ctx, async (tx) => {
    const before = await lockDraft(tx, ctx, input.journalId);
    await tx.delete(schema.journalLineGroup).where(eq(schema.journalLineGroup.journalId, before.id));
    await deleteRow(tx, ctx, schema.journal, before, { verb: "deleteJournal", objectType: "journal" }).catch(
      whenViolated(
        "run_journal_id_journal_id_fk",
        () =>
          new ServiceError(
            "IN_USE",
            `A run belongs to journal ${before.id}: it stays, so that the run can be looked at.`,
          ),
      ),
    );
  });
}
