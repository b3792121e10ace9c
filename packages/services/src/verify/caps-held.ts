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

/** Clients whose capped fees wait for an adjustment: what they were charged is about to change. */
const waiting = `(select s.client_id from billing_schedule_line s join billing_code b on b.id = s.billing_code_id and b.capped
  where s.adjust_from is not null)`;

/** What counts towards caps: charged here by a schedule line (`here`), and paid elsewhere. Clients with caps set up only. */
const contribution = `
  select s.client_id, case when b.legal_fee in ('means_tested_care_fee', 'non_clinical_care_contribution') then b.legal_fee end as fee,
    l.period_from, l.period_to, sum(l.amount) as amount, true as here
  from billing_schedule_line s
  join billing_code b on b.id = s.billing_code_id and b.capped
  join client_cap c on c.client_id = s.client_id
  join journal_line l on l.schedule_line_id = s.id
  group by l.schedule_line_id, 1, 2, 3, 4 having sum(l.amount) <> 0
  union all
  select o.client_id, o.fee, o.start_date, o.end_date, o.amount, false from outside_contribution o join client_cap using (client_id)`;

/** Cents of a contribution on days up to one: spread evenly, cumulative. */
const upTo = (day: string) => `
  case when x.period_to <= ${day} then x.amount when x.period_from > ${day} then 0
    else round(x.amount * (${day} - x.period_from + 1) / (x.period_to - x.period_from + 1), 2) end`;

const lastRun = `select id from run where jsonb_typeof(shared_facts -> 'annualCap') = 'array' order by id desc limit 1`;
const nothingYet = () => notApplicable("No run has worked with cap thresholds yet.");

