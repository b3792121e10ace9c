import { type Tax, compileTax, taxOf, taxOnNet } from "@banksia/core/billing/tax";
import type { Basis } from "@banksia/core/billing/facts";
import {
  type Cents,
  MAX_CENTS,
  centsOf,
  centsText,
  multiply,
  roundProduct,
  scaledOf,
  splitCents,
  weightsOf,
} from "@banksia/core/money/index";

/** What a charge comes to. */
export interface ChargeAmount {
  /** Without tax. */
  amount: Cents;
  tax: Cents;
}

/** The tax that a charge was made with; none where its basis names none. */
export function taxOfBasis(basis: Pick<Basis, "tax">): Tax {
  const { code, percent, inclusive } = basis.tax ?? { code: "", percent: "0", inclusive: false };
  return compileTax({ id: 0, code, percent, inclusive }, scaledOf(percent));
}

/** Quantity times rate, rounded once to the cent, halves away from zero; tax inside or on top as the tax says. */
export function amountOfRate(tax: Tax, quantity: string, rate: string): ChargeAmount {
  const { digits, scale } = multiply(scaledOf(quantity), scaledOf(rate));
  return taxOf(tax, roundProduct(digits, 100, 10n ** BigInt(scale)));
}

/** An amount without tax, and the tax on it. */
export function amountOfNet(tax: Tax, amount: string): ChargeAmount {
  const cents = centsOf(amount);
  return { amount: cents, tax: taxOnNet(tax, cents) };
}

/** Whether a charge fits the database. */
export function fits({ amount, tax }: ChargeAmount): boolean {
  return Math.abs(amount) <= MAX_CENTS && Math.abs(tax) <= MAX_CENTS;
}

/** The shares of a charge by percentage, in order: the largest remainder gets the odd cent. */
export function sharesOf(charge: ChargeAmount, percents: readonly string[]): { amount: string; tax: string }[] {
  const weights = weightsOf(percents.map(scaledOf));
  if (weights === null) throw new RangeError("The shares of a charge are no percentages.");
  const amounts = splitCents(charge.amount, weights);
  const taxes = splitCents(charge.tax, weights);
  return amounts.map((amount, at) => ({ amount: centsText(amount), tax: centsText(taxes[at] ?? 0) }));
}
