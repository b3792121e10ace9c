import { csvIssues, readCsv } from "./csv-read.ts";
import { IssueLog, type Issue } from "./issue.ts";
import { decodeText, textIssues, type FileInput, type TextIssueCode } from "./text.ts";

/** Enough of a file to see what it is. */
const HEAD = 65_536;

/** The start of a file. */
export interface FileHead {
  /** The first line that is not empty, without its line end. */
  readonly firstLine: string;
  /** Its cells, cut at whichever of , ; tab | gives the most. */
  readonly firstRow: readonly string[];
  /** Why the file cannot be read as text, if it cannot. */
  readonly issues: readonly Issue<TextIssueCode>[];
}

/** Cuts a long file behind a line, so that no character is cut in two. */
function start(input: FileInput): FileInput {
  if (input.length <= HEAD) return input;
  const cut = input.slice(0, HEAD);
  const lineEnd = typeof cut === "string" ? cut.lastIndexOf("\n") : cut.lastIndexOf(10);
  return lineEnd > 0 ? cut.slice(0, lineEnd + 1) : cut;
}

/** Looks at the start of a file only. Never throws. */
export function readFileHead(input: FileInput): FileHead {
  const log = new IssueLog<TextIssueCode>(textIssues);
  const text = decodeText(start(input), log) ?? "";
  const firstLine = /[^\r\n]*\S[^\r\n]*/.exec(text)?.[0] ?? "";
  const rows = [",", ";", "\t", "|"].map(
    (delimiter) => readCsv(firstLine, new IssueLog(csvIssues), { delimiter })[0]?.cells ?? [],
  );
  const firstRow = rows.toSorted((a, b) => b.length - a.length)[0] ?? [];
  return { firstLine, firstRow, issues: log.findings().issues };
}
