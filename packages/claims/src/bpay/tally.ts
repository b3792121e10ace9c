import { formatCents } from "../common/decimal.ts";

/** A number of items and their sum, dollars with two decimals. */
export interface BpayTotals {
  readonly count: number;
  readonly total: string;
}

/** Counts and adds up records as they are read. */
export class Tally {
  count = 0;
  cents = 0n;

  add(cents: bigint): void {
    this.count++;
    this.cents += cents;
  }

  totals(): BpayTotals {
    return { count: this.count, total: formatCents(this.cents) };
  }
}
