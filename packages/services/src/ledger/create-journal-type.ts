import { schema } from "@banksia/db";
import { refuseTakenCode } from "../common/known.ts";
import { insertRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type JournalType, journalTypeView } from "./journal-type-view.ts";

export interface CreateJournalTypeInput {
  code: string;
  name: string;
}

/**
 * Creates a journal type.
 * @throws VALIDATION, ALREADY_EXISTS for the code
 */
export async function createJournalType(ctx: Context, input: CreateJournalTypeInput): Promise<JournalType> {
  requireScope(ctx, "setup:write");
  return change(ctx, async (tx) => {
    await refuseTakenCode(tx, schema.journalType, input.code, null);
    const { id } = await insertRow(tx, ctx, schema.journalType, input, {
      verb: "createJournalType",
      objectType: "journal_type",
    });
    return loadOne<JournalType>(tx, journalTypeView, id);
  });
}
