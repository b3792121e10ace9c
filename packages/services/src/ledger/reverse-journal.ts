import { type OrmTx, schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { lockRow } from "../common/row.ts";
import { firstOf, oneOf } from "../common/rows.ts";
import { whenViolated } from "../common/violated.ts";
import { type Context, change, requireScope, userIdOf } from "../context.ts";
import { ServiceError } from "../errors.ts";
import { type JournalDetail, loadJournal, loadJournalDetail } from "./journal-view.ts";
import { requireWholeJournal } from "./lock-journal.ts";
import { writeReversal } from "./write-reversal.ts";

export interface ReverseJournalInput {
  journalId: number;
  postingDate: string;
  /** "Reversal of journal 12: ..." when left out. */
  description?: string;
  reason: string;
}

/**
 * Makes a draft journal that takes a posted one back line by line, to be posted like any other. Lines that were taken
 * back since, by an adjustment, stay so and are left out; a reversal among the lines is taken back by putting what it
 * took back in force again.
 * @throws NOT_FOUND, CONFLICT when it is not posted, holds movements of money, has been reversed already or nothing of it stands any more, FORBIDDEN
 *   with lines of services that the caller does not see
 */
export async function reverseJournal(ctx: Context, input: ReverseJournalInput): Promise<JournalDetail> {
  requireScope(ctx, "journals:post");
  return change(ctx, async (tx) => {
    const { journalId, postingDate } = input;
    const userId = userIdOf(ctx.actor);
    const original = await lockRow(tx, schema.journal, journalId, "journal");
    await loadJournal(tx, userId, journalId);
    await requireWholeJournal(tx, journalId);
    if (original.status !== "posted")
      throw new ServiceError("CONFLICT", `Journal ${journalId} is not posted: drop its lines instead.`);
    if (original.kind !== "lines")
      throw new ServiceError(
        "CONFLICT",
        original.kind === "refunds"
          ? `Journal ${journalId} holds refunds: take each back on the page of its lump sum, as long as it is not paid.`
          : `Journal ${journalId} holds ${original.kind}: take back the one that the bank returned or that is wrong, beside its list.`,
      );
    await refuseTwice(tx, journalId);
    const { id } = await oneOf<{ id: number }>(
      tx,
      sql`insert into journal (journal_type_id, description, posting_date, reverses_id, created_by, created_by_name)
        values (${original.journalTypeId}, ${input.description ?? `Reversal of journal ${journalId}: ${original.description}`},
          ${postingDate}, ${journalId}, ${userId}, ${ctx.actor.name}) returning id`,
    ).catch(
      whenViolated(
        "journal_reverses_id_unique",
        () => new ServiceError("CONFLICT", `Journal ${journalId} is being reversed already.`),
      ),
    );
    const lines = await writeReversal(tx, sql`l.journal_id = ${journalId}`, id);
    if (lines === 0)
      throw new ServiceError("CONFLICT", `Every line of journal ${journalId} has been taken back already.`);
    const journal = await loadJournalDetail(tx, userId, id);
    await audit(tx, ctx, {
      verb: "reverseJournal",
      objectType: "journal",
      objectId: id,
      after: { ...journal, reason: input.reason },
    });
    return journal;
  });
}

async function refuseTwice(tx: OrmTx, journalId: number): Promise<void> {
  const other = await firstOf<{ id: number; status: string }>(
    tx,
    sql`select id, status from journal where reverses_id = ${journalId}`,
  );
  if (other !== null)
    throw new ServiceError(
      "CONFLICT",
      `Journal ${journalId} is taken back by journal ${other.id} already, which is ${other.status}.`,
    );
}