const held: Check = {
  id: "8-caps-held",
  invariant: 8,
  name: "No cap is exceeded",
  description:
    "On the last day of every capped charge, what counts towards a cap that limits it (by the fee arrangement of the day; by the set-up where there is none) is within the threshold of that day: charged here, paid elsewhere, and openings, in the cap year or ever. Clients who may be billed beyond, or whose capped fees wait for an adjustment, are left out; where the whole fee of the crossing day is allowed, the days before it count. A row shows a client charged past a cap.",
  find: async (tx) => {
    const [run] = await tx.unsafe<{ id: number }[]>(lastRun);
    if (run === undefined) return nothingYet();
    return offences(
      tx,
      `with shared as materialized (
        select shared_facts as facts from run where id = $1
      ), policy as materialized (
        select case facts #>> '{policies,capCrossing}' when 'full_day' then 1 else 0 end as grace,
          coalesce(facts #>> '{policies,annualCapYears}', 'every_year') = 'every_year' as every_year,
          facts #>> '{policies,supportAtHomeInMeansTestedCap}' is not distinct from 'counts' as support_at_home from shared
      ), threshold as materialized (
        select kind, (row ->> 'from')::date as first, coalesce((row ->> 'to')::date, 'infinity') as last, (row ->> 'amount')::numeric as amount
        from shared, lateral (
          select 'annual' as kind, jsonb_array_elements(facts -> 'annualCap') as row
          union all select 'lifetime', jsonb_array_elements(facts -> 'lifetimeCap')
          union all select 'contribution', jsonb_array_elements(facts -> 'contributionCap')) rows
      ), contribution as materialized (${contribution}
      ), counted as materialized (
        select x.*, k.kind from contribution x cross join policy cross join (values ('annual'), ('lifetime'), ('contribution')) as k (kind)
        where k.kind = 'contribution' or x.fee is null or x.fee in ('means_tested_care_fee', 'income_tested_care_fee')
          or (k.kind = 'lifetime' and x.fee = 'support_at_home_contribution' and policy.support_at_home)
      ), limited as materialized (
        select x.client_id, k.kind, x.period_from, x.period_to as day,
          case k.kind when 'annual' then ${capYear("x.period_to")} else '-infinity'::date end as since
        from contribution x
        join client_cap c on c.client_id = x.client_id and not c.allow_beyond
        left join client_cohort h on h.client_id = x.client_id and x.period_to >= h.start_date
          and (h.end_date is null or x.period_to <= h.end_date)
        cross join (values ('annual'), ('lifetime'), ('contribution')) as k (kind)
        where x.here and x.amount > 0 and x.client_id not in ${waiting} and case
          when h.fee = 'PRE14' then false
          when h.fee = 'NOV25' then k.kind = 'contribution'
          when (x.fee is not distinct from 'non_clinical_care_contribution') <> (k.kind = 'contribution') then false
          when h.fee = 'POST14' then true
          when k.kind = 'annual' then c.annual else c.lifetime end
      ), scope as materialized (
        select l.client_id, l.kind, l.since, min(l.period_from) as first, max(l.day) as last,
          max(case when l.kind <> 'annual' then c.lifetime_opening when ${capYear("c.opening_date")} = l.since then c.annual_opening else 0 end) as opening
        from limited l join client_cap c using (client_id) cross join policy
        where l.kind <> 'annual' or policy.every_year or l.since < date '2025-11-01'
        group by 1, 2, 3
      ), tight as materialized (
        select s.client_id, s.kind, s.since, s.opening from scope s
        join counted x on x.client_id = s.client_id and x.kind = s.kind and x.period_to >= s.since and x.period_from <= s.last
        group by 1, 2, 3, 4
        having s.opening + sum(greatest(x.amount, 0)) > (select min(t.amount) from threshold t
          where t.kind = s.kind and t.first <= max(s.last) and t.last >= min(s.first))
      ), day as (
        select distinct t.client_id, t.kind, t.since, t.opening, l.day
        from limited l join tight t on t.client_id = l.client_id and t.kind = l.kind and t.since = l.since
      ), charged as (
        select d.client_id, d.kind, d.since, d.day, d.opening,
          sum(${upTo("(d.day - p.grace)")} - ${upTo("(d.since - 1)")}) as amount,
          count(*) filter (where x.period_to > d.day - p.grace or x.period_from < d.since) as partly
        from day d cross join policy p
        join counted x on x.client_id = d.client_id and x.kind = d.kind and x.period_to >= d.since and x.period_from <= d.day - p.grace
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

const careDays: Check = {
  id: "8-care-days-held",
  invariant: 8,
  name: "The non-clinical care contribution ends with its days",
  description:
    "No client was charged the non-clinical care contribution on more days than the law has (1,460), here, elsewhere and before the records together. Clients whose capped fees wait for an adjustment are left out. A row shows a client charged on more.",
  find: async (tx) => {
    const [run] = await tx.unsafe<{ id: number }[]>(lastRun);
    if (run === undefined) return nothingYet();
    return offences(
      tx,
      `with most as materialized (
        select (shared_facts ->> 'careDays')::int as days from run where id = $1
      ), contribution as materialized (${contribution}
      ), day as (
        select client_id, daterange(period_from, period_to, '[]') as days, here from contribution
        where fee = 'non_clinical_care_contribution' group by client_id, period_from, period_to, here having sum(amount) > 0
      ), joined as (
        select client_id, range_agg(days) as days from day group by 1 having bool_or(here)
      ), summed as (
        select client_id, (select sum(upper(range) - lower(range))::int from unnest(joined.days) as range) as days from joined
      )
      select s.client_id, u.account as customer, c.care_days_before, s.days as charged, m.days as most
      from summed s cross join most m join client_cap c using (client_id) join customer u on u.id = s.client_id
      where c.care_days_before < m.days and c.care_days_before + s.days > m.days and s.client_id not in ${waiting} order by 1`,
      [run.id],
    );
  },
};

/** Invariant 8: no cap is exceeded unless the provider allows it. */
export const capsHeld: readonly Check[] = [held, careDays];
