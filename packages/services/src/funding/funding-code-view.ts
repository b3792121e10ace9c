import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { rateText } from "../common/sql.ts";
import { type View, loadOne } from "../common/view.ts";
import type { Context } from "../context.ts";

/** Something that the government pays for a client. */
export interface FundingCode {
  id: number;
  code: string;
  description: string;
  unit: "day" | "month";
  /** Paid for the room: reduced by the assessed amount of the client. */
  accommodationAssociated: boolean;
  externalCode: string | null;
  revenueAccountId: number | null;
  revenueAccountCode: string | null;
  /** The key of the national table that its global rates come from. */
  nationalRate: string | null;
  active: boolean;
  /** Global rate per unit today; null when none is in force. */
  rateToday: string | null;
  rateVerified: boolean | null;
  /** The fees whose mirror lines have this code. */
  offsetOf: { id: number; code: string; description: string }[];
}

/** How funding codes, alias `f`, are shown. */
export function fundingCodeView(ctx: Context): View {
  const today = sql`${ctx.today()}::date`;
  return {
    what: "funding code",
    columns: sql`f.id, f.code, f.description, f.unit, f.accommodation_associated as "accommodationAssociated",
      f.external_code as "externalCode", f.revenue_account_id as "revenueAccountId", a.code as "revenueAccountCode",
      f.national_rate as "nationalRate", f.active, ${rateText(sql`r.rate`)} as "rateToday", r.verified as "rateVerified",
      coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'code', b.code, 'description', b.description) order by b.code)
        from billing_code b where b.funding_code_id = f.id), '[]') as "offsetOf"`,
    from: sql`funding_code f left join ledger_account a on a.id = f.revenue_account_id
      left join funding_rate r on r.funding_code_id = f.id and r.client_id is null
        and r.start_date <= ${today} and (r.end_date is null or r.end_date >= ${today})`,
    id: sql`f.id`,
  };
}

/**
 * One funding code with today's global rate.
 * @throws NOT_FOUND
 */
export function loadFundingCode(tx: OrmTx, ctx: Context, id: number): Promise<FundingCode> {
  return loadOne<FundingCode>(tx, fundingCodeView(ctx), id);
}
