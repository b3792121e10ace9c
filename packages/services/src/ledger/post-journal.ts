import { type OrmTx, schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { writeDeductions } from "../accommodation/write-deductions.ts";
import { audit } from "../common/audit.ts";
import { withHashing } from "../common/hashing.ts";
import { lockRow } from "../common/row.ts";
import { rowsOf } from "../common/rows.ts";
import { dayWords } from "../common/warning.ts";
import { writePayments } from "../refunds/write-payments.ts";
import { writeRefunds } from "../refunds/write-refunds.ts";
import { writeReceipts } from "../receipts/write-receipts.ts";
import { type Context, change, requireScope, userIdOf } from "../context.ts";
import { ServiceError } from "../errors.ts";
import { closedPeriods, runsInto } from "./journal-issues.ts";
import { type Journal, loadJournal } from "./journal-view.ts";
import { requireWholeJournal } from "./lock-journal.ts";
import { type DocumentBlock, writeDocuments } from "./write-documents.ts";
import { writeEntries } from "./write-entries.ts";

export interface PostJournalInput {
  journalId: number;
  /** What the person saw: posting is refused when the journal is no longer that. */
  expectedLineCount?: number;
  /** With tax. */
  expectedTotal?: string;
}

/** What posting made. */
export interface Posting {
  journal: Journal;
  transactionCount: number;
  entryCount: number;
  documents: (DocumentBlock & { legalEntityName: string })[];
}

/**
 * Posts a journal, all or nothing: customer transactions with gapless numbers and due dates, balanced ledger entries,
 * and the journal's totals.
 * @throws NOT_FOUND, CONFLICT when it is posted already or a run still writes into it, JOURNAL_EMPTY, FORBIDDEN with lines
 *   of services that the caller does not see, PRECONDITION when it is not what the person saw, PERIOD_CLOSED naming the
 *   period
 */
export async function postJournal(ctx: Context, input: PostJournalInput): Promise<Posting> {
  requireScope(ctx, "journals:post");
  return change(ctx, (tx) => postDraft(tx, ctx, input));
}

/** What is made of journals that hold movements of money. */
const writeMoney = { receipts: writeReceipts, refunds: writeRefunds, payments: writePayments };

/** The same inside a transaction of the caller, whose permission was checked. */
export async function postDraft(tx: OrmTx, ctx: Context, input: PostJournalInput): Promise<Posting> {
  const { journalId } = input;
  const userId = userIdOf(ctx.actor);
  const draft = await lockRow(tx, schema.journal, journalId, "journal");
  if (draft.status !== "draft") throw new ServiceError("CONFLICT", `Journal ${journalId} is ${draft.status} already.`);
  const seen = await loadJournal(tx, userId, journalId);
  await requireWholeJournal(tx, journalId);
  const running = await runsInto(tx, journalId);
  if (running.length > 0)
    throw new ServiceError(
      "CONFLICT",
      `Run ${running.join(", ")} still writes into journal ${journalId}: wait for its end.`,
    );
  if (seen.lineCount === 0) throw new ServiceError("JOURNAL_EMPTY", `Journal ${journalId} has no lines.`);
  const { expectedLineCount = seen.lineCount, expectedTotal = seen.total } = input;
  if (expectedLineCount !== seen.lineCount || expectedTotal !== seen.total)
    throw new ServiceError(
      "PRECONDITION",
      `Journal ${journalId} has ${seen.lineCount} lines of ${seen.total} now, not ${expectedLineCount} of ${expectedTotal}: look again before posting.`,
    );
  const [closed] = await closedPeriods(tx, draft);
  if (closed !== undefined)
    throw new ServiceError(
      "PERIOD_CLOSED",
      `${closed.name}: the period ${dayWords(closed.from)} to ${dayWords(closed.to)} is closed. Choose another posting date, or have the period reopened.`,
    );

  await tx.execute(sql`update journal set status = 'posting' where id = ${journalId}`);
  const { blocks, entryCount } = await withHashing(tx, async () => {
    if (draft.kind !== "lines") return writeMoney[draft.kind](tx, journalId, draft.postingDate);
    const documents = await writeDocuments(tx, journalId, draft.postingDate);
    const entries = await writeEntries(tx, journalId);
    const deductions = await writeDeductions(tx, journalId, draft.postingDate);
    await tx.execute(sql`insert into journal_total (journal_id, service_id, billing_code_id, line_count, amount, tax)
      select journal_id, service_id, billing_code_id, count(*), sum(amount), sum(tax) from journal_line
      where journal_id = ${journalId} group by journal_id, service_id, billing_code_id`);
    return { blocks: [...documents, ...deductions.blocks], entryCount: entries + deductions.entryCount };
  });
  await tx.execute(sql`update journal set status = 'posted', posted_at = now(), posted_by = ${userId},
    posted_by_name = ${ctx.actor.name} where id = ${journalId}`);

  const names = await rowsOf<{ id: number; name: string }>(tx, sql`select id, name from legal_entity`);
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const documents = blocks.map((block) => ({ ...block, legalEntityName: nameOf.get(block.legalEntityId) ?? "" }));
  const journal = await loadJournal(tx, userId, journalId);
  await audit(tx, ctx, {
    verb: "postJournal",
    objectType: "journal",
    objectId: journalId,
    before: draft,
    after: { ...journal, entryCount, documents },
  });
  return {
    journal,
    transactionCount: blocks.reduce((sum, block) => sum + block.count, 0),
    entryCount,
    documents,
  };
}
