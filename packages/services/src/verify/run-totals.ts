import { type Check, offences } from "./check.ts";

const totals: Check = {
  id: "6-runs-agree-with-lines",
  invariant: 6,
  name: "Runs agree with the lines they wrote",
  description:
    "The lines of a run that its journal holds are those that its parts counted, less those that people dropped: never more, and for the same money where none was dropped. A preview wrote none, and runs that write no lines are left out. A row shows a run whose journal says otherwise.",
  find: (tx) =>
    offences(
      tx,
      `select r.id as run_id, r.kind, r.preview, r.journal_id, coalesce(s.lines, 0) as lines_counted, coalesce(l.lines, 0) as lines_found,
        coalesce(s.amount, 0) as amount_counted, coalesce(l.amount, 0) as amount_found
      from run r
      left join (select run_id, sum(line_count)::bigint as lines, sum(amount) as amount from run_shard group by 1) s on s.run_id = r.id
      left join (
        select run_id, journal_id, count(*) as lines, sum(coalesce(computed_amount, amount)) as amount
        from journal_line where run_id is not null group by 1, 2
      ) l on l.run_id = r.id and (l.journal_id = r.journal_id or r.journal_id is null)
      where (r.journal_id is not null or r.preview) and case when r.preview then l.lines is not null
        else coalesce(l.lines, 0) > coalesce(s.lines, 0)
          or (coalesce(l.lines, 0) < coalesce(s.lines, 0) and not exists (select from audit_log a
            where a.object_type = 'journal' and a.object_id = r.journal_id::text and a.verb = 'dropJournalLines'))
          or (coalesce(l.lines, 0) = coalesce(s.lines, 0) and coalesce(l.amount, 0) <> coalesce(s.amount, 0)) end
      order by 1`,
    ),
};

const journals: Check = {
  id: "6-journal-totals",
  invariant: 6,
  name: "The totals kept with posted journals are those of their lines",
  description:
    "What was summed up by service and billing code when a journal was posted, for comparing months, is what its lines come to. A row shows a sum that differs.",
  find: (tx) =>
    offences(
      tx,
      `select journal_id, service_id, billing_code_id, coalesce(t.line_count, 0) as lines_kept, coalesce(l.lines, 0) as lines_found,
        coalesce(t.amount, 0) as amount_kept, coalesce(l.amount, 0) as amount_found, coalesce(t.tax, 0) as tax_kept, coalesce(l.tax, 0) as tax_found
      from journal_total t full join (
        select journal_id, service_id, billing_code_id, count(*)::int as lines, sum(amount) as amount, sum(tax) as tax
        from journal_line where journal_id in (select id from journal where status = 'posted') group by 1, 2, 3
      ) l using (journal_id, service_id, billing_code_id)
      where (t.line_count, t.amount, t.tax) is distinct from (l.lines, l.amount, l.tax) order by 1, 2, 3`,
    ),
};

const groups: Check = {
  id: "6-consolidation-exact",
  invariant: 6,
  name: "Consolidated lines are the sum of their lines",
  description:
    "What is shown and invoiced as one line is exactly the sum of the lines it stands for, all of the same journal, customer, code and service. A row shows one that is not.",
  find: (tx) =>
    offences(
      tx,
      `select g.id as group_id, g.journal_id, g.line_count, coalesce(l.lines, 0) as lines_found, g.amount, coalesce(l.amount, 0) as amount_found,
        g.tax, coalesce(l.tax, 0) as tax_found
      from journal_line_group g left join (
        select l.group_id, count(*)::int as lines, sum(l.amount) as amount, sum(l.tax) as tax,
          bool_or((l.journal_id, l.customer_id, l.billing_code_id, l.service_id)
            <> (g.journal_id, g.customer_id, g.billing_code_id, g.service_id)) as stranger
        from journal_line l join journal_line_group g on g.id = l.group_id group by 1
      ) l on l.group_id = g.id
      where g.line_count <> coalesce(l.lines, 0) or g.amount <> coalesce(l.amount, 0) or g.tax <> coalesce(l.tax, 0) or l.stranger
      order by 1`,
    ),
};

