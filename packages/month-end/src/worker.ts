import { workerData } from "node:worker_threads";
import { openSql } from "@banksia/db";
import type { ShardJob } from "./queue.ts";
import { type RunFacts, type ShardResult, loadRun, processShard } from "./shard.ts";

// A thread has one connection and keeps the shared facts of the few runs it worked on last.
const RUNS_KEPT = 4;

function given(key: "url" | "name"): string {
  // Piscina wraps its own data around what the pool was given.
  const all: unknown = workerData;
  const own: unknown = Array.isArray(all) ? all[1] : all;
  if (typeof own === "object" && own !== null) {
    const value: unknown = Reflect.get(own, key);
    if (typeof value === "string") return value;
  }
  throw new Error(`The pool gave its worker no ${key}.`);
}

const url = given("url");
const name = given("name");
// The threads are the parallelism: a query that took the other cores for itself would only get in their way.
const sql = openSql({
  url,
  max: 1,
  name: `${name} worker`,
  settings: { max_parallel_workers_per_gather: "0", random_page_cost: "1.1" },
});
const runs = new Map<number, RunFacts>();

/**
 * Does one shard; `null` only opens the connection.
 * @throws when the connection or the server went away; the shard is then as it was
 */
export default async function work(job: ShardJob | null): Promise<ShardResult | null> {
  if (job === null) {
    // Long enough that each of the threads gets one.
    await sql`select pg_sleep(0.1)`;
    return null;
  }
  const { runId, shardNo } = job;
  for (;;) {
    const run = runs.get(runId) ?? (await load(runId));
    const result = await processShard(sql, run, shardNo, name);
    if (result.outcome !== "stale") return result;
    runs.delete(runId);
  }
}

async function load(runId: number): Promise<RunFacts> {
  const run = await sql.begin(async (tx) => {
    await tx`select banksia.begin_as_run(${runId})`;
    return loadRun(tx, runId);
  });
  runs.set(runId, run);
  for (const oldest of runs.keys()) if (runs.size > RUNS_KEPT) runs.delete(oldest);
  return run;
}
