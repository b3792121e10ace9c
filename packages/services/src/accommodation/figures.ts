import type { OrmTx } from "@banksia/db";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { ids } from "../common/sql.ts";

/** The figures of an accommodation payment's header, as posted. */
export interface AccommodationFigures {
  invoiced: string;
  received: string;
  /** Daily payments, agreed deductions and fees of a village, taken from the lump sum. */
  drawnDown: string;
  retained: string;
  refunded: string;
  /** What is held: refundable. */
  balance: string;
  /** Agreed as a lump sum and not received. */
  unpaidLumpSum: string;
  ongoingBilled: string;
  unpaidBilled: string;
  interestPayable: string;
}

/** The columns of the figures, over `m` (movements), `l` (charges) and `agreed`, by accommodation payment. */
export const figureColumns = sql`
  coalesce(l.invoiced, 0)::numeric(16, 2)::text as invoiced, coalesce(m.received, 0)::numeric(16, 2)::text as received,
  coalesce(m.drawn, 0)::numeric(16, 2)::text as "drawnDown", coalesce(m.retained, 0)::numeric(16, 2)::text as retained,
  coalesce(m.refunded, 0)::numeric(16, 2)::text as refunded, coalesce(m.balance, 0)::numeric(16, 2)::text as balance,
  greatest(coalesce(agreed.agreed_lump_sum, 0) - coalesce(m.received, 0) - a.retained_before - a.deducted_before, 0)::numeric(16, 2)::text as "unpaidLumpSum",
  coalesce(l.ongoing, 0)::numeric(16, 2)::text as "ongoingBilled", coalesce(l.unpaid, 0)::numeric(16, 2)::text as "unpaidBilled",
  coalesce(l.interest, 0)::numeric(16, 2)::text as "interestPayable"`;

/**
 * Joins for the figures of accommodation payments, alias `a`, with movements and charges up to a day.
 * @param day a civil date, or null for all that is posted
 */
export function figureJoins(day: string | null): SQL {
  const until = (column: SQL) => (day === null ? sql`` : sql` and ${column} <= ${day}::date`);
  return sql`
    left join lateral (
      select sum(d.amount) as balance,
        sum(d.amount) filter (where d.kind in ('receipt', 'top_up', 'transfer_in')) as received,
        -sum(d.amount) filter (where d.kind in ('daily_payment', 'agreed_deduction', 'outstanding_payment', 'dmf', 'crf')) as drawn,
        -sum(d.amount) filter (where d.kind in ('retention', 'bond_retention')) as retained,
        -sum(d.amount) filter (where d.kind in ('refund', 'transfer_out')) as refunded
      from deposit_movement d where d.accommodation_payment_id = a.id${until(sql`d.movement_date`)}
    ) m on true
    left join lateral (
      select sum(x.amount) filter (where x.charge_kind = 'lump_sum') as invoiced,
        sum(x.amount) filter (where x.charge_kind = 'daily_payment' and n.type <> 'accommodation') as ongoing,
        sum(x.amount) filter (where x.charge_kind = 'unpaid_lump_sum_daily' and n.type <> 'accommodation') as unpaid,
        -sum(x.amount) filter (where x.charge_kind = 'interest_payable') as interest
      from journal_line x join journal j on j.id = x.journal_id and j.status = 'posted'
      join account_name n on n.id = x.account_name_id
      where x.accommodation_payment_id = a.id${until(sql`x.period_from`)}
    ) l on true
    left join lateral (
      select al.agreed_lump_sum from accommodation_line al where al.accommodation_payment_id = a.id and not al.in_error
        ${day === null ? sql`` : sql`and al.start_date <= ${day}::date`} order by al.start_date desc limit 1
    ) agreed on true`;
}

/** The figures of accommodation payments by their ids, in one query. */
export async function loadFigures(
  tx: OrmTx,
  paymentIds: readonly number[],
  day: string | null = null,
): Promise<Map<number, AccommodationFigures>> {
  const rows = await rowsOf<AccommodationFigures & { id: number }>(
    tx,
    sql`select a.id, ${figureColumns} from accommodation_payment a ${figureJoins(day)} where a.id = any(${ids(paymentIds)})`,
  );
  return new Map(rows.map(({ id, ...figures }) => [id, figures]));
}
