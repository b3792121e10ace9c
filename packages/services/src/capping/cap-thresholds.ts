import type { DatedAmount } from "@banksia/core/billing/facts";
import type { OrmTx } from "@banksia/db";
import { type RateTable, meansTestedFeeAnnualCap, meansTestedFeeLifetimeCap, withAdded } from "@banksia/rates-au";
import { sql } from "drizzle-orm";
import { firstOf } from "../common/rows.ts";

interface AddedThreshold {
  from: string;
  amount: string;
}

/**
 * The annual and lifetime caps of the means tested care fee, dated: the national tables, then what the provider added
 * since (setting `cap_thresholds`). The last figure holds until a newer one is known.
 */
export async function loadCapThresholds(tx: OrmTx): Promise<{ annual: DatedAmount[]; lifetime: DatedAmount[] }> {
  const setting = await firstOf<{ value: { annual?: AddedThreshold[]; lifetime?: AddedThreshold[] } }>(
    tx,
    sql`select value from setting where name = 'cap_thresholds'`,
  );
  return {
    annual: chain(meansTestedFeeAnnualCap, setting?.value.annual ?? []),
    lifetime: chain(meansTestedFeeLifetimeCap, setting?.value.lifetime ?? []),
  };
}

function chain(table: RateTable, added: readonly AddedThreshold[]): DatedAmount[] {
  const values = withAdded(
    table,
    added.map(({ from, amount }) => ({ from, value: amount })),
  );
  return values.map(({ from, to, value }) => ({ from, to, amount: value }));
}
