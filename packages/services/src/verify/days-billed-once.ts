import { type Check, offences } from "./check.ts";

/** +1 for a line that charges its days, -1 for one that takes them back. */
const sign = "case when kind = 'reversal' then -1 else 1 end";

/**
 * Days on which the charges of one key do not stand exactly once or not at all. Only keys whose lines touch one another
 * or that hold a reversal are walked day by day; all others cannot be wrong.
 */
function sweep(key: string, where: string): string {
  return `
    with charged as materialized (
      select ${key}, kind, period_from, period_to,
        lag(period_to) over (partition by ${key} order by period_from, period_to) as before
      from journal_line where schedule_line_id is not null and ${where}
    ), suspect as materialized (
      select distinct ${key} from charged where period_from <= before or kind in ('reversal', 'reinstatement')
    ), step as (
      select ${key}, day, sum(step) as step from charged join suspect using (${key}),
        lateral (values (period_from, ${sign}), (period_to + 1, -${sign})) as edge (day, step)
      group by ${key}, day having sum(step) <> 0
    ), standing as (
      select ${key}, day, sum(step) over (partition by ${key} order by day) as times,
        lead(day) over (partition by ${key} order by day) as next
      from step
    )`;
}

const invoiceeKey = "schedule_line_id, customer_id, account_name_id";

const once: Check = {
  id: "1-days-billed-once",
  invariant: 1,
  name: "No day is billed twice",
  description:
    "Worked out from the journal lines alone: to one invoicee, each day of a schedule line stands charged once or not at all, reversals taken off. A row shows days that stand charged more often, or that were taken back without having been charged.",
  find: (tx) =>
    offences(
      tx,
      `${sweep(invoiceeKey, "true")}
      select s.schedule_line_id, c.account as customer, s.day as from_day, s.next - 1 as to_day, s.times::int as times_charged
      from standing s left join customer c on c.id = s.customer_id
      where s.times not in (0, 1) order by s.schedule_line_id, s.day`,
    ),
};

const kept: Check = {
  id: "1-billed-days-kept",
  invariant: 1,
  name: "Billed days agree with the lines",
  description:
    "The days that each schedule line is marked as billed for, which decide what is proposed next, are the days that its journal lines charge. A row shows a schedule line that would be billed again for days it was charged, or never for days it was not.",
  find: (tx) =>
    offences(
      tx,
      `${sweep("schedule_line_id", "share_no = 0")},
      charges as (
        select schedule_line_id, range_agg(daterange(day, next)) as days from standing where times > 0 group by 1
        union all
        select schedule_line_id, range_agg(daterange(period_from, period_to, '[]')) from charged
          where not exists (select from suspect s where s.schedule_line_id = charged.schedule_line_id) group by 1
      )
      select coalesce(l.id, c.schedule_line_id) as schedule_line_id, l.client_id,
        coalesce(l.billed, '{}')::text as marked_as_billed, coalesce(c.days, '{}')::text as charged_by_lines
      from billing_schedule_line l full join charges c on c.schedule_line_id = l.id
      where coalesce(l.billed, '{}') <> coalesce(c.days, '{}') order by 1`,
    ),
};

const takenBack: Check = {
  id: "1-reversals-exact",
  invariant: 1,
  name: "A reversal takes back one line exactly",
  description:
    "Every line that takes back another is its exact negative: the same days, invoicee, code and service, amount and tax with the sign changed, and no line stands taken back twice. A row shows a reversal that is not.",
  find: (tx) =>
    offences(
      tx,
      `with taker as materialized (
        select * from journal_line where reverses_id is not null
      ), live as (
        select t.*, u.taken_back is null and count(*) filter (where u.taken_back is null) over (partition by t.reverses_id) > 1 as live_twice
        from taker t left join (select distinct reverses_id as taken_back from taker) u on u.taken_back = t.id
      )
      select r.id as line_id, r.reverses_id as takes_back, r.journal_id, r.amount, o.amount as amount_taken_back,
        case when o.id is null then 'the line taken back is not there'
          when (r.kind = 'reversal') = (o.kind = 'reversal') or o.kind = 'reinstatement' then 'a ' || r.kind || ' of a ' || o.kind
          when r.live_twice then 'taken back twice'
          else 'differs from what it takes back' end as problem
      from live r left join journal_line o on o.id = r.reverses_id
      where o.id is null or r.live_twice or o.kind = 'reinstatement' or (r.kind = 'reversal') = (o.kind = 'reversal')
        or r.amount <> -o.amount or r.tax <> -o.tax or r.customer_id <> o.customer_id or r.client_id <> o.client_id
        or r.account_name_id <> o.account_name_id or r.service_id <> o.service_id or r.billing_code_id <> o.billing_code_id
        or r.tax_code_id <> o.tax_code_id or r.schedule_line_id is distinct from o.schedule_line_id
        or r.period_from <> o.period_from or r.period_to <> o.period_to
      order by r.id`,
    ),
};

/** Invariant 1: no day of a schedule line is billed twice to one invoicee, net of reversals, whatever runs at once. */
export const daysBilledOnce: readonly Check[] = [once, kept, takenBack];
