import { type CodeListInput, fetchCodeList } from "../common/code-list.ts";
import type { Page } from "../common/page.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type JournalType, journalTypeView } from "./journal-type-view.ts";

/** Kinds of journal. */
export async function listJournalTypes(ctx: Context, input: CodeListInput): Promise<Page<JournalType>> {
  requireScope(ctx, "setup:read");
  return read(ctx, (tx) => fetchCodeList<JournalType>(tx, journalTypeView, "t", input));
}
