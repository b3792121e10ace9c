import { type SqlTx, asActorSql, databaseError, violatedConstraint } from "@banksia/db";
import { auditSql } from "../common/audit-sql.ts";
import { type Context, changeSql } from "../context.ts";
import { type Fault, FaultList } from "./faults.ts";
import { type FileRow, readRow } from "./file-row.ts";
import { type Heading, readHeading } from "./heading.ts";
import type { BringInKind, FileCheck, FileKind } from "./kind.ts";
import { fileKinds } from "./kinds.ts";
import { Pace } from "./pace.ts";
import { Progress, keeper } from "./progress.ts";
import { isFault, readCsv } from "./read-csv.ts";

/** A file whose row in `bring_in` has just been made. */
export interface BringInFile {
  id: number;
  kind: BringInKind;
  fileName: string;
  csv: string;
  /** An estimate. */
  rowCount: number;
  /** Check only, load nothing. */
  checkOnly: boolean;
}

const rowsAtOnce = 1000;
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
  const gone = new AbortController();
  const stop = AbortSignal.any([signal, gone.signal]);
  for (let attempt = 1; ; attempt += 1) {
    const progress = new Progress(ctx.db, file.id, file.rowCount, () => gone.abort(new TakenAway()));
    try {
      await changeSql(ctx, (tx) => attemptOnce(ctx, tx, file, progress, stop));
      return null;
    } catch (error) {
      await progress.stop();
      if (error instanceof TakenAway) return null;
      const refusal = refusalOf(error);
      // Someone saved something meanwhile that contradicts a row: the next check finds which.
      if (refusal !== null && attempt < attempts && !stop.aborted) continue;
      return giveUp(ctx, file.id, error, refusal, signal);
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

/** Checks every row. @returns what can load them; null when the file cannot be read as a table of its kind */
async function checkFile(
  ctx: Context,
  tx: SqlTx,
  file: BringInFile,
  faults: FaultList,
  { now }: Progress,
  pace: Pace,
): Promise<FileCheck | null> {
  const kind = fileKinds[file.kind];
  let heading: Heading | null = null;
  let check: FileCheck | null = null;
  let rows: FileRow[] = [];
  let done = 0;
  const flush = async () => {
    await check?.check(rows);
    rows = [];
    now.doneCount = done;
    now.errorCount = faults.count;
  };
  for (const piece of readCsv(file.csv)) {
    await pace.step();
    if (isFault(piece)) {
      faults.add({ ...piece, column: null });
      break;
    }
    if (heading === null || check === null) {
      heading = readHeading(kind.columns, kind.refusedColumns, piece.values, faults);
      if (heading === null) return null;
      check = await open(kind, ctx, tx, file, faults, heading, pace);
      continue;
    }
    const row = readRow(kind.columns, heading, piece, faults);
    if (row !== null) rows.push(row);
    done += 1;
    if (done % rowsAtOnce === 0) await flush();
  }
  await flush();
  now.rowCount = done;
  if (done === 0 && faults.count === 0)
    faults.add({ row: 1, column: null, code: "EMPTY", message: "The file has a heading but no rows." });
  await check?.finish();
  now.errorCount = faults.count;
  return check;
}

function open(
  kind: FileKind,
  ctx: Context,
  tx: SqlTx,
  file: BringInFile,
  faults: FaultList,
  heading: Heading,
  pace: Pace,
): Promise<FileCheck> {
  return kind.open({
    ctx,
    tx,
    pace,
    willLoad: !file.checkOnly,
    good: () => faults.count === 0,
    fault: (row, column, code, message) =>
      faults.add({ row, column: column === null ? null : heading.as(column), code, message }),
  });
}

/** What the database refused, in plain words; null for any other failure. */
function refusalOf(error: unknown): string | null {
  const refused = databaseError(error);
  if (refused !== null) return refused.detail;
  const constraint = violatedConstraint(error);
  if (constraint !== null) return `the database refused it (${constraint}).`;
  return null;
}

async function giveUp(
  ctx: Context,
  id: number,
  error: unknown,
  refusal: string | null,
  signal: AbortSignal,
): Promise<Error | null> {
  const reason = whyFailed(refusal, signal);
  const broke = error instanceof Error ? error : new Error(String(error));
  const ours = reason.code === "FAILED";
  try {
    await markFailed(ctx, id, reason);
    return ours ? broke : null;
  } catch (second) {
    // Whoever starts next finds it and marks it.
    return new AggregateError([broke, second], "A file brought in failed, and could not be marked so.");
  }
}

function whyFailed(refusal: string | null, signal: AbortSignal): Fault {
  const whole = { row: 1, column: null };
  if (signal.aborted) return { ...whole, code: "INTERRUPTED", message: interrupted };
  if (refusal !== null)
    return {
      ...whole,
      code: "CHANGED_MEANWHILE",
      message: `Others changed records that the file is about while it was loaded: ${refusal} Nothing was loaded; start it again.`,
    };
  return {
    ...whole,
    code: "FAILED",
    message: "Something broke on our side. Nothing was loaded; start it again, and ask for help if it breaks again.",
  };
}

export const interrupted = "The server stopped before the file was done. Nothing was loaded; start it again.";

async function markFailed(ctx: Context, id: number, reason: Fault): Promise<void> {
  await asActorSql(
    ctx.db,
    keeper,
    (tx) => tx`
    update bring_in set status = 'failed', error_count = 1, errors = ${JSON.stringify([reason])}::text::jsonb, finished_at = now()
    where id = ${id} and status in ('checking', 'loading')`,
  );
}
