import { daysOfDeposit } from "@banksia/core/accommodation/index";
import { depositLifeOf, loadDeposits } from "@banksia/month-end/accommodation/load-deposits";
import { queryOfSql } from "@banksia/month-end/residents/query";
import { addDeposits } from "./accommodation-deposits.ts";
import { plainBulkWrite } from "./bulk-write.ts";
import { watchMemory } from "./peak-memory.ts";
import { type BenchServer, makeTemplate } from "./provider.ts";
import { THREADS, round, withRunner } from "./with-runner.ts";

export interface AccommodationFigures {
  deposits: number;
  firstLines: number;
  firstSeconds: number;
  journalLines: number;
  threads: number;
  proposalSeconds: number;
  rerunSeconds: number;
  anewSeconds: number;
  bulkWriteSeconds: number;
  proposalRatio: number;
  rerunRatio: number;
  microsecondsPerLine: number;
  lifeDays: number;
  lifeMilliseconds: number;
  peakRssMb: number;
}

const DEMO_CLIENTS = 60;
const BEFORE = "2026-09-30";
const MONTH = "2026-10-31";

/** A month of accommodation payments after the months before were proposed; and the plain write of the same rows. */
export async function benchAccommodation(server: BenchServer, deposits: number): Promise<AccommodationFigures> {
  const memory = watchMemory();
  await makeTemplate(server.url, DEMO_CLIENTS);
  return withRunner(server, "bench_accommodation", THREADS, async (bench) => {
    const { owner } = bench.database;
    await addDeposits(bench.database, deposits);
    const first = await bench.run("accommodation", { endDate: BEFORE });
    await owner.sql.unsafe("vacuum analyze");
    const proposed = await bench.run("accommodation", { endDate: MONTH });
    const rerun = await bench.run("accommodation", { endDate: MONTH, journalId: proposed.journalId });
    const [counts] = await owner.sql<{ firstLines: number; journalLines: number; shards: number; life: number }[]>`
      select (select count(*)::int from journal_line where journal_id = ${first.journalId}) as "firstLines",
        (select count(*)::int from journal_line where journal_id = ${proposed.journalId}) as "journalLines",
        (select count(*)::int from run_shard where run_id = ${proposed.runId}) as shards,
        (select a.id from accommodation_payment a join service_entry e on e.id = a.service_entry_id
          join accommodation_line l on l.accommodation_payment_id = a.id and l.method = 'combination'
          join customer c on c.id = a.client_id where c.account like 'BENCH%' order by e.entry_date limit 1) as life`;
    if (counts === undefined) throw new Error("the counts are missing");
    const life = await fiveYears(bench.database, counts.life);
    const peakRssMb = memory.peakMb();
    const batchRows = Math.ceil(counts.journalLines / counts.shards);
    const bulkWriteSeconds = await plainBulkWrite(bench.database, proposed.journalId, batchRows, THREADS);
    // Every deposit from its first day on, though nothing changed: nothing is proposed.
    await owner.sql`update accommodation_payment a set adjust_from = e.entry_date from service_entry e where e.id = a.service_entry_id`;
    const anew = await bench.run("accommodation", { endDate: MONTH, journalId: proposed.journalId });
    return {
      deposits,
      firstLines: counts.firstLines,
      firstSeconds: round(first.seconds),
      journalLines: counts.journalLines,
      threads: THREADS,
      proposalSeconds: round(proposed.seconds),
      rerunSeconds: round(rerun.seconds),
      anewSeconds: round(anew.seconds),
      bulkWriteSeconds: round(bulkWriteSeconds),
      proposalRatio: round(proposed.seconds / bulkWriteSeconds),
      rerunRatio: round(rerun.seconds / bulkWriteSeconds),
      microsecondsPerLine: round((proposed.seconds * 1e6) / counts.journalLines),
      ...life,
      peakRssMb,
    };
  });
}

const TIMES = 9;

/** The daily life of one deposit over its years, as a person asks for it: loaded, worked out, every day of it. */
async function fiveYears(
  database: Parameters<typeof addDeposits>[0],
  id: number,
): Promise<{ lifeDays: number; lifeMilliseconds: number }> {
  const times: number[] = [];
  let lifeDays = 0;
  for (let time = 0; time < TIMES; time += 1) {
    const started = performance.now();
    const loaded = await database.owner.sql.begin((tx) => loadDeposits(queryOfSql(tx), [id]));
    const deposit = loaded.get(id);
    const life = deposit === undefined ? null : depositLifeOf(deposit, MONTH).result;
    if (life === null) throw new Error("the deposit has no life");
    lifeDays = daysOfDeposit(life).length;
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return { lifeDays, lifeMilliseconds: round(times[(TIMES - 1) / 2] ?? 0) };
}
