import { schema } from "@banksia/db";
import { lockRow, updateRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { dayWords } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { invalid } from "../errors.ts";
import { type FundingRate, fundingRateView } from "./funding-rate-view.ts";
import { type FundingRateChange, writeFundingRate } from "./write-funding-rate.ts";

export interface ChangeFundingRateInput {
  fundingRateId: number;
  /** First day of the new rate; the old one ends the day before. */
  startDate: string;
  /** Last day of the new rate; null for no end. */
  endDate: string | null;
  rate: string;
  source: string | null;
  verified: boolean;
}

/**
 * Changes a funding rate from a day on: ends the old row the day before and adds the new one, in one act.
 * @throws NOT_FOUND, VALIDATION when the old rate has no day before the new one, RATE_OVERLAP naming a later rate
 */
export async function changeFundingRate(ctx: Context, input: ChangeFundingRateInput): Promise<FundingRateChange> {
  requireScope(ctx, "rates:write");
  return change(ctx, async (tx) => {
    const { fundingRateId, ...next } = input;
    const old = await lockRow(tx, schema.fundingRate, fundingRateId, "funding rate");
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
      schema.fundingRate,
      old,
      { endDate: dayBefore },
      { verb: "changeFundingRate", objectType: "funding_rate" },
    );
    const written = await writeFundingRate(
      tx,
      ctx,
      { ...next, fundingCodeId: old.fundingCodeId, clientId: old.clientId },
      "changeFundingRate",
    );
    return { ended: await loadOne<FundingRate>(tx, fundingRateView(ctx), old.id), ...written };
  });
}
