import type { BankProfileId } from "@banksia/aba";
import type { CrnRule, SahLayout, Severity, StatementMapping } from "@banksia/claims";
import type { FileKind } from "./kinds.ts";

/** One finding in a file. */
export interface FileIssue {
  /** One of a closed set: `aba.…` for bank files, else as listed by @banksia/claims; `file.…` for the file as such. */
  readonly code: string;
  readonly severity: Severity;
  /** Line of the file, from 1; null when the file as a whole is meant. */
  readonly line: number | null;
  /** First and last column of a fixed-width record, from 1. */
  readonly columns: readonly [number, number] | null;
  readonly field: string | null;
  readonly value: string | null;
  readonly message: string;
}

/** Something the file says of itself or comes to: a total, a count, a day, a name. Money is dollars, "1234.50". */
export interface FileFact {
  readonly label: string;
  readonly kind: "money" | "count" | "day" | "text";
  readonly value: string;
}

/** What a file is, what is wrong with it and what it comes to. Plain data: it can be written as JSON as it stands. */
export interface FileReport {
  readonly name: string;
  readonly bytes: number;
  readonly kind: FileKind;
  /** The kind in words. */
  readonly label: string;
  /** True when the kind is known and there is no error. */
  readonly ok: boolean;
  readonly errors: number;
  readonly warnings: number;
  readonly issues: readonly FileIssue[];
  /** Issues counted but not listed. */
  readonly leftOff: number;
  readonly facts: readonly FileFact[];
}

/** What files are looked at with. Everything may be left out. */
export interface InspectOptions {
  /** Today, YYYY-MM-DD: without it nothing is said about days past or to come. */
  readonly today?: string;
  /** The kind, where the file is not to be asked. */
  readonly as?: FileKind;
  /** Bank whose rules an ABA file has to keep. */
  readonly bank?: BankProfileId;
  /** Reads ABA files leniently: only what loses a fact is an error. */
  readonly lenient?: boolean;
  /** Saved mappings of payment statements. */
  readonly mappings?: readonly StatementMapping[];
  /** Layout of Support at Home upload files; the agency's field names when not given. */
  readonly sahLayout?: SahLayout;
  /** BPAY check digit rule by biller code. */
  readonly crnRules?: Readonly<Record<string, CrnRule>>;
}

/** The name of a file that has none (standard input): nothing is said about it. */
export const NO_NAME = "-";

/** A file in memory. */
export interface LoadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file that arrives in pieces. */
export interface StreamedFile {
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** What a checker hands back; the rest of a report is the same for all. */
export interface Checked {
  readonly kind: FileKind;
  readonly issues: readonly FileIssue[];
  readonly errors: number;
  readonly warnings: number;
  readonly leftOff: number;
  readonly facts: readonly FileFact[];
}
