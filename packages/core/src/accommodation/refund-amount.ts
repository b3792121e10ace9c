/** What is refunded when care ends, after the last deductions (docs/rules/refund-amount.md). */
import { step, type Outcome } from "../arrangements/outcome.ts";
import type { DecimalText } from "../billing/facts.ts";
import { centsOf, centsText } from "../money/cents.ts";
import { deductInOrder, type DeductionAsked, type DeductionMade } from "./deductions.ts";

export interface RefundAmountFacts {
  /** Held at the end of the day of the refunding event, before these deductions. */
  balance: DecimalText;
  /** Daily payments drawn, agreed amounts, daily payments outstanding, retention outstanding. */
  deductions: readonly DeductionAsked[];
  /** Overcharged retention not yet given back to the balance (Rules s.308-11). */
  retentionToGiveBack: DecimalText;
}

export interface RefundAmount {
  deductions: DeductionMade[];
  refund: DecimalText;
  /** Of daily payments and agreed amounts, what the balance did not reach for: to be billed. */
  stillOwed: DecimalText;
}

export function refundAmount(facts: RefundAmountFacts): Outcome<RefundAmount, never> {
  const start = centsText(centsOf(facts.balance) + centsOf(facts.retentionToGiveBack));
  const { result, trace } = deductInOrder(start, facts.deductions);
  const owed = result.made.reduce((sum, row) => (row.kind === "retention" ? sum : sum + centsOf(row.rest)), 0);
  const law = "Aged Care Act 2024 ss.307-308, 311";
  return {
    result: { deductions: result.made, refund: result.balance, stillOwed: centsText(owed) },
    issues: [],
    trace: [...trace, step("refund-amount", law, `${start} less ${result.made.length} deductions`, result.balance)],
  };
}
