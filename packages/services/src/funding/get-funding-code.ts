import { type Context, read, requireScope } from "../context.ts";
import { type FundingCode, loadFundingCode } from "./funding-code-view.ts";

/**
 * One funding code with today's global rate and the fees that it sets off.
 * @throws NOT_FOUND
 */
export async function getFundingCode(ctx: Context, input: { fundingCodeId: number }): Promise<FundingCode> {
  requireScope(ctx, "setup:read");
  return read(ctx, (tx) => loadFundingCode(tx, ctx, input.fundingCodeId));
}