/**
 * The cents of a part are `round(price * upTo / length) - round(price * before / length)`. A price with more decimals
 * than a line keeps (a percentage of a percentage) is known to half a millionth only; then either rounding is right.
 */
const part = (direction: 1 | -1) =>
  `round((price + ${direction} * slack) * 100 * "upTo" / length) - round((price - ${direction} * slack) * 100 * before / length)`;

const derived: Check = {
  id: "6-amounts-re-derivable",
  invariant: 6,
  name: "Every amount can be worked out again",
  description:
    "Each charge that a rule made comes to the same cents when it is worked out again from what was kept with it: price, days and length of each unit period, cap and tax. Amounts that a person changed count as first worked out. A row shows a charge that does not.",
  find: (tx) =>
    offences(
      tx,
      `with split as materialized (
        select charge_id, sum(coalesce(computed_amount, amount)) as amount, sum(tax) as tax, count(computed_amount) > 0 as edited
        from journal_line where charge_id in (select charge_id from journal_line where share_no > 0) group by 1
      ), charge as (
        select l.charge_id, l.journal_id, l.period_from, l.period_to,
          coalesce(s.amount, l.computed_amount, l.amount) as amount, coalesce(s.tax, l.tax) as tax,
          coalesce(s.edited, l.computed_amount is not null) or l.basis ? 'edit' as edited, p.*,
          coalesce((basis #>> '{tax,percent}')::numeric, 0) as percent,
          coalesce((basis #>> '{tax,inclusive}')::boolean, false) as inclusive,
          (basis #>> '{cap,threshold}')::numeric - (basis #>> '{cap,used}')::numeric as headroom,
          (basis #>> '{cap,full}')::numeric as full_amount
        from journal_line l left join split s using (charge_id)
        cross join lateral (
          select coalesce((l.basis #>> '{edit,rate}')::numeric, l.rate) as rate,
            case when l.unit = 'each' then coalesce((l.basis #>> '{edit,quantity}')::numeric, l.quantity) else 1 end as quantity
        ) first
        cross join lateral (
          select first.rate * first.quantity as price, case when jsonb_array_length(l.basis -> 'rates') = 1
            and (l.basis #>> '{rates,0,rate}')::numeric = first.rate then 0 else 0.0000005 * abs(first.quantity) end as slack
        ) exact
        cross join lateral (
          select sum(cents) / 100 as priced, sum("to" - "from" + 1) as days, min("from") as first, max("to") as last,
            bool_or(cents not between least(${part(1)}, ${part(-1)}) and greatest(${part(1)}, ${part(-1)})) as off
          from jsonb_to_recordset(l.basis -> 'parts')
            as p ("from" date, "to" date, length int, before int, "upTo" int, cents numeric)
        ) p
        where l.share_no = 0 and l.kind in ('billing', 'rebill') and (l.charge_kind is null or l.charge_kind = 'fee')
      ), worked as (
        select *, off is not false or first <> period_from or last <> period_to or days <> period_to - period_from + 1 as parts_off,
          case when inclusive then round(priced * percent / (100 + percent), 2) else round(priced * percent / 100, 2) end as full_tax
        from charge
      ), compared as (
        select *, round(case when headroom is null then priced - case when inclusive then full_tax else 0 end
            when amount = full_amount then full_amount else greatest(headroom, 0) end, 2) as should_amount,
          case when headroom is null then full_tax else round(amount * percent / 100, 2) end as should_tax
        from worked
      )
      select charge_id, journal_id, amount, should_amount, tax, should_tax,
        case when parts_off then 'the parts are not what price and days come to' when amount is distinct from should_amount then 'another amount'
          else 'another tax' end as problem
      from compared
      where parts_off or amount is distinct from should_amount or (not edited and tax is distinct from should_tax)
      order by 1`,
    ),
};

/** Invariant 6: the same facts give the same lines; here, that each line is what its own facts give. */
export const runTotals: readonly Check[] = [totals, journals, groups, derived];
