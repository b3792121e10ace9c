import { type Context, read, requireScope } from "../context.ts";
import { type FundingLine, loadFundingLine } from "./funding-line-view.ts";

/**
 * One funding line with what it pays on a day; today when none is named.
 * @throws NOT_FOUND
 */
export async function getFundingLine(
  ctx: Context,
  input: { fundingLineId: number; on?: string },
): Promise<FundingLine> {
  requireScope(ctx, "customers:read");
  return read(ctx, async (tx) => (await loadFundingLine(tx, ctx, input.fundingLineId, input.on ?? null)).line);
}
