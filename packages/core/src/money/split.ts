/** Splitting cents by weights so that the parts add up to the whole. */
import type { Cents } from "./cents.ts";
import { type Scaled } from "./scaled.ts";

/** Weights as integers of one scale, with their sum. */
export interface Weights {
  readonly parts: readonly number[];
  readonly total: number;
}

/** Weights from exact decimals. Null when one is negative, all are zero, or they need more than 2^53 together. */
export function weightsOf(values: readonly Scaled[]): Weights | null {
  const scale = values.reduce((most, value) => Math.max(most, value.scale), 0);
  const parts: number[] = [];
  let total = 0;
  for (const value of values) {
    const part = Number(value.digits) * 10 ** (scale - value.scale);
    if (part < 0 || !Number.isSafeInteger(part)) return null;
    parts.push(part);
    total += part;
  }
  return total > 0 && Number.isSafeInteger(total) ? { parts, total } : null;
}

/**
 * The largest-remainder method: every part gets its share rounded towards zero, then one cent more in the order of the
 * remainders until the sum is right; of equal remainders the first listed goes first. A negative amount splits as its
 * positive counterpart with the signs changed. The parts always add up to `cents`.
 */
export function splitCents(cents: Cents, weights: Weights): Cents[] {
  const { parts, total } = weights;
  const size = cents < 0 ? -cents : cents;
  const sign = cents < 0 ? -1 : 1;
  const shares: Cents[] = [];
  const remainders: number[] = [];
  let given = 0;
  for (const part of parts) {
    const product = size * part;
    let share: number;
    let remainder: number;
    if (Number.isSafeInteger(product)) {
      remainder = product % total;
      share = (product - remainder) / total;
    } else {
      const exact = BigInt(size) * BigInt(part);
      remainder = Number(exact % BigInt(total));
      share = Number(exact / BigInt(total));
    }
    shares.push(share);
    remainders.push(remainder);
    given += share;
  }
  for (let odd = size - given; odd > 0; odd -= 1) {
    let best = 0;
    for (let at = 1; at < remainders.length; at += 1) {
      if ((remainders[at] ?? -1) > (remainders[best] ?? -1)) best = at;
    }
    shares[best] = (shares[best] ?? 0) + 1;
    remainders[best] = -1;
  }
  return shares.map((share) => (share === 0 ? 0 : share * sign));
}
