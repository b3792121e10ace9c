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
          : `Journal ${journalId} holds ${original.kind}: money that has moved is not taken back by a reversal.`,
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
    const lines = await writeReversal(tx, journalId, id);
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

/**
 * Writes the opposite of each line that stands, with charge numbers of their own.
 * @returns how many lines
 */
async function writeReversal(tx: OrmTx, from: number, to: number): Promise<number> {
  // What a line's opposite takes back: the line itself; for a reinstatement, the line that stands again because of it.
  const standing = sql`
    select l.*, case l.kind when 'reversal' then 'reinstatement' else 'reversal' end as opposite, target.id as target
    from journal_line l
    left join journal_line taken on l.kind = 'reinstatement' and taken.id = l.reverses_id
    cross join lateral (select coalesce(taken.reverses_id, l.id) as id) target
    where l.journal_id = ${from} and not exists (
      select from journal_line r where r.reverses_id = target.id
        and not exists (select from journal_line again where again.reverses_id = r.id))`;
  const { count } = await oneOf<{ count: number }>(tx, sql`select count(*) as count from (${standing}) s`);
  if (count === 0) return 0;
  await tx.execute(sql`
    insert into journal_line (id, journal_id, charge_id, kind, client_id, customer_id, account_name_id, schedule_line_id,
      billing_code_id, service_id, tax_code_id, period_from, period_to, quantity, unit, rate, percent, amount, tax,
      description, reverses_id, basis, share_no, accommodation_payment_id, charge_kind)
    select n.id, ${to}::bigint, min(n.id) over (partition by n.charge_id), n.opposite, n.client_id, n.customer_id,
      n.account_name_id, n.schedule_line_id, n.billing_code_id, n.service_id, n.tax_code_id, n.period_from, n.period_to,
      -n.quantity, n.unit, n.rate, n.percent, -n.amount, -n.tax, n.description, n.target, n.basis, n.share_no,
      n.accommodation_payment_id, n.charge_kind
    from (
      select (select banksia.next_line_ids(${count})) - 1 + row_number() over (order by s.charge_id, s.share_no, s.id) as id,
        s.opposite, s.target, s.charge_id, s.client_id, s.customer_id, s.account_name_id, s.schedule_line_id,
        s.billing_code_id, s.service_id, s.tax_code_id, s.period_from, s.period_to, s.quantity, s.unit, s.rate, s.percent,
        s.amount, s.tax, s.description, s.basis, s.share_no, s.accommodation_payment_id, s.charge_kind
      from (${standing}) s
    ) n`);
  return count;
}
