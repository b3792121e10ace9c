import type { CappingPolicy } from "@banksia/core/capping/facts";
import { ALERT_DAYS } from "@banksia/month-end/cap-question";
import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { loadPolicies } from "../billing/billing-book.ts";
import { firstOf } from "../common/rows.ts";

/** How caps are applied where the law leaves it open, and when alerts are due. */
export interface CappingPolicies extends CappingPolicy {
  /** An alert is due so many days before a cap is reached. */
  alertDays: number;
}

export async function loadCappingPolicies(tx: OrmTx): Promise<CappingPolicies> {
  const all = await loadPolicies(tx);
  const row = await firstOf<{ value: unknown }>(tx, sql`select value from setting where name = 'cap_alert_days'`);
  return {
    capCrossing: all.capCrossing,
    annualCapYears: all.annualCapYears,
    afterIndexation: all.afterIndexation,
    supportAtHomeInMeansTestedCap: all.supportAtHomeInMeansTestedCap,
    firstEntry: all.firstEntry,
    alertDays: typeof row?.value === "number" ? row.value : ALERT_DAYS,
  };
}
