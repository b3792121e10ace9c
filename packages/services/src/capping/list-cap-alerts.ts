import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { matches, when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import type { CapType } from "./client-cap-view.ts";

/** A client who will reach a cap, as last calculated. */
export interface CapAlert {
  clientId: number;
  clientName: string;
  clientAccount: string;
  /** The facility that the client is listed under. */
  serviceId: number | null;
  serviceName: string | null;
  limitType: CapType;
  startDate: string;
  threshold: string | null;
  total: string;
  remaining: string | null;
  forecastDate: string;
  daysToGo: number;
  alertDate: string;
  alertDue: boolean;
  calculatedDate: string;
}

export interface ListCapAlertsInput extends PageInput<"forecastDate" | "clientName" | "remaining"> {
  /** Left out: those whose alert is due today. */
  withinDays?: number;
  serviceId?: number;
  limitType?: CapType;
  search?: string;
}

/** Clients who will reach a cap soon, the nearest first; those too whose day has passed since the calculation. */
export function listCapAlerts(ctx: Context, input: ListCapAlertsInput): Promise<Page<CapAlert>> {
  requireScope(ctx, "customers:read");
  const today = sql`${ctx.today()}::date`;
  return read(ctx, (tx) =>
    fetchPage<CapAlert, "forecastDate" | "clientName" | "remaining">(
      tx,
      {
        columns: sql`l.client_id as "clientId", c.name as "clientName", c.account as "clientAccount", s.id as "serviceId",
          s.name as "serviceName", l.limit_type as "limitType", l.start_date as "startDate", l.threshold, l.total, l.remaining,
          l.forecast_date as "forecastDate", (l.forecast_date - ${today})::int as "daysToGo", l.alert_date as "alertDate",
          l.alert_date <= ${today} as "alertDue", l.calculated_date as "calculatedDate"`,
        from: sql`client_cap_line l join customer c on c.id = l.client_id left join service s on s.id = c.home_service_id`,
        where: [
          sql`l.alert_date is not null`,
          input.withinDays === undefined
            ? sql`l.alert_date <= ${today}`
            : sql`l.forecast_date <= ${today} + ${input.withinDays}::int`,
          when(
            input.serviceId,
            (id) => sql`exists (select from service_entry e where e.client_id = l.client_id and e.service_id = ${id}
            and (e.departure_date is null or e.departure_date > ${today}))`,
          ),
          when(input.limitType, (type) => sql`l.limit_type = ${type}`),
          matches(input.search, sql`c.account`, sql`c.name`, sql`s.name`),
        ],
        keys: {
          forecastDate: { by: sql`l.forecast_date`, type: "date" },
          clientName: { by: sql`c.name`, type: "text" },
          remaining: { by: sql`coalesce(l.remaining, 0)`, type: "numeric" },
        },
        id: sql`(l.client_id * 4 + case l.limit_type when 'MEANS_TESTED_ANNUAL' then 0 when 'MEANS_TESTED_LIFETIME' then 1
          when 'CONTRIBUTION_LIFETIME' then 2 else 3 end)`,
        order: [{ key: "forecastDate", descending: false }],
      },
      input,
    ),
  );
}
