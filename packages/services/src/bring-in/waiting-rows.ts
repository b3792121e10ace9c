import { type BulkColumns, type BulkValue, type SqlTx, bulkInsert } from "@banksia/db";

/**
 * Rows that have been checked and wait until the whole file has. A batch waits as one text, which takes a fraction of
 * the memory of its values.
 */
export class WaitingRows<T extends readonly unknown[]> {
  readonly #batches: string[] = [];

  push(rows: readonly T[]): void {
    if (rows.length > 0) this.#batches.push(JSON.stringify(rows));
  }

  /** The rows, a batch at a time, each batch once. */
  *take(): Generator<T[]> {
    for (let batch = this.#batches.shift(); batch !== undefined; batch = this.#batches.shift()) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is what `push` was given
      yield JSON.parse(batch) as T[];
    }
  }
}

/** What is done with each batch besides writing it. */
export interface BatchSteps {
  /** Puts into the rows what was not known before. */
  before?: (rows: BulkValue[][]) => Promise<void>;
  /** Writes what hangs on the rows. */
  after?: (rows: BulkValue[][]) => Promise<void>;
}

/** Writes all rows that wait, which are in the order of `columns`. */
export async function loadWaiting(
  tx: SqlTx,
  table: string,
  columns: BulkColumns,
  waiting: WaitingRows<BulkValue[]>,
  written: (rows: number) => void,
  steps: BatchSteps = {},
): Promise<void> {
  for (const rows of waiting.take()) {
    await steps.before?.(rows);
    await bulkInsert(tx, table, columns, rows);
    await steps.after?.(rows);
    written(rows.length);
  }
}
