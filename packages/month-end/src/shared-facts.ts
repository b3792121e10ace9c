import { BILLING_POLICIES, type BillingPolicies, type SharedFacts } from "@banksia/core/billing/facts";
import type { SqlTx } from "@banksia/db";
import { capAlertDays } from "./cap-question.ts";
import { capThresholds } from "./cap-thresholds.ts";
import { loadNationalRates } from "./national-rates.ts";
import { queryOfSql } from "./residents/query.ts";

/** With what only some kinds of runs ask for. */
export interface RunSharedFacts extends SharedFacts {
  /** An alert is due so many days before a cap is reached. */
  capAlertDays: number;
}

/**
 * The facts that all clients of a run share, as they are at its start. They are kept with the run, so that every
 * thread on every machine works from the same ones even if a rate is changed meanwhile.
 */
export async function loadSharedFacts(tx: SqlTx): Promise<RunSharedFacts> {
  const [codes, taxes, globalRates, policies, rates, alertDays] = await Promise.all([
    tx<
      SharedFacts["codes"]
    >`select id, code, description, unit, anchor, timing, tax_code_id as "taxCodeId", account_name_id as "accountNameId",
        capped, ${cappedFee(tx)} as "cappedFee", charge_departure_day as "chargeDepartureDay" from billing_code order by id`,
    tx<SharedFacts["taxes"]>`select id, code, percent, inclusive from tax_code order by id`,
    tx<
      SharedFacts["globalRates"]
    >`select id, billing_code_id as "billingCodeId", start_date as "from", end_date as "to", model, rate,
        base_code_id as "baseCodeId", percent from billing_rate where client_id is null order by billing_code_id, start_date`,
    tx<{ name: string; value: Partial<BillingPolicies> }[]>`
      select name, value from setting where name in ('billing_policies', 'fee_policies')`,
    loadNationalRates(queryOfSql(tx)),
    capAlertDays(tx),
  ]);
  return {
    codes: [...codes],
    taxes: [...taxes],
    globalRates: [...globalRates],
    ...capThresholds(rates),
    policies: billingPolicies(policies),
    capAlertDays: alertDays,
  };
}

/** The policies of billing from the settings `billing_policies`, and of `fee_policies` which days of care count. */
export function billingPolicies(
  settings: readonly { name: string; value: Partial<BillingPolicies> }[],
): BillingPolicies {
  const set = (name: string): Partial<BillingPolicies> => settings.find((one) => one.name === name)?.value ?? {};
  const { countedCareDays } = set("fee_policies");
  return {
    ...BILLING_POLICIES,
    ...set("billing_policies"),
    ...(countedCareDays === undefined ? {} : { countedCareDays }),
  };
}

/** The fee of the law that a capped code charges, as the rules on caps know it. */
function cappedFee(tx: SqlTx) {
  return tx`case when legal_fee in ('means_tested_care_fee', 'non_clinical_care_contribution') then legal_fee end`;
}
