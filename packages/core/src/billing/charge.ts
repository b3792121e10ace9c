/** From a stretch to a charge: proration, cap, tax, split. */
import { dayText } from "../days/civil.ts";
import { MAX_CENTS, centsText } from "../money/cents.ts";
import { splitCents } from "../money/split.ts";
import type { Basis, BillingIssue, Charge, Share } from "./facts.ts";
import { prorate } from "./prorate.ts";
import { quantityText, tooLarge, type Stretch } from "./stretches.ts";
import { taxOf, taxOnNet } from "./tax.ts";

/** The charge of a stretch, or AMOUNT_TOO_LARGE. */
export function chargeOf(stretch: Stretch): Charge | BillingIssue {
  const { line, code, tax } = stretch.context;
  const { cents, parts } = prorate(stretch);
  const { capped } = stretch;
  const money = capped === undefined ? taxOf(tax, cents) : { amount: capped.cents, tax: taxOnNet(tax, capped.cents) };
  if (!(Math.abs(cents) <= MAX_CENTS && Math.abs(money.tax) <= MAX_CENTS)) {
    return tooLarge(stretch.context, stretch.price, stretch.from);
  }
  const basis: Basis = { rates: stretch.segment.chain, parts };
  if (capped !== undefined) basis.cap = capped.basis;
  if (stretch.careDays !== undefined) basis.careDays = stretch.careDays;
  if (tax.basis !== null) basis.tax = tax.basis;
  const each = code.unit === "each";
  return {
    scheduleLineId: line.id,
    billingCodeId: code.id,
    serviceId: line.serviceId,
    taxCodeId: code.taxCodeId,
    description: line.description ?? code.description,
    from: dayText(stretch.from),
    to: dayText(stretch.to),
    unit: code.unit,
    quantity: each ? quantityText(stretch.context) : String(stretch.to - stretch.from + 1),
    rate: each ? (stretch.segment.price ?? stretch.price).text : stretch.price.text,
    amount: centsText(money.amount),
    tax: centsText(money.tax),
    shares: sharesOf(stretch, money),
    basis,
  };
}

function sharesOf(stretch: Stretch, money: { amount: number; tax: number }): Share[] {
  const { payers, weights } = stretch.payers;
  const amounts = payers.length === 1 ? [money.amount] : splitCents(money.amount, weights);
  const taxes = payers.length === 1 || money.tax === 0 ? [money.tax] : splitCents(money.tax, weights);
  return payers.map((payer, at) => ({
    customerId: payer.customerId,
    accountNameId: payer.accountNameId,
    percent: payer.percent,
    amount: centsText(amounts[at] ?? 0),
    tax: centsText(taxes[at] ?? 0),
  }));
}
