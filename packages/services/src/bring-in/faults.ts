import type { FieldCode } from "../errors.ts";
import type { FileFaultCode } from "./read-csv.ts";

/** Everything that can be wrong with a file, its rows and their cells; and why one that was good was not loaded. */
export type FaultCode =
  | FieldCode
  | FileFaultCode
  /** More or fewer cells than the heading has columns. */
  | "RAGGED"
  /** Line ends, tabs and other signs that no field holds. */
  | "CONTROL_CHARACTER"
  /** The server stopped before the file was done. */
  | "INTERRUPTED"
  /** Others changed the same records while the file was loaded. */
  | "CHANGED_MEANWHILE"
  /** A fault of ours. */
  | "FAILED";

/** One reason why a file is refused. */
export interface Fault {
  /** The row as a spreadsheet counts it; the heading, and what concerns the file as a whole, is row 1. */
  row: number;
  /** The heading of the column as it stands in the file; null when the whole row is at fault. */
  column: string | null;
  code: FaultCode;
  /** Plain words that say the fix. */
  message: string;
}

/** So many faults are kept; all are counted. */
export const keptFaults = 1000;

/** The faults of one file: the first ones, and how many there are in all. */
export class FaultList {
  readonly #kept: Fault[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** The faults kept, in the order of the rows. */
  get kept(): Fault[] {
    return this.#kept.toSorted((a, b) => a.row - b.row);
  }

  add(fault: Fault): void {
    this.#count += 1;
    if (this.#kept.length < keptFaults) this.#kept.push(fault);
  }
}
