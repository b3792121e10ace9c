/** The supported resident ratio of services in a calendar month. */
import { type SupportedRatio, supportedRatio } from "@banksia/core/accommodation/index";
import { dayNumber, civilOf } from "@banksia/core/days/civil";
import type { SqlTx } from "@banksia/db";
import { loadNationalRates } from "../national-rates.ts";
import { queryOfSql } from "../residents/query.ts";

export interface ServiceRatio extends SupportedRatio {
  serviceId: number;
  /** Percent, as in force on the first day of the month. */
  threshold: string;
}

/** No figures of law are known for the month. */
export interface RatioFiguresMissing {
  code: "RATE_MISSING";
  message: string;
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
export async function supportedRatios(
  tx: SqlTx,
  serviceIds: number[],
  day: string,
): Promise<ServiceRatio[] | RatioFiguresMissing> {
  const { year, month } = civilOf(dayNumber(day));
  const national = await loadNationalRates(queryOfSql(tx));
  const first = `${day.slice(0, 8)}01`;
  const threshold = national.on("accommodation_supplement_ratio_threshold", first)?.value;
  const reduction = national.on("accommodation_supplement_ratio_reduction", first)?.value;
  if (threshold === undefined || reduction === undefined) {
    const message = `No percentage of low means residents, or reduction below it, is known for ${first}: add it to the national rates.`;
    return { code: "RATE_MISSING", message };
  }
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
    return { serviceId, threshold, ...supportedRatio({ year, month, residents, threshold, reduction }).result };
  });
}

export async function writeSupportedRatios(tx: SqlTx, runId: number, ratios: readonly ServiceRatio[]): Promise<void> {
  if (ratios.length === 0) return;
  const rows = ratios.map(({ serviceId, from, lowMeansDays, totalDays, percent, threshold, reduction }) => ({
    serviceId,
    from,
    lowMeansDays,
    totalDays,
    percent,
    threshold,
    reduction,
  }));
  await tx`insert into supported_ratio (service_id, month_start, low_means_days, total_days, ratio, threshold, discount, calculated_at, run_id)
    select "serviceId", "from", "lowMeansDays", "totalDays", percent, threshold, reduction, now(), ${runId}
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as r ("serviceId" bigint, "from" date, "lowMeansDays" int, "totalDays" int, percent numeric, threshold numeric, reduction numeric)
    on conflict (service_id, month_start) do update set low_means_days = excluded.low_means_days, total_days = excluded.total_days,
      ratio = excluded.ratio, threshold = excluded.threshold, discount = excluded.discount, calculated_at = excluded.calculated_at,
      run_id = excluded.run_id`;
}
