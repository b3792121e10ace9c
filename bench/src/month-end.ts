import type { Actor } from "@banksia/db";
import { type RunKind, type StartedRun, openQueue, startRun, startRunner } from "@banksia/month-end";
import { createContext } from "@banksia/services/context";
import { postJournal } from "@banksia/services/ledger/post-journal";
import { plainBulkWrite } from "./bulk-write.ts";
import { watchMemory } from "./peak-memory.ts";
import { type BenchDatabase, type BenchServer, copyOfTemplate, makeTemplate } from "./provider.ts";

export interface MonthEndFigures {
  clients: number;
  scheduleLines: number;
  journalLines: number;
  threads: number;
  proposeSeconds: number;
  rerunSeconds: number;
  adjustSeconds: number;
  adjustLines: number;
  postSeconds: number;
  bulkWriteSeconds: number;
  proposeRatio: number;
  rerunRatio: number;
  postRatio: number;
  oneThreadProposeSeconds: number;
  threadsGain: number;
  oneConnectionBulkWriteSeconds: number;
  microsecondsPerLine: number;
  peakRssMb: number;
}

const THREADS = 2;
const MONTH = { postingDate: "2026-10-01", endDate: "2026-10-31" };

/** One month-end of a demo provider: propose, rerun, post, change rates and adjust; and the plain write of the same rows. */
export async function benchMonthEnd(server: BenchServer, clients: number): Promise<MonthEndFigures> {
  const memory = watchMemory();
  await makeTemplate(server.url, clients);
  const oneThread = await withRunner(server, "bench_one", 1, async (bench) => (await bench.run("billing")).seconds);
  return withRunner(server, "bench_two", THREADS, async (bench) => {
    const { owner } = bench.database;
    const proposed = await bench.run("billing");
    const rerun = await bench.run("billing", proposed.journalId);
    const postSeconds = await bench.post(proposed.journalId);
    await changeRates(bench.database);
    const adjusted = await bench.run("adjustment");
    const [counts] = await owner.sql<
      { scheduleLines: number; journalLines: number; adjustLines: number; shards: number }[]
    >`
      select (select count(*)::int from billing_schedule_line) as "scheduleLines",
        (select count(*)::int from journal_line where journal_id = ${proposed.journalId}) as "journalLines",
        (select count(*)::int from journal_line where journal_id = ${adjusted.journalId}) as "adjustLines",
        (select count(*)::int from run_shard where run_id = ${proposed.runId}) as shards`;
    if (counts === undefined) throw new Error("the counts are missing");
    const peakRssMb = memory.peakMb();
    const batchRows = Math.ceil(counts.journalLines / counts.shards);
    const bulkWriteSeconds = await plainBulkWrite(bench.database, proposed.journalId, batchRows, THREADS);
    const oneConnection = await plainBulkWrite(bench.database, proposed.journalId, batchRows, 1);
    return {
      clients,
      scheduleLines: counts.scheduleLines,
      journalLines: counts.journalLines,
      threads: THREADS,
      proposeSeconds: round(proposed.seconds),
      rerunSeconds: round(rerun.seconds),
      adjustSeconds: round(adjusted.seconds),
      adjustLines: counts.adjustLines,
      postSeconds: round(postSeconds),
      bulkWriteSeconds: round(bulkWriteSeconds),
      proposeRatio: round(proposed.seconds / bulkWriteSeconds),
      rerunRatio: round(rerun.seconds / bulkWriteSeconds),
      postRatio: round(postSeconds / bulkWriteSeconds),
      oneThreadProposeSeconds: round(oneThread),
      threadsGain: round(oneThread / proposed.seconds),
      oneConnectionBulkWriteSeconds: round(oneConnection),
      microsecondsPerLine: round((proposed.seconds * 1e6) / counts.journalLines),
      peakRssMb,
    };
  });
}

interface Bench {
  database: BenchDatabase;
  run(kind: RunKind, journalId?: number): Promise<StartedRun & { journalId: number; seconds: number }>;
  post(journalId: number): Promise<number>;
}

async function withRunner<T>(
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
      run: async (kind, journalId) => {
        await owner.sql.unsafe("checkpoint");
        const started = performance.now();
        const run = await startRun(app, queue, actor, {
          kind,
          preview: false,
          ...MONTH,
          filters: { departed: "include" },
          journalId: journalId ?? null,
          newJournal: journalId === undefined ? { journalTypeId: journalType.id, description: kind } : null,
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

/** The commonest national change: the basic daily fee rises in the middle of a month that is billed already. */
async function changeRates({ owner }: BenchDatabase): Promise<void> {
  const [rate] = await owner.sql<{ id: number; code: number; rate: string }[]>`
    select r.id, r.billing_code_id as code, r.rate from billing_rate r
    where r.client_id is null and r.model = 'amount' and r.start_date <= '2026-10-14' and (r.end_date is null or r.end_date > '2026-10-14')
    order by (select count(*) from billing_schedule_line l where l.billing_code_id = r.billing_code_id) desc limit 1`;
  if (rate === undefined) throw new Error("the demo has no global rate");
  await owner.sql`update billing_rate set end_date = '2026-10-14' where id = ${rate.id}`;
  await owner.sql`insert into billing_rate (billing_code_id, start_date, model, rate) values (${rate.code}, '2026-10-15', 'amount', ${rate.rate}::numeric + 1.25)`;
}

const round = (value: number) => Math.round(value * 1000) / 1000;
