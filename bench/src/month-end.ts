import { plainBulkWrite } from "./bulk-write.ts";
import { watchMemory } from "./peak-memory.ts";
import { type BenchDatabase, type BenchServer, makeTemplate } from "./provider.ts";
import { THREADS, round, withRunner } from "./with-runner.ts";

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
  capLines: number;
  capSeconds: number;
  bulkWriteSeconds: number;
  proposeRatio: number;
  rerunRatio: number;
  postRatio: number;
  oneThreadProposeSeconds: number;
  threadsGain: number;
  oneConnectionBulkWriteSeconds: number;
  microsecondsPerLine: number;
  /** Microseconds of a line of caps over those of a journal line. */
  capLineRatio: number;
  peakRssMb: number;
}

const MONTH = { postingDate: "2026-10-01", endDate: "2026-10-31" };

/** One month-end of a demo provider: propose, rerun, post, change rates and adjust; and the plain write of the same rows. */
export async function benchMonthEnd(server: BenchServer, clients: number): Promise<MonthEndFigures> {
  const memory = watchMemory();
  await makeTemplate(server.url, clients);
  const oneThread = await withRunner(
    server,
    "bench_one",
    1,
    async (bench) => (await bench.run("billing", MONTH)).seconds,
  );
  return withRunner(server, "bench_two", THREADS, async (bench) => {
    const { owner } = bench.database;
    const proposed = await bench.run("billing", MONTH);
    const rerun = await bench.run("billing", { ...MONTH, journalId: proposed.journalId });
    const postSeconds = await bench.post(proposed.journalId);
    // Twice: what is measured takes the place of lines that are there.
    await bench.run("capping", { endDate: MONTH.endDate });
    const capped = await bench.run("capping", { endDate: MONTH.endDate });
    await changeRates(bench.database);
    const adjusted = await bench.run("adjustment", MONTH);
    const [counts] = await owner.sql<
      { scheduleLines: number; journalLines: number; capLines: number; adjustLines: number; shards: number }[]
    >`
      select (select count(*)::int from billing_schedule_line) as "scheduleLines",
        (select count(*)::int from journal_line where journal_id = ${proposed.journalId}) as "journalLines",
        (select count(*)::int from client_cap_line where run_id = ${capped.runId}) as "capLines",
        (select count(*)::int from journal_line where journal_id = ${adjusted.journalId}) as "adjustLines",
        (select count(*)::int from run_shard where run_id = ${proposed.runId}) as shards`;
    if (counts === undefined) throw new Error("the counts are missing");
    const peakRssMb = memory.peakMb();
    const batchRows = Math.ceil(counts.journalLines / counts.shards);
    const bulkWriteSeconds = await plainBulkWrite(bench.database, proposed.journalId, batchRows, THREADS);
    const microsecondsPerLine = (proposed.seconds * 1e6) / counts.journalLines;
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
      capLines: counts.capLines,
      capSeconds: round(capped.seconds),
      bulkWriteSeconds: round(bulkWriteSeconds),
      proposeRatio: round(proposed.seconds / bulkWriteSeconds),
      rerunRatio: round(rerun.seconds / bulkWriteSeconds),
      postRatio: round(postSeconds / bulkWriteSeconds),
      oneThreadProposeSeconds: round(oneThread),
      threadsGain: round(oneThread / proposed.seconds),
      oneConnectionBulkWriteSeconds: round(oneConnection),
      microsecondsPerLine: round(microsecondsPerLine),
      capLineRatio: round((capped.seconds * 1e6) / counts.capLines / microsecondsPerLine),
      peakRssMb,
    };
  });
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
