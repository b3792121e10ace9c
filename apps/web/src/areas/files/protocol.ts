import type { FileComparison, InspectOptions } from "banksia-files/inspect";
import type { CheckedFile } from "./check-file.ts";

/** What the page asks of the worker. */
export type Ask =
  | { readonly type: "check"; readonly id: number; readonly file: File; readonly options: InspectOptions }
  | {
      readonly type: "compare";
      readonly id: number;
      readonly files: readonly [File, File];
      readonly options: InspectOptions;
    };

/** What the worker says: it is there, how far it is, and what came of it. */
export type Tell =
  | { readonly type: "ready" }
  | { readonly type: "progress"; readonly id: number; readonly bytes: number }
  | { readonly type: "checked"; readonly id: number; readonly checked: CheckedFile }
  | { readonly type: "compared"; readonly id: number; readonly comparison: FileComparison }
  | { readonly type: "failed"; readonly id: number; readonly code: FailureCode };

/** Why nothing can be said about a file. */
export type FailureCode = "unreadable" | "too-large-to-compare" | "broken" | "not-loaded";

/** The failures in words, with what to do. */
export const FAILURES: Record<FailureCode, string> = {
  unreadable:
    "The file could not be read. It was moved, changed or removed after it was chosen, or it is a folder. Choose it again.",
  "too-large-to-compare":
    "Files are compared up to 64 MB each. For larger ones use the command: npx banksia-files compare A B.",
  broken: "The checker ran out of memory or broke off on this file. Close other tabs, then check it again.",
  "not-loaded": "The checker could not be loaded. Connect to the network, then load this page again.",
};
