import { centsOf } from "@banksia/core/money/index";
import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { oneOf } from "../common/rows.ts";
import type { Context } from "../context.ts";
import { newJournal } from "../ledger/new-journal.ts";
import { type Posting, postDraft } from "../ledger/post-journal.ts";
import { writeReversal } from "../ledger/write-reversal.ts";

/** Money that a lump sum will turn out not to have received. */
export interface MissingMoney {
  accommodationPaymentId: number;
  amount: string;
  since: string;
  verb: string;
  journalTypeId: number;
  postingDate: string;
  description: string;
}

/**
 * Where a lump sum would be below zero without some money, takes back and posts everything that was taken from it since
 * the day of that money, whole charges at a time: proposals work it out anew.
 * @returns null where it stays above zero, or nothing was taken
 */
export async function takeDeductionsBack(tx: OrmTx, ctx: Context, missing: MissingMoney): Promise<Posting | null> {
  const { accommodationPaymentId, since, verb, journalTypeId, postingDate, description } = missing;
  const { least } = await oneOf<{ least: string }>(
    tx,
    sql`select coalesce(min(balance), 0)::numeric(16, 2) as least from (
      select sum(sum(amount)) over (order by movement_date) as balance, movement_date from deposit_movement
      where accommodation_payment_id = ${accommodationPaymentId} group by movement_date) b where movement_date >= ${since}::date`,
  );
  if (centsOf(least) >= centsOf(missing.amount)) return null;
  const journalId = await newJournal(tx, ctx, verb, { journalTypeId, description, postingDate, kind: "lines" });
  const taken = sql`l.kind in ('billing', 'rebill', 'manual', 'reinstatement') and l.charge_id in (
    select d.charge_id from deposit_movement m join journal_line d on d.id = m.journal_line_id
    where m.accommodation_payment_id = ${accommodationPaymentId} and m.movement_date >= ${since}::date and m.amount < 0)`;
  const lines = await writeReversal(tx, taken, journalId);
  if (lines > 0) return postDraft(tx, ctx, { journalId });
  await tx.execute(sql`delete from journal where id = ${journalId}`);
  return null;
}
