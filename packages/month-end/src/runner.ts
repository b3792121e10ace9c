import { type Sql, openSql } from "@banksia/db";
import { noteFailure, requeueLost } from "./lost-shards.ts";
import { openPool } from "./pool.ts";
import { type ShardJob, WORK_CHANNEL, openQueue } from "./queue.ts";
import { finishRuns, markRunning } from "./run-finish.ts";
import { startDueSchedules } from "./run-schedules.ts";
import type { ShardResult } from "./shard.ts";

export interface RunnerOptions {
  /** The application's role. */
  url: string;
  threads: number;
  /** Unique among the runners of a database. */
  name: string;
  log?: (event: RunnerEvent) => void;
}

export type RunnerEvent =
  | { kind: "shard"; job: ShardJob; result: ShardResult }
  | { kind: "shard_failed"; job: ShardJob; error: unknown }
  | { kind: "run_finished"; runId: number }
  | { kind: "trouble"; error: unknown }
  /** The loop has not turned for two minutes: only a new process helps. */
  | { kind: "stuck" };

export interface Runner {
  /** Settles when every thread has its code loaded and its connection open. */
  ready: Promise<void>;
  /** Finishes the shards under way and leaves the rest to others. */
  stop(): Promise<void>;
}

/** One under way, one that waits, and one whose end is being noted, which takes as long as the disk does. */
const JOBS_A_THREAD = 3;
const IDLE_MS = 150;
const BEAT_MS = 3_000;
const SEARCH_MS = 30_000;
const STUCK_MS = 120_000;
const ALIVE_SECONDS = 15;

/** Whether some runner of this database is alive. */
export async function runnerAlive(sql: Sql): Promise<boolean> {
  const [found] = await sql<{ alive: boolean }[]>`
    select exists (select from runner where last_seen_at > now() - make_interval(secs => ${ALIVE_SECONDS})) as alive`;
  return found?.alive === true;
}

/**
 * Takes shards off the queue until stopped. Any number of runners, on any number of machines, share the work; one that
 * dies loses nothing, because a shard is one transaction and its job comes back to the others.
 */
export async function startRunner(options: RunnerOptions): Promise<Runner> {
  const log = options.log ?? (() => undefined);
  const trouble = (error: unknown) => log({ kind: "trouble", error });
  const queue = await openQueue({ url: options.url, supervise: true, onError: trouble });
  const sql = openSql({ url: options.url, max: 2, name: `${options.name} runner` });
  const pool = openPool(options);
  const inFlight = new Map<string, Promise<void>>();
  const running = new Set<number>();
  const state = { stopping: false };
  let wake: () => void = () => undefined;
  /** Until there is new work, or some time has gone by. */
  const workOr = async (milliseconds: number): Promise<void> => {
    await new Promise<void>((done) => {
      const timer = setTimeout(done, milliseconds);
      wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  };
  let lastTurn = performance.now();
  let lastBeat = Number.NEGATIVE_INFINITY;
  let lastSearch = Number.NEGATIVE_INFINITY;

  async function doJob(id: string, job: ShardJob): Promise<void> {
    try {
      if (!running.has(job.runId)) {
        await sql.begin(async (tx) => {
          await tx`select banksia.begin_as_system()`;
          await markRunning(tx, job.runId);
        });
        running.add(job.runId);
      }
      const result = await pool.run(job);
      log({ kind: "shard", job, result });
      await queue.complete([id]);
    } catch (error) {
      log({ kind: "shard_failed", job, error });
      // Not ours to lose: if even this fails, the job's heartbeat runs out and it comes back.
      await noteFailure(sql, job, error).catch(trouble);
      await queue.fail([id], error instanceof Error ? error.message : String(error)).catch(trouble);
      await pause(200);
    } finally {
      inFlight.delete(id);
    }
  }

  async function beat(): Promise<void> {
    if (performance.now() - lastBeat < BEAT_MS) return;
    lastBeat = performance.now();
    await sql`insert into runner (name, threads) values (${options.name}, ${options.threads})
      on conflict (name) do update set last_seen_at = now(), threads = excluded.threads`;
    await queue.touch([...inFlight.keys()]);
    await startDueSchedules(sql, queue);
    for (const runId of await finishRuns(sql)) ended(runId);
    if (performance.now() - lastSearch > SEARCH_MS) {
      lastSearch = performance.now();
      await requeueLost(sql, queue);
    }
  }

  function ended(runId: number): void {
    running.delete(runId);
    log({ kind: "run_finished", runId });
  }

  async function loop(): Promise<void> {
    let busy = false;
    while (!state.stopping) {
      lastTurn = performance.now();
      try {
        await beat();
        const free = options.threads * JOBS_A_THREAD - inFlight.size;
        const jobs = free > 0 ? await queue.fetch(free) : [];
        for (const { id, data } of jobs) inFlight.set(id, doJob(id, data));
        if (inFlight.size > 0) {
          busy = true;
          await Promise.race([...inFlight.values(), workOr(BEAT_MS)]);
        } else {
          if (busy) for (const runId of await finishRuns(sql)) ended(runId);
          busy = false;
          await workOr(IDLE_MS);
        }
      } catch (error) {
        trouble(error);
        await pause(1_000);
      }
    }
  }

  const watchdog = setInterval(() => {
    if (performance.now() - lastTurn > STUCK_MS) log({ kind: "stuck" });
  }, 10_000);
  watchdog.unref();
  const listening = sql.listen(WORK_CHANNEL, () => wake()).catch(trouble);
  const ready = Promise.all([pool.warm().catch(trouble), listening]).then(() => undefined);
  const done = loop();
  return {
    ready,
    stop: async () => {
      state.stopping = true;
      clearInterval(watchdog);
      wake();
      await done;
      await Promise.allSettled(inFlight.values());
      await finishRuns(sql).catch(trouble);
      await sql`delete from runner where name = ${options.name}`.catch(trouble);
      await pool.close();
      await queue.close();
      await sql.end({ timeout: 5 });
    },
  };
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
