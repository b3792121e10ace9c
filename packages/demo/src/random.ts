/**
 * A small counter-seeded generator (mulberry32 over a mixed seed). Every client draws from a stream of its own, so that
 * a change to one leaves the others as they were, and the same seed gives the same provider on every machine.
 */
export class Random {
  #state: number;

  /** @param seed of the whole provider; `stream` and `index` name what is drawn for */
  constructor(seed: number, stream: string, index = 0) {
    let hash = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35);
    for (let at = 0; at < stream.length; at += 1) hash = Math.imul(hash ^ stream.charCodeAt(at), 0x01000193);
    this.#state = hash | 0;
  }

  /** 32 random bits. */
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number {
    return from + (this.#next() % (to - from + 1));
  }

  /** True in `permille` of a thousand draws. */
  chance(permille: number): boolean {
    return this.#next() % 1000 < permille;
  }

  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    const found = list[this.#next() % list.length];
    if (found === undefined) throw new RangeError("nothing to pick from");
    return found;
  }

  /** One of a list by weight. */
  weighted<T>(list: readonly (readonly [weight: number, value: T])[]): T {
    let left = this.#next() % list.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, value] of list) {
      if (left < weight) return value;
      left -= weight;
    }
    throw new RangeError("nothing to pick from");
  }
}

/** Golden ratio and square root of two, as parts of 2^32: their multiples spread evenly, and independently. */
const turns = { kind: 0x9e3779b1, site: 0x6a09e667 };

/**
 * Where the `index`-th of many falls from 0 to `scale` - 1, spread evenly over every stretch of indexes, so that even a
 * small provider holds its share of everything.
 */
export function spread(index: number, by: keyof typeof turns, scale: number): number {
  const turned = Math.imul(index * 2 + 1, turns[by]);
  return Math.floor(((turned >>> 0) / 0x1_0000_0000) * scale);
}
