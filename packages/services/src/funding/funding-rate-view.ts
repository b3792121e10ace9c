import { sql } from "drizzle-orm";
import { instantText, rateText } from "../common/sql.ts";
import type { View } from "../common/view.ts";
import type { Context } from "../context.ts";

/** What a funding code pays from a day on: for all clients, or one client's own. */
export interface FundingRate {
  id: number;
  fundingCodeId: number;
  fundingCode: string;
  /** Null: for all clients without a rate of their own. */
  clientId: number | null;
  clientName: string | null;
  startDate: string;
  endDate: string | null;
  rate: string;
  source: string | null;
  verified: boolean;
  status: "past" | "current" | "future";
  createdAt: string;
}

/** How funding rates, alias `r`, are shown; the client has the alias `c`, the code `f`. */
export function fundingRateView(ctx: Context): View {
  const today = sql`${ctx.today()}::date`;
  return {
    what: "funding rate",
    columns: sql`r.id, r.funding_code_id as "fundingCodeId", f.code as "fundingCode", r.client_id as "clientId",
      c.name as "clientName", r.start_date as "startDate", r.end_date as "endDate", ${rateText(sql`r.rate`)} as rate,
      r.source, r.verified,
      case when r.start_date > ${today} then 'future' when r.end_date < ${today} then 'past' else 'current' end as status,
      ${instantText(sql`r.created_at`)} as "createdAt"`,
    from: sql`funding_rate r join funding_code f on f.id = r.funding_code_id left join customer c on c.id = r.client_id`,
    id: sql`r.id`,
  };
}
