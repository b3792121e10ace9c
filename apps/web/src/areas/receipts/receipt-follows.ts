import { formatDollars, isZero, subtractMoney, toCents } from "../../lib/money.ts";

/** What follows from a receipt when its journal is posted, in words and figures. */
export function receiptFollows(receipt: {
  amount: string;
  /** What is open of what it pays; null: it pays nothing yet. */
  open: string | null;
  /** How much of it is paid; empty: as much as is open. */
  toSettle: string;
  lumpSum: boolean;
  /** What is owed to the client, where it is paid out of that. */
  owed: string | null;
}): string {
  const { amount, open, toSettle, lumpSum, owed } = receipt;
  if (amount === "") return "Enter how much was received.";
  const cents = toCents(amount);
  if (owed !== null && toCents(owed) < cents)
    return `Only ${formatDollars(owed)} is owed to the client: this would be refused.`;
  const moved =
    owed === null ? "" : ` ${formatDollars(subtractMoney(owed, amount))} stays owed to the client; no cash moves.`;
  if (open === null) return `${formatDollars(amount)} stands as a credit until it is allocated.${moved}`;
  const least = toCents(open) < cents ? open : amount;
  const paid = toSettle === "" ? least : toSettle;
  if (toCents(paid) > toCents(open)) return `Only ${formatDollars(open)} is open: this would be refused.`;
  if (lumpSum && cents > toCents(open))
    return `Only ${formatDollars(open)} was invoiced of the lump sum and is open: invoice the rest first.`;
  const left = subtractMoney(open, paid);
  const over = subtractMoney(amount, paid);
  const stays = isZero(left) ? "nothing of it stays open" : `${formatDollars(left)} of it stays open`;
  const held = lumpSum ? " From its day on it is held as the client's lump sum." : "";
  const credit = isZero(over) ? "" : ` ${formatDollars(over)} stands as a credit.`;
  return `${formatDollars(paid)} is paid; ${stays}.${credit}${held}${moved}`;
}
