import type { AbaDetail, AbaHeader, AbaReturn, AbaTotals } from "../facts.ts";
import type { AbaIssue } from "../issue.ts";
import type { StatedTotals } from "./examine-trailer.ts";
import type { AbaGroupSummary } from "./group-state.ts";
import type { AbaReadOptions } from "./options.ts";
import { reading, type AbaCheck } from "./reading.ts";
import { piecesFrom, piecesOf, slicesOf, type AbaAsyncSource, type AbaSource } from "./source.ts";

/** A group of a file, with everything that its records say. */
export interface AbaGroup extends Omit<AbaGroupSummary, "details" | "returns"> {
  /** Debits and credits in order, without those that could not be read. */
  details: AbaDetail[];
  /** Returned entries in order, without those that could not be read. */
  returns: AbaReturn[];
}

/** A file as read: the check's outcome with the facts. */
export interface AbaReading extends Omit<AbaCheck, "groups"> {
  groups: AbaGroup[];
}

/**
 * Reads a whole file into facts, every departure reported. Lenient unless the options say otherwise: other line ends,
 * cut blanks, missing hyphens and the like are read and warned about. A record whose BSB, account, code or amount cannot
 * be read is left out of the facts and reported as an error.
 *
 * Whatever the bytes are, the outcome is a result with coded issues. The facts of all records are held in memory; for
 * very large files there is `readAbaStream`.
 * @throws RangeError when `options.today` is no day; TypeError when a piece is neither bytes nor text
 */
export function readAba(source: AbaSource, options: AbaReadOptions = {}): AbaReading {
  const groups: AbaGroup[] = [];
  let details: AbaDetail[] = [];
  let returns: AbaReturn[] = [];
  const inner = reading(options, "lenient", {
    header() {},
    detail(_record, detail) {
      if (detail !== undefined) details.push(detail);
    },
    return(_record, entry) {
      if (entry !== undefined) returns.push(entry);
    },
    trailer() {},
    other() {},
    groupEnd(summary) {
      groups.push({ ...summary, details, returns });
      details = [];
      returns = [];
    },
  });
  for (const piece of piecesOf(source)) inner.push(piece);
  return { ...inner.finish(), groups };
}

/** One line of a file, what it says and what is the matter with it. */
export type AbaRecord =
  | { type: "header"; record: number; header: AbaHeader; issues: AbaIssue[] }
  | { type: "detail"; record: number; detail: AbaDetail | undefined; issues: AbaIssue[] }
  | { type: "return"; record: number; return: AbaReturn | undefined; issues: AbaIssue[] }
  | { type: "trailer"; record: number; stated: StatedTotals; totals: AbaTotals; issues: AbaIssue[] }
  | { type: "other"; record: number; issues: AbaIssue[] };

/**
 * Reads a file record by record in flat memory; lenient unless the options say otherwise. What is found out only at the
 * end, such as duplicates and a missing file total, is in the outcome that the generator returns.
 */
export async function* readAbaStream(
  source: AbaAsyncSource,
  options: AbaReadOptions = {},
): AsyncGenerator<AbaRecord, AbaCheck, undefined> {
  let records: AbaRecord[] = [];
  let issues: AbaIssue[] = [];
  const taken = () => {
    const own = issues;
    issues = [];
    return own;
  };
  const inner = reading(
    options,
    "lenient",
    {
      header: (record, header) => records.push({ type: "header", record, header, issues: taken() }),
      detail: (record, detail) => records.push({ type: "detail", record, detail, issues: taken() }),
      return: (record, entry) => records.push({ type: "return", record, return: entry, issues: taken() }),
      trailer: (record, stated, totals) => records.push({ type: "trailer", record, stated, totals, issues: taken() }),
      other: (record) => records.push({ type: "other", record, issues: taken() }),
      groupEnd() {},
    },
    (issue) => issues.push(issue),
  );
  for await (const piece of piecesFrom(source)) {
    for (const slice of slicesOf(piece)) {
      inner.push(slice);
      yield* records;
      records = [];
    }
  }
  const outcome = inner.finish();
  yield* records;
  return outcome;
}
