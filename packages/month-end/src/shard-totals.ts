import type { ClientWork } from "./kinds/kind.ts";

/** Lines and money of one service and billing code; amounts in cents. */
export interface ShardTotalRow {
  serviceId: number;
  billingCodeId: number;
  lines: number;
  amountCents: number;
  taxCents: number;
}

const cents = (amount: string): number => {
  const negative = amount.startsWith("-");
  const [whole = "0", fraction = ""] = (negative ? amount.slice(1) : amount).split(".");
  const value = Number(whole) * 100 + Number(fraction.padEnd(2, "0").slice(0, 2));
  return negative ? -value : value;
};

/** What a shard proposed, by service and code, in exact cents. */
export class ShardTotals {
  readonly #rows = new Map<string, ShardTotalRow>();
  lineCount = 0;
  #cents = 0;

  add(client: Pick<ClientWork, "charges" | "reversals" | "otherRows" | "otherLines">): void {
    this.lineCount += client.otherRows;
    for (const line of client.otherLines) this.#count(line, 1, cents(line.amount), cents(line.tax));
    for (const charge of client.charges)
      this.#count(charge, charge.shares.length, cents(charge.amount), cents(charge.tax));
    for (const charge of client.reversals) {
      const amount = charge.lines.reduce((sum, line) => sum + cents(line.amount), 0);
      const tax = charge.lines.reduce((sum, line) => sum + cents(line.tax), 0);
      this.#count(charge, charge.lines.length, -amount, -tax);
    }
  }

  #count(
    { serviceId, billingCodeId }: { serviceId: number; billingCodeId: number },
    lines: number,
    amountCents: number,
    taxCents: number,
  ): void {
    const key = `${serviceId}/${billingCodeId}`;
    const row = this.#rows.get(key) ?? { serviceId, billingCodeId, lines: 0, amountCents: 0, taxCents: 0 };
    this.#rows.set(key, row);
    row.lines += lines;
    row.amountCents += amountCents;
    row.taxCents += taxCents;
    this.lineCount += lines;
    this.#cents += amountCents;
  }

  rows(): ShardTotalRow[] {
    return [...this.#rows.values()];
  }

  /** All amounts together, without tax, as a decimal string. */
  get amountText(): string {
    const sign = this.#cents < 0 ? "-" : "";
    const value = Math.abs(this.#cents);
    return `${sign}${Math.floor(value / 100)}.${String(value % 100).padStart(2, "0")}`;
  }
}
