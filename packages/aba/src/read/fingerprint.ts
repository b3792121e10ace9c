/** Offsets of the words that tell entries apart: BSB and account, amount, reference. Some overlap to fill the field. */
const wordOffsets = [1, 5, 9, 13, 20, 24, 26, 62, 66, 70, 74, 76] as const;

/** Length of the part of a record that the offsets reach. */
export const fingerprintReach = 80;

/**
 * Writes the fingerprint of BSB, account, amount and reference as two numbers of 32 bits into `into` at `to`.
 * Both halves mix every word reversibly, so that records that differ in one word alone never have the same.
 */
export function writeFingerprint(view: DataView, at: number, into: Int32Array, to: number): void {
  let high = 0x2545f491;
  let low = 0x6c078965;
  for (let word = 0; word < wordOffsets.length; word++) {
    const value = view.getInt32(at + (wordOffsets[word] ?? 0), true);
    high = Math.imul(high ^ value, 0x9e3779b1);
    high ^= high >>> 15;
    low = Math.imul(low + value, 0x85ebca6b);
    low ^= low >>> 13;
  }
  high = Math.imul(high, 0xc2b2ae35);
  low = Math.imul(low, 0x27d4eb2f);
  into[to] = high ^ (high >>> 16);
  into[to + 1] = low ^ (low >>> 15);
}
