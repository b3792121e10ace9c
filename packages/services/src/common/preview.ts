import type { OrmTx } from "@banksia/db";

/** Carries the result of work out of a savepoint that is undone. */
class Undone<T> extends Error {
  readonly result: T;

  constructor(result: T) {
    super("A preview was undone.");
    this.result = result;
  }
}

/**
 * Does the work; as a preview it undoes it again and gives only what it told. Everything is really done, so that a
 * preview says neither more nor less than saving would.
 */
export async function previewed<T>(tx: OrmTx, preview: boolean, work: (tx: OrmTx) => Promise<T>): Promise<T> {
  if (!preview) return work(tx);
  try {
    return await tx.transaction(async (inner) => {
      throw new Undone(await work(inner));
    });
  } catch (error) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- thrown three lines above with the result of `work`
    if (error instanceof Undone) return (error as Undone<T>).result;
    throw error;
  }
}
