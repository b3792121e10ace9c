import { schema } from "@banksia/db";
import { refuseTakenCode } from "../common/known.ts";
import { lockRow, updateRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type JournalType, journalTypeView } from "./journal-type-view.ts";

export interface UpdateJournalTypeInput {
  journalTypeId: number;
  code?: string;
  name?: string;
}

/**
 * Changes a journal type; what is left out stays.
 * @throws NOT_FOUND, VALIDATION, ALREADY_EXISTS for the code
 */
export async function updateJournalType(ctx: Context, input: UpdateJournalTypeInput): Promise<JournalType> {
  requireScope(ctx, "setup:write");
  return change(ctx, async (tx) => {
    const { journalTypeId, ...patch } = input;
    const before = await lockRow(tx, schema.journalType, journalTypeId, "journal type");
    await refuseTakenCode(tx, schema.journalType, input.code, journalTypeId);
    await updateRow(tx, ctx, schema.journalType, before, patch, {
      verb: "updateJournalType",
      objectType: "journal_type",
    });
    return loadOne<JournalType>(tx, journalTypeView, journalTypeId);
  });
}
