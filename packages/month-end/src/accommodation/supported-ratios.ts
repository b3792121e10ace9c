/** The supported resident ratio of services in a calendar month. */
import { type SupportedRatio, supportedRatio } from "@banksia/core/accommodation/index";
import { dayNumber, civilOf } from "@banksia/core/days/civil";
import type { SqlTx } from "@banksia/db";

/** Aged Care Rules 2025 ss.230-10(2), 230-13, in percent. */
const THRESHOLD = "40";
const REDUCTION = "25";

export interface ServiceRatio extends SupportedRatio {
  serviceId: number;
}

interface StayRow {
  serviceId: number;
  clientId: number;
  lowMeans: boolean;
  from: string;
  to: string;
}

/**
 * From everybody in permanent care of the services in the month of a day, leave included. The day of departure does not
 * count, as no subsidy is paid for it, unless it is that of entry.
 */
export async function supportedRatios(tx: SqlTx, serviceIds: number[], day: string): Promise<ServiceRatio[]> {
  const { year, month } = civilOf(dayNumber(day));
  const rows = await tx<StayRow[]>`
    select e.service_id as "serviceId", e.client_id as "clientId", e.accommodation_status in ('partly_supported', 'supported') as "lowMeans",
      e.entry_date as "from", case when e.departure_date is null then (date_trunc('month', ${day}::date) + interval '1 month - 1 day')::date
        else greatest(e.departure_date - 1, e.entry_date) end as "to"
    from service_entry e join care_type t on t.id = e.care_type_id
    where e.service_id = any(${serviceIds}) and t.setting = 'residential'
      and e.entry_date <= (date_trunc('month', ${day}::date) + interval '1 month - 1 day')::date
      and coalesce(e.departure_date, 'infinity') >= date_trunc('month', ${day}::date)::date
    order by e.service_id, e.client_id, e.entry_date`;
  const byService = Map.groupBy(rows, (row) => row.serviceId);
  return [...byService].map(([serviceId, stays]) => {
    const residents = stays.map(({ clientId, lowMeans, from, to }) => ({
      reference: String(clientId),
      lowMeans,
      days: [{ from, to }],
    }));
    const facts = { year, month, residents, threshold: THRESHOLD, reduction: REDUCTION };
    return { serviceId, ...supportedRatio(facts).result };
  });
}

export async function writeSupportedRatios(tx: SqlTx, runId: number, ratios: readonly ServiceRatio[]): Promise<void> {
  if (ratios.length === 0) return;
  const rows = ratios.map(({ serviceId, from, lowMeansDays, totalDays, percent, reduction }) => ({
    serviceId,
    from,
    lowMeansDays,
    totalDays,
    percent,
    reduction,
  }));
  await tx`insert into supported_ratio (service_id, month_start, low_means_days, total_days, ratio, threshold, discount, calculated_at, run_id)
    select "serviceId", "from", "lowMeansDays", "totalDays", percent, ${THRESHOLD}::numeric, reduction, now(), ${runId}
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as r ("serviceId" bigint, "from" date, "lowMeansDays" int, "totalDays" int, percent numeric, reduction numeric)
    on conflict (service_id, month_start) do update set low_means_days = excluded.low_means_days, total_days = excluded.total_days,
      ratio = excluded.ratio, threshold = excluded.threshold, discount = excluded.discount, calculated_at = excluded.calculated_at,
      run_id = excluded.run_id`;
}
