import { type Query, idList } from "@banksia/month-end/residents/query";
import type { Warning } from "../common/warning.ts";

/** Whether a group of fees, alias `g`, is offered at the service of an entry, alias `e`; no group is offered anywhere. */
const offered = `(g.id is null or not exists (select from service_group_service o where o.service_group_id = g.id)
  or exists (select from service_group_service o where o.service_group_id = g.id and o.service_id = e.service_id))`;

/** The fee arrangement of the client of an entry, alias `e`, on the entry day. */
const arrangement = `(select k.fee from client_cohort k where k.client_id = e.client_id and k.start_date <= e.entry_date
  and (k.end_date is null or k.end_date >= e.entry_date))`;

/**
 * From the first billed day; of a place held before entry into residential care only the basic daily fee may be asked
 * (Aged Care Act 2024 s.281), so that everything else starts with the entry.
 */
const firstDay = `case when y.setting = 'residential' and b.legal_fee is distinct from 'basic_daily_fee'
    and b.national_rate is distinct from 'basic_daily_fee' then greatest(e.billing_start_date, e.entry_date)
  else e.billing_start_date end`;

const writeFees = `insert into billing_schedule_line
      (client_id, service_id, service_entry_id, service_group_id, billing_code_id, quantity, start_date, origin)
    select e.client_id, e.service_id, e.id, t.service_group_id, t.billing_code_id, t.quantity, ${firstDay}, 'template'
    from unnest($1::text::bigint[]) wanted (id) join service_entry e on e.id = wanted.id
    join care_type y on y.id = e.care_type_id
    join schedule_template_line t on t.schedule_template_id = y.schedule_template_id
    join billing_code b on b.id = t.billing_code_id and b.active
    join service_group g on g.id = t.service_group_id`;

/**
 * Writes the fees that the templates of their care types give to entries whatever the client's fee arrangement: those in
 * use and offered at the service.
 */
export async function writeTemplateFees(query: Query, entryIds: readonly number[]): Promise<void> {
  await query(`${writeFees} where ${offered} and t.fee_arrangement is null order by e.id, t.id`, [idList(entryIds)]);
}

/**
 * Writes the provider's own fees that the templates have for the client's fee arrangement of the entry day, which must
 * have been worked out before. The fees of the law by arrangement come with the calculation of resident fees itself.
 */
export async function writeArrangementFees(query: Query, entryIds: readonly number[]): Promise<void> {
  await query(
    `${writeFees} where ${offered} and t.fee_arrangement = ${arrangement}
      and (b.legal_fee is null or y.setting not in ('residential', 'respite')) order by e.id, t.id`,
    [idList(entryIds)],
  );
}

/**
 * Writes the funding that the templates give to funded entries, from the entry day on and up to the departure, as far as
 * they do not have it. No subsidy is payable for the day of departure from residential care.
 */
export async function writeTemplateFunding(query: Query, entryIds: readonly number[]): Promise<void> {
  await query(
    `insert into funding_schedule_line (client_id, service_id, service_entry_id, service_group_id, funding_code_id, start_date, end_date)
    select e.client_id, e.service_id, e.id, t.service_group_id, t.funding_code_id, e.entry_date, last.day
    from unnest($1::text::bigint[]) wanted (id) join service_entry e on e.id = wanted.id and e.funded
    join care_type y on y.id = e.care_type_id
    join funding_template_line t on t.schedule_template_id = y.schedule_template_id
    join funding_code c on c.id = t.funding_code_id and c.active
    left join service_group g on g.id = t.service_group_id
    cross join lateral (select e.departure_date - case when y.setting in ('residential', 'respite') then 1 else 0 end as day) last
    where ${offered} and (last.day is null or last.day >= e.entry_date) and not exists (select from funding_schedule_line l where l.service_entry_id = e.id
      and l.funding_code_id = t.funding_code_id and l.mirrors_id is null and not l.in_error)
    order by e.id, t.id`,
    [idList(entryIds)],
  );
}

interface LeftOut {
  code: string;
  active: boolean;
  offered: boolean;
  groupName: string | null;
  feeArrangement: string | null;
  arrangement: string | null;
  /** It is on the schedule all the same, by the calculation of resident fees. */
  there: boolean;
}

/** What the templates of a care type did not give to an entry, and why; what is for another arrangement is meant to be left out. */
export async function templateWarnings(query: Query, entryId: number): Promise<Warning[]> {
  const rows = await query<LeftOut>(
    `select b.code, b.active, ${offered} as offered, g.name as "groupName", t.fee_arrangement as "feeArrangement",
        ${arrangement} as arrangement, exists (select from billing_schedule_line l where l.service_entry_id = e.id
          and l.billing_code_id = t.billing_code_id and not l.in_error) as there
      from service_entry e join care_type y on y.id = e.care_type_id
      join schedule_template_line t on t.schedule_template_id = y.schedule_template_id
      join billing_code b on b.id = t.billing_code_id join service_group g on g.id = t.service_group_id
      where e.id = $1::text::bigint
      union all
      select c.code, c.active, ${offered}, g.name, null, null, false
      from service_entry e join care_type y on y.id = e.care_type_id
      join funding_template_line t on t.schedule_template_id = y.schedule_template_id
      join funding_code c on c.id = t.funding_code_id left join service_group g on g.id = t.service_group_id
      where e.id = $1::text::bigint and e.funded and not (c.active and ${offered})`,
    [String(entryId)],
  );
  if (rows.length === 0)
    return [
      {
        code: "TEMPLATE_MISSING",
        detail: "The care type has no schedule template with fees: add the client's fees by hand.",
      },
    ];
  return rows.flatMap((row): Warning[] => {
    if (row.there) return [];
    if (!row.active)
      return [{ code: "CODE_INACTIVE", detail: `${row.code} is in the template but no longer in use: left out.` }];
    if (!row.offered)
      return [
        {
          code: "NOT_OFFERED",
          detail: `${row.code} is in the template, but ${row.groupName} is not offered at this service: left out.`,
        },
      ];
    if (row.feeArrangement !== null && row.arrangement === null)
      return [
        {
          code: "ARRANGEMENT_UNKNOWN",
          detail: `${row.code} is for people of one fee arrangement, and this client has none yet: left out.`,
        },
      ];
    return [];
  });
}
