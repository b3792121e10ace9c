import { schema } from "@banksia/db";
import { lockRow, updateRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { invalid } from "../errors.ts";
import { claimedLines, fundingGapWarnings, refuseFundingRateOverlap } from "./funding-rate-neighbours.ts";
import { type FundingRate, fundingRateView } from "./funding-rate-view.ts";
import type { FundingRateChange } from "./write-funding-rate.ts";

export interface UpdateFundingRateInput {
  fundingRateId: number;
  endDate?: string | null;
  source?: string | null;
  verified?: boolean;
}

/**
 * Sets a funding rate's end date, source or verified mark. Its amount and start stay: change the rate from a day on.
 * @throws NOT_FOUND, VALIDATION, RATE_OVERLAP naming the other rate
 */
export async function updateFundingRate(ctx: Context, input: UpdateFundingRateInput): Promise<FundingRateChange> {
  requireScope(ctx, "rates:write");
  return change(ctx, async (tx) => {
    const { fundingRateId, ...patch } = input;
    const before = await lockRow(tx, schema.fundingRate, fundingRateId, "funding rate");
    const endDate = patch.endDate === undefined ? before.endDate : patch.endDate;
    const after = { ...before, endDate };
    if (endDate !== null && endDate < before.startDate)
      throw invalid({
        pointer: "/endDate",
        code: "BEFORE_START",
        detail: "The end is before the start; to be rid of a rate that has not begun, delete it.",
      });
    await refuseFundingRateOverlap(tx, after);
    await updateRow(tx, ctx, schema.fundingRate, before, patch, {
      verb: "updateFundingRate",
      objectType: "funding_rate",
    });
    const first = [before.endDate, endDate].filter((day) => day !== null).toSorted()[0];
    const moved = before.endDate !== endDate && first !== undefined;
    return {
      ended: null,
      fundingRate: await loadOne<FundingRate>(tx, fundingRateView(ctx), fundingRateId),
      claimedLines: moved ? await claimedLines(tx, before, nextDay(first)) : 0,
      warnings: moved ? await fundingGapWarnings(tx, after) : [],
    };
  });
}

function nextDay(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}
