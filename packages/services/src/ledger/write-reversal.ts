import type { OrmTx } from "@banksia/db";
import { type SQL, sql } from "drizzle-orm";
import { oneOf } from "../common/rows.ts";

/**
 * Writes the opposite of each line that stands, with charge numbers of their own.
 * @param which a condition on posted journal lines, alias `l`: whole charges
 * @param to the draft journal that takes them
 * @returns how many lines
 */
export async function writeReversal(tx: OrmTx, which: SQL, to: number): Promise<number> {
  // What a line's opposite takes back: the line itself; for a reinstatement, the line that stands again because of it.
  const standing = sql`
    select l.*, case l.kind when 'reversal' then 'reinstatement' else 'reversal' end as opposite, target.id as target
    from journal_line l
    left join journal_line taken on l.kind = 'reinstatement' and taken.id = l.reverses_id
    cross join lateral (select coalesce(taken.reverses_id, l.id) as id) target
    where ${which} and not exists (
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
