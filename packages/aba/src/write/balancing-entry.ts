import type { AbaTotals } from "../facts.ts";
import type { AbaDetailInput, AbaHeaderInput, OwnAccount } from "./input.ts";

/**
 * The entry against the own account that makes credits and debits equal: a debit for a file of credits, a credit for a
 * file of debits. Undefined when they are equal already.
 */
export function balancingEntry(
  totals: Pick<AbaTotals, "creditCents" | "debitCents">,
  own: OwnAccount,
  header: AbaHeaderInput,
): AbaDetailInput | undefined {
  const net = totals.creditCents - totals.debitCents;
  if (net === 0n) return undefined;
  return {
    bsb: own.bsb,
    account: own.account,
    code: net > 0n ? "13" : "50",
    cents: net > 0n ? net : -net,
    title: own.title ?? header.userName,
    reference: own.reference ?? header.description,
  };
}
