import type { BringInKind } from "./kind.ts";

/** A file whose row in `bring_in` has just been made. */
export interface BringInFile {
  id: number;
  kind: BringInKind;
  fileName: string;
  csv: string;
  /** An estimate. */
  rowCount: number;
  /** Check only, load nothing. */
  checkOnly: boolean;
}
