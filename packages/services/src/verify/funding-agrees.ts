import { nationalRates } from "@banksia/month-end/national-rates";
import { chainFaults } from "@banksia/rates-au";
import { type Check, offences, rowsShown } from "./check.ts";

const mirrored: Check = {
  id: "10-mirrors-follow-fees",
  invariant: 10,
  name: "Every fee that is set off has exactly its mirror on the funding schedule",
  description:
    "A fee whose code sets off funding, on a funded stay, has one line on the funding schedule with the funding code of the fee, its client, stay, service, days and mark; nothing else mirrors a fee. A row shows a fee without its mirror, a mirror that differs from its fee, or one that should not be there.",
  find: (tx) =>
    offences(
      tx,
      `with fee as (
        select f.id, f.client_id, f.service_entry_id, f.service_group_id, f.service_id, c.funding_code_id, f.start_date,
          least(f.end_date, f.bill_to_date) as end_date, f.in_error
        from billing_schedule_line f join billing_code c on c.id = f.billing_code_id and c.funding_code_id is not null
        join service_entry e on e.id = f.service_entry_id and e.funded
        where f.bill_to_date is null or f.bill_to_date >= f.start_date
      )
      select coalesce(f.id, m.mirrors_id) as schedule_line_id, m.id as funding_line_id, coalesce(f.client_id, m.client_id) as client_id,
        case when m.id is null then 'no mirror' when f.id is null then 'mirrors nothing that is set off' else 'differs' end as what
      from fee f full join (select * from funding_schedule_line where mirrors_id is not null) m on m.mirrors_id = f.id
      where m.id is null or f.id is null
        or (m.client_id, m.service_entry_id, m.service_group_id, m.service_id, m.funding_code_id, m.start_date, m.end_date, m.in_error)
          is distinct from (f.client_id, f.service_entry_id, f.service_group_id, f.service_id, f.funding_code_id, f.start_date, f.end_date, f.in_error)
      order by 1`,
    ),
};

const units: Check = {
  id: "10-set-off-units",
  invariant: 10,
  name: "A fee and what it sets off have the same unit",
  description:
    "The funding code that a fee sets off is paid per the same unit as the fee is charged, and is not one paid for the room; a code paid for the room is paid per day; a code that sets off fees has no rates and no lines of its own. A row shows a code that breaks this.",
  find: (tx) =>
    offences(
      tx,
      `select f.code, b.code as fee, f.unit, b.unit as fee_unit, f.accommodation_associated,
        (select count(*)::int from funding_rate r where r.funding_code_id = f.id and b.id is not null) as rates,
        (select count(*)::int from funding_schedule_line l where l.funding_code_id = f.id and l.mirrors_id is null and b.id is not null) as lines
      from funding_code f left join billing_code b on b.funding_code_id = f.id
      where b.unit <> f.unit or (b.id is not null and f.accommodation_associated) or (f.accommodation_associated and f.unit <> 'day')
        or (b.id is not null and (exists (select from funding_rate r where r.funding_code_id = f.id)
          or exists (select from funding_schedule_line l where l.funding_code_id = f.id and l.mirrors_id is null)))
      order by f.code, b.code`,
    ),
};

const rates: Check = {
  id: "10-funding-rates-once",
  invariant: 10,
  name: "A funding code has one rate a day",
  description:
    "On no day two rates of a funding code are in force for all clients, or for the same client. A row shows two that overlap.",
  find: (tx) =>
    offences(
      tx,
      `select f.code, a.client_id, a.id as rate_id, a.start_date::text as from_day, a.end_date::text as to_day, b.id as other_rate_id,
        b.start_date::text as other_from_day, b.end_date::text as other_to_day
      from funding_rate a join funding_rate b on b.funding_code_id = a.funding_code_id
        and b.client_id is not distinct from a.client_id and b.id > a.id
        and daterange(a.start_date, a.end_date, '[]') && daterange(b.start_date, b.end_date, '[]')
      join funding_code f on f.id = a.funding_code_id order by a.id, b.id`,
    ),
};

const national: Check = {
  id: "10-national-rates-whole",
  invariant: 10,
  name: "National tables are whole, with what was added to them",
  description:
    "Every figure added belongs to a table of this edition; with them each table is in order without gap or overlap, in a known unit, each figure with its source. A row shows what is wrong.",
  find: async (tx) => {
    const added = await tx<{ tableKey: string; from: string; value: string; source: string; verified: boolean }[]>`
      select table_key as "tableKey", start_date::text as "from", trim_scale(value)::text as value, source, verified
      from national_rate order by table_key, start_date`;
    const { chains } = nationalRates(added);
    const unknown = added
      .filter((row) => !chains.has(row.tableKey))
      .map((row) => ({ table_key: row.tableKey, from_day: row.from, what: "There is no such table." }));
    const faults = [...chains].flatMap(([key, chain]) =>
      chainFaults(chain).map((fault) => ({ table_key: key, from_day: fault.from, what: fault.detail })),
    );
    const rows = [...unknown, ...faults];
    return { count: rows.length, rows: rows.slice(0, rowsShown) };
  },
};

/** The funding schedule agrees with the billing schedule, and the figures of the law with themselves. */
export const fundingAgrees: readonly Check[] = [mirrored, units, rates, national];
