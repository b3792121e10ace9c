import { ServiceError } from "../errors.ts";

interface Failures {
  count: number;
  /** Milliseconds of a monotonic clock. */
  last: number;
}

/** After this many failures of a key the next attempt has to wait, twice as long each time. */
const free = { pair: 5, address: 30, email: 50 };
const forgetAfter = 15 * 60_000;
const firstWait = 10_000;
const longestWait = 15 * 60_000;
const mostKeys = 20_000;

/** Refused because of too many failures. */
export class Throttled extends ServiceError {
  readonly retryAfterSeconds: number;

  constructor(seconds: number) {
    super("SIGN_IN_THROTTLED", `Too many failed attempts. Try again in ${seconds} seconds.`);
    this.retryAfterSeconds = seconds;
  }
}

/**
 * Slows guessing down, in the memory of one process: by e-mail address and network address together, by network address
 * (many accounts from one place) and by e-mail address (one account from many places, with more patience, so that
 * strangers cannot lock a person out for long).
 */
export class SignInThrottle {
  readonly #failures = new Map<string, Failures>();
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** How many addresses and pairs it remembers. */
  get size(): number {
    return this.#failures.size;
  }

  #keys(email: string, address: string): [key: string, free: number][] {
    const who = email.trim().toLowerCase();
    return [
      [`pair ${who} ${address}`, free.pair],
      [`address ${address}`, free.address],
      [`email ${who}`, free.email],
    ];
  }

  /**
   * Counts an attempt as failed before it is tried, so that guesses sent all at once count too. Throws Throttled, without
   * counting, when it comes too early.
   */
  attempt(email: string, address: string): void {
    const now = this.#now();
    const keys = this.#keys(email, address);
    let wait = 0;
    for (const [key, allowed] of keys) {
      const known = this.#failures.get(key);
      if (known === undefined) continue;
      const pause = known.count < allowed ? 0 : Math.min(longestWait, firstWait * 2 ** (known.count - allowed));
      if (now - known.last > Math.max(forgetAfter, pause)) this.#failures.delete(key);
      else wait = Math.max(wait, known.last + pause - now);
    }
    if (wait > 0) throw new Throttled(Math.ceil(wait / 1000));
    for (const [key] of keys) {
      const count = (this.#failures.get(key)?.count ?? 0) + 1;
      // Deleting first moves the key to the end: the front of the map is what failed longest ago.
      this.#failures.delete(key);
      this.#failures.set(key, { count, last: now });
    }
    for (const key of this.#failures.keys()) {
      if (this.#failures.size <= mostKeys) break;
      this.#failures.delete(key);
    }
  }

  /** Forgets the failures of whoever has signed in; those of the network address keep counting, less this attempt. */
  succeeded(email: string, address: string): void {
    const [pair, place, who] = this.#keys(email, address);
    if (pair !== undefined) this.#failures.delete(pair[0]);
    if (who !== undefined) this.#failures.delete(who[0]);
    const known = place === undefined ? undefined : this.#failures.get(place[0]);
    if (known !== undefined) known.count -= 1;
  }
}
