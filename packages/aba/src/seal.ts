/** Adds up a seal piece by piece. */
export interface Sealing {
  add(bytes: Uint8Array): void;
  /** The seal as 64 hexadecimal digits; to be called once, after the last piece. */
  seal(): string;
}

const roundConstants = /* @__PURE__ */ rootsOfPrimes(64, 3);
const initialState = /* @__PURE__ */ rootsOfPrimes(8, 2);

/** First 32 bits of the fractional parts of the square or cube roots of the first primes (FIPS 180-4), in integers. */
function rootsOfPrimes(count: number, degree: 2 | 3): Int32Array {
  const words = new Int32Array(count);
  let found = 0;
  for (let candidate = 2; found < count; candidate++) {
    let prime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) if (candidate % divisor === 0) prime = false;
    if (prime)
      words[found++] = Number(BigInt.asIntN(32, integerRoot(BigInt(candidate) << BigInt(32 * degree), degree)));
  }
  return words;
}

/** The largest integer whose power is not above the value. */
function integerRoot(value: bigint, degree: 2 | 3): bigint {
  let low = 0n;
  let high = 1n << 40n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** BigInt(degree) <= value) low = middle;
    else high = middle;
  }
  return low;
}

const blockLength = 64;

/** A seal that starts at nothing: SHA-256 of the bytes, which any other tool can compute too. */
export function sealing(): Sealing {
  const state = Int32Array.from(initialState);
  const schedule = new Int32Array(64);
  const block = new Uint8Array(blockLength);
  const blockView = new DataView(block.buffer);
  let held = 0;
  let length = 0;

  function add(bytes: Uint8Array): void {
    length += bytes.length;
    let at = 0;
    if (held > 0) {
      at = Math.min(blockLength - held, bytes.length);
      block.set(bytes.subarray(0, at), held);
      held += at;
      if (held < blockLength) return;
      compress(state, schedule, blockView, 0);
      held = 0;
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (; at + blockLength <= bytes.length; at += blockLength) compress(state, schedule, view, at);
    block.set(bytes.subarray(at));
    held = bytes.length - at;
  }

  function seal(): string {
    const bits = BigInt(length) * 8n;
    const end = new Uint8Array(held < 56 ? blockLength - held : 2 * blockLength - held);
    end[0] = 0x80;
    new DataView(end.buffer).setBigUint64(end.length - 8, bits);
    add(end);
    return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  }

  return { add, seal };
}

/** SHA-256 of a whole file as 64 hexadecimal digits. */
export function sealOf(bytes: Uint8Array): string {
  const sum = sealing();
  sum.add(bytes);
  return sum.seal();
}

/** One block of 64 bytes into the state (FIPS 180-4, 6.2.2). */
function compress(state: Int32Array, schedule: Int32Array, view: DataView, at: number): void {
  for (let t = 0; t < 16; t++) schedule[t] = view.getInt32(at + t * 4);
  for (let t = 16; t < 64; t++) {
    const early = schedule[t - 15] ?? 0;
    const late = schedule[t - 2] ?? 0;
    const sigma0 = rotated(early, 7) ^ rotated(early, 18) ^ (early >>> 3);
    const sigma1 = rotated(late, 17) ^ rotated(late, 19) ^ (late >>> 10);
    schedule[t] = (schedule[t - 16] ?? 0) + sigma0 + (schedule[t - 7] ?? 0) + sigma1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < 64; t++) {
    const sum1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + sum1 + choice + (roundConstants[t] ?? 0) + (schedule[t] ?? 0)) | 0;
    const sum0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + sum0 + majority) | 0;
  }
  const words = [a, b, c, d, e, f, g, h];
  for (let word = 0; word < 8; word++) state[word] = (state[word] ?? 0) + (words[word] ?? 0);
}

function rotated(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}
