import { formatDollars, subtractMoney, toCents } from "../../lib/money.ts";

/** What follows from invoicing a lump sum, before it is asked; `attention` where it is refused or more than agreed. */
export function lumpSumFollows(invoice: {
  /** On the day of the invoice; null before any agreement. */
  agreed: string | null;
  /** Already, in drafts and posted. */
  invoiced: string;
  /** Empty: what is left of what is agreed. */
  amount: string;
}): { tone: "plain" | "attention"; text: string } {
  const { agreed, invoiced, amount } = invoice;
  if (agreed === null)
    return { tone: "attention", text: "No lump sum is agreed on that day: add an accommodation line first." };
  const rest = subtractMoney(agreed, invoiced);
  const known = `${formatDollars(agreed)} is agreed and ${formatDollars(invoiced)} is invoiced already.`;
  if (amount === "" && toCents(rest) === 0n)
    return { tone: "attention", text: `${known} Nothing is left to invoice: enter an amount.` };
  const asked = amount === "" ? rest : amount;
  if (toCents(asked) < 0n && -toCents(asked) > toCents(invoiced))
    return { tone: "attention", text: `${known} No more than that can be taken back.` };
  if (toCents(asked) < 0n)
    return {
      tone: "plain",
      text: `${known} ${formatDollars(subtractMoney("0", asked))} of it is taken back by a credit note.`,
    };
  if (toCents(asked) > toCents(rest))
    return {
      tone: "attention",
      text: `${known} ${formatDollars(asked)} is ${formatDollars(subtractMoney(asked, rest))} more than is left.`,
    };
  return {
    tone: "plain",
    text: `${known} ${formatDollars(asked)} is invoiced now, as one line of quantity 1; it counts as held once it is received.`,
  };
}
