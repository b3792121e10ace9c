import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { ids } from "../common/sql.ts";

/** A change of who the fees of an entry are for. */
export interface LineSwitch {
  entryId: number;
  oldClientId: number;
  newClientId: number;
  /** First day of the new client. */
  day: string;
  /** The old client leaves: what is charged by an agreement of their own ends, too. */
  oldLeaves: boolean;
}

export interface SwitchedLines {
  /** Lines of the old client that end the day before. */
  ended: number[];
  /** Their copies for the new client. */
  made: number[];
  copiedRates: number;
}

/** Lines, alias `l`, of the old client that go on to be charged on the day or after. */
const goingOn = ({ entryId, oldClientId, day }: LineSwitch) => sql`
  l.service_entry_id = ${entryId} and l.client_id = ${oldClientId} and not l.in_error
  and (l.end_date is null or l.end_date >= ${day}) and (l.bill_to_date is null or l.bill_to_date >= ${day})
  and not (b.unit = 'each' and l.start_date < ${day})`;

/**
 * Ends the fees and the funding of the old client the day before, and lets the same begin for the new client on the day:
 * with holds, invoicees (who paid for themselves still does: the new client) and own rates. Calculated lines follow from
 * facts, and charges by a personal agreement are not another person's.
 */
export async function switchLines(tx: OrmTx, change: LineSwitch): Promise<SwitchedLines> {
  const { entryId, oldClientId, newClientId, day } = change;
  const old = await rowsOf<{ id: number; personal: boolean }>(
    tx,
    sql`select l.id, l.everyday_service_id is not null as personal
      from billing_schedule_line l join billing_code b on b.id = l.billing_code_id
      where ${goingOn(change)} and l.origin <> 'calculated' order by l.id`,
  );
  const copied = old.filter((line) => !line.personal).map((line) => line.id);
  const made = await rowsOf<{ id: number }>(
    tx,
    sql`insert into billing_schedule_line (client_id, service_entry_id, service_group_id, billing_code_id, service_id, description,
        quantity, start_date, end_date, bill_to_date, origin)
      select ${newClientId}, l.service_entry_id, l.service_group_id, l.billing_code_id, l.service_id, l.description, l.quantity,
        greatest(l.start_date, ${day}::date), l.end_date, l.bill_to_date, l.origin
      from billing_schedule_line l where l.id = any(${ids(copied)}) order by l.id returning id`,
  );
  // Numbers are given in the order of the rows, so the n-th copy is that of the n-th line.
  const madeIds = made.map((line) => line.id).toSorted((a, b) => a - b);
  const pairs = sql`unnest(${ids(copied)}, ${ids(madeIds)}) as pair (old, made)`;
  await tx.execute(sql`
    insert into billing_schedule_hold (schedule_line_id, start_date, end_date, reason)
    select pair.made, greatest(h.start_date, ${day}::date), h.end_date, h.reason
    from ${pairs} join billing_schedule_hold h on h.schedule_line_id = pair.old
    where not h.derived and (h.end_date is null or h.end_date >= ${day}) order by h.id`);
  await tx.execute(sql`
    insert into billing_invoicee (schedule_line_id, start_date, end_date, customer_id, account_name_id, percent)
    select pair.made, greatest(i.start_date, ${day}::date), i.end_date,
      case when i.customer_id = ${oldClientId} then ${newClientId} else i.customer_id end, i.account_name_id, sum(i.percent)
    from ${pairs} join billing_invoicee i on i.schedule_line_id = pair.old
    where i.end_date is null or i.end_date >= ${day} group by 1, 2, 3, 4, 5 order by 1, 2, 4`);
  const copiedRates = await copyRates(tx, change, copied);
  const ended = old.filter((line) => !line.personal || change.oldLeaves).map((line) => line.id);
  // A line that only begins later charges the old client nothing; billed ahead, the adjustment takes it back.
  await tx.execute(sql`
    update billing_schedule_line set
      end_date = case when start_date < ${day} then ${day}::date - 1 else end_date end,
      bill_to_date = case when start_date >= ${day} and not isempty(billed) then start_date - 1 else bill_to_date end,
      in_error = start_date >= ${day} and isempty(billed)
    where id = any(${ids(ended)})`);
  await tx.execute(sql`
    insert into funding_schedule_line (client_id, service_entry_id, service_group_id, funding_code_id, service_id, description, start_date, end_date)
    select ${newClientId}, l.service_entry_id, l.service_group_id, l.funding_code_id, l.service_id, l.description,
      greatest(l.start_date, ${day}::date), l.end_date
    from funding_schedule_line l where l.service_entry_id = ${entryId} and l.client_id = ${oldClientId} and l.mirrors_id is null
      and not l.in_error and (l.end_date is null or l.end_date >= ${day}) order by l.id`);
  await tx.execute(sql`
    update funding_schedule_line set in_error = start_date >= ${day},
      end_date = case when start_date < ${day} then ${day}::date - 1 else end_date end
    where service_entry_id = ${entryId} and client_id = ${oldClientId} and mirrors_id is null and not in_error
      and (end_date is null or end_date >= ${day})`);
  return { ended, made: madeIds, copiedRates };
}

/** The own rates of the old client, on days for which the new client has none. */
async function copyRates(tx: OrmTx, change: LineSwitch, lineIds: readonly number[]): Promise<number> {
  const { oldClientId, newClientId, day } = change;
  const rows = await rowsOf(
    tx,
    sql`with recursive code (id) as (
        select billing_code_id from billing_schedule_line where id = any(${ids(lineIds)})
        union select r.base_code_id from billing_rate r join code on r.billing_code_id = code.id
          where r.base_code_id is not null and (r.client_id = ${oldClientId} or r.client_id is null)
      ), theirs as (
        select billing_code_id, range_agg(daterange(start_date, end_date, '[]')) as days from billing_rate
        where client_id = ${newClientId} group by 1
      )
      insert into billing_rate (billing_code_id, client_id, start_date, end_date, model, rate, base_code_id, percent, source, verified)
      select r.billing_code_id, ${newClientId}, lower(d), upper(d) - 1, r.model, r.rate, r.base_code_id, r.percent, r.source, r.verified
      from billing_rate r left join theirs on theirs.billing_code_id = r.billing_code_id
      cross join lateral unnest(datemultirange(daterange(greatest(r.start_date, ${day}::date), r.end_date, '[]'))
        - coalesce(theirs.days, '{}')) d
      where r.client_id = ${oldClientId} and not r.derived and r.billing_code_id in (select id from code)
        and (r.end_date is null or r.end_date >= ${day}) order by r.id returning 1 as copied`,
  );
  return rows.length;
}
