import { writeCsv } from "../common/csv-write.ts";
import type { Day } from "../common/day.ts";
import { IssueLog, type Findings } from "../common/issue.ts";
import { FactsCheck } from "./check-facts.ts";
import { RowFindings } from "./check-row.ts";
import { rowOfClaim, type AbnRule, type NdisClaim } from "./claim.ts";
import { MAX_REQUEST_ROWS, requestHeader } from "./columns.ts";
import { DuplicateCheck } from "./duplicates.ts";
import type { NdisFacts } from "./facts.ts";
import { ndisFileName } from "./file-name.ts";
import { ndisClaimRules, type NdisClaimIssueCode } from "./issues.ts";
import { rowCells, totalClaimed, type NdisRow } from "./row.ts";

export interface NdisCheckOptions {
  /** Today, in the legal entity's time zone. */
  readonly today: Day;
  readonly abn?: AbnRule;
  /** Catalogue, plans and earlier claims to check against. */
  readonly facts?: NdisFacts;
}

export interface NdisWriteOptions extends NdisCheckOptions {
  /** YYMMDDHHMMSS: the start of every file name, never used twice. */
  readonly stamp: string;
  /** Number of the first file of this run under the stamp; 1 when not given. */
  readonly firstFile?: number;
  /** Lines a file, at most 5,000. */
  readonly rowsPerFile?: number;
  /** Leave claims with errors out and write the rest. Without it one error means no file at all. */
  readonly setAside?: boolean;
}

/** One file to upload. */
export interface NdisFile {
  readonly name: string;
  /** ASCII text, CR LF after every row. */
  readonly text: string;
  readonly rows: readonly NdisRow[];
  /** Places of the claims in the list that was given, from 0, row by row. */
  readonly claims: readonly number[];
  /** What the file claims in all, "1234.50". */
  readonly total: string;
}

export interface CheckedNdisClaims extends Findings<NdisClaimIssueCode> {
  /** The lines that can be written, with the place of their claim in the list, from 0. */
  readonly rows: readonly { readonly row: NdisRow; readonly claim: number }[];
  /** Places of the claims that have an error, from 0. */
  readonly refused: readonly number[];
}

export interface WrittenNdisFiles extends Findings<NdisClaimIssueCode> {
  readonly files: readonly NdisFile[];
  readonly refused: readonly number[];
  /** Total of all files. */
  readonly total: string;
}

function check(
  claims: readonly NdisClaim[],
  options: NdisCheckOptions,
  log: IssueLog<NdisClaimIssueCode>,
): Pick<CheckedNdisClaims, "rows" | "refused"> {
  const facts = new FactsCheck(options.facts ?? {}, options.today, log);
  const duplicates = new DuplicateCheck(log, options.facts?.claimedBefore, options.facts?.usedReferences);
  const rows: { row: NdisRow; claim: number }[] = [];
  const refused: number[] = [];
  claims.forEach((claim, i) => {
    const before = log.errors;
    const row = rowOfClaim(claim, options.abn ?? {}, options.today, new RowFindings(log, i + 1));
    if (row !== null) {
      facts.check(row, claim.management, i + 1);
      duplicates.check(row, i + 1);
    }
    if (row === null || log.errors > before) refused.push(i);
    else rows.push({ row, claim: i });
  });
  return { rows, refused };
}

/** Checks claims without writing anything. An issue's `line` is the claim's place in the list, from 1. */
export function checkNdisClaims(claims: readonly NdisClaim[], options: NdisCheckOptions): CheckedNdisClaims {
  const log = new IssueLog<NdisClaimIssueCode>(ndisClaimRules);
  const checked = check(claims, options, log);
  return { ...checked, ...log.findings() };
}

/** The text of one request file: header and lines as they are, unchecked. */
export function ndisFileText(rows: readonly NdisRow[]): string {
  return writeCsv([requestHeader, ...rows.map(rowCells)]);
}

/**
 * Checks claims and writes them as bulk payment request files of at most 5,000 lines, in the order given.
 * The same claims and stamp give the same bytes. An issue's `line` is the claim's place in the list, from 1.
 */
export function writeNdisFiles(claims: readonly NdisClaim[], options: NdisWriteOptions): WrittenNdisFiles {
  const log = new IssueLog<NdisClaimIssueCode>(ndisClaimRules);
  const { rows, refused } = check(claims, options, log);
  const perFile = Math.min(Math.max(1, Math.trunc(options.rowsPerFile ?? MAX_REQUEST_ROWS)), MAX_REQUEST_ROWS);
  const first = options.firstFile ?? 1;
  const errorsBefore = log.errors;
  if (!/^\d{12}$/.test(options.stamp)) log.add("ndis.file-stamp", { field: "stamp", value: options.stamp });
  const lastFile = first + Math.ceil(rows.length / perFile) - 1;
  if (!Number.isSafeInteger(first) || first < 1 || lastFile > 999) log.add("ndis.too-many-files");
  if (rows.length === 0) log.add("ndis.no-rows");
  const files: NdisFile[] = [];
  if (log.errors === errorsBefore && (refused.length === 0 || options.setAside === true))
    for (let at = 0; at < rows.length; at += perFile) {
      const part = rows.slice(at, at + perFile);
      const partRows = part.map(({ row }) => row);
      files.push({
        name: ndisFileName(options.stamp, first + files.length),
        text: ndisFileText(partRows),
        rows: partRows,
        claims: part.map(({ claim }) => claim),
        total: totalClaimed(partRows),
      });
    }
  return { files, refused, total: totalClaimed(files.flatMap((file) => file.rows)), ...log.findings() };
}
