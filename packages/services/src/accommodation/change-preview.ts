import type { AccommodationCharge, ChargeKind } from "@banksia/core/accommodation/index";
import { centsOf, centsText } from "@banksia/core/money/index";
import type { OrmTx } from "@banksia/db";
import type { LoadedCharge } from "@banksia/month-end/accommodation/load-deposits";
import type { Warning } from "../common/warning.ts";
import { type AccommodationDetail, loadDetail } from "./accommodation-detail.ts";
import { loadDeposit, proposalOf } from "./load-deposit.ts";

/** A charge of accommodation as screens show it. */
export interface DepositCharge {
  kind: ChargeKind;
  /** Taken from the lump sum. */
  drawdown: boolean;
  from: string;
  to: string;
  days: number;
  perDay: string | null;
  amount: string;
  deductedOn: string | null;
  text: string;
  /** The line that charges it, where one does. */
  journalLineId: number | null;
}

/** A change of an agreement, and what the next run will charge and take back because of it. */
export interface AccommodationPreview {
  accommodationPayment: AccommodationDetail;
  charges: DepositCharge[];
  reversals: DepositCharge[];
  /** Charges less reversals. */
  difference: string;
  warnings: Warning[];
}

/** What stands after a change, up to the last day that is charged already: only the change is told, not the days to come. */
export async function afterChange(
  tx: OrmTx,
  paymentId: number,
  today: string,
  warnings: readonly Warning[],
): Promise<AccommodationPreview> {
  const deposit = await loadDeposit(tx, paymentId);
  const last = deposit.standing.reduce<string | null>(
    (most, row) => (most === null || row.to > most ? row.to : most),
    null,
  );
  const found = last === null ? { proposal: null, warnings: [] } : proposalOf(deposit, last);
  const charges = (found.proposal?.charges ?? []).map((charge) => chargeOf(charge, null));
  const reversals = (found.proposal?.reversals ?? []).map((charge) => chargeOf(charge, charge.journalLineId));
  const cents = (rows: DepositCharge[]) => rows.reduce((sum, row) => sum + centsOf(row.amount), 0);
  return {
    accommodationPayment: await loadDetail(tx, paymentId, today),
    charges,
    reversals,
    difference: centsText(cents(charges) - cents(reversals)),
    warnings: [...warnings, ...found.warnings],
  };
}

export function chargeOf(charge: AccommodationCharge | LoadedCharge, journalLineId: number | null): DepositCharge {
  const { kind, drawdown, from, to, days, perDay, amount, deductedOn, text } = charge;
  return { kind, drawdown, from, to, days, perDay, amount, deductedOn, text, journalLineId };
}
