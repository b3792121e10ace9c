import { sql } from "drizzle-orm";
import { instantText, plainText, rateText } from "../common/sql.ts";
import type { View } from "../common/view.ts";
import type { Context } from "../context.ts";

/** The price of a code from a day on: for all clients, or one client's own. */
export interface BillingRate {
  id: number;
  billingCodeId: number;
  billingCode: string;
  /** Null: valid for all clients without a rate of their own. */
  clientId: number | null;
  clientName: string | null;
  startDate: string;
  endDate: string | null;
  model: "amount" | "percentage";
  rate: string | null;
  baseCodeId: number | null;
  baseCode: string | null;
  percent: string | null;
  /** Where the figure comes from. */
  source: string | null;
  verified: boolean;
  /** Worked out from the client's facts; not changed by hand. */
  derived: boolean;
  /** How it was worked out, where it was. */
  basis: unknown;
  status: "past" | "current" | "future";
  createdAt: string;
}

/** How billing rates, alias `r`, are shown; the client has the alias `c`, the code `b`. */
export function billingRateView(ctx: Context): View {
  const today = sql`${ctx.today()}::date`;
  return {
    what: "billing rate",
    columns: sql`r.id, r.billing_code_id as "billingCodeId", b.code as "billingCode", r.client_id as "clientId",
      c.name as "clientName", r.start_date as "startDate", r.end_date as "endDate", r.model,
      ${rateText(sql`r.rate`)} as rate, r.base_code_id as "baseCodeId", base.code as "baseCode",
      ${plainText(sql`r.percent`)} as percent, r.source, r.verified, r.derived, r.basis,
      case when r.start_date > ${today} then 'future' when r.end_date < ${today} then 'past' else 'current' end as status,
      ${instantText(sql`r.created_at`)} as "createdAt"`,
    from: sql`billing_rate r join billing_code b on b.id = r.billing_code_id
      left join customer c on c.id = r.client_id left join billing_code base on base.id = r.base_code_id`,
    id: sql`r.id`,
  };
}
