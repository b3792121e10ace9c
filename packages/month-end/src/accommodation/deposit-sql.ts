/** Statements that load lump sums: `$1` their ids, or those of their clients; `$2` a day each, up to which nothing is looked at. */

export const headersSql = `
  select a.id as "accommodationPaymentId", a.client_id as "clientId", a.service_id as "serviceId", a.service_entry_id as "serviceEntryId",
    t.setting, e.accommodation_status as "accommodationStatus", e.entry_date::text as "entryDate",
    e.departure_date::text as "departureDate", e.departure_reason as "departureReason", e.notice_date::text as "noticeDate",
    e.probate_date::text as "probateDate", a.held_for_reentry_until::text as "heldForReentryUntil",
    a.elsewhere_first_paid::text as "elsewhereFirstPaid", a.elsewhere_counted_days as "elsewhereCountedDays",
    a.retained_before::text as "retainedBefore", a.deducted_before::text as "deductedBefore",
    coalesce(a.transferred_from_id, b.id) as "transferredFromId", a.adjust_from::text as "adjustFrom",
    a.settled_to::text as "settledTo", a.settled_state as "settledState", g.bill_from::text as "billFrom",
    exists (select from ingoing_contribution i where i.accommodation_payment_id = a.id) as contract,
    case when t.setting = 'residential' and e.departure_date is not null then coalesce((select true from service_entry f
      join care_type y on y.id = f.care_type_id and y.setting = 'residential'
      where f.client_id = e.client_id and f.transferred_from_id = e.id and f.entry_date = e.departure_date limit 1), false) else false end as "goesOn"
  from unnest($1::text::bigint[]) with ordinality as wanted (id, at)
  join accommodation_payment a on a.id = wanted.id
  join service_entry e on e.id = a.service_entry_id join care_type t on t.id = e.care_type_id
  join service s on s.id = a.service_id join legal_entity g on g.id = s.legal_entity_id
  left join accommodation_payment b on b.service_entry_id = e.transferred_from_id
  order by wanted.at`;

export const linesSql = `
  select l.accommodation_payment_id as of, l.id, l.start_date::text as "startDate", l.end_date::text as "endDate", l.kind, l.method,
    l.place_price::text as "placePrice", l.agreed_amount::text as "agreedAmount", l.agreed_lump_sum::text as "agreedLumpSum",
    l.rate_date::text as "rateDate", trim_scale(l.mpir)::text as mpir, trim_scale(l.agreed_rate)::text as "agreedRate",
    l.assessed_amount::text as "assessedAmount", l.per_day::text as "perDay", l.occupied_from::text as "occupiedFrom", l.maintained,
    l.account_name_id as "accountNameId", n.type as "accountNameType"
  from accommodation_line l join account_name n on n.id = l.account_name_id
  where l.accommodation_payment_id = any($1::text::bigint[]) and not l.in_error order by l.accommodation_payment_id, l.start_date, l.id`;

/** What was taken back, and what took it back, never happened. */
export const movementsSql = `
  select m.accommodation_payment_id as of, m.id, m.movement_date::text as "on", m.kind, m.amount::text, m.description,
    m.journal_id as "journalId", m.journal_line_id as "journalLineId"
  from unnest($1::text::bigint[], $2::text::date[]) as p (id, since)
  join deposit_movement m on m.accommodation_payment_id = p.id and m.movement_date > p.since
  where m.reverses_id is null and not exists (select from deposit_movement r where r.reverses_id = m.id)
  order by m.accommodation_payment_id, m.movement_date, m.id`;

/**
 * What a journal line `l` that is taken from a lump sum becomes when it is posted: the day and kind of its movement, `o` being
 * the movement of the line that it takes back.
 */
export const lineMovement = {
  day: `coalesce(o.movement_date, (l.basis ->> 'deductedOn')::date, l.period_to)`,
  kind: `coalesce(o.kind, case l.charge_kind when 'daily_payment' then 'daily_payment' when 'unpaid_lump_sum_daily' then 'daily_payment'
    when 'retention' then 'retention' when 'bond_retention' then 'bond_retention' when 'dmf' then 'dmf' when 'crf' then 'crf'
    when 'overdue_interest' then 'outstanding_payment' else 'agreed_deduction' end)`,
};

/**
 * What waits in draft journals to be taken from the lump sums, besides what the rules on them work out themselves. Journals
 * that give more back than they take are left out: nobody can draw on what is not posted.
 */
