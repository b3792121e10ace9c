import type { BillingPolicies, SharedFacts } from "@banksia/core/billing/facts";
import type { SqlTx } from "@banksia/db";
import { type AddedThresholds, capThresholds } from "./cap-thresholds.ts";

export const defaultPolicies: BillingPolicies = {
  capCrossing: "clamp",
  advanceLimit: "one_month",
  cutAtMonthEnd: true,
  percentageBase: "client_first",
};

/**
 * The facts that all clients of a run share, as they are at its start. They are kept with the run, so that every
 * thread on every machine works from the same ones even if a rate is changed meanwhile.
 */
export async function loadSharedFacts(tx: SqlTx): Promise<SharedFacts> {
  const [codes, taxes, globalRates, policies, thresholds] = await Promise.all([
    tx<
      SharedFacts["codes"]
    >`select id, code, description, unit, anchor, timing, tax_code_id as "taxCodeId", account_name_id as "accountNameId",
        capped, charge_departure_day as "chargeDepartureDay" from billing_code order by id`,
    tx<SharedFacts["taxes"]>`select id, code, percent, inclusive from tax_code order by id`,
    tx<
      SharedFacts["globalRates"]
    >`select id, billing_code_id as "billingCodeId", start_date as "from", end_date as "to", model, rate,
        base_code_id as "baseCodeId", percent from billing_rate where client_id is null order by billing_code_id, start_date`,
    tx<{ value: Partial<BillingPolicies> }[]>`select value from setting where name = 'billing_policies'`,
    tx<{ value: AddedThresholds }[]>`select value from setting where name = 'cap_thresholds'`,
  ]);
  return {
    codes: [...codes],
    taxes: [...taxes],
    globalRates: [...globalRates],
    ...capThresholds(thresholds[0]?.value),
    policies: { ...defaultPolicies, ...policies[0]?.value },
  };
}
