import {
  type BillingBook,
  type BillingCodeFacts,
  type BillingPolicies,
  type BillingRateFacts,
  type TaxFacts,
  createBillingBook,
} from "@banksia/core/billing/index";
import type { OrmTx } from "@banksia/db";
import { type SQL, sql } from "drizzle-orm";
import { loadCapThresholds } from "../capping/cap-thresholds.ts";
import { firstOf, rowsOf } from "../common/rows.ts";

/** How points that law and contracts leave open are settled where the provider has not said otherwise. */
const usualPolicies: BillingPolicies = {
  capCrossing: "clamp",
  advanceLimit: "one_month",
  cutAtMonthEnd: true,
  percentageBase: "client_first",
};

const rateColumns = sql`id, billing_code_id as "billingCodeId", start_date as "from", end_date as "to", model, rate,
  base_code_id as "baseCodeId", percent`;

/** Billing rates as the rules take them: those of all clients, or some clients' own. */
export function loadRates<T extends BillingRateFacts>(tx: OrmTx, where: SQL, extra: SQL = sql``): Promise<T[]> {
  return rowsOf<T>(tx, sql`select ${rateColumns}${extra} from billing_rate where ${where} order by id`);
}

/** The policies in force. */
export async function loadPolicies(tx: OrmTx): Promise<BillingPolicies> {
  const setting = await firstOf<{ value: Partial<BillingPolicies> }>(
    tx,
    sql`select value from setting where name = 'billing_policies'`,
  );
  return { ...usualPolicies, ...setting?.value };
}

/** Codes, taxes, global rates, cap thresholds and policies as they are now, ready for the rules. */
export async function loadBillingBook(tx: OrmTx): Promise<BillingBook> {
  const { annual, lifetime } = await loadCapThresholds(tx);
  return createBillingBook({
    codes: await rowsOf<BillingCodeFacts>(
      tx,
      sql`select id, code, description, unit, anchor, timing, tax_code_id as "taxCodeId",
        account_name_id as "accountNameId", capped, charge_departure_day as "chargeDepartureDay" from billing_code`,
    ),
    taxes: await rowsOf<TaxFacts>(tx, sql`select id, code, percent, inclusive from tax_code`),
    globalRates: await loadRates(tx, sql`client_id is null`),
    annualCap: annual,
    lifetimeCap: lifetime,
    policies: await loadPolicies(tx),
  });
}
