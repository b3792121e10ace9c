import { schema } from "@banksia/db";
import { unknownReferences } from "../common/known.ts";
import { insertRow } from "../common/row.ts";
import { type Context, change, requireScope, userIdOf } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { type JournalDetail, type JournalKind, loadJournalDetail } from "./journal-view.ts";

export interface CreateJournalInput {
  journalTypeId: number;
  description: string;
  postingDate: string;
  /** `lines` when left out. */
  kind?: JournalKind;
}

/**
 * Creates an empty draft journal.
 * @throws VALIDATION
 */
export async function createJournal(ctx: Context, input: CreateJournalInput): Promise<JournalDetail> {
  requireScope(ctx, "journals:write");
  return change(ctx, async (tx) => {
    refuseIfAny(
      await unknownReferences(tx, {
        pointer: "/journalTypeId",
        table: schema.journalType,
        what: "journal type",
        id: input.journalTypeId,
      }),
    );
    const createdBy = userIdOf(ctx.actor);
    const { id } = await insertRow(
      tx,
      ctx,
      schema.journal,
      { ...input, createdBy, createdByName: ctx.actor.name },
      { verb: "createJournal", objectType: "journal" },
    );
    return loadJournalDetail(tx, createdBy, id);
  });
}