export const waitingSql = `
  select of, "on"::text as "on", kind, amount::text, description, "journalId" from (
    select p.id as of, p.since, l.id, ${lineMovement.day} as "on", ${lineMovement.kind} as kind, -(l.amount + l.tax) as amount, l.description,
      l.journal_id as "journalId", sum(l.amount + l.tax) over (partition by p.id, l.journal_id) as taken
    from unnest($1::text::bigint[], $2::text::date[]) as p (id, since)
    join journal_line l on l.accommodation_payment_id = p.id
      and l.charge_kind not in ('lump_sum', 'daily_payment', 'unpaid_lump_sum_daily', 'retention', 'bond_retention')
    join journal j on j.id = l.journal_id and j.status <> 'posted'
    join account_name n on n.id = l.account_name_id and n.type = 'accommodation'
    left join lateral (select m.movement_date, m.kind from deposit_movement m where l.reverses_id is not null
      and m.accommodation_payment_id = l.accommodation_payment_id and m.journal_line_id = l.reverses_id limit 1) o on true
    where l.amount + l.tax <> 0) w
  where taken > 0 and w."on" > since order by of, w."on", id`;

export const classesSql = `
  select client_id as "clientId", start_date::text as "from", end_date::text as "to", accommodation as arrangement, retention, indexation
  from client_cohort where client_id = any($1::text::bigint[]) order by client_id, start_date`;

export const advicesSql = `
  select client_id as "clientId", id, issued_on::text as "issuedOn", start_date::text as "from", end_date::text as "to",
    means_tested_amount::text as "meansTestedAmount", means_not_disclosed as "meansNotDisclosed",
    null as hotelling, null as "nonClinicalCare", null as "meansTested", null as "incomeTested", accommodation_contribution::text as accommodation
  from fee_advice where client_id = any($1::text::bigint[]) and withdrawn_at is null and accommodation_contribution is not null
  order by client_id, id`;

export const contractsSql = `
  select i.accommodation_payment_id as of, i.agreed_amount::text as "agreedAmount", i.account_name_id as "accountNameId",
    n.type as "accountNameType", i.start_date::text as "startDate", i.base, i.method,
    (select array_agg(trim_scale(y)::text order by at) from unnest(i.dmf_years) with ordinality as u (y, at)) as "dmfYears",
    (select array_agg(trim_scale(y)::text order by at) from unnest(i.crf_years) with ordinality as u (y, at)) as "crfYears",
    i.day_divisor as "dayDivisor", trim_scale(i.cap_years)::text as "capYears", trim_scale(i.cap_percent)::text as "capPercent",
    trim_scale(i.least_percent)::text as "leastPercent", trim_scale(i.gain_share)::text as "gainShare",
    trim_scale(i.loss_share)::text as "lossShare", i.resale_price::text as "resalePrice", i.resale_date::text as "resaleDate",
    i.other_deductions::text as "otherDeductions"
  from ingoing_contribution i join account_name n on n.id = i.account_name_id where i.accommodation_payment_id = any($1::text::bigint[])`;

export const ratesSql = `
  select accommodation_payment_id as of, start_date::text as "startDate", end_date::text as "endDate",
    trim_scale(dmf_percent)::text as "dmfPercent", dmf_code_id as "dmfCodeId", trim_scale(crf_percent)::text as "crfPercent", crf_code_id as "crfCodeId"
  from ingoing_rate where accommodation_payment_id = any($1::text::bigint[]) order by accommodation_payment_id, start_date`;

export const standingSql = `
  select p.id as of, l.id as "journalLineId", l.charge_id as "chargeId", l.journal_id as "journalId", j.status = 'posted' as posted,
    l.charge_kind as kind, n.type = 'accommodation' as drawdown, l.period_from::text as "from", l.period_to::text as "to",
    trim_scale(l.quantity)::text as quantity, l.unit, trim_scale(l.rate)::text as rate, l.amount::text, l.tax::text,
    l.computed_amount::text as "computedAmount", l.customer_id as "customerId", l.account_name_id as "accountNameId",
    l.billing_code_id as "billingCodeId", l.service_id as "serviceId", l.tax_code_id as "taxCodeId", l.basis -> 'accommodation' as charge
  from unnest($1::text::bigint[], $2::text::date[]) as p (id, since)
  join journal_line l on l.accommodation_payment_id = p.id and l.period_to > p.since and l.kind in ('billing', 'rebill', 'manual')
    and l.charge_kind in ('daily_payment', 'unpaid_lump_sum_daily', 'retention', 'bond_retention', 'interest_payable', 'dmf', 'crf')
  join journal j on j.id = l.journal_id
  join account_name n on n.id = l.account_name_id
  where not exists (select from journal_line r where r.reverses_id = l.id
    and not exists (select from journal_line rr where rr.reverses_id = r.id))
  order by p.id, l.period_from, l.charge_id, l.share_no`;
