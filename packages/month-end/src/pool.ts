import { Piscina } from "piscina";
import type { ShardJob } from "./queue.ts";
import type { ShardResult } from "./shard.ts";

/** Threads that do shards, each on its own database connection. */
export interface ShardPool {
  run(job: ShardJob): Promise<ShardResult>;
  /** Loads the code and opens the connection of every thread, so that the first shards need not wait for it. */
  warm(): Promise<void>;
  close(): Promise<void>;
}

/** A shard takes tenths of a second; one that takes this long will not end. */
const SHARD_MS_MAX = 5 * 60_000;

/**
 * A thread needs some tens of megabytes. With a limit below 2 GB the engine lets a heap grow by a third of what is alive before
 * it looks through all of it, which with every shard it would; from here on it lets it grow to four times as much.
 */
const HEAP_MB_MAX = 2048;

export function openPool(options: { url: string; threads: number; name: string }): ShardPool {
  const pool = new Piscina<ShardJob | null, ShardResult | null>({
    filename: new URL("./worker.ts", import.meta.url).href,
    minThreads: options.threads,
    maxThreads: options.threads,
    concurrentTasksPerWorker: 1,
    // Workers hold connections: their event loops must turn between tasks.
    atomics: "disabled",
    workerData: { url: options.url, name: options.name },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB_MAX },
  });
  return {
    run: async (job) => {
      // Aborting ends the thread: the only cure for one that waits on a connection nobody will ever answer.
      const result = await pool.run(job, { signal: AbortSignal.timeout(SHARD_MS_MAX) });
      if (result === null) throw new Error("A thread answered a shard with nothing.");
      return result;
    },
    warm: async () => {
      await Promise.all(Array.from({ length: options.threads }, () => pool.run(null)));
    },
    close: () => pool.destroy(),
  };
}
