/** Tax and split of one amount, by the book. Whole cents in decimals. */
import { Decimal } from "../../money/decimal.ts";
import type { TaxFacts } from "../facts.ts";

const nearest = (value: Decimal): Decimal => value.toDecimalPlaces(0, Decimal.ROUND_HALF_UP);

/** Amount without tax, and tax, of a price in cents. */
export function taxed(tax: TaxFacts, priced: Decimal): { amount: Decimal; tax: Decimal } {
  if (!tax.inclusive) return { amount: priced, tax: nearest(priced.times(tax.percent).div(100)) };
  const inside = nearest(priced.times(tax.percent).div(new Decimal(100).plus(tax.percent)));
  return { amount: priced.minus(inside), tax: inside };
}

/** Tax on an amount that holds none. */
export function taxOn(tax: TaxFacts, amount: Decimal): Decimal {
  return nearest(amount.times(tax.percent).div(100));
}

/** Shares by percentages: each rounded towards zero, odd cents to the largest remainders, the first listed on a tie. */
export function split(cents: Decimal, percents: readonly Decimal[]): Decimal[] {
  const exact = percents.map((percent) => cents.abs().times(percent).div(100));
  const shares = exact.map((share) => share.floor());
  let odd = shares.reduce((rest, share) => rest.minus(share), cents.abs()).toNumber();
  const order = exact
    .map((share, at) => ({ at, remainder: share.minus(share.floor()) }))
    .sort((a, b) => b.remainder.comparedTo(a.remainder) || a.at - b.at);
  for (const { at } of order) {
    if (odd === 0) break;
    shares[at] = (shares[at] ?? new Decimal(0)).plus(1);
    odd -= 1;
  }
  return shares.map((share) => (cents.isNegative() ? share.negated() : share));
}
