import type { LoadedDeposit } from "./deposit-record.ts";
import { depositLifeOf } from "./deposit-proposal.ts";

/** A refundable deposit paid in another home before: when first, and how many days counted there. */
export interface Elsewhere {
  firstPaidOn: string;
  countedDays: number;
}

/** A stay that may follow another in the provider's homes. */
export interface Following {
  accommodationPaymentId: number;
  transferredFromId: number | null;
  entryDate: string;
  elsewhereFirstPaid: string | null;
}

/**
 * The days of retention that travel with residents from the provider's own homes, by accommodation payment: what was
 * counted in the stay before, and before that. What people entered on the header goes first; payments without any are left
 * out.
 * @param earlier the deposits of the stays before
 */
export function countedElsewhere(
  headers: readonly Following[],
  earlier: ReadonlyMap<number, LoadedDeposit>,
): Map<number, Elsewhere> {
  const found = new Map<number, Elsewhere>();
  for (const row of headers) {
    const before = row.transferredFromId === null ? undefined : earlier.get(row.transferredFromId);
    if (before === undefined || row.elsewhereFirstPaid !== null || before.entryDate >= row.entryDate) continue;
    const life = depositLifeOf(before, before.departureDate ?? row.entryDate).result;
    if (life === null) continue;
    const firstPaidOn = before.facts.elsewhere?.firstPaidOn ?? life.closing.countedFrom;
    const countedDays = (before.facts.elsewhere?.countedDays ?? 0) + life.retention.countedDays;
    if (firstPaidOn !== null && countedDays > 0) found.set(row.accommodationPaymentId, { firstPaidOn, countedDays });
  }
  return found;
}
