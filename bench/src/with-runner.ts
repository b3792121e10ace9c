/** Runs on a bench provider, to their end. */
import type { Actor } from "@banksia/db";
import { type RunKind, type StartedRun, openQueue, startRun, startRunner, writesJournal } from "@banksia/month-end";
import { createContext } from "@banksia/services/context";
import { postJournal } from "@banksia/services/ledger/post-journal";
import { type BenchDatabase, type BenchServer, copyOfTemplate } from "./provider.ts";

export const THREADS = 2;

export interface Bench {
  database: BenchDatabase;
  /** Into a new journal where none is named and the kind makes one; posted on its last day where nothing else is said. */
  run(kind: RunKind, options: RunOptions): Promise<StartedRun & { journalId: number; seconds: number }>;
  post(journalId: number): Promise<number>;
}

interface RunOptions {
  postingDate?: string;
  endDate: string;
  journalId?: number;
}

/** A fresh copy of the template with a runner of so many threads. */
export async function withRunner<T>(
  server: BenchServer,
  name: string,
  threads: number,
  work: (bench: Bench) => Promise<T>,
): Promise<T> {
  const database = await copyOfTemplate(server.url, name);
  const { owner, app, appUrl } = database;
  const queue = await openQueue({ url: appUrl });
  const ended = new Map<number, () => void>();
  const runner = await startRunner({
    url: appUrl,
    threads,
    name,
    log: (event) => {
      if (event.kind === "run_finished") ended.get(event.runId)?.();
      if (event.kind === "shard_failed" || event.kind === "trouble") process.stderr.write(`${String(event.error)}\n`);
    },
  });
  const [user] = await owner.sql<
    { id: number; name: string }[]
  >`select id, name from app_user where role = 'administrator' and all_services order by id limit 1`;
  const [journalType] = await owner.sql<{ id: number }[]>`select id from journal_type order by id limit 1`;
  if (user === undefined || journalType === undefined)
    throw new Error("the demo has no administrator or no journal type");
  const actor: Actor = {
    kind: "user",
    id: user.id,
    userId: user.id,
    name: user.name,
    role: "administrator",
    scopes: null,
  };
  const ctx = createContext(app, actor);
  try {
    // A first look at every part, so that no figure pays for starting threads and connections.
    await settle(owner, runner.ready);
    return await work({
      database,
      run: async (kind, { endDate, postingDate = endDate, journalId }) => {
        await owner.sql.unsafe("checkpoint");
        const started = performance.now();
        const run = await startRun(app, queue, actor, {
          kind,
          preview: false,
          postingDate,
          endDate,
          filters: { departed: "include" },
          journalId: journalId ?? null,
          newJournal:
            journalId === undefined && writesJournal(kind)
              ? { journalTypeId: journalType.id, description: kind }
              : null,
        });
        if (run.shardCount > 0) await new Promise<void>((done) => ended.set(run.runId, done));
        return { ...run, journalId: run.journalId ?? 0, seconds: (performance.now() - started) / 1000 };
      },
      post: async (journalId) => {
        await owner.sql.unsafe("checkpoint");
        const started = performance.now();
        await postJournal(ctx, { journalId });
        return (performance.now() - started) / 1000;
      },
    });
  } finally {
    await runner.stop();
    await queue.close();
    await database.close();
  }
}

async function settle(owner: BenchDatabase["owner"], ready: Promise<void>): Promise<void> {
  await ready;
  await owner.sql`select 1`;
}

export const round = (value: number) => Math.round(value * 1000) / 1000;
