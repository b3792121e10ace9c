import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { oneOf } from "../common/rows.ts";
import { type Context, change, requireScope, userIdOf } from "../context.ts";
import { type JournalDetail, loadJournalDetail } from "./journal-view.ts";
import { lockDraft } from "./lock-journal.ts";

/** Takes the lines of a journal out of their groups. @returns how many groups there were */
export async function dissolveGroups(tx: OrmTx, journalId: number): Promise<number> {
  await tx.execute(
    sql`update journal_line set group_id = null where journal_id = ${journalId} and group_id is not null`,
  );
  const { groups } = await oneOf<{ groups: number }>(
    tx,
    sql`with gone as (delete from journal_line_group where journal_id = ${journalId} returning 1)
      select count(*) as groups from gone`,
  );
  return groups;
}

/**
 * Takes a consolidation back: each line stands by itself again.
 * @throws NOT_FOUND, JOURNAL_NOT_DRAFT
 */
export async function unconsolidateJournal(ctx: Context, input: { journalId: number }): Promise<JournalDetail> {
  requireScope(ctx, "journals:write");
  return change(ctx, async (tx) => {
    const { journalId } = input;
    await lockDraft(tx, ctx, journalId);
    const groups = await dissolveGroups(tx, journalId);
    await audit(tx, ctx, {
      verb: "unconsolidateJournal",
      objectType: "journal",
      objectId: journalId,
      before: { groups },
    });
    return loadJournalDetail(tx, userIdOf(ctx.actor), journalId);
  });
}
