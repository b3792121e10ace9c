import type { Context } from "../context.ts";
import { ServiceError } from "../errors.ts";
import type { BringInFile } from "./bring-in-file.ts";
import { runBringIn } from "./run-bring-in.ts";

/** Where files wait to be checked and loaded, as the verb sees it. */
export interface BringInWork {
  /**
   * Takes a file that `make` writes down, and answers at once; the work goes on in the background.
   * @throws CONFLICT when too many wait, and whatever `make` throws
   */
  take(ctx: Context, make: () => Promise<BringInFile>): Promise<BringInFile>;
}

/** A context of the verb that brings files in. */
export type BringInContext = Context & { readonly bringIns: BringInWork };

/** The files of one process, in memory until they are done: these many at most. */
export const filesAtOnce = 4;

/** Works on the files of one process, one after another in the order in which they came. */
export class BringInQueue implements BringInWork {
  readonly #stop = new AbortController();
  readonly #onError: (error: Error, bringInId: number) => void;
  #last: Promise<void> = Promise.resolve();
  #held = 0;

  /** @param onError is told of faults of ours, for the log; people see that the file failed */
  constructor(onError: (error: Error, bringInId: number) => void) {
    this.#onError = onError;
  }

  async take(ctx: Context, make: () => Promise<BringInFile>): Promise<BringInFile> {
    if (this.#stop.signal.aborted)
      throw new ServiceError("CONFLICT", "The server is stopping: send the file again shortly.");
    if (this.#held >= filesAtOnce)
      throw new ServiceError("CONFLICT", `${this.#held} files are being brought in: wait until one of them is done.`);
    this.#held += 1;
    try {
      const file = await make();
      this.#last = this.#last.then(() => this.#run(ctx, file));
      return file;
    } catch (error) {
      this.#held -= 1;
      throw error;
    }
  }

  async #run(ctx: Context, file: BringInFile): Promise<void> {
    try {
      const broke = await runBringIn(ctx, file, this.#stop.signal);
      if (broke !== null) this.#onError(broke, file.id);
    } catch (error) {
      this.#onError(error instanceof Error ? error : new Error(String(error)), file.id);
    } finally {
      this.#held -= 1;
    }
  }

  /** Resolves when every file taken so far is done. */
  idle(): Promise<void> {
    return this.#last;
  }

  /** Breaks off what is not done, which is marked failed with nothing loaded. Call it before the database is closed. */
  async stop(): Promise<void> {
    this.#stop.abort(new Error("The process stops."));
    await this.#last;
  }
}
