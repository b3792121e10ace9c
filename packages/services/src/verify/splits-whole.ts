import { type Check, offences } from "./check.ts";

const shares: Check = {
  id: "2-shares-make-the-whole",
  invariant: 2,
  name: "The shares of a charge make the whole",
  description:
    "The lines of one charge are shares of 100 per cent together, are numbered from 0 and agree in everything but invoicee, share and amount. A row shows a charge of which a part is missing, or whose lines do not belong together.",
  find: (tx) =>
    offences(
      tx,
      `with split as materialized (
        select distinct charge_id from journal_line where share_no <> 0 or id <> charge_id or percent <> 100
      )
      select charge_id, min(journal_id) as journal_id, count(*)::int as lines, sum(percent) as percent,
        sum(amount) as amount, sum(tax) as tax
      from journal_line join split using (charge_id) group by charge_id
      having sum(percent) <> 100 or min(id) <> charge_id or min(share_no) <> 0 or max(share_no) <> count(*) - 1
        or count(distinct share_no) <> count(*)
        or min(journal_id) <> max(journal_id) or min(kind) <> max(kind) or min(client_id) <> max(client_id)
        or min(schedule_line_id) is distinct from max(schedule_line_id) or count(schedule_line_id) not in (0, count(*))
        or min(billing_code_id) <> max(billing_code_id)
        or min(service_id) <> max(service_id) or min(tax_code_id) <> max(tax_code_id)
        or min(period_from) <> max(period_from) or min(period_to) <> max(period_to)
        or min(quantity) <> max(quantity) or min(unit) <> max(unit) or min(rate) <> max(rate)
      order by charge_id`,
    ),
};

const cents: Check = {
  id: "2-shares-to-the-cent",
  invariant: 2,
  name: "Each share is right to the cent",
  description:
    "Every share of a split charge, and of its tax, lies less than a cent from its percentage of the whole, so that together they are the whole and nobody pays another's odd cents. Charges whose amount a person changed are left out. A row shows a share that is off.",
  find: (tx) =>
    offences(
      tx,
      `select l.id as line_id, l.charge_id, l.percent, l.amount, l.tax, w.amount as charge_amount, w.tax as charge_tax
      from (
        select charge_id, sum(amount) as amount, sum(tax) as tax from journal_line
        where charge_id in (select charge_id from journal_line where share_no > 0)
        group by charge_id having count(*) > 1 and count(computed_amount) = 0 and sum(percent) = 100
      ) w join journal_line l using (charge_id)
      where abs(l.amount * 100 - w.amount * l.percent) >= 1 or abs(l.tax * 100 - w.tax * l.percent) >= 1
      order by l.id`,
    ),
};

const invoicees: Check = {
  id: "2-invoicees-pay-all",
  invariant: 2,
  name: "The invoicees of a line pay all of it, every day",
  description:
    "On every day that a schedule line has invoicees, their percentages add up to exactly 100. A row shows the days on which they do not.",
  find: (tx) =>
    offences(
      tx,
      `with step as (
        select schedule_line_id, day, sum(part) as percent from billing_invoicee,
          lateral (values (start_date, percent), (end_date + 1, -percent)) as edge (day, part)
        where day is not null group by 1, 2
      ), standing as (
        select schedule_line_id, day, sum(percent) over (partition by schedule_line_id order by day) as percent,
          lead(day) over (partition by schedule_line_id order by day) as next
        from step
      )
      select s.schedule_line_id, l.client_id, s.day as from_day, s.next - 1 as to_day, s.percent
      from standing s join billing_schedule_line l on l.id = s.schedule_line_id
      where s.percent not in (0, 100) order by 1, 3`,
    ),
};

/** Invariant 2: the shares of a split add up to the whole, to the cent. */
export const splitsWhole: readonly Check[] = [shares, cents, invoicees];
