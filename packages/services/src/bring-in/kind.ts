import type { SqlTx } from "@banksia/db";
import type { Scope } from "../access/roles.ts";
import type { Context } from "../context.ts";
import type { Columns } from "./columns.ts";
import type { FaultCode } from "./faults.ts";
import type { FileRow } from "./file-row.ts";
import type { Pace } from "./pace.ts";

export type BringInKind =
  | "customers"
  | "admissions"
  | "service_entries"
  | "schedule_lines"
  | "rates"
  | "national_rates"
  | "fee_advices";

/** What the checks of one file work with. */
export interface FileJob {
  /** Whoever brings the file in, and what day it was when that began. */
  readonly ctx: Context;
  /** The one transaction of check and load; it sees the facilities of whoever brings the file in. */
  readonly tx: SqlTx;
  /** Something is wrong with a row that is no longer at hand. */
  fault(row: number, column: string | null, code: FaultCode, message: string): void;
  /** Nothing has been found wrong with the file so far. */
  good(): boolean;
  readonly pace: Pace;
  /** False when the file is only checked. */
  readonly willLoad: boolean;
}

/** The check of one file, then its load. */
export interface FileCheck {
  /** Checks the next rows and keeps the good ones to be loaded. */
  check(rows: readonly FileRow[]): Promise<void>;
  /** Checks what only all rows together show. */
  finish(): Promise<void>;
  /** Writes all rows; tells how many after each batch. Only called when nothing was found wrong. */
  load(written: (rows: number) => void): Promise<void>;
}

/** A kind of file that can be brought in. */
export interface FileKind {
  readonly kind: BringInKind;
  readonly title: string;
  /** What else than bringing files in the caller must be allowed to do. */
  readonly scope: Scope;
  readonly columns: Columns;
  /** Columns that people may expect, with why they are not taken. */
  readonly refusedColumns: Readonly<Record<string, string>>;
  open(job: FileJob): Promise<FileCheck>;
}
