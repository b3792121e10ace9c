import { setImmediate } from "node:timers/promises";

const turnMilliseconds = 12;

/** Keeps long work from holding the process up, and ends it when it is told to stop. */
export class Pace {
  readonly #signal: AbortSignal;
  #since = performance.now();

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /** Lets everything else have a turn when this work has had its own. Throws the reason when it is to stop. */
  async step(): Promise<void> {
    this.#signal.throwIfAborted();
    if (performance.now() - this.#since < turnMilliseconds) return;
    await setImmediate();
    this.#signal.throwIfAborted();
    this.#since = performance.now();
  }
}
