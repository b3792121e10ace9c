import type { AccommodationCharge, ChargeKind } from "@banksia/core/accommodation/index";
import type { LoadedCharge } from "./deposit-record.ts";

/** A journal line that charges days of a lump sum and was not taken back, with the charge it was made of. */
export interface StandingRow {
  of: number;
  journalLineId: number;
  chargeId: number;
  journalId: number;
  posted: boolean;
  kind: ChargeKind;
  drawdown: boolean;
  from: string;
  to: string;
  quantity: string;
  unit: string;
  rate: string;
  amount: string;
  tax: string;
  computedAmount: string | null;
  customerId: number;
  accountNameId: number;
  billingCodeId: number;
  serviceId: number;
  taxCodeId: number;
  charge: AccommodationCharge | null;
}

/** Interest owed to the client is a credit on its line, and above zero as a charge. */
export function standingCharge(row: StandingRow): LoadedCharge {
  const { charge, kind, amount } = row;
  const sign = kind === "interest_payable" ? -1 : 1;
  return {
    kind,
    // Interest is paid out, whatever account it stands on.
    drawdown: kind !== "interest_payable" && row.drawdown,
    lineId: charge?.lineId ?? null,
    from: row.from,
    to: row.to,
    days: charge?.days ?? Number(row.quantity),
    perDay: charge === null ? (row.unit === "day" ? row.rate : null) : charge.perDay,
    amount: signed(amount, sign),
    deductedOn: charge?.deductedOn ?? null,
    text: charge?.text ?? "",
    chargeId: row.chargeId,
    journalPosted: row.posted,
    computedAmount: row.computedAmount === null ? null : signed(row.computedAmount, sign),
    journalId: row.journalId,
    journalLineId: row.journalLineId,
    customerId: row.customerId,
    accountNameId: row.accountNameId,
    billingCodeId: row.billingCodeId,
    serviceId: row.serviceId,
    taxCodeId: row.taxCodeId,
    lineAmount: amount,
    lineTax: row.tax,
  };
}

/** The amount, or its negative. */
export function signed(amount: string, sign: 1 | -1): string {
  if (sign === 1) return amount;
  return amount.startsWith("-") ? amount.slice(1) : `-${amount}`;
}
