import { type OrmTx, schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { lockRow } from "../common/row.ts";
import { oneOf } from "../common/rows.ts";
import { type Context, userIdOf } from "../context.ts";
import { ServiceError } from "../errors.ts";
import { loadJournal } from "./journal-view.ts";

export type JournalRow = typeof schema.journal.$inferSelect;

/**
 * Reads a draft journal and keeps others from posting or changing it until the transaction ends.
 * @throws NOT_FOUND, JOURNAL_NOT_DRAFT
 */
export async function lockDraft(tx: OrmTx, ctx: Context, id: number): Promise<JournalRow> {
  await loadJournal(tx, userIdOf(ctx.actor), id);
  const journal = await lockRow(tx, schema.journal, id, "journal");
  if (journal.status !== "draft")
    throw new ServiceError("JOURNAL_NOT_DRAFT", `Journal ${id} is ${journal.status}: its lines stay as they are.`);
  return journal;
}

/** Throws FORBIDDEN when the journal has lines of services that the caller does not see. */
export async function requireWholeJournal(tx: OrmTx, id: number): Promise<void> {
  const { hidden } = await oneOf<{ hidden: number }>(
    tx,
    sql`select count(*) as hidden from unnest(banksia.journal_service_ids(${id})) as v (id)
      where v.id not in (select id from service)`,
  );
  if (hidden > 0)
    throw new ServiceError(
      "FORBIDDEN",
      `Journal ${id} has lines of ${hidden} services that you cannot see: someone who sees them all has to do this.`,
    );
}
