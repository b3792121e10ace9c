import type { DepositMovement } from "@banksia/core/accommodation/index";
import type { LoadedMovement, WaitingMovement } from "./deposit-record.ts";

/** What the rules work out themselves: what was posted of it does not count. */
const COMPUTED: readonly LoadedMovement["kind"][] = ["daily_payment", "retention", "bond_retention"];

/**
 * Movements that people decided, as the rules take them: money in and out, and deductions that were agreed. Fees of a village
 * are agreed deductions, too. A deduction that was credited without being taken back counts as money in.
 */
export function decidedMovements(rows: readonly WaitingMovement[]): DepositMovement[] {
  return rows
    .filter((row) => !COMPUTED.includes(row.kind))
    .map((row) => ({ on: row.on, kind: kindOf(row), amount: row.amount.replace("-", ""), reference: row.description }));
}

function kindOf({ kind, amount }: WaitingMovement): DepositMovement["kind"] {
  const out = amount.startsWith("-");
  if (kind === "receipt" || kind === "top_up" || kind === "transfer_in") return out ? "refund" : kind;
  if (!out) return "top_up";
  return kind === "refund" || kind === "transfer_out" || kind === "outstanding_payment" ? kind : "agreed_deduction";
}
