import { type Check, notApplicable, offences } from "./check.ts";

/** The anniversary of a client's first entry in a year; one of 29 February is on 1 March of a common year. */
const anniversary = (year: string) => `
  case when to_char(c.first_entry_date, 'MMDD') = '0229' and extract(day from make_date(${year}, 3, 1) - 1) = 28
    then make_date(${year}, 3, 1)
    else make_date(${year}, extract(month from c.first_entry_date)::int, extract(day from c.first_entry_date)::int) end`;

/** First day of the cap year that holds a day. */
const capYear = (day: string) => `
  case when ${anniversary(`extract(year from ${day})::int`)} <= ${day} then ${anniversary(`extract(year from ${day})::int`)}
    else ${anniversary(`extract(year from ${day})::int - 1`)} end`;

const held: Check = {
  id: "8-caps-held",
  invariant: 8,
  name: "No cap is exceeded",
  description:
    "On the last day of every capped charge, what the client was charged in the cap year, and in all, with what was paid elsewhere, is within the threshold of that day, unless the client may be billed beyond. Where the whole fee of the crossing day is allowed, the days before it count. A row shows a client charged past a cap.",
  find: async (tx) => {
    const [run] = await tx<{ id: number }[]>`
      select id from run where jsonb_typeof(shared_facts -> 'annualCap') = 'array' order by id desc limit 1`;
    if (run === undefined) return notApplicable("No run has worked with cap thresholds yet.");
    return offences(
      tx,
      `with shared as materialized (
        select shared_facts as facts from run where id = $1
      ), threshold as materialized (
        select kind, (row ->> 'from')::date as first, coalesce((row ->> 'to')::date, 'infinity') as last, (row ->> 'amount')::numeric as amount
        from shared, lateral (
          select 'annual' as kind, jsonb_array_elements(facts -> 'annualCap') as row
          union all select 'lifetime', jsonb_array_elements(facts -> 'lifetimeCap')) rows
      ), grace as materialized (
        select case facts #>> '{policies,capCrossing}' when 'full_day' then 1 else 0 end as days from shared
      ), standing as materialized (
        select s.client_id, l.schedule_line_id, l.period_from, l.period_to, sum(l.amount) as amount
        from billing_schedule_line s
        join billing_code b on b.id = s.billing_code_id and b.capped
        join client_cap c on c.client_id = s.client_id and not c.allow_beyond
        join journal_line l on l.schedule_line_id = s.id
        group by 1, 2, 3, 4 having sum(l.amount) <> 0
      ), scoped as materialized (
        select s.client_id, k.kind, s.period_from, s.period_to, s.amount,
          case k.kind when 'annual' then ${capYear("s.period_to")} end as since,
          case when k.kind = 'lifetime' then c.lifetime_opening
            when ${capYear("c.opening_date")} = ${capYear("s.period_to")} then c.annual_opening else 0 end as opening
        from standing s join client_cap c using (client_id) cross join (values ('annual'), ('lifetime')) as k (kind)
        where case k.kind when 'annual' then c.annual else c.lifetime end
      ), tight as (
        select client_id, kind, since from scoped group by 1, 2, 3
        having max(opening) + sum(greatest(amount, 0)) > (select min(t.amount) from threshold t
          where t.kind = scoped.kind and t.first <= max(scoped.period_to) and t.last >= min(scoped.period_from))
      ), day as (
        select distinct s.client_id, s.kind, s.since, s.opening, s.period_to as day
        from scoped s join tight t on t.client_id = s.client_id and t.kind = s.kind and t.since is not distinct from s.since
      ), charged as (
        select d.client_id, d.kind, d.since, d.day, d.opening,
          sum(case when s.period_to <= d.day - g.days then s.amount
            else round(s.amount * (d.day - g.days - s.period_from + 1) / (s.period_to - s.period_from + 1), 2) end) as amount,
          count(*) filter (where s.period_to > d.day - g.days) as partly
        from day d cross join grace g
        join scoped s on s.client_id = d.client_id and s.kind = d.kind and s.since is not distinct from d.since
          and s.period_from <= d.day - g.days
        group by 1, 2, 3, 4, 5
      )
      select c.client_id, u.account as customer, c.kind as cap, c.day, c.opening, c.amount as charged, t.amount as threshold,
        c.opening + c.amount - t.amount as beyond
      from charged c
      cross join lateral (select amount from threshold t where t.kind = c.kind and c.day between t.first and t.last
        order by t.first desc limit 1) t
      join customer u on u.id = c.client_id
      where c.opening + c.amount - c.partly * 0.01 > t.amount order by 1, 3, 4`,
      [run.id],
    );
  },
};

/** Invariant 8: no cap is exceeded unless the provider allows it. */
export const capsHeld: readonly Check[] = [held];
