import { type Context, change, requireScope } from "../context.ts";
import { type FundingRateChange, type NewFundingRate, writeFundingRate } from "./write-funding-rate.ts";

/**
 * Creates a funding rate for days that have none: valid for all clients, or one client's own.
 * @throws VALIDATION, RATE_OVERLAP naming the other rate
 */
export async function createFundingRate(ctx: Context, input: NewFundingRate): Promise<FundingRateChange> {
  requireScope(ctx, "rates:write");
  return change(ctx, async (tx) => ({ ended: null, ...(await writeFundingRate(tx, ctx, input, "createFundingRate")) }));
}
