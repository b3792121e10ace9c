import type { BalanceMovementKind, DepositDay, SegmentCause } from "@banksia/core/accommodation/index";

/** null: the movement that is named beside it says as much. */
const CAUSES: Record<SegmentCause, string | null> = {
  start: "begins",
  entry: "entry",
  departure: "departure",
  agreement: "agreement changed",
  arrangement: "other rules apply",
  money: null,
  deduction: "other balance after deductions",
  supplement: "supplement changed",
  indexation: "indexed",
  retention_end: "retention ended",
  brought_over: "billed here from now on",
  month: "new month",
};

const MOVEMENTS: Record<BalanceMovementKind, string> = {
  receipt: "received",
  top_up: "topped up",
  transfer_in: "moved here from another stay",
  refund: "refunded",
  transfer_out: "moved to another stay",
  daily_payment: "daily payments drawn",
  agreed_deduction: "agreed fees drawn",
  outstanding_payment: "outstanding amounts deducted",
  retention: "retention",
  bond_retention: "retention of the bond",
};

/** What begins on a day of a deposit and what moves, in words: `New month, received 156000.00`. */
export function dayWords(day: Pick<DepositDay, "causes" | "movements">): string {
  const moved = day.movements.map(({ kind, amount }) => `${MOVEMENTS[kind]} ${amount.replace("-", "")}`);
  const text = [...day.causes.flatMap((cause) => CAUSES[cause] ?? []), ...moved].join(", ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
