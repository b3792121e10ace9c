import { type BulkColumns, type BulkValue, type SqlTx, bulkInsert } from "@banksia/db";

/**
 * Each statement finds out anew what the caller may see, so fewer are faster; larger ones would hold the process up.
 */
const rowsAtOnce = 3000;

/**
 * Rows that have been checked and wait until the whole file has. A batch waits as one text, which takes a fraction of
 * the memory of its values.
 */
export class WaitingRows<T extends readonly unknown[]> {
  readonly #batches: string[] = [];

  push(rows: readonly T[]): void {
    if (rows.length > 0) this.#batches.push(JSON.stringify(rows));
  }

  /** The rows, some thousand at a time, each once. */
  *take(): Generator<T[]> {
    let rows: T[] = [];
    for (let batch = this.#batches.shift(); batch !== undefined; batch = this.#batches.shift()) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is what `push` was given
      rows = rows.concat(JSON.parse(batch) as T[]);
      if (rows.length < rowsAtOnce) continue;
      yield rows;
      rows = [];
    }
    if (rows.length > 0) yield rows;
  }
}

/**
 * Writes all rows that wait, which are in the order of `columns`.
 * @param complete puts into the rows of a batch what was not known before
 */
export async function loadWaiting(
  tx: SqlTx,
  table: string,
  columns: BulkColumns,
  waiting: WaitingRows<BulkValue[]>,
  written: (rows: number) => void,
  complete?: (rows: BulkValue[][]) => Promise<void>,
): Promise<void> {
  for (const rows of waiting.take()) {
    await complete?.(rows);
    await bulkInsert(tx, table, columns, rows);
    written(rows.length);
  }
}
