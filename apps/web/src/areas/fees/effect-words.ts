import type { FeeEffect } from "@banksia/contracts";
import { formatDollars } from "../../lib/money.ts";

/** What the next adjustment run will do because of a change. */
export function adjustmentWords(effect: FeeEffect): string {
  if (effect.adjustments.length === 0) return "Nothing that is billed already changes.";
  const amount = effect.adjustment;
  if (amount.startsWith("-")) return `The next adjustment run refunds ${formatDollars(amount.slice(1))}.`;
  if (/^0+\.00$/.test(amount))
    return `The next adjustment run moves amounts between codes, ${formatDollars("0.00")} together.`;
  return `The next adjustment run charges ${formatDollars(amount)} more.`;
}

/** Neither an arrangement nor an amount nor anything billed is other than before. */
export function changesNothing(effect: FeeEffect): boolean {
  return effect.amounts.length === 0 && effect.arrangements.length === 0 && effect.adjustments.length === 0;
}
