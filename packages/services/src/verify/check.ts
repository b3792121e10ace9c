import type { SqlTx } from "@banksia/db";

/** A value of an offending row: numbers that may be large or have cents come as text. */
export type OffenceValue = string | number | boolean | null | readonly (string | number | null)[];

/** One row that breaks the rule, by the names of its columns. */
export type Offence = Record<string, OffenceValue>;

/** What a look found: how many rows break the rule, and the first of them. */
export interface Found {
  count: number;
  rows: Offence[];
  /** Why there is nothing to look at; the rule then neither holds nor breaks. */
  notApplicable?: string;
}

/** One thing that must always hold, and how to look for what breaks it. */
export interface Check {
  /** Stable name for programs, beginning with the number of the invariant. */
  id: string;
  /** The invariant of docs/architecture.md that it belongs to; 10: the record of a resident agrees with itself. */
  invariant: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;
  name: string;
  /** In plain words: what holds, and what an offending row means. */
  description: string;
  find(tx: SqlTx): Promise<Found>;
}

/** Offending rows given back per check; all of them are counted. */
export const rowsShown = 20;

/**
 * Runs one set-based query whose every row is an offence, counts them all and keeps the first.
 * @param select a query of our own, never text from outside; its values go in as `$1`, `$2`
 */
export async function offences(
  tx: SqlTx,
  select: string,
  values: readonly (string | number | null)[] = [],
): Promise<Found> {
  const found = await tx.unsafe<(Offence & { offence_count: number })[]>(
    `select *, count(*) over () as offence_count from (${select}) as offence limit ${rowsShown}`,
    [...values],
  );
  const count = found[0]?.offence_count ?? 0;
  return {
    count,
    rows: found.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== "offence_count"))),
  };
}

/** There is nothing to look at, for the reason given. */
export function notApplicable(reason: string): Found {
  return { count: 0, rows: [], notApplicable: reason };
}
