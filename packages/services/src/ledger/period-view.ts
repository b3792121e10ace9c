import type { OrmTx } from "@banksia/db";
import { type SQL, sql } from "drizzle-orm";
import { instantText } from "../common/sql.ts";
import { todays } from "../common/today.ts";
import type { Context } from "../context.ts";

/** A calendar month of a legal entity's books. */
export interface Period {
  legalEntityId: number;
  legalEntityName: string;
  startDate: string;
  endDate: string;
  status: "open" | "closed";
  closedAt: string | null;
  closedByName: string | null;
  /** Draft journals with a posting date in the period: to be looked at before closing. */
  draftJournals: number;
  postedTotal: string;
}

export const periodColumns = sql`e.id as "legalEntityId", e.name as "legalEntityName", m.start_date as "startDate",
  m.end_date as "endDate", case when p.closed_at is null then 'open' else 'closed' end as status,
  ${instantText(sql`p.closed_at`)} as "closedAt", u.name as "closedByName",
  (select count(*) from journal j where j.status <> 'posted' and j.posting_date between m.start_date and m.end_date
    and (banksia.journal_service_ids(j.id) && array(select s.id from service s where s.legal_entity_id = e.id)
      or banksia.journal_service_ids(j.id) = '{}')) as "draftJournals",
  (select coalesce(sum(t.amount + t.tax), 0)::numeric(16, 2) from journal j join journal_total t on t.journal_id = j.id
    join service s on s.id = t.service_id
    where s.legal_entity_id = e.id and j.posting_date between m.start_date and m.end_date) as "postedTotal"`;

/** The months `m` of each legal entity `e`, from the first with anything in it to the next one, with their closing `p`. */
export async function periodFrom(tx: OrmTx, ctx: Context): Promise<SQL> {
  return sql`legal_entity e
    join ${await todays(tx, ctx)} on zone.legal_entity_id = e.id
    cross join lateral (
      select least(
        (select min(start_date) from accounting_period where legal_entity_id = e.id),
        (select min(posting_date) from journal),
        zone.today) as first
    ) began
    cross join lateral (
      select start::date as start_date, (start + interval '1 month - 1 day')::date as end_date
      from generate_series(date_trunc('month', began.first::timestamp), date_trunc('month', zone.today::timestamp)
        + interval '1 month', interval '1 month') as start
    ) m
    left join accounting_period p on p.legal_entity_id = e.id and p.start_date = m.start_date
    left join app_user u on u.id = p.closed_by`;
}
