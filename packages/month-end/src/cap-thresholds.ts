import type { DatedAmount } from "@banksia/core/billing/facts";

/** The annual and lifetime caps of the means tested care fee, dated, from the national tables. */
export function capThresholds(): { annualCap: DatedAmount[]; lifetimeCap: DatedAmount[] } {
  return { annualCap: [], lifetimeCap: [] };
}
