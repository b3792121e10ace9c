import type { DatedAmount } from "@banksia/core/billing/facts";
import { type RateTable, meansTestedFeeAnnualCap, meansTestedFeeLifetimeCap, withAdded } from "@banksia/rates-au";

/** Figures that the provider added since this edition of the national tables: setting `cap_thresholds`. */
export interface AddedThresholds {
  annual?: { from: string; amount: string }[];
  lifetime?: { from: string; amount: string }[];
}

/**
 * The annual and lifetime caps of the means tested care fee, dated: the national tables, then what the provider added.
 * The last figure holds until a newer one is known: a cap only ever rises, so nobody is charged past it by waiting.
 */
export function capThresholds(added: AddedThresholds = {}): { annualCap: DatedAmount[]; lifetimeCap: DatedAmount[] } {
  return {
    annualCap: chain(meansTestedFeeAnnualCap, added.annual ?? []),
    lifetimeCap: chain(meansTestedFeeLifetimeCap, added.lifetime ?? []),
  };
}

function chain(table: RateTable, added: { from: string; amount: string }[]): DatedAmount[] {
  const values = withAdded(
    table,
    added.map(({ from, amount }) => ({ from, value: amount })),
  );
  return values.map(({ from, to, value }) => ({ from, to, amount: value }));
}
