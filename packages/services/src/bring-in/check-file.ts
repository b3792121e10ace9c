import type { SqlTx } from "@banksia/db";
import type { Context } from "../context.ts";
import type { FaultList } from "./faults.ts";
import { type FileRow, readRow } from "./file-row.ts";
import { type Heading, readHeading } from "./heading.ts";
import type { FileCheck, FileKind } from "./kind.ts";
import { fileKinds } from "./kinds.ts";
import type { Pace } from "./pace.ts";
import type { Progress } from "./progress.ts";
import { isFault, readCsv } from "./read-csv.ts";
import type { BringInFile } from "./bring-in-file.ts";

const rowsAtOnce = 1000;

/** Checks every row. @returns what can load them; null when the file cannot be read as a table of its kind */
export async function checkFile(
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
