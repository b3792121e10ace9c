import { schema } from "@banksia/db";
import { unknownReferences } from "../common/known.ts";
import { updateRow } from "../common/row.ts";
import { type Context, change, requireScope, userIdOf } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { type JournalDetail, loadJournalDetail } from "./journal-view.ts";
import { lockDraft, requireWholeJournal } from "./lock-journal.ts";

export interface UpdateJournalInput {
  journalId: number;
  journalTypeId?: number;
  description?: string;
  postingDate?: string;
}

/**
 * Changes type, description or posting date of a draft journal.
 * @throws NOT_FOUND, JOURNAL_NOT_DRAFT, FORBIDDEN with lines of services that the caller does not see, VALIDATION
 */
export async function updateJournal(ctx: Context, input: UpdateJournalInput): Promise<JournalDetail> {
  requireScope(ctx, "journals:write");
  return change(ctx, async (tx) => {
    const { journalId, ...patch } = input;
    const before = await lockDraft(tx, ctx, journalId);
    await requireWholeJournal(tx, journalId);
    refuseIfAny(
      await unknownReferences(tx, {
        pointer: "/journalTypeId",
        table: schema.journalType,
        what: "journal type",
        id: input.journalTypeId,
      }),
    );
    await updateRow(tx, ctx, schema.journal, before, patch, { verb: "updateJournal", objectType: "journal" });
    return loadJournalDetail(tx, userIdOf(ctx.actor), journalId);
  });
}
