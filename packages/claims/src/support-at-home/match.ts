import { formatCents, parseCents } from "../common/decimal.ts";
import type { SupportAtHomePaymentItem } from "../statements/support-at-home.ts";
import { itemCents, type SahItem } from "./item.ts";

/** What payment statements say of one item that was claimed. Amounts in dollars with two decimals. */
export interface MatchedSahItem {
  readonly item: SahItem;
  /** Place of the item in the list that was given, from 0. */
  readonly at: number;
  readonly outcome: "paid" | "part-paid" | "over-paid" | "unpaid";
  readonly payments: readonly SupportAtHomePaymentItem[];
  readonly claimed: string;
  readonly paid: string;
  /** The participant's part; null when no payment says: unknown is not nothing. */
  readonly contribution: string | null;
  readonly compensationReduction: string | null;
  /** Claimed less paid, contribution and reduction: what is still open. */
  readonly open: string;
}

export interface MatchedSahItems {
  readonly matches: readonly MatchedSahItem[];
  readonly unmatched: readonly SupportAtHomePaymentItem[];
}

function sumOf(values: readonly (string | null)[]): bigint | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + (parseCents(value) ?? 0n), 0n);
}

/**
 * Puts each paid item to the item claimed: by our external reference, else by the agency's item id where `itemIds`
 * gives the id of each item in the list. Every claimed item appears once, in order.
 */
export function matchSahPayments(
  items: readonly SahItem[],
  paid: readonly SupportAtHomePaymentItem[],
  itemIds: readonly (string | null)[] = [],
): MatchedSahItems {
  const byReference = new Map<string, number>();
  const byId = new Map<string, number>();
  items.forEach((item, at) => {
    if (!byReference.has(item.externalReference)) byReference.set(item.externalReference, at);
    const id = itemIds[at] ?? null;
    if (id !== null && id !== "") byId.set(id, at);
  });
  const paidFor = new Map<number, SupportAtHomePaymentItem[]>();
  const unmatched: SupportAtHomePaymentItem[] = [];
  for (const payment of paid) {
    const at = byReference.get(payment.externalReference) ?? byId.get(payment.itemId);
    const own = at === undefined ? undefined : paidFor.get(at);
    const fits = at !== undefined && items[at]?.careRecipientId === payment.careRecipientId;
    if (at === undefined || !fits) unmatched.push(payment);
    else if (own === undefined) paidFor.set(at, [payment]);
    else own.push(payment);
  }
  const matches = items.map((item, at): MatchedSahItem => {
    const payments = paidFor.get(at) ?? [];
    const claimed = itemCents(item);
    const paidCents = sumOf(payments.map((payment) => payment.amountPaid)) ?? 0n;
    const contribution = sumOf(payments.map((payment) => payment.contribution));
    const reduction = sumOf(payments.map((payment) => payment.compensationReduction));
    const open = claimed - paidCents - (contribution ?? 0n) - (reduction ?? 0n);
    return {
      item,
      at,
      outcome: payments.length === 0 ? "unpaid" : open === 0n ? "paid" : open > 0n ? "part-paid" : "over-paid",
      payments,
      claimed: formatCents(claimed),
      paid: formatCents(paidCents),
      contribution: contribution === null ? null : formatCents(contribution),
      compensationReduction: reduction === null ? null : formatCents(reduction),
      open: formatCents(open),
    };
  });
  return { matches, unmatched };
}
