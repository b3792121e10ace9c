import type { SqlTx } from "@banksia/db";
import type { RunFilters } from "./run-request.ts";

const some = (ids: number[] | null | undefined): ids is number[] => ids != null && ids.length > 0;

/** Everybody whose caps are set up. */
export function cappedClients(tx: SqlTx, filters: RunFilters) {
  return tx`select c.client_id from client_cap c
    where true ${ofClients(tx, "c", filters)}
    ${
      some(filters.serviceIds)
        ? tx`and exists (select from service_entry e where e.client_id = c.client_id and e.service_id = any(${filters.serviceIds}))`
        : tx``
    }
    ${
      filters.departed === "only" || filters.departed === "exclude"
        ? tx`and ${filters.departed === "only" ? tx`not` : tx``} exists (select from service_entry e where e.client_id = c.client_id and e.departure_date is null)`
        : tx``
    }`;
}

/**
 * Everybody who may have been on social leave past the days of a financial year by the end of a run: in one of the
 * years the lengths of all records together, whatever they turn out to be, are more than those days.
 */
export function absentClients(tx: SqlTx, filters: RunFilters, endDate: string) {
  return tx`select client_id from (
      select r.client_id, y as year, sum(least(coalesce(r.end_date - 1, ${endDate}::date), ${endDate}::date, make_date(y + 1, 6, 30))
          - greatest(r.start_date, make_date(y, 7, 1)) + 1) as days
      from leave_record r
      cross join generate_series(
        extract(year from r.start_date - interval '6 months')::int,
        extract(year from least(coalesce(r.end_date, ${endDate}::date), ${endDate}::date) - interval '6 months')::int) y
      where r.type = 'social' and r.start_date <= ${endDate}::date
        ${some(filters.serviceIds) ? tx`and r.service_id = any(${filters.serviceIds})` : tx``} ${ofClients(tx, "r", filters)}
      group by 1, 2) away
    left join leave_before b using (client_id)
    group by client_id, away.year
    having max(away.days) + coalesce(sum(b.days) filter (where b.financial_year = away.year), 0) > 52`;
}

/** Somebody of each service with residents in permanent care in the month of a day: the services are worked out whole. */
export function ratioClients(tx: SqlTx, filters: RunFilters, endDate: string) {
  return tx`select distinct client_id from (select distinct on (e.service_id) e.client_id from service_entry e join care_type t on t.id = e.care_type_id
    where t.setting = 'residential' and e.entry_date <= (date_trunc('month', ${endDate}::date) + interval '1 month - 1 day')::date
      and coalesce(e.departure_date, 'infinity') >= date_trunc('month', ${endDate}::date)::date
      ${some(filters.serviceIds) ? tx`and e.service_id = any(${filters.serviceIds})` : tx``}
    order by e.service_id, e.client_id) one`;
}

function ofClients(tx: SqlTx, alias: "c" | "r", filters: RunFilters) {
  const id = tx(`${alias}.client_id`);
  return tx`
    ${some(filters.clientIds) ? tx`and ${id} = any(${filters.clientIds})` : tx``}
    ${some(filters.customerGroupIds) ? tx`and ${id} in (select id from customer where customer_group_id = any(${filters.customerGroupIds}))` : tx``}`;
}
