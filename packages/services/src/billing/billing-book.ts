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
import { capThresholds } from "@banksia/month-end/cap-thresholds";
import { loadNationalRates } from "@banksia/month-end/national-rates";
import { billingPolicies } from "@banksia/month-end/shared-facts";
import { rowsOf } from "../common/rows.ts";
import { queryOfOrm } from "../fees/recalculate.ts";

const rateColumns = sql`id, billing_code_id as "billingCodeId", start_date as "from", end_date as "to", model, rate,
  base_code_id as "baseCodeId", percent`;

/** Billing rates as the rules take them: those of all clients, or some clients' own. */
export function loadRates<T extends BillingRateFacts>(tx: OrmTx, where: SQL, extra: SQL = sql``): Promise<T[]> {
  return rowsOf<T>(tx, sql`select ${rateColumns}${extra} from billing_rate where ${where} order by id`);
}

/** The policies in force. */
export async function loadPolicies(tx: OrmTx): Promise<BillingPolicies> {
  return billingPolicies(
    await rowsOf<{ name: string; value: Partial<BillingPolicies> }>(
      tx,
      sql`select name, value from setting where name in ('billing_policies', 'fee_policies')`,
    ),
  );
}

/** Codes, taxes, global rates, cap thresholds and policies as they are now, ready for the rules. */
export async function loadBillingBook(tx: OrmTx): Promise<BillingBook> {
  return createBillingBook({
    codes: await rowsOf<BillingCodeFacts>(
      tx,
      sql`select id, code, description, unit, anchor, timing, tax_code_id as "taxCodeId",
        account_name_id as "accountNameId", capped,
        case when legal_fee in ('means_tested_care_fee', 'non_clinical_care_contribution') then legal_fee end as "cappedFee",
        charge_departure_day as "chargeDepartureDay" from billing_code`,
    ),
    taxes: await rowsOf<TaxFacts>(tx, sql`select id, code, percent, inclusive from tax_code`),
    globalRates: await loadRates(tx, sql`client_id is null`),
    ...capThresholds(await loadNationalRates(queryOfOrm(tx))),
    policies: await loadPolicies(tx),
  });
}
