import { Piscina } from "piscina";
import type { ShardJob } from "./queue.ts";
import type { ShardResult } from "./shard.ts";

/** Threads that do shards, each on its own database connection. */
export interface ShardPool {
  run(job: ShardJob): Promise<ShardResult>;
  close(): Promise<void>;
}

export function openPool(options: { url: string; threads: number; name: string }): ShardPool {
  const pool = new Piscina<ShardJob, ShardResult>({
    filename: new URL("./worker.ts", import.meta.url).href,
    minThreads: options.threads,
    maxThreads: options.threads,
    concurrentTasksPerWorker: 1,
    // Workers hold connections: their event loops must turn between tasks.
    atomics: "disabled",
    workerData: { url: options.url, name: options.name },
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  return { run: (job) => pool.run(job), close: () => pool.destroy() };
}
