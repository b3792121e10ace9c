import { type Database, asActorSql } from "@banksia/db";

const writeEveryMilliseconds = 400;

/** Who keeps the books of what is brought in, whoever brings it in. */
export const keeper = { kind: "system", name: "bring-in" } as const;

/** Where a file has got to. */
interface Standing {
  status: "checking" | "loading";
  rowCount: number;
  doneCount: number;
  errorCount: number;
}

/**
 * Shows how far a file is while its one transaction has not ended, on a connection of its own. What it writes last is
 * always less than the end, which is written together with the rows themselves.
 */
export class Progress {
  readonly now: Standing;
  readonly #db: Pick<Database, "sql">;
  readonly #id: number;
  readonly #gone: () => void;
  readonly #timer: ReturnType<typeof setInterval>;
  #writing: Promise<void> = Promise.resolve();
  #idle = true;
  #written = "";

  /** @param gone is called when the file is no longer being checked or loaded, whoever ended it */
  constructor(db: Pick<Database, "sql">, id: number, rowCount: number, gone: () => void) {
    this.#db = db;
    this.#id = id;
    this.#gone = gone;
    this.now = { status: "checking", rowCount, doneCount: 0, errorCount: 0 };
    this.#timer = setInterval(() => {
      if (this.#idle) this.#writing = this.#write();
    }, writeEveryMilliseconds);
  }

  async #write(): Promise<void> {
    const text = JSON.stringify(this.now);
    if (text === this.#written) return;
    this.#idle = false;
    try {
      const { status, rowCount, doneCount, errorCount } = this.now;
      const rows = await asActorSql(
        this.#db,
        keeper,
        (tx) => tx`
        update bring_in set status = ${status}, row_count = ${rowCount}, done_count = ${doneCount}, error_count = ${errorCount}
        where id = ${this.#id} and status in ('checking', 'loading') returning 1 as written`,
      );
      this.#written = text;
      if (rows.length === 0) this.#gone();
    } catch {
      // The work itself tells when the database is away; the next write may succeed.
    } finally {
      this.#idle = true;
    }
  }

  /** Writes no more; resolves when nothing is being written. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#writing;
  }
}
