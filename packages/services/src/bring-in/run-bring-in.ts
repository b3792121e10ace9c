import type { SqlTx } from "@banksia/db";
import { auditSql } from "../common/audit-sql.ts";
import { type Context, changeSql } from "../context.ts";
import type { BringInFile } from "./bring-in-file.ts";
import { checkFile } from "./check-file.ts";
import { failBringIn, refusalOf } from "./fail-bring-in.ts";
import { FaultList } from "./faults.ts";
import { Pace } from "./pace.ts";
import { Progress } from "./progress.ts";

const attempts = 3;

/** The file is no longer in the hands of this work. */
class TakenAway extends Error {}

/** Held by whoever works on a file for as long as the transaction lasts, so that others can tell whether they live. */
export const workerLock = "hashtextextended('bring-in ' || id, 7215005)";

/**
 * Checks a file and, when every row is good, loads it: all in one transaction that sees the facilities of whoever brings
 * it in, so that it is loaded whole or not at all. How it ends stands in `bring_in`, failures too.
 * @returns what broke, when it was a fault of ours; null otherwise
 */
export async function runBringIn(asked: Context, file: BringInFile, signal: AbortSignal): Promise<Error | null> {
  const ctx = inBackground(asked);
  for (let attempt = 1; ; attempt += 1) {
    const over = new AbortController();
    const stop = AbortSignal.any([signal, over.signal]);
    const progress = new Progress(ctx.db, file.id, file.rowCount, () => over.abort(new TakenAway()));
    try {
      await changeSql(ctx, (tx) => attemptOnce(ctx, tx, file, progress, stop));
      return null;
    } catch (error) {
      // A transaction whose connection broke is over at once; the work in it must send nothing more, on any connection.
      const stopped = stop.aborted;
      over.abort(error);
      await progress.stop();
      if (error instanceof TakenAway) return null;
      // Someone saved something meanwhile that contradicts a row: the next check finds which.
      if (refusalOf(error) !== null && attempt < attempts && !stopped) continue;
      return failBringIn(ctx, file.id, error, signal);
    } finally {
      await progress.stop();
    }
  }
}

/** The same caller without the request that this began with; each day is asked for once. */
function inBackground(asked: Context): Context {
  const days = new Map<string | undefined, string>();
  return {
    db: asked.db,
    actor: asked.actor,
    today: (timeZone) => {
      const day = days.get(timeZone) ?? asked.today(timeZone);
      days.set(timeZone, day);
      return day;
    },
  };
}

async function attemptOnce(
  ctx: Context,
  tx: SqlTx,
  file: BringInFile,
  progress: Progress,
  stop: AbortSignal,
): Promise<void> {
  const [mine] = await tx<{ free: boolean }[]>`
    select pg_try_advisory_xact_lock(${tx.unsafe(workerLock)}) as free
    from bring_in where id = ${file.id} and status in ('checking', 'loading')`;
  if (mine?.free !== true) throw new TakenAway();
  // One file of a kind at a time, whichever process has it: each is checked against what the one before has loaded.
  if (!file.checkOnly) await tx`select pg_advisory_xact_lock(hashtextextended(${`bring-in of ${file.kind}`}, 7215005))`;
  const faults = new FaultList();
  const check = await checkFile(ctx, tx, file, faults, progress, new Pace(stop));
  const loads = check !== null && faults.count === 0 && !file.checkOnly;
  const { now } = progress;
  if (loads) {
    now.status = "loading";
    now.doneCount = 0;
    await check.load((rows) => {
      stop.throwIfAborted();
      now.doneCount += rows;
    });
    const { kind, fileName } = file;
    await auditSql(tx, ctx, {
      verb: "loadBringIn",
      objectType: "bring_in",
      objectId: file.id,
      after: { kind, fileName, rowCount: now.rowCount },
    });
  }
  await progress.stop();
  stop.throwIfAborted();
  const status = faults.count > 0 ? "refused" : loads ? "loaded" : "checked";
  const ended = await tx`
    update bring_in set status = ${status}, row_count = ${now.rowCount}, done_count = ${now.doneCount},
      error_count = ${faults.count}, errors = ${JSON.stringify(faults.kept)}::text::jsonb, finished_at = clock_timestamp()
    where id = ${file.id} and status in ('checking', 'loading') returning 1 as ended`;
  if (ended.length === 0) throw new TakenAway();
}
