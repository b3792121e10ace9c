import { workerData } from "node:worker_threads";
import { openSql } from "@banksia/db";
import type { ShardJob } from "./queue.ts";
import { type RunFacts, type ShardResult, loadRun, processShard } from "./shard.ts";

// A thread has one connection and keeps the shared facts of the few runs it worked on last.
const RUNS_KEPT = 4;

interface WorkerData {
  url: string;
  name: string;
}

// Piscina wraps its own data around what the pool was given.
const { url, name } = (Array.isArray(workerData) ? workerData[1] : workerData) as WorkerData;
const sql = openSql({ url, max: 1, name: `${name} worker` });
const runs = new Map<number, RunFacts>();

/** Does one shard. @throws when the connection or the server went away; the shard is then as it was */
export default async function work({ runId, shardNo }: ShardJob): Promise<ShardResult> {
  let run = runs.get(runId);
  if (run === undefined) {
    run = await sql.begin(async (tx) => {
      await tx`select banksia.begin_as_run(${runId})`;
      return loadRun(tx as unknown as typeof sql, runId);
    });
    runs.set(runId, run);
    for (const oldest of runs.keys()) if (runs.size > RUNS_KEPT) runs.delete(oldest);
  }
  return processShard(sql, run, shardNo, name);
}
