import { divideHalfUp, formatShortest, parseDecimal, timesPrice } from "../common/decimal.ts";

/** How much was delivered: a number of units with at most two decimals, or a whole number of minutes. */
export type Delivered = { readonly quantity: string } | { readonly minutes: number };

/** The two columns a file has for it: one of them is filled. */
export interface DeliveredCells {
  /** Up to 5 digits, or 3 and 2 decimals; null when the minutes say it. */
  readonly quantity: string | null;
  /** Whole minutes, written H:MM in the Hours column; null when the quantity says it. */
  readonly minutes: number | null;
}

export const MAX_MINUTES = 999 * 60 + 59;

/**
 * Chooses the column. Minutes that are a multiple of three are an exact decimal number of hours and go to Quantity;
 * all others go to Hours, so that nothing is ever rounded. Null when the amount is not one a file can hold.
 */
export function deliveredCells(delivered: Delivered): DeliveredCells | null {
  if ("quantity" in delivered) {
    const units = parseQuantity(delivered.quantity);
    return units === null ? null : { quantity: formatShortest(units, 2), minutes: null };
  }
  const { minutes } = delivered;
  if (!Number.isSafeInteger(minutes) || minutes < 0 || minutes > MAX_MINUTES) return null;
  if (minutes % 3 !== 0) return { quantity: null, minutes };
  return { quantity: formatShortest(BigInt(minutes / 3) * 5n, 2), minutes: null };
}

/** Hundredths of a Quantity cell: up to 5 digits, or up to 3 digits and up to 2 decimals. Null otherwise. */
export function parseQuantity(text: string): bigint | null {
  const units = /^(?:\d{1,5}|\d{1,5}\.\d{1,2})$/.test(text) ? parseDecimal(text, 2) : null;
  return units !== null && (units % 100n === 0n || units < 100_000n) ? units : null;
}

/** Minutes of an Hours cell, H:MM up to 999:59 (a spreadsheet may have added :00 seconds). Null otherwise. */
export function parseHours(text: string): number | null {
  const m = /^(\d{1,3}):([0-5]\d)(?::00)?$/.exec(text);
  return m === null ? null : Number(m[1]) * 60 + Number(m[2]);
}

export function formatHours(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

/** Cents claimed: units (or minutes / 60) times the price, rounded once to the cent, half up. */
export function claimedCents(cells: DeliveredCells, priceCents: bigint): bigint {
  if (cells.minutes !== null) return divideHalfUp(BigInt(cells.minutes) * priceCents, 60n);
  return timesPrice(parseDecimal(cells.quantity ?? "0", 2) ?? 0n, 2, priceCents);
}
