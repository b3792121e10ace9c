import { formatDollars, isZero, subtractMoney } from "../../lib/money.ts";

/** What follows from proposing a refund, in words and figures. */
export function refundFollows(refund: {
  kind: "full" | "partial" | "transfer" | "fees";
  amount: string;
  balance: string;
}): string {
  const { kind, amount, balance } = refund;
  if (kind === "fees")
    return `${amount === "" ? "All open credits" : formatDollars(amount)} of this account will be owed to the client when the journal is posted, and paid from a journal of payments.`;
  const given = kind === "full" || amount === "" ? (kind === "partial" ? "" : balance) : amount;
  if (given === "") return "Enter how much is refunded.";
  const left = subtractMoney(balance, given);
  if (left.startsWith("-")) return `Only ${formatDollars(balance)} is held: this would be refused.`;
  const stays = isZero(left) ? "nothing stays held" : `${formatDollars(left)} stays held`;
  const then =
    kind === "transfer"
      ? "It waits as owed to the client for the lump sum of the next stay."
      : "It is then owed to the client and paid from a journal of payments.";
  return `${formatDollars(given)} of ${formatDollars(balance)} leaves the lump sum when the journal is posted; ${stays}. ${then}`;
}
