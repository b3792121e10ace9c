import type { FundingRate } from "@banksia/core/funding/index";
import { billingRateOrigins } from "../billing/billing-rate-origins.ts";
import type { Warning } from "../common/warning.ts";
import { type Context, read, requireScope } from "../context.ts";
import { loadFundingFacts } from "./client-funding-facts.ts";
import { type FundingLine, isVerified, loadFundingLine } from "./funding-line-view.ts";

/** What a funding line pays per unit on days, and how it came about. */
export interface FundingAmountPeriod {
  from: string;
  to: string | null;
  amount: string | null;
  fullRate: string | null;
  assessedAmount: string | null;
  fundingRateId: number | null;
  billingRateId: number | null;
  own: boolean | null;
  source: string | null;
  verified: boolean | null;
  problem: Warning | null;
  steps: { label: string; value: string | null }[];
}

/**
 * What a funding line pays over its life, cut where the amount changes.
 * @throws NOT_FOUND
 */
export async function getFundingAmounts(
  ctx: Context,
  input: { fundingLineId: number },
): Promise<{ fundingLine: FundingLine; periods: FundingAmountPeriod[] }> {
  requireScope(ctx, "customers:read");
  return read(ctx, async (tx) => {
    const { line, pieces } = await loadFundingLine(tx, ctx, input.fundingLineId);
    const facts = await loadFundingFacts(tx, [line.clientId]);
    const fees = await billingRateOrigins(
      tx,
      pieces.flatMap((piece) => piece.feeRates.map((rate) => rate.rateId)),
    );
    const originOf = (piece: FundingRate) => {
      if (piece.rate !== null) return facts.fundingRates.get(piece.rate.id) ?? null;
      const [first] = piece.feeRates;
      return first === undefined ? null : (fees.get(first.rateId) ?? null);
    };
    const periods = pieces.map((piece): FundingAmountPeriod => {
      const [first] = piece.feeRates;
      return {
        from: piece.from,
        to: piece.to,
        amount: piece.amount,
        fullRate: piece.fullRate,
        assessedAmount: piece.assessed?.amount ?? null,
        fundingRateId: piece.rate?.id ?? null,
        billingRateId: first?.rateId ?? null,
        own: piece.rate?.own ?? first?.own ?? null,
        source: originOf(piece)?.source ?? null,
        verified: isVerified(piece, facts, fees),
        problem: piece.problem === null ? null : { code: piece.problem.code, detail: piece.problem.message },
        steps: piece.steps,
      };
    });
    return { fundingLine: line, periods };
  });
}
