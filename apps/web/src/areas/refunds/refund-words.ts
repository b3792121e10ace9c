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
