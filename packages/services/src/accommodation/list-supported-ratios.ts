import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { instantText, plainText, when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";

/** How many days of residents of a service in a month were those of low means residents. */
export interface SupportedRatio {
  serviceId: number;
  serviceName: string;
  monthStart: string;
  lowMeansDays: number;
  totalDays: number;
  /** Per cent. */
  ratio: string;
  threshold: string;
  /** Per cent by which the accommodation supplement is cut. */
  discount: string;
  calculatedAt: string;
}

export interface ListSupportedRatiosInput extends PageInput<"monthStart"> {
  serviceId?: number;
  from?: string;
  to?: string;
}

/** Supported resident ratios by service and month, the newest first. */
export async function listSupportedRatios(
  ctx: Context,
  input: ListSupportedRatiosInput,
): Promise<Page<SupportedRatio>> {
  requireScope(ctx, "customers:read");
  return read(ctx, (tx) =>
    fetchPage<SupportedRatio, "monthStart">(
      tx,
      {
        columns: sql`r.service_id as "serviceId", s.name as "serviceName", r.month_start as "monthStart",
          r.low_means_days as "lowMeansDays", r.total_days as "totalDays", ${plainText(sql`r.ratio`)} as ratio,
          ${plainText(sql`r.threshold`)} as threshold, ${plainText(sql`r.discount`)} as discount,
          ${instantText(sql`r.calculated_at`)} as "calculatedAt"`,
        from: sql`supported_ratio r join service s on s.id = r.service_id`,
        where: [
          when(input.serviceId, (id) => sql`r.service_id = ${id}`),
          when(input.from, (day) => sql`r.month_start >= ${day}::date`),
          when(input.to, (day) => sql`r.month_start <= ${day}::date`),
        ],
        keys: { monthStart: { by: sql`r.month_start`, type: "date" } },
        id: sql`r.service_id`,
        order: [{ key: "monthStart", descending: true }],
      },
      input,
    ),
  );
}
