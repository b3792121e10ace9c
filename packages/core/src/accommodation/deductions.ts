/** What is taken from a lump sum, in which order, and never more than there is (docs/rules/drawdown.md). */
import { step, type Outcome, type TraceStep } from "../arrangements/outcome.ts";
import type { DecimalText } from "../billing/facts.ts";
import { centsOf, centsText, type Cents } from "../money/cents.ts";

/** In the order of Rules s.309-5. */
export const DEDUCTION_ORDER = ["daily_payment", "agreed_deduction", "outstanding_payment", "retention"] as const;

/**
 * - `daily_payment`: daily payments that the person asked in writing to have deducted (Act s.307(2))
 * - `agreed_deduction`: other amounts agreed in writing (s.307(3)(b))
 * - `outstanding_payment`: daily payments outstanding at the end of care (Rules s.307-5)
 * - `retention`: retention amounts (Act s.308)
 */
export type DeductionKind = (typeof DEDUCTION_ORDER)[number];

export interface DeductionAsked {
  kind: DeductionKind;
  amount: DecimalText;
  /** Whatever leads the caller back to it. */
  reference: string | null;
}

export interface DeductionMade extends DeductionAsked {
  taken: DecimalText;
  /** What the balance did not reach for: billed, or for retention left alone. */
  rest: DecimalText;
}

/** Deductions of one day; of one kind in the order given. The balance never goes below zero. */
export function deductInOrder(
  balance: DecimalText,
  asked: readonly DeductionAsked[],
): Outcome<{ made: DeductionMade[]; balance: DecimalText }, never> {
  let left = centsOf(balance);
  const trace: TraceStep[] = [];
  const made: DeductionMade[] = [];
  for (const kind of DEDUCTION_ORDER) {
    for (const each of asked) {
      if (each.kind !== kind) continue;
      const amount = centsOf(each.amount);
      const taken = takenOf(left, amount);
      left -= taken;
      const text = `${kind} of ${each.amount}, ${centsText(left)} left`;
      trace.push(step("drawdown", "Aged Care Rules 2025 s.309-5", text, centsText(taken)));
      made.push({ ...each, taken: centsText(taken), rest: centsText(amount - taken) });
    }
  }
  return { result: { made, balance: centsText(left) }, issues: [], trace };
}

/** As much of an amount as the balance holds. */
export function takenOf(balance: Cents, amount: Cents): Cents {
  return Math.max(Math.min(balance, amount), 0);
}
