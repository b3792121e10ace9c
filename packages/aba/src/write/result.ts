import type { AbaTotals } from "../facts.ts";
import type { AbaIssue } from "../issue.ts";
import type { AbaField } from "../layout.ts";
import type { BankProfile } from "../profile.ts";

/** A text that was written otherwise than it was given. */
export interface AbaChange {
  /** Number of the record in the file, from 1; entry 0 of the details is record 2. */
  record: number;
  field: AbaField;
  from: string;
  to: string;
  /** Whether a character had no counterpart and became a blank. */
  lossy: boolean;
}

/** What is said of a file whether it was written or refused. */
export interface AbaWriteReport {
  /** Errors and warnings by record, each up to `maxIssues`. Entry 0 of the details is record 2. */
  issues: AbaIssue[];
  errorCount: number;
  warningCount: number;
  /** The first texts that were changed, up to `maxIssues`. */
  changes: AbaChange[];
  changeCount: number;
}

/** What was written. */
export interface AbaWritten extends AbaWriteReport {
  ok: true;
  /** The totals as the file states them. */
  totals: AbaTotals;
  /** Number of records: header, details, balancing record and file total. */
  records: number;
  /** Length of the file in bytes. */
  length: number;
  /** The seal of the file, when asked for. */
  seal?: string;
}

/** The file was refused; nothing of it may be sent. */
export interface AbaRefused extends AbaWriteReport {
  ok: false;
}

/** Options of writing. */
export interface AbaWriteOptions {
  /** What the bank wants; the standard when left out. */
  profile?: BankProfile;
  /** Today, YYYY-MM-DD, to warn of past and far dates. The package reads no clock. */
  today?: string;
  /** Days YYYY-MM-DD on which banks do not process, besides weekends. */
  holidays?: Iterable<string>;
  /** Whether characters that the bank does not take are replaced and reported, as is done when left out, or refused. */
  characters?: "transliterate" | "refuse";
  /** How many errors, warnings and changes are each kept with their details; 1000 when left out. All are counted. */
  maxIssues?: number;
  /** Whether to compute a seal, so that any later change of the file can be seen. */
  seal?: boolean;
}
