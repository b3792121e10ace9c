/** Tax of a charge: rounded once for the whole charge, never for its parts. */
import type { Cents } from "../money/cents.ts";
import { roundProduct } from "../money/round.ts";
import { add, scaledText, type Scaled } from "../money/scaled.ts";
import type { Basis, TaxFacts } from "./facts.ts";

export interface Tax {
  readonly inclusive: boolean;
  /** Tax is `priced * numerator / denominator` of the priced amount. */
  readonly numerator: number | bigint;
  readonly denominator: number | bigint;
  /** Absent at 0%. */
  readonly basis: NonNullable<Basis["tax"]> | null;
}

export function compileTax(facts: TaxFacts, percent: Scaled): Tax {
  const hundred: Scaled = { digits: 100, scale: 0 };
  const denominator = facts.inclusive ? add(hundred, percent) : hundred;
  // Both as integers of the percentage's scale.
  const lift = 10n ** BigInt(percent.scale - denominator.scale);
  const whole = BigInt(denominator.digits) * lift;
  return {
    inclusive: facts.inclusive,
    numerator: percent.digits,
    denominator: Number.isSafeInteger(Number(whole)) ? Number(whole) : whole,
    basis: percent.digits === 0 ? null : { code: facts.code, percent: scaledText(percent), inclusive: facts.inclusive },
  };
}

/** The amount without tax, and the tax, of what rate times quantity comes to. Both add up to the price paid. */
export function taxOf(tax: Tax, priced: Cents): { amount: Cents; tax: Cents } {
  if (tax.basis === null) return { amount: priced, tax: 0 };
  const cents = roundProduct(priced, tax.numerator, tax.denominator);
  return { amount: tax.inclusive ? priced - cents : priced, tax: cents };
}

/** The tax on an amount that holds none, whether or not the rates do. */
export function taxOnNet(tax: Tax, amount: Cents): Cents {
  if (tax.basis === null) return 0;
  if (!tax.inclusive) return taxOf(tax, amount).tax;
  const net =
    typeof tax.denominator === "number" && typeof tax.numerator === "number"
      ? tax.denominator - tax.numerator
      : BigInt(tax.denominator) - BigInt(tax.numerator);
  return roundProduct(amount, tax.numerator, net);
}
