/** Whether what stands charged is what should stand: money by invoicee, and the days it is for. */
import { dayNumber } from "../days/civil.ts";
import { daysOf, union, type Days } from "../days/range.ts";
import { centsOf, type Cents } from "../money/cents.ts";
import type { Charge, StandingCharge } from "./facts.ts";

interface Total {
  amount: Cents;
  tax: Cents;
  /** A person changed an amount, and with it the tax: only the amounts worked out are compared. */
  edited: boolean;
}

type Key = { serviceId: number; billingCodeId: number; taxCodeId: number };
type Line = { customerId: number; accountNameId: number };

function totalOf(totals: Map<string, Total>, charge: Key, line: Line): Total {
  const key = [line.customerId, line.accountNameId, charge.serviceId, charge.billingCodeId, charge.taxCodeId].join("/");
  let total = totals.get(key);
  if (total === undefined) {
    total = { amount: 0, tax: 0, edited: false };
    totals.set(key, total);
  }
  return total;
}

/**
 * True when, for each invoicee, account name, service, code and tax code, amount and tax are equal and the days that
 * bear money are the same. `should` are the charges that today's facts give for the days of the standing charge.
 */
export function standsRight(standing: StandingCharge, should: readonly Charge[]): boolean {
  const totals = new Map<string, Total>();
  let bearsMoney = false;
  for (const line of standing.lines) {
    const total = totalOf(totals, standing, line);
    const amount = centsOf(line.computedAmount ?? line.amount);
    const tax = centsOf(line.tax);
    total.amount += amount;
    total.tax += tax;
    total.edited ||= line.computedAmount !== null;
    bearsMoney ||= amount !== 0 || (tax !== 0 && line.computedAmount === null);
  }
  const shouldBear: Days[] = [];
  for (const charge of should) {
    for (const share of charge.shares) {
      const total = totalOf(totals, charge, share);
      total.amount -= centsOf(share.amount);
      total.tax -= centsOf(share.tax);
    }
    if (centsOf(charge.amount) !== 0 || centsOf(charge.tax) !== 0) shouldBear.push(daysOf(charge));
  }
  for (const { amount, tax, edited } of totals.values()) {
    if (amount !== 0 || (tax !== 0 && !edited)) return false;
  }
  const [first] = union(shouldBear);
  if (first === undefined) return !bearsMoney;
  return bearsMoney && first.from === dayNumber(standing.from) && first.to === dayNumber(standing.to);
}
