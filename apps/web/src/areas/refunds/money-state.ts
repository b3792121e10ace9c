import type { ChipTone } from "../../kit/state-chip.tsx";

/** The states that a list of receipts or payments can be narrowed to. */
export const MONEY_STATES = [
  { value: "draft", label: "Draft" },
  { value: "posted", label: "Posted" },
  { value: "reversed", label: "Taken back" },
];

/** How far a receipt or payment is. */
export function moneyState(row: {
  transactionId: number | null;
  reversedAt: string | null;
  reversesId: number | null;
}): {
  tone: ChipTone;
  words: string;
} {
  if (row.reversedAt !== null) return { tone: "draft", words: "Taken back" };
  if (row.transactionId === null) return { tone: "draft", words: "Draft" };
  return { tone: "posted", words: row.reversesId === null ? "Posted" : "Takes back" };
}
