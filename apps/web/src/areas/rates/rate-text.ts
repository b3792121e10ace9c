import type { BillingRate } from "@banksia/contracts";
import { formatNumber, formatRate } from "../../lib/money.ts";

/** A rate in words: `66.80`, or `-50% of EXTRA`. */
export function rateWords(rate: Pick<BillingRate, "model" | "rate" | "percent" | "baseCode">): string {
  return rate.model === "amount"
    ? formatRate(rate.rate ?? "0")
    : `${formatNumber(rate.percent ?? "0")}% of ${rate.baseCode ?? "?"}`;
}
