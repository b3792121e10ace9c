import type { SharedFacts } from "@banksia/core/billing/facts";
import type { NationalRates } from "./national-rates.ts";

/** The dated figures that caps are held against. */
export type CapFigures = Pick<SharedFacts, "annualCap" | "lifetimeCap" | "contributionCap" | "careDays">;

/**
 * The caps of the national tables with what the provider added. The last figure holds until a newer one is known: a cap
 * only ever rises, so nobody is charged past it by waiting.
 */
export function capThresholds(rates: NationalRates): CapFigures {
  return {
    annualCap: rates.amounts("means_tested_fee_annual_cap"),
    lifetimeCap: rates.amounts("means_tested_fee_lifetime_cap"),
    contributionCap: rates.amounts("contribution_lifetime_cap"),
    careDays: Number(rates.values("non_clinical_care_contribution_days").at(-1)?.value ?? 0),
  };
}
