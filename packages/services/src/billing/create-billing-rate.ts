import { type Context, change, requireScope } from "../context.ts";
import { type BillingRateChange, type NewRate, writeRate } from "./write-rate.ts";

/**
 * Creates a rate for days that have none: valid for all clients, or one client's own.
 * @throws VALIDATION (also for a percentage that leads back to its own code), RATE_OVERLAP naming the other rate
 */
export async function createBillingRate(ctx: Context, input: NewRate): Promise<BillingRateChange> {
  requireScope(ctx, "rates:write");
  return change(ctx, async (tx) => ({ ended: null, ...(await writeRate(tx, ctx, input, "createBillingRate")) }));
}
