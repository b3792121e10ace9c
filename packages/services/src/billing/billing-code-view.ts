import type { BillingTiming, BillingUnit } from "@banksia/core/billing/facts";
import type { OrmTx, schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { type View, loadOne } from "../common/view.ts";
import type { Context } from "../context.ts";
import { ratesOfDay } from "./rates-of-day.ts";

/** A fee that can be charged. */
export interface BillingCode {
  id: number;
  code: string;
  description: string;
  unit: BillingUnit;
  /** Where weeks, fortnights and years begin. */
  anchor: "line" | "calendar";
  timing: BillingTiming;
  taxCodeId: number;
  taxCode: string;
  accountNameId: number;
  accountName: string;
  revenueAccountId: number;
  revenueAccountCode: string;
  /** Counts towards, and stops at, the client's caps. */
  capped: boolean;
  chargeDepartureDay: boolean;
  /** The key of the national rate that its global rates come from. */
  nationalRate: string | null;
  /** Which fee of the law it charges. */
  legalFee: LegalFee | null;
  /** The funding code of the line that mirrors this fee on the funding schedule. */
  fundingCodeId: number | null;
  fundingCode: string | null;
  /** Offered for new schedule lines; lines that run go on. */
  active: boolean;
  /** Global price per unit today, percentages worked out; null when none is in force. */
  rateToday: string | null;
  rateVerified: boolean | null;
}

/** A fee of the law; its amounts for a resident are worked out from the resident's facts. */
export type LegalFee = NonNullable<(typeof schema.billingCode.$inferSelect)["legalFee"]>;

export type BillingCodeRow = Omit<BillingCode, "rateToday" | "rateVerified">;

export const billingCodeView: View = {
  what: "billing code",
  columns: sql`b.id, b.code, b.description, b.unit, b.anchor, b.timing, b.tax_code_id as "taxCodeId", x.code as "taxCode",
    b.account_name_id as "accountNameId", n.name as "accountName", b.revenue_account_id as "revenueAccountId",
    a.code as "revenueAccountCode", b.capped, b.charge_departure_day as "chargeDepartureDay",
    b.national_rate as "nationalRate", b.legal_fee as "legalFee", b.funding_code_id as "fundingCodeId",
    f.code as "fundingCode", b.active`,
  from: sql`billing_code b join tax_code x on x.id = b.tax_code_id join account_name n on n.id = b.account_name_id
    join ledger_account a on a.id = b.revenue_account_id left join funding_code f on f.id = b.funding_code_id`,
  id: sql`b.id`,
};

/** Billing codes with today's global rates. */
export async function withGlobalRates(
  tx: OrmTx,
  ctx: Context,
  rows: readonly BillingCodeRow[],
): Promise<BillingCode[]> {
  const day = ctx.today();
  const answers = await ratesOfDay(
    tx,
    rows.map(({ id }) => ({ clientId: null, billingCodeId: id, day })),
  );
  return rows.map((row, at) => ({
    ...row,
    rateToday: answers[at]?.rateToday ?? null,
    rateVerified: answers[at]?.rateVerified ?? null,
  }));
}

/**
 * One billing code with today's global rate.
 * @throws NOT_FOUND
 */
export async function loadBillingCode(tx: OrmTx, ctx: Context, id: number): Promise<BillingCode> {
  const row = await loadOne<BillingCodeRow>(tx, billingCodeView, id);
  const [code] = await withGlobalRates(tx, ctx, [row]);
  if (code === undefined) throw new Error("A code lost its rate.");
  return code;
}
