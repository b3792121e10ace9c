import { schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { loadPolicies } from "../billing/billing-book.ts";
import { audit } from "../common/audit.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type CappingPolicies, loadCappingPolicies } from "./capping-policies.ts";

/** Changes how caps are applied, for runs and calculations from now on. What is billed stays until it is adjusted. */
export function setCappingPolicies(ctx: Context, input: CappingPolicies): Promise<CappingPolicies> {
  requireScope(ctx, "setup:write");
  const { alertDays, capCrossing, annualCapYears, afterIndexation, supportAtHomeInMeansTestedCap, firstEntry } = input;
  return change(ctx, async (tx) => {
    const before = await loadCappingPolicies(tx);
    // What belongs to the fees is set elsewhere.
    const { countedCareDays: _counted, ...all } = await loadPolicies(tx);
    const points = { capCrossing, annualCapYears, afterIndexation, supportAtHomeInMeansTestedCap, firstEntry };
    for (const [name, value] of [
      ["billing_policies", { ...all, ...points }],
      ["cap_alert_days", alertDays],
    ] as const)
      await tx
        .insert(schema.setting)
        .values({ name, value })
        .onConflictDoUpdate({ target: schema.setting.name, set: { value, updatedAt: sql`now()` } });
    const after = await loadCappingPolicies(tx);
    await audit(tx, ctx, { verb: "setCappingPolicies", objectType: "setting", objectId: "caps", before, after });
    return after;
  });
}
