import { schema } from "@banksia/db";
import { lockRow, updateRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { whenRefused } from "../common/violated.ts";
import { type Context, change, requireScope } from "../context.ts";
import { invalid } from "../errors.ts";
import { ownRateChanged } from "../fees/charges-changed.ts";
import { type BillingRate, billingRateView } from "./billing-rate-view.ts";
import { refuseCircle } from "./rate-circle.ts";
import { gapWarnings, linesToAdjust, overlapRefused, refuseRateOverlap } from "./rate-neighbours.ts";
import { refuseDerived } from "./refuse-derived.ts";
import type { BillingRateChange } from "./write-rate.ts";

export interface UpdateBillingRateInput {
  billingRateId: number;
  endDate?: string | null;
  source?: string | null;
  verified?: boolean;
}

/**
 * Sets a rate's end date, source or verified mark. Its price and start stay: change the rate from a day on instead.
 * @throws NOT_FOUND, VALIDATION, RATE_OVERLAP naming the other rate
 */
export async function updateBillingRate(ctx: Context, input: UpdateBillingRateInput): Promise<BillingRateChange> {
  requireScope(ctx, "rates:write");
  return change(ctx, async (tx) => {
    const { billingRateId, ...patch } = input;
    const before = await lockRow(tx, schema.billingRate, billingRateId, "billing rate");
    refuseDerived(before);
    const after = { ...before, ...patch };
    if (after.endDate !== null && after.endDate < after.startDate)
      throw invalid({
        pointer: "/endDate",
        code: "BEFORE_START",
        detail: "The end is before the start; to be rid of a rate that has not begun, delete it.",
      });
    await refuseRateOverlap(tx, after);
    await updateRow(tx, ctx, schema.billingRate, before, patch, {
      verb: "updateBillingRate",
      objectType: "billing_rate",
    }).catch(whenRefused("RATE_OVERLAP", overlapRefused));
    await refuseCircle(tx, after);
    await ownRateChanged(tx, ctx, after);
    const ends = [before.endDate, after.endDate].filter((day) => day !== null).sort();
    const moved = before.endDate !== after.endDate && ends[0] !== undefined;
    return {
      ended: null,
      billingRate: await loadOne<BillingRate>(tx, billingRateView(ctx), billingRateId),
      adjustmentRequiredLines: moved ? await linesToAdjust(tx, before, ends[0] ?? "") : 0,
      warnings: moved ? await gapWarnings(tx, after) : [],
    };
  });
}
