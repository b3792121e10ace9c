export { compareFiles, DIFFERENCE_LIMIT, type FactDifference, type FileComparison } from "./compare.ts";
export type { Difference, FieldDifference } from "./compare-entries.ts";
export { detectFile, type Detected } from "./detect.ts";
export { inspectFile, inspectStream } from "./inspect.ts";
export { fileIssues, type FileIssueCode } from "./issues.ts";
export { FILE_KINDS, isFileKind, type FileKind } from "./kinds.ts";
export { NO_NAME } from "./report.ts";
export type { FileFact, FileIssue, FileReport, InspectOptions, LoadedFile, StreamedFile } from "./report.ts";
