/** What a day of care costs the government at most in a city: the ceiling of means and income tested fees. */
import type { DecimalText } from "../billing/facts.ts";
import { Decimal } from "../money/decimal.ts";
import type { FeePolicy } from "./facts.ts";
import { nwauAmount } from "./nwau-amount.ts";

export interface CareCostFacts {
  /** AN-ACC price of the day: dollars for one NWAU. */
  price: DecimalText;
  /** Weight of the person's class; "0" from the 29th day of extended hospital leave. */
  classWeight: DecimalText;
  /** Weight of item 8 of the tariff table on the day (a home in MM 1): 0.50, from 1 April 2026 0.387. */
  tariffWeight: DecimalText;
  /** Weight of the standard base provider amount: 0.50. */
  standardWeight: DecimalText;
  /** Oxygen and enteral feeding supplements that apply; "0" without. */
  oxygenSupplement: DecimalText;
  enteralSupplement: DecimalText;
}

export interface CareCost {
  baseRate: Decimal;
  tariff: Decimal;
  supplements: Decimal;
  total: Decimal;
}

/** Base rate, tariff of item 8 and supplements (Aged Care Rules 2025 ss.285A-14(1) step 4, 319-15(1) step 4(c)). */
export function careCost(facts: CareCostFacts, policy: FeePolicy): CareCost {
  const weight = policy.meansTestedFeeTariff === "standard" ? facts.standardWeight : facts.tariffWeight;
  const baseRate = nwauAmount(facts.price, facts.classWeight, policy.nwauRounding);
  const tariff = nwauAmount(facts.price, weight, policy.nwauRounding);
  const supplements = new Decimal(facts.oxygenSupplement).plus(facts.enteralSupplement);
  return { baseRate, tariff, supplements, total: baseRate.plus(tariff).plus(supplements) };
}
