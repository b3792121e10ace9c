import type { Refund } from "@banksia/contracts";
import type { ChipTone } from "../../kit/state-chip.tsx";
import { isZero } from "../../lib/money.ts";

export const REFUND_KINDS: Record<Refund["kind"], string> = {
  full: "All of the lump sum",
  partial: "Part of the lump sum",
  transfer: "Move to another stay",
  fees: "Credits of fees and interest",
  reversal: "Taken back",
};

/** The states that a list of refunds can be narrowed to. */
export const REFUND_STATES = {
  draft: "Proposed",
  posted: "Posted",
  owed: "Owed to the client",
  paid: "Paid",
  reversed: "Taken back",
} as const;
export const REFUND_STATE_LIST = ["draft", "posted", "owed", "paid", "reversed"] as const;
export const REFUND_KIND_LIST = ["full", "partial", "transfer", "fees", "reversal"] as const;

/** How far a refund is: proposed, owed, paid, or taken back. */
export function refundState(refund: Pick<Refund, "reversedAt" | "transactionId" | "openAmount" | "kind">): {
  tone: ChipTone;
  words: string;
} {
  if (refund.reversedAt !== null) return { tone: "draft", words: "Taken back" };
  if (refund.transactionId === null) return { tone: "draft", words: "Proposed" };
  if (refund.kind === "reversal") return { tone: "posted", words: "Posted" };
  return refund.openAmount === null || isZero(refund.openAmount)
    ? { tone: "posted", words: "Paid" }
    : { tone: "attention", words: "Owed to the client" };
}
