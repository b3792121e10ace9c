import { schema } from "@banksia/db";
import { lockRow, updateRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { dayWords } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { invalid } from "../errors.ts";
import { type BillingRate, billingRateView } from "./billing-rate-view.ts";
import type { RatePrice } from "./rate-faults.ts";
import { refuseDerived } from "./refuse-derived.ts";
import { type BillingRateChange, writeRate } from "./write-rate.ts";

export interface ChangeBillingRateInput extends RatePrice {
  billingRateId: number;
  /** First day of the new rate; the old one ends the day before. */
  startDate: string;
  /** Last day of the new rate; null for no end. */
  endDate: string | null;
  source: string | null;
}

/**
 * Changes a rate from a day on: ends the old row the day before and adds the new one, in one act.
 * @throws NOT_FOUND, VALIDATION when the old rate has no day before the new one, RATE_OVERLAP naming a later rate
 */
export async function changeBillingRate(ctx: Context, input: ChangeBillingRateInput): Promise<BillingRateChange> {
  requireScope(ctx, "rates:write");
  return change(ctx, async (tx) => {
    const { billingRateId, ...next } = input;
    const old = await lockRow(tx, schema.billingRate, billingRateId, "billing rate");
    refuseDerived(old);
    const dayBefore = Temporal.PlainDate.from(input.startDate).subtract({ days: 1 }).toString();
    if (dayBefore < old.startDate)
      throw invalid({
        pointer: "/startDate",
        code: "BEFORE_START",
        detail: `The old rate starts on ${dayWords(old.startDate)}: the new one starts a day later at the earliest.`,
      });
    if (old.endDate !== null && old.endDate < dayBefore)
      throw invalid({
        pointer: "/startDate",
        code: "OUT_OF_RANGE",
        detail: `The old rate ends on ${dayWords(old.endDate)} already: add a new rate instead.`,
      });
    await updateRow(
      tx,
      ctx,
      schema.billingRate,
      old,
      { endDate: dayBefore },
      { verb: "changeBillingRate", objectType: "billing_rate" },
    );
    const written = await writeRate(
      tx,
      ctx,
      { ...next, billingCodeId: old.billingCodeId, clientId: old.clientId },
      "changeBillingRate",
    );
    return { ended: await loadOne<BillingRate>(tx, billingRateView(ctx), old.id), ...written };
  });
}
