/** Base rates and tariffs: weights times the AN-ACC price (docs/rules/nwau-amounts.md). */
import type { DecimalText } from "../billing/facts.ts";
import { Decimal, floorToCent, roundToCent } from "../money/decimal.ts";
import type { FeePolicy } from "./facts.ts";

/** The amount of a weight (NWAU) at a price; rounded as the policy says. */
export function nwauAmount(price: DecimalText, weight: DecimalText, rounding: FeePolicy["nwauRounding"]): Decimal {
  const amount = new Decimal(price).times(weight);
  if (rounding === "exact") return amount;
  return rounding === "down" ? floorToCent(amount) : roundToCent(amount);
}
